"""What a name means where it stands: a capital city or the government in it, a person or part of a stranger's name."""

from collections.abc import Callable
from enum import StrEnum
from itertools import islice

from index.entity_names import Link, Words, fold_word


class Rule(StrEnum):
    """How a name that several entities share is read. Each rule looks only at the words around it.

    ``PLACE_UNLESS_IT_ACTS`` (a place and a party share it): the party where it does what only people do ("Doha said",
    "Riyadh's offer", "according to Doha", "Riyadh and Doha asked"), else the place ("in Doha", "the Doha talks").
    ``PARTY_UNLESS_LOCATED`` (the same): the place where something is there, goes there or hits it ("in Kabul", "flew to
    Kabul", "a Kabul hotel", "strikes on Kabul", "Kabul airport"), else the party ("talks with Kabul").
    ``LAST_NAMED``: the entity that the text has named last by a name of its own ("Anas Haqqani … Haqqani"), or nobody.
    """

    PLACE_UNLESS_IT_ACTS = "place unless it acts"
    PARTY_UNLESS_LOCATED = "party unless located"
    LAST_NAMED = "last named"


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold_word, text.split()))


_VERBS = _words(
    """
    accept accepts accuse accuses add adds agree agrees allege alleges announce announces answer answers appeal
    appeals argue argues ask asks backs become becomes became begin begins began blame blames bring brings
    brought broker brokers call calls claim claims condemn condemns consider considers declare declares decline
    declines demand demands denies deny deplore describe describes dismiss dismisses expect expects gave give
    gives harbour harbours harbor harbors held hope hopes host hosts insist insists intend intends invite
    invites issue issues keep keeps kept know knows known maintain maintains made make makes mediate mediates
    met need needs offer offers oppose opposes plan plans pledge pledges press presses promise promises propose
    proposes put puts react reacts refuse refuses regard regards reject rejects repeat repeats replies reply
    respond responds said saw say says see sees seek seeks send sends sent sought speak speaks spoke stand
    stands state states stood suggest suggests support supports take takes tell tells thank thanks think thinks
    thought threaten threatens told took tries try urge urges view views vow vows want wants warn warns welcome
    welcomes withdraw withdrew wish wishes won wrote نے dedi
    """
)
_MODALS = _words("can cannot could did do does may might must shall should will would won't")
_HELPERS = _words("has have had is was are were")
_FILLERS = _words("also again already always first itself later never not now often only still then too yet both all")
_STATECRAFT = _words(
    """
    account accusation accusations aim aims allegation allegations answer army attack attacks attitude
    authorities backing behalf cabinet claim claims commitment commitments condition conditions consent count
    decision defence defense delegation demand demands denial diplomacy diplomats draft efforts embassy emir
    envoy envoys failure forces foreign government idea insistence intelligence intentions interests invitation
    leaders leadership mediation mediators military minister ministers ministry negotiator negotiators objection
    offensive offer officials operation opinion patience plan point policy position president promise promises
    proposal proposals reaction reading refusal relations representative request response restraint role ruler
    rulers side spokesman spokesperson spokeswoman stance statement statements support talks team text ties
    troops view views warning will wish wishes word words
    """
)
_DETERMINERS = _words("a an her his its our the their this your")
_TO_A_SPEAKER = _words("accused accuses asked asks blamed blames by pressed thanked thanks told urged urges with")
_INSIDE = _words(
    """
    across around at central downtown eastern in inside into leave left near northern outside over reached
    southern toward towards visit visited visiting visits western bomb bombed bombing hit struck shelled در
    """
)
_THERE = _words(
    """
    airport airspace area blast blasts city cricket district districts explosion explosions hospital hotel
    mosque neighbourhood neighborhood protocol province residents river road round sky stadium streets suburbs
    time university zoo میں سے تک
    """
)
_MOTION = _words(
    """
    arrive arrived arrives back came come departed flew flight flights fly go goes going gone journey left march
    moved return returned returning returns travel traveled travelled travelling travels trip trips visit visits
    went
    """
)
_STRIKES = _words("air attack attacks bombardment bombing bombings raid raids shelling strike strikes")
_PARTS = _words("area capital city outskirts part parts people residents streets suburbs takeover")
_JOINTS = _words("and or nor ve و اور")


def acts(words: Words, first: int, last: int) -> bool:
    """Whether the name at these words does something that a government does, rather than lie somewhere."""
    own = _owned(words, last)
    if own is not None:
        return own
    governing = _governing(words, first)
    if words.folded(governing) in _INSIDE | _DETERMINERS:
        return False
    if words.folded(governing) in _TO_A_SPEAKER:
        return True
    if words.folded(governing) == "to" and words.folded(governing - 1) == "according":
        return True
    return _says(words, _behind(words, last))


