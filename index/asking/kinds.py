"""Which kind of answer a question wants, by patterns of English; `index.asking.tongues` has the other languages."""

import re
from collections.abc import Callable

from index.asking.wording import ACTOR, NAME, PARTY, PERSON
from index.records import Kind

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|write|writes|wrote|written|post|posted|tweet|tweeted|stated?"
    r"|remark(?:ed)?)"
)
# What may follow a claim that is put to the test ("did he promise "…""); too many other things without a quotation.
_UTTER = rf"(?:{_SAY}|call|called|claim|claimed|promised?|use|used|warn|warned|threaten|threatened|declared?|vow|vowed)"
_UTTER = rf"(?:{_UTTER}|admit|admitted|announced?|speak|spoke|spoken|insist|insisted|pledged?|describe|described)"
_BLANK = r'" *"'
_ASKING = r"(?:wh?at|who|whom|whose|which|when|where|why|how)"
_OFFICE = r"(?:minister|spokes(?:man|woman|person)|president|leader|chief|envoy|ambassador|chairm[ae]n|chairwoman)"
_LEAD = r"^(?:(?:and|so|but|also|then|ok|pls|please|hi|hello)\b[ ,]*)*"


def _any(*expressions: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))


_ASKS = re.compile(rf"\b{_ASKING}(?:'?s)?\b")
_STARTS_ASKING = re.compile(rf"{_LEAD}(?:(?:in|on|at|to|from|by|with|for|since|until|till) )?{_ASKING}\b")

_QUOTED = re.compile(_BLANK)
_WANTS_MORE = re.compile(r"\b(?:full|whole|rest of)\b")
_JOINING = re.compile(r"[,;?] *(?:and )?$")
_WHY = re.compile(rf"{_LEAD}why\b")

# ------------------------------------------------------------ verify

_VERIFY_QUOTED = _any(
    r"\b(?:true|false|fake|real|really|genuine|authentic|correct|accurate|right|verified|invented|made up"
    r"|did(?:n't)?)\b",
    rf"\b(?:does|has|have|had|is|was|were)\b.{{0,80}}\b{_UTTER}\b",
    rf"\b{_UTTER}\b[^\"]{{0,80}}{_BLANK}",
    rf"^(?:is|was|were) {_BLANK}",
    r"\b(?:is|was) (?:that|this|it) ",
    r"\bsaid by\b",
    rf"[:,?] *{_BLANK}[ ?!.]*$",
)
_A_CLAIM = r"(?! ?(?:anything|something|more|what|when|where|who|why|how|else|which|about|on|if|whether|to)\b)"
_VERIFY = _any(
    rf"{_LEAD}(?:did|has|have|does|had) (?!you\b|i\b|we\b)[^?\"]{{2,70}}? (?:say|said) ?\b{_A_CLAIM}(?=\w)",
    rf"{_LEAD}(?:did|has|have|does|had) (?!you\b|i\b|we\b)[^?\"]{{2,70}}? "
    r"(?:tell|told|write|written|stated?|claim|claimed)\b[^?\"]{0,40}? that\b",
    r"\b(?:it|it's) true\b.{0,80}\b(?:said|says|told|wrote|called|announced)\b",
    r"^true (?:that )?.{0,80}\b(?:said|says|told|wrote)\b",
    r"\b(?:this|that|the) (?:quote|qoute|quotation|remark) (?:\w+ ){0,4}?(?:real|fake|genuine|true|authentic"
    r"|correct)\b",
    r"\breal (?:quote|qoute|quotation)\b",
    r"\b(?:is|was) (?:this|that|it) (?:quote|qoute|quotation)?\b.{0,80}\bsaid by\b",
)

# ------------------------------------------------------------ quote

