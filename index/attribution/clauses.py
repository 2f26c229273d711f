"""Which words of a sentence attribute something, and to whom."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from index.attribution.cues import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PREPOSITIONS_OF,
    PRONOUNS,
    QUOTING,
    RELATIVES,
    SPEAKERS,
    VERBS,
    Form,
    Verb,
)
from index.attribution.inversions import Tokens, noun_phrase_from, right_source
from index.attribution.sources import (
    conditional,
    left_source,
    skipped_left,
    subject,
)
from index.attribution.tokens import Stretch, Token
from index.attribution.unsaid import is_done_to, is_other_use, is_to_come

_FIRST_AFTER_NOUN = frozenset("of on by from against over between about".split())
_BEFORE_GERUND = frozenset("without of from for to about more most less very so quite".split())
# The subject of a sentence stands within so many tokens of its start.
_FARTHEST_SUBJECT = 80
# What one speaks by: "said by phone" is no passive.
_DEVICES = frozenset("email e-mail letter message phone radio telephone text video whatsapp".split())
# What one acts by, which does not speak: "according to the law".
_GUIDES = frozenset(
    "convention custom law laws merit need needs norm norms plan plans principle principles religion rule rules"
    " schedule size tradition wish wishes".split()
)
_REPORTING = frozenset("quoted cited reported quoting citing".split())
# The words with which fixed expressions begin.
_EXPRESSIONS = _REPORTING | frozenset("according in by put puts with".split())


class Way(StrEnum):
    """How a source is named: as the subject of a verb, by "according to", before a colon."""

    VERB = "verb"
    ACCORDING = "according"
    COLON = "colon"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and the word that makes it one, as stretches of a sentence's tokens.

    ``source`` is None where a participle has no subject in its sentence (… , adding). ``verb`` is None unless the way
    is VERB. ``inverted``: the source stands behind its verb (said Asif). ``credit`` is who passed it on, where the
    construction itself says so (Dawn quoted him as saying; was quoted by Dawn as saying). ``content`` is what is said,
    where a parser has found it.
    """

    way: Way
    cue: Stretch
    source: Stretch | None
    verb: Verb | None = None
    inverted: bool = False
    credit: Stretch | None = None
    content: Stretch | None = None

    @property
    def first(self) -> int:
        """The first token of cue and source together."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def end(self) -> int:
        """Behind the last token of cue and source together."""
        return max(self.cue[1], self.source[1]) if self.source else self.cue[1]

    @property
    def says(self) -> bool:
        return self.verb is None or self.verb.says


def attributions(tokens: Tokens) -> tuple[Attribution, ...]:
    """All attributions of a sentence, in the order of their cues."""
    found: list[Attribution] = []
    taken = -1
    for at, token in enumerate(tokens):
        if at <= taken or not token.word:
            continue
        one = None
        if token.plain in _EXPRESSIONS:
            one = _accordance(tokens, at) or _quoted_as_saying(tokens, at)
            one = one or _put_it(tokens, at) or _with_the_words(tokens, at)
        if one is None and token.plain in VERBS and not token.capital:
            one = _spoken(tokens, at, VERBS[token.plain], found)
        if one is not None:
            found.append(one)
            taken = max(taken, one.cue[1] - 1)
    return tuple(found)


# ---------------------------------------------------------------- fixed expressions


def _accordance(tokens: Tokens, at: int) -> Attribution | None:
    """According to X; in the words of X; in X's words; by X's account."""
    words = [token.plain for token in tokens[at : at + 4]]
    if words[:2] == ["according", "to"]:
        length = 2
    elif words in (["in", "the", "words", "of"], ["in", "the", "account", "of"], ["by", "the", "account", "of"]):
        length = 4
    else:
        return _own_words(tokens, at) if words[:1] in (["in"], ["by"]) else None
    source = noun_phrase_from(tokens, at + length) or _bare_phrase(tokens, at + length)
    if source is None or tokens[source[1] - 1].plain in _GUIDES:
        return None
    if at == 0 or tokens[at - 1].text == ",":
        source = _before_content(tokens, source)
    return Attribution(Way.ACCORDING, (at, at + length), source)


def _before_content(tokens: Tokens, source: Stretch) -> Stretch:
    """A source in front of what it says: "according to AFP, the army …" names AFP alone.

    What stands behind the comma is an apposition only when it is short, names an office, and a comma ends it.
    """
    comma = next((at for at in range(*source) if tokens[at].text == ","), None)
    if comma is None:
        return source
    close = next((at for at in range(comma + 1, min(comma + 14, len(tokens))) if tokens[at].text == ","), None)
    apposition = tokens[comma + 1 : close] if close else ()
    if any(token.plain in SPEAKERS for token in apposition) and not any(_is_verbal(token) for token in apposition):
        return source
    if source[0] > 2 and close is None and source[1] >= len(tokens) - 1:
        return source
    return (source[0], comma)


def _is_verbal(token: Token) -> bool:
    return token.plain in BE or token.plain in MODALS - {"to"} or (token.plain.endswith("ed") and not token.capital)


def _put_it(tokens: Tokens, at: int) -> Attribution | None:
    """As X put it."""
    if tokens[at].plain not in {"put", "puts"} or at + 1 == len(tokens) or tokens[at + 1].plain != "it":
        return None
    source = left_source(tokens, at)
    return Attribution(Way.VERB, (at, at + 2), source, VERBS["said"]) if source else None


def _with_the_words(tokens: Tokens, at: int) -> Attribution | None:
    """X reposted a map with the words "…"."""
    if [token.plain for token in tokens[at : at + 3]] != ["with", "the", "words"]:
        return None
    mark = at + 3 + (at + 3 < len(tokens) and tokens[at + 3].text in {",", ":"})
    if mark >= len(tokens) or not tokens[mark].quoted:
        return None
    source = subject(tokens[: min(at, _FARTHEST_SUBJECT)])
    return Attribution(Way.VERB, (at, at + 3), source, VERBS["said"]) if source else None


def _own_words(tokens: Tokens, at: int) -> Attribution | None:
    for last in range(at + 1, min(at + 6, len(tokens) - 1)):
        token = tokens[last]
        if not token.word:
            return None
        if token.plain.endswith(("'s", "s'")) and tokens[last + 1].plain in {"words", "account", "telling"}:
            return Attribution(Way.ACCORDING, (at, last + 2), (at + 1, last + 1))
    return None


def _bare_phrase(tokens: Tokens, first: int) -> Stretch | None:
    end = first
    while end < len(tokens) and end - first < 8 and tokens[end].word:
        end += 1
    return (first, end) if end > first else None


def _quoted_as_saying(tokens: Tokens, at: int) -> Attribution | None:
    """Dawn quoted X as saying; X was quoted (by Dawn) as saying (by Dawn)."""
    if tokens[at].plain not in _REPORTING:
        return None
    saying = next((to for to in range(at + 1, min(at + 16, len(tokens) - 1)) if tokens[to].plain == "as"), None)
    if saying is None or tokens[saying + 1].plain not in {"saying", "telling", "writing"}:
        return None
    end = saying + 2
    passive = at > 0 and _passive(tokens, at)
    left = left_source(tokens, at)
    if not passive:
        between = noun_phrase_from(tokens, at + 1) if saying > at + 1 else None
        if between is None:
            between = (at + 1, saying) if saying > at + 1 else left
            left = None if between == left else left
        source = between if between is None else (between[0], min(between[1], saying))
        return Attribution(Way.VERB, (saying, end), source, VERBS["saying"], credit=left)
    by = at + 1 if saying > at + 1 else end
    credit = noun_phrase_from(tokens, by + 1) if by < len(tokens) and tokens[by].plain == "by" else None
    return Attribution(Way.VERB, (at, end), left, VERBS["saying"], credit=credit)


# ---------------------------------------------------------------- verbs


def _spoken(tokens: Tokens, at: int, verb: Verb, before: list[Attribution]) -> Attribution | None:
    noun = _is_noun(tokens, at, verb) and not _goes_on(tokens, at, verb, before)
    if noun or is_other_use(tokens, at, verb) or _is_infinitive(tokens, at):
        return None
    if verb.form is Form.PAST and _passive(tokens, at):
        return _by_agent(tokens, at, verb)
    if verb.form is Form.ING and not _progressive(tokens, at):
        return _participle(tokens, at, verb, before)
    asks = verb.says or verb.lemma in QUOTING
    behind = right_source(tokens, at) if asks and at and not tokens[at - 1].word else None
    if behind is not None and _behind_quotation(tokens, at):
        return Attribution(Way.VERB, (at, at + 1), behind, verb, inverted=True)
    source = left_source(tokens, at)
    if source is None and _coordinated(tokens, at):
        source = before[-1].source if before else subject(tokens[: min(at, _FARTHEST_SUBJECT)])
    inverted = source is None and behind is not None and at > 1 and tokens[at - 1].text == ","
    source = behind if inverted else source
    if (
        source is None
        or conditional(tokens, source[0])
        or is_to_come(tokens, at, verb, source)
        or is_done_to(tokens, at, verb, source)
    ):
        return None
    return Attribution(Way.VERB, (at, at + 1), source, verb, inverted=inverted)


def _is_noun(tokens: Tokens, at: int, verb: Verb) -> bool:
    """Whether the word at ``at`` is no finite verb here: the claims of, a planned round, their attack on."""
    before = tokens[at - 1].plain if at else ""
    if not verb.soft:
        demonstratives = frozenset() if verb.form in {Form.ING, Form.PAST} else {"that", "this", "all"}
        owned = before.endswith("'s") and before.removesuffix("'s") not in PRONOUNS | RELATIVES
        return owned or before in DETERMINERS - demonstratives
    if before in DETERMINERS or before in PREPOSITIONS - {"to"} or before.endswith("'s") or before in {"", "united"}:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.plain in BE or after.plain in MODALS - {"to"}):
        return True
    if verb.form in {Form.PAST, Form.ING}:
        return False
    if before in BE or before in {"has", "have", "had"}:
        return True
    if verb.form is Form.BASE:
        plural = before.endswith("s") and not before.endswith("'s") and before not in VERBS
        finite = before in MODALS or before in {"they", "we", "i", "you"} or plural
    else:
        finite = after is not None and _is_third_person(tokens, at, after, PREPOSITIONS_OF.get(verb.lemma, frozenset()))
    return not finite or (after is not None and after.plain in _FIRST_AFTER_NOUN)


def _goes_on(tokens: Tokens, at: int, verb: Verb, before: list[Attribution]) -> bool:
    """Whether it is as in: China supports the talks and hopes for peace."""
    last = before[-1].verb if before else None
    if last is None or not last.form is verb.form is Form.PRESENT or at + 1 == len(tokens):
        return False
    unwanted = (PREPOSITIONS - {"to"} - PREPOSITIONS_OF.get(verb.lemma, set())) | CONJUNCTIONS | BE | MODALS - {"to"}
    after = tokens[at + 1]
    return tokens[at - 1].plain in {"and", "but"} and after.word and after.plain not in unwanted


def _is_third_person(tokens: Tokens, at: int, after: Token, own: AbstractSet[str]) -> bool:
    """Whether it is as in "the minister claims that" or "Kabul fears war", not as in "several Afghan posts and"."""
    if after.quoted or after.capital or after.text == ":" or after.plain in DETERMINERS | PRONOUNS | {"to"}:
        return True
    before = tokens[at - 1]
    named = before.capital or before.plain in PRONOUNS
    demonym = before.plain.endswith(("i", "an", "ish", "ese")) and at > 1 and tokens[at - 2].plain not in {"the", "and"}
    return named and not demonym and after.word and after.plain not in (PREPOSITIONS - own) | CONJUNCTIONS


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether it is as in "declined to comment", where the verb before "to" is what counts."""
    if tokens[at].plain in VERBS and VERBS[tokens[at].plain].form is not Form.BASE:
        return False
    at -= 1
    while at >= 0 and tokens[at].plain.endswith("ly"):
        at -= 1
    return at >= 0 and tokens[at].plain == "to"


