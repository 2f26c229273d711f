"""The words that attribute: verbs of speech and of position, and the small words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Which form of a verb a word is. ``PAST`` is the past tense and the past participle."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb that attributes.

    ``says``: what follows is speech, in quotation marks or in a clause; otherwise its object is the position.
    ``speaks``: to do it one has to open one's mouth (warn, condemn), which wanting and agreeing do not need.
    ``soft``: the form is also a noun, or the verb takes other objects as well; it needs further evidence.
    """

    lemma: str
    form: Form
    says: bool
    speaks: bool
    soft: bool


# Verbs that take a clause or a quotation without further evidence.
_SAYING = """
acknowledge add admit affirm allege announce argue assert assure attest boast caution claim clarify comment complain
concede conclude confirm contend continue counter declare deny disclose elaborate emphasise emphasize estimate exclaim
explain hint imply indicate inform insist jest joke lament liken maintain mention muse note notify observe opine post
predict proclaim quip read reaffirm rebut recall recount reiterate remark remind repeat reply report respond retort
reveal say scold shout signal specify speculate state stipulate stress suggest swear tell testify thunder tweet
underline underscore vow warn whisper write yell
""".split()
_THINKING = "believe doubt fear feel find hope reckon think".split()
# Verbs whose object or infinitive is the position.
_POSITION_SPOKEN = """
accuse advise appeal applaud ask attack blame blast brand call castigate challenge cite commend condemn criticise
criticize decry defend demand denounce deplore describe dismiss dispute dub express hail implore invite label lambast
mock order pledge praise promise propose question reassure rebuff rebuke recommend reject request ridicule slam speak
term thank threaten tout urge voice welcome
""".split()
_POSITION = """
accept agree approve back commit decide decline discuss endorse expect favor favour intend offer oppose plan prefer
refuse seek support vote want
""".split()

# Of these, what one does by uttering the very words: "Sit down," the judge ordered.
QUOTING = frozenset("ask demand order plead pledge promise question urge".split())

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "write": "writes wrote,written writing",
    "seek": "seeks sought seeking",
    "find": "finds found finding",
    "feel": "feels felt feeling",
    "swear": "swears swore,sworn swearing",
    "speak": "speaks spoke,spoken speaking",
    "read": "reads read reading",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "dub": "dubs dubbed dubbing",
    "plan": "plans planned planning",
    "rebut": "rebuts rebutted rebutting",
    "commit": "commits committed committing",
    "prefer": "prefers preferred preferring",
}
_SOFT = frozenset(
    """
    find finds found finding
    appeal appeals approve approved approves attack attacks back backed backs blame blast blasts boast boasts brand
    brands call calls challenge challenges cite claim claims comment comments continue continued continues continuing
    counter counters decide decides demand demands discuss discussed discussing doubt doubts estimate estimates expect
    expected expects express fear fears feel feels felt hint hints hope hopes joke jokes label labels lament laments
    mention note notes offer offered offers order ordered orders plan planned plans post posts praise promise promises
    question questions read reads rebuke rebukes remark remarks reply report reports request requests shout shouts
    signal signals slam state states stress stresses support supports swear term terms thanks think threat tweet
    tweets voice voices vote voted votes vow vows want wanted wants welcome whisper whispers yell yells
    """.split()
)


def _forms(lemma: str) -> Iterator[tuple[str, Form]]:
    yield lemma, Form.BASE
    if lemma in _IRREGULAR:
        present, past, ing = _IRREGULAR[lemma].split()
    elif lemma.endswith("e"):
        present, past, ing = lemma + "s", lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        present, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        present, past, ing = lemma + "es", lemma + "ed", lemma + "ing"
    else:
        present, past, ing = lemma + "s", lemma + "ed", lemma + "ing"
    yield present, Form.PRESENT
    yield ing, Form.ING
    for word in past.split(","):
        yield word, Form.PAST


def _lexicon() -> dict[str, Verb]:
    kinds = (
        (_POSITION, False, False),
        (_POSITION_SPOKEN, False, True),
        (_THINKING, True, False),
        (_SAYING, True, True),
    )
    return {
        word: Verb(lemma, form, says, speaks, word in _SOFT)
        for lemmas, says, speaks in kinds
        for lemma in lemmas
        for word, form in _forms(lemma)
    }


# Every form of every attributing verb, in small letters.
VERBS = _lexicon()

# With which preposition a verb that is also a noun goes on: "Kabul calls for", but "Kabul's calls for".
PREPOSITIONS_OF = {"call": {"for", "on"}, "appeal": {"for", "to"}, "hope": {"for"}, "vote": {"for", "against"}}