_QUOTE_NAMED = _any(
    r"\b(?:quotes?|qoutes?|quotations?|verbatim|word for word|soundbites?)\b",
    r"\bquoted (?:as|on|saying)\b",
    r"\b(?:exact|own|actual|precise|literal|his|her|their|which|what) (?:words|wording)\b",
    r"'s? (?:exact |own |very )?words\b",
    r"^(?:the )?(?:exact |own )?words (?:of|by)\b",
    r"\b(?:adjectives?|words?|phrases?|expressions?|metaphors?) (?:\w+ ){1,3}used?\b",
    r"\bwho (?:said|says|wrote|tweeted)\b",
    rf"\b(?:which|what) (?:\w+ )?{_OFFICE} (?:said|says|wrote)\b",
)
_QUOTE_SAID = _any(
    rf"\bwh?at\b(?: \w+)? (?:did|does|do|has|have|had)\b[^?]{{2,120}}?\b{_SAY}\b(?! (?:caused|was|were|is|are)\b)",
    r"\bwh?at\b (?:is|was|are|were)\b[^?]{2,60}? (?:saying|telling|quoted)\b",
    rf"\bwh?at (?:did|does|has) (?:the )?{ACTOR}(?: \w+)? (?:call|warn|threaten|answer|reply|admit|boast|joke"
    rf"|announce)\b(?! for)",
    rf"\bwh?at (?:was|were|is) (?:the )?{ACTOR}(?:'s?)? (?:\w+ )?(?:reply|answer|comments?|remarks?|warning"
    rf"|message|statement)\b",
    r"\b(?:in|with) (?:which|what) (?:exact )?(?:words|terms) (?:did|does|has)\b",
    rf"\bwh?at {ACTOR}(?:'s?)?(?: \w+){{0,3}} (?:said|says|told|wrote)\b",
    r"\bwhich \w+ did\b[^?]{2,60}? (?:say|use)\b",
    r"\bhow (?:exactly )?did\b[^?]{2,80}? (?:put|phrase|word|explain|justify|insult|reply|answer)\b",
    rf"{_LEAD}(?:did|has|have|does|had)\b[^?]{{2,70}}? (?:say|said)(?: (?:anything|something|more|about|on|what"
    rf"|why|how|when))\b",
    rf"{ACTOR} (?:said|says) (?:what|about|on)\b",
)
_QUOTE_FRAGMENT = _any(
    rf"^(?:[^?]{{0,80}}{PERSON}+|(?:\w+(?:'s?)? ){{0,4}}{_OFFICE})(?: on| about) ",
    rf"^(?:the )?(?:statements?|remarks|comments) (?:by|of|from) {ACTOR}",
    rf"^{ACTOR}(?:'s?)? (?:remarks|comments|statements?|tweets?)\b",
)

# ------------------------------------------------------------ comparison

_SIDES = r"(?:sides|parties|capitals|governments|countries|neighbou?rs|teams|delegations)"
_SIDE = r"(?:side|party|capital|government|country|neighbou?r|team|delegation|outlet|newspaper)"
_TOLD = r"(?:versions|accounts|claims|tolls|figures|numbers|explanations|descriptions|stories|counts|narratives)"
_COMPARISON = _any(
    r"\b(?:vs|versus|compared?|comparison|comparing|side by side|depending on (?:the|which)|either side's)\b",
    r"^(?!.{0,80}\bwhy\b).{0,80}\bdiffer(?:s|ed|ence|ences)? (?:between|in|on|over|from)\b",
    r"\b(?:how|where|do|does|did)\b.{0,80}\b(?:differ|disagree|contradict)\b",
    rf"\b(?:rival|opposing|contradictory|differing|different|contrasting|clashing) {_TOLD}\b|\bcontrast\b",
    rf"\b(?:each|either) (?:{_SIDES}|side|party)'s\b|\bthe (?:two )?{_SIDES}' {_TOLD}\b",
    rf"{ACTOR}'s (?:\w+ ){{0,4}}(?:and|&) (?:the )?{ACTOR}'s\b",
    rf"\b(?:do|did) (?:the )?{ACTOR} and (?:the )?{ACTOR}\b.{{0,80}} agree\b",
    r"\b(?:discrepanc(?:y|ies)|contradictions?|at odds|how far apart)\b",
    r"\b(?:both|each|two|the different|conflicting|competing) (?:versions?|accounts?|stories|figures|claims"
    r"|narratives)\b",
    rf"\b(?:both|each|either|the two) (?:{_SIDES}|side|party|capital)\b[^?]{{0,80}} (?:say|says|said|claim|claims"
    rf"|claimed|reported?|put|think|want)\b",
    rf"\b(?:according to|from|of|by|per|for) (?:both|each|either) (?:{_SIDES}|{_SIDE})\W*$",
    rf"^both (?:{_SIDES}) (?:on|about) ",
    r"\beach (?:say|said|claim|claimed|report|want|wanted)\b",
    r"\bone side says\b",
    r"(?:'s?|\b(?:account|version|word|figure|figures|number|numbers|source|sources|claim"
    r"|claims)) against \w+(?: \w+)?'s?\b",
    r"\bagainst [^?]{2,30}'s? (?:\w+ )?(?:account|version|word|figures?|numbers?|sources?|claims?)?\W*$",
    r"\bwhat (?:do|does|did) [^?]{2,80}\band what (?:do|does|did) ",
    r"\bwhat [^?]{2,60} (?:ask|asked|want|wanted|say|said|claim|claimed|demanded) and what ",
    rf"\baccording to [^?]{{2,40}} and (?:according )?to\b|\baccording to (?:the )?{ACTOR} and (?:the )?{ACTOR}",
    rf"{PARTY}+(?:'s?)? (?:and|&|or) (?:the )?{PARTY}+(?:'s?)? (?:\w+ ){{0,2}}(?:say|said|claim|claimed|put|give"
    rf"|gave|accounts?|versions?"
    r"|figures?|numbers|tolls?|positions|stances|views|demands|describe|explain|report|reported)\b",
    rf"{ACTOR} (?:says?|said|claims?|claimed)\b.{{0,80}}{ACTOR} (?:says?|said|claims?|claimed)\b",
    r"'s? (?:number|figure|count|toll|version|account|claim|story|word)s? (?:and|or|&|/) (?:the )?\w+(?: \w+)?'s?\b",
    rf"\b(?:more|fewer|less|longer|larger|bigger|higher|lower|worse) (?:\w+ ){{0,4}}than (?:the |in |at )?{NAME}",
    r"\bwhich (?:side|meeting|round|country|team|party|delegation)\b[^?]{0,80} (?:more|fewer|longer|bigger"
    r"|larger|most)\b",
)