def _passive(tokens: Tokens, at: int) -> bool:
    if [token.plain for token in tokens[at + 1 : at + 2]] == ["by"] and not tokens[at - 1].quoted:
        return at + 2 == len(tokens) or tokens[at + 2].plain not in _DEVICES
    at -= 1
    while at >= 0 and (
        tokens[at].plain.endswith("ly") or tokens[at].plain in {"also", "not", "once", "again", "later"}
    ):
        at -= 1
    return at >= 0 and tokens[at].plain in BE


def _by_agent(tokens: Tokens, at: int, verb: Verb) -> Attribution | None:
    """The plan was condemned (on Friday) by Kabul. Without "by" nobody is named."""
    for by in range(at + 1, min(at + 5, len(tokens))):
        if not (tokens[by].word or tokens[by].quoted):
            return None
        if tokens[by].plain == "by":
            source = noun_phrase_from(tokens, by + 1)
            return Attribution(Way.VERB, (at, at + 1), source, verb, inverted=True) if source else None
    return None


def _progressive(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens[at - 1].plain in BE


def _participle(tokens: Tokens, at: int, verb: Verb, before: list[Attribution]) -> Attribution | None:
    """…, adding that: who spoke before in the sentence, else the sentence's own subject, goes on speaking."""
    previous = tokens[at - 1] if at else None
    if verb.soft or verb.lemma == "cite" or previous is None or previous.plain in _BEFORE_GERUND:
        return None
    source = _with_own(tokens, at) or next((one.source for one in reversed(before[-8:]) if one.source), None)
    source = source or subject(tokens[: min(at, _FARTHEST_SUBJECT)])
    return Attribution(Way.VERB, (at, at + 1), source, verb)


def _with_own(tokens: Tokens, at: int) -> Stretch | None:
    """The subject that a participle has of its own: …, with a spokesperson telling Dawn that …."""
    first = next((to + 1 for to in range(at - 2, max(0, at - 9), -1) if tokens[to].plain == "with"), None)
    source = noun_phrase_from(tokens, first) if first is not None else None
    return source if source is not None and source[1] == at else None


def _behind_quotation(tokens: Tokens, at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].text in {",", "–", "—", "-"}:
        before -= 1
    return before >= 0 and tokens[before].quoted and at - before <= 3


def _coordinated(tokens: Tokens, at: int) -> bool:
    before = skipped_left(tokens, at - 1)
    return before > 0 and tokens[before].plain in {"and", "but"}