def located(words: Words, first: int, last: int) -> bool:
    """Whether the name at these words is where something is, goes or falls, rather than a government."""
    own = _owned(words, last)
    if own is not None:
        return not own
    if words.link(last + 1) is Link.SPACE and words.folded(last + 1) in _THERE:
        return True
    if words.link(last + 1) is Link.APOSTROPHE and words.folded(last + 1)[:2] in {"da", "de", "ta", "te"}:
        return True
    governing = _governing(words, first)
    word, before = words.folded(governing), words.folded(governing - 1)
    if word in _INSIDE | _DETERMINERS:
        return True
    if word in {"to", "from"}:
        return before in _MOTION
    return word in {"on", "of"} and before in _STRIKES | _PARTS


def _owned(words: Words, last: int) -> bool | None:
    """Whether what belongs to the name (`'s …`) belongs to a government; None where nothing does."""
    if words.link(last + 1) is not Link.APOSTROPHE or words.folded(last + 1) != "s":
        return None
    return any(words.folded(number) in _STATECRAFT for number in islice(_tied(words, last + 2), 3))


def _tied(words: Words, number: int) -> range:
    """The words from ``number`` on, as far as only spaces and hyphens stand between them."""
    end = number
    while end - number < 5 and words.link(end) in {Link.SPACE, Link.HYPHEN, Link.APOSTROPHE}:
        end += 1
    return range(number, end)


def _governing(words: Words, first: int) -> int:
    """The number of the word in front of a name or of the list of names it ends (`in Kabul and Doha`); −1 if none."""
    number = first - 1
    if words.link(first) is Link.SPACE and words.folded(number) in _JOINTS and words.link(number) is Link.SPACE:
        number -= 1
        while words.link(number) is Link.SPACE and words[number][:1].isupper():
            number -= 1
        return number
    return number if words.link(first) is Link.SPACE else -1


def _behind(words: Words, last: int) -> int:
    """The number of the word behind a name or behind the list of names that it starts (`Riyadh and Doha asked`)."""
    number = last + 1
    if words.link(number) is Link.SPACE and words.folded(number) in _JOINTS:
        number += 1
        while words.link(number + 1) is Link.SPACE and words[number][:1].isupper():
            number += 1
    return number


def _says(words: Words, number: int) -> bool:
    """Whether the words from ``number`` on are what a person or a government does."""
    following = [words.folded(one) for one in _tied(words, number)]
    while following and (following[0] in _FILLERS or following[0].endswith("ly")):
        following.pop(0)
    if not following:
        return False
    verb, *rest = following
    rest = [word for word in rest if word not in _FILLERS]
    if verb in _MODALS:
        return bool(rest) and rest[0] not in {"be", "have"}
    if verb in _HELPERS:
        return bool(rest) and (rest[0] in _VERBS or (rest[0].endswith("ed") and verb in {"has", "have", "had"}))
    return verb in _VERBS or (verb.endswith("ed") and len(verb) > 4)


# What may stand beside a surname with a capital of its own and yet be no part of the name.
_BESIDE_NAMES = _words(
    """
    admiral ambassador army brigadier captain chairman chief colonel commander director doctor dr emir envoy
    field foreign defence defense interior information finance commerce intelligence prime general gen haji
    hafiz hazrat his justice khawaja khwaja king leader lieutenant lt maj major marshal maulana maulvi mawlana
    mawlawi minister ministry molla mr mrs ms mufti mullah officer office president premier prince prof
    professor qari secretary senator sheikh spokesman spokesperson spokeswoman state sultan syed under vice
    analyst editor captain bakan bakani baskan baskani cumhurbaskani basbakan disisleri savunma icisleri sayin
    sozcu sozcusu a about after against all also although am an and any are as at because before besides between
    both but by can could did do does during each either even every except first for from had has have he her
    here hers how however i if in instead into is it its just last later like many may meanwhile might more most
    much must my neither never next no nor not now of off on once one only or other our out over per perhaps
    since so some soon still such than that the their then there these they this those though through thus to
    today together tomorrow too toward towards two under unless until up upon us very was we were what when
    where whereas whether which while who whom whose why will with within without would yes yesterday yet you
    your earlier again ago s according asked says monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december ne kim neden nasil bu ve
    ile icin ama
    """
)
_NO_PART_OF_NAMES = _BESIDE_NAMES | _VERBS
_PARTICLES = _words("al ali bin bint e el i ibn ud ul ur")


def is_alone(words: Words, first: int, last: int, known: Callable[[int], bool]) -> bool:
    """Whether a person's name stands for itself, and is not part of a longer one: "Asif" is not in "Asif Munawar".

    A name of several words is part of a longer one only before a particle: "Sheikh Mohammed" in "Sheikh Mohammed bin
    Zayed". ``known`` says of a word whether it belongs to the name of something else, as "Trump" beside "White House".
    """

    def part(neighbour: int) -> bool:
        if not 0 <= neighbour < len(words) or not words[neighbour][:1].isupper() or known(neighbour):
            return False
        return words.folded(neighbour) not in _NO_PART_OF_NAMES

    if words.link(last + 1) is Link.SPACE:
        if words.folded(last + 1) in _PARTICLES and part(last + 2):
            return False
        if first == last and part(last + 1):
            return False
    if first == last and words.link(first) is Link.SPACE:
        return not part(first - 1) and not (words.folded(first - 1) in _PARTICLES and part(first - 2))
    return True