# ------------------------------------------------------------ sources and dates

_SOURCES = _any(
    r"\b(?:which|what) (?:\w+ )?(?:outlets?|sources?|newspapers?|news agenc(?:y|ies)|media|websites?)\b",
    r"\bwhat (?:are|is) (?:your|the) sources?\b",
    r"\b(?:which|what) articles? (?:\w+ ){0,3}?(?:say|says|reports?|reported|mentions?|mentioned|covers?|covered"
    r"|about|on|quotes?)\b",
    r"^(?:list (?:of )?|show (?:me )?(?:the |your )?|the |your )?(?:sources|articles|outlets) (?:on|about|for"
    r"|that|of)\b",
    r"^(?:show (?:me )?|list )?(?:the |your )?sources\W*$",
    r"\bwhere (?:do|did) you (?:get|have|know)\b",
)
_DATE = _any(
    r"\b(?:which|what|wich|exact|on) (?:\w+ )?(?:days?|dates?|month|year|week|weekday|weekend|evening|morning"
    r"|night|hour)\b(?!'s)(?! (?:does|do) .{0,80} (?:last|take))",
    r"^(?:the )?(?:exact )?(?:dates?|day|month|year|time) (?:of|for|when|that|on which|the|a)\b",
    r"[:,;–-] *(?:the )?(?:day|date|month|year)(?: please| pls| plz)?\W*$",
    r"(?<!\bto )(?<!out of )\bdates?\W*$",
    r"\b(?:since|until|till|from|by) (?:when|what (?:date|day|year))\b",
    r"\b(?:at )?wh?at time (?:did|was|were|is|do|does|will)\b",
    r"\bclock time\b",
    r"\bat (?:what|which) hour\b",
    r"\bwhen\W*$",
)
# "when" asks, unless it joins a clause to another question ("what did he say when he left").
_WHEN = re.compile(
    r"(?:^|[,:;?.–—-] *|\band |\bbut |\bso )when(?:'?s)?\b(?! \w+ (?:\w+ ){0,8}?[,;] )"
    r"|\bwhen(?:'s| (?:did|was|were|is|are|will|does|do|has|have|had|can|may|would|should|exactly)\b)"
)
_OTHER_ASKING = re.compile(r"\b(?:wh?at|who|whom|whose|which|where|why|how)(?:'?s)?\b")

# ------------------------------------------------------------ position