PRONOUNS = frozenset("he she they we i it you".split())
RELATIVES = frozenset("who which".split())
BE = frozenset("is are was were be been being 's".split())
# What may stand between a source and its verb.
AUXILIARIES = frozenset(
    "has have had was were is are be been being will would could should can may might must did does do not n't also"
    " later then repeatedly previously recently once again publicly often never already further"
    " still now just even only"
    " too both all hasn't haven't hadn't didn't doesn't don't won't wouldn't can't couldn't has also himself herself"
    " itself themselves meanwhile however therefore subsequently thus always ever earlier".split()
)
NEGATIONS = frozenset("not never hasn't haven't hadn't didn't doesn't don't won't wouldn't can't couldn't".split())
MODALS = frozenset(
    "will would could should can may might must did does do didn't doesn't don't won't wouldn't to".split()
)
DETERMINERS = frozenset(
    "the a an one some many several another other his her their its our my both two three"
    " four five six most these those"
    " this that any no".split()
)
PREPOSITIONS = frozenset(
    "in on at to from by for with of after before during under over amid against about through via since until despite"
    " without within between among near around following besides along into toward towards"
    " upon per across behind beyond"
    " as".split()
)
# Words at which a noun phrase to the left of its verb begins at the latest.
CLAUSE_OPENERS = frozenset(
    "that because while as when after before if though although since but whether where which than unless until so what"
    " how why once lest and or nor yet".split()
)
# Words that open a clause beside the main one: "While Islamabad said so, Kabul …".
SUBORDINATES = frozenset("while although though whereas as".split())
CONDITIONS = frozenset("if whether unless until should lest".split())
CONJUNCTIONS = frozenset("and but or nor yet so".split())
# Words at which a noun phrase to the right of its verb ends.
TAIL_OPENERS = PREPOSITIONS | frozenset("that when while who which because if where and but".split())

MONTHS = frozenset(
    "january february march april may june july august september october november december feb apr jul"
    " aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DAYS = WEEKDAYS | MONTHS | frozenset("yesterday today tonight".split())
TIME_WORDS = DAYS | frozenset("morning evening afternoon night week month last this late early earlier later".split())
# What somebody speaks in: "in a statement", "at a press conference".
MEDIA = frozenset(
    "statement interview post posts briefing conference speech message tweet remarks letter video address broadcast"
    " communique report talk press-conference x twitter facebook telegram television tv".split()
)

# What somebody says, as a thing: "a charge Kabul denies".
CLAIMS = frozenset(
    "accusation accusations allegation allegations assertion charge charges claim claims demand demands proposal"
    " suggestion something".split()
)

# People and bodies that a description names: the last word of "a senior Afghan official".
SPEAKERS = frozenset(
    """
    adviser advisers advisor advisors administration agency ambassador analyst analysts army authorities authority board
    cabinet chief chiefs commander commanders commission committee council court delegate delegates delegation diplomat
    diplomats director doctor doctors embassy emirate envoy envoys expert experts farmer force forces foreign-office
    general government governor group groups head ieutenant insiders investigators journalist judge judges lawmaker
    lawmakers lawyer lawyers leader leaders leadership lieutenant mediator mediators media militants military minister
    ministers ministry mission mufti negotiator negotiators observer observers office officer officers official
    officials
    organisation organization parliament party police politician politicians premier president prosecutor prosecutors
    rebels refugees regime reporter representative representatives resident residents secretariat secretary senator
    shopkeeper
    side sides source sources spokesman spokesmen spokespeople spokesperson spokespersons spokeswoman survivor survivors
    team trader traders troops villager villagers wing witness witnesses
    """.split()
)
# Of these, what one person is: "he" can stand for "a senior official".
ROLES = frozenset(
    """
    activist adviser advisor aide ambassador analyst another assistant baker butcher captain chief clerk colleague
    commander cook delegate diplomat director doctor driver economist elder employee engineer envoy expert exporter
    farmer father general governor guard historian importer judge journalist labourer lawmaker lawyer leader lieutenant
    man mediator merchant minister mother mufti neighbour negotiator nurse observer officer official one passer-by
    politician porter premier president professor prosecutor refugee reporter representative researcher resident
    scholar secretary senator shopkeeper smuggler soldier source spokesman spokesperson spokeswoman student surgeon
    survivor tailor teacher trader traveller vendor villager waiter widow witness woman worker
    """.split()
)
# Of the speakers, who speaks for a party whose name or adjective stands before them: "Pakistani officials", not
# "Afghan traders".
VOICES = SPEAKERS - frozenset(
    """
    analyst analysts doctor doctors expert experts farmer group groups insiders journalist lawyer lawyers media
    militants
    observer observers politician politicians rebels refugees reporter resident residents shopkeeper survivor survivors
    trader traders villager villagers witness witnesses party mediator mediators
    """.split()
)
# Words of titles that stand before a name, in small letters.
TITLES = frozenset(
    """
    adm adviser advisor ambassador analyst army attorney brig brigadier cabinet capt captain chair chairman chairwoman
    chief
    co-founder col colonel commander commissioner congressman congresswoman deputy director dr envoy ex-minister
    expert field-marshal foreign former gen general gov governor haji head imam inspector interior defence defense
    information
    judge justice lawmaker leader lieutenant lt mufti maj major marshal maulana maulvi mawlawi mawlana minister mr mrs
    ms mullah
    negotiator officer official premier president prime prof professor qari rep representative rev secretary sen senator
    senior pm cm sheikh spokesman spokesperson spokeswoman special state vice first finance home climate law commerce
    permanent assistant acting caretaker
    journalist lawyer author historian researcher economist resident sardar secretary-general
    """.split()
)
# Titles that belong to the name itself where nothing else is left of it: "Mullah Yaqoob".
HONORIFICS = frozenset("mullah maulana maulvi mawlawi mawlana mufti haji qari sheikh imam khawaja sardar".split())