_VIEW = r"(?:stances?|positions?|standpoint|viewpoint|views?|opinions?|attitudes?|reactions?|responses?)"
_CALL = (
    r"(?:demands?|conditions?|(?<!in )terms|red lines?|proposals?|policy|grievances?|objections?|complaints?"
    r"|concerns?"
    r"|justification|explanation|arguments?|accusations?|verdict)"
)
_WANT = (
    r"(?:wants?|wanted|demand|demanded|think|believe|make of|made of|propose|proposed|urge|urged|expect|expected"
    r"|insist"
    r"|require|ask for|ask of|ask|seek|suggest|offer|favou?r|prefer|recommend|call for|call on|promise|blame"
    r"|accuse|need"
    r"|push for|press for|hope for|consider|regard|intend|aim)"
)
_HOLD = (
    r"(?:accept|reject|want|support|recogni[sz]e|regard|agree|oppose|back|favou?r|consider|think|believe|insist|deny"
    r"|acknowledge|refuse|intend|trust|approve|welcome|object|demand|see|view|plan|expect|still want|rule out"
    r"|ruled out"
    r"|blame|favou?r|accuse|insist|treat|condemn|deny|denied)"
)
_SEE = (
    r"(?:see|view|regard|react|respond|describe|speak of|speak about|feel about|think of|think about|judge|assess"
    r"|interpret|portray|characteri[sz]e|stand on|look at|define|justify|explain)"
)
_POSITION = _any(
    r"\b(?:positions?|stances?|standpoint|viewpoint|opinions?|views?|attitudes?) (?:of|on|about|regarding|over"
    r"|towards?)\b",
    rf"(?:{ACTOR}|\w's|s')(?:'s?)? (?:\w+ ){{0,2}}{_VIEW}\b",
    rf"{ACTOR}(?:'s?)? (?:\w+ ){{0,2}}{_CALL}\b|{ACTOR}'s (?:\w+ )?(?:line|take|ask)\b",
    rf"\b{_CALL} (?:of|from|by) (?:the )?{ACTOR}",
    rf"\b(?:reactions?|responses?) (?:of|from|by) (?:the )?{ACTOR}",
    rf"\b(?:wh?at|which|whom?)\b[^?]{{0,80}}\b(?:do|does|did|would|should)\b[^?]{{1,70}} {_WANT}\b",
    r"\b(?:under|on) (?:what|which) (?:conditions?|terms)\b|\b(?:what|which) conditions\b",
    rf"\b(?:wh?at|how many [^?]{{2,30}}) should\b[^?]{{0,80}}\b(?:according to|if) (?:the )?{ACTOR}",
    rf"\bwhat would\b[^?]{{0,80}}{ACTOR}",
    rf"(?:{_LEAD}|[,:;] )(?:do|does|did|has|have) [^?]{{2,60}}? {_HOLD}(?:ed|d|s)?\b",
    rf"(?:{_LEAD}|[,:;] )(?:would|woud|wud|will|can|could) (?:the )?{ACTOR}",
    rf"(?:{_LEAD}|[,:;] )(?:is|are|was|were) (?:the )?{ACTOR}(?: \w+)? (?:ready|willing|prepared|open to|against"
    rf"|in favou?r|opposed|for)\b",
    rf"\bhow (?:do|does|did|would|has|have)\b[^?]{{2,70}} {_SEE}\b",
    r"\bwhere (?:do|does|did)\b[^?]{2,40} stand\b",
    r"\bwho'?s(?:e)? side\b",
    rf"\bif you ask\b|\bin the (?:view|eyes|opinion) of\b|\bif {ACTOR} (?:has|had|gets|got) its way\b",
    rf"{ACTOR} (?:wants?|demands?)\b(?! (?:to know|for))",
    r"\bwhat does (?:the )?[^?]{2,40} think\b",
    rf"^(?:the )?{PARTY}+(?: on| about) ",
)


def kind_of(bare: str, masked: str) -> Kind:
    """The kind of an English question, whose quotations are blank; names are masked in ``masked``."""
    if '"' in bare:
        # However long a quotation is, the words around it belong together.
        bare, masked = _QUOTED.sub('" "', bare), _QUOTED.sub('" "', masked)
    return next((kind for kind, holds in _KINDS if holds(bare, masked)), Kind.QUESTION)


def _tests_words(bare: str, _masked: str) -> bool:
    """Whether a question asks if somebody said something; around a quotation not where it asks for more of it."""
    if _VERIFY.search(bare):
        return True
    if _QUOTED.search(bare) is None or _STARTS_ASKING.match(bare):
        return False
    return _VERIFY_QUOTED.search(bare) is not None and _WANTS_MORE.search(bare) is None


def _asks_when(bare: str, _masked: str) -> bool:
    if _DATE.search(bare):
        return True
    when = _WHEN.search(bare)
    if when is None:
        return False
    before = _OTHER_ASKING.search(bare, 0, when.start())
    return before is None or _JOINING.search(bare, 0, when.start()) is not None


def _is_quote_fragment(bare: str, masked: str) -> bool:
    return _ASKS.search(bare) is None and _QUOTE_FRAGMENT.search(masked) is not None


# The first that holds is taken. "Why does he want it" asks for a reason, whatever he wants.
_KINDS: tuple[tuple[Kind, Callable[[str, str], object]], ...] = (
    (Kind.VERIFY, _tests_words),
    (Kind.QUESTION, lambda bare, _: _WHY.match(bare)),
    (Kind.COMPARISON, lambda _, masked: _COMPARISON.search(masked)),
    (Kind.QUOTE, lambda bare, _: _QUOTE_NAMED.search(bare)),
    (Kind.SOURCES, lambda bare, _: _SOURCES.search(bare)),
    (Kind.DATE, _asks_when),
    (Kind.QUOTE, lambda _, masked: _QUOTE_SAID.search(masked)),
    (Kind.POSITION, lambda _, masked: _POSITION.search(masked)),
    (Kind.QUOTE, _is_quote_fragment),
)
