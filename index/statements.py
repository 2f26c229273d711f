"""Statements: reported speech, direct or indirect: who is said to have said what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from index.attribution.clauses import Attribution, Way
from index.attribution.cues import (
    CLAIMS,
    DETERMINERS,
    PREPOSITIONS_OF,
    PRONOUNS,
    RELATIVES,
    SUBORDINATES,
    TAIL_OPENERS,
    WEEKDAYS,
)
from index.attribution.inversions import Tokens
from index.attribution.names import name_behind_comma, without_apposition
from index.attribution.parses import Parser
from index.attribution.people import Speaker
from index.attribution.reading import Heard, Reading, read_body
from index.attribution.sources import skipped_left
from index.attribution.tokens import Sentence, Stretch
from index.attribution.utterances import Utterance, utterances
from index.entities import Entities
from index.records import Span

# What follows a verb of speech at the end of a sentence: "…, he told Al Jazeera on 19 October 2025."
_LONGEST_TAIL = 12
# How far behind its verb a clause's "that" may stand, in tokens.
_FARTHEST_THAT = 16
# Where a clause ends is looked for within so many tokens.
_LONGEST_CLAUSE = 300
_NEW_CLAUSE = frozenset("adding saying noting but while according and".split())
# A dateline is no longer, in tokens; its place is longer than the name of a body (ISPR:).
_LONGEST_DATELINE = 12
_LONGEST_ACRONYM = 3
# A claim is denied at most so many attributions before.
_FARTHEST_DENIAL = 4
_DENYING = frozenset("deny dismiss dispute rebut reject".split())
# Verbs of speech that take other objects too: only a clause with "that" is what was said.
_NEEDS_THAT = frozenset("assure inform notify remind respond testify comment elaborate".split())


class Tier(StrEnum):
    """How sure it is that this is reported speech: answer from A, then B; show C only as plain text."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Statement:
    """``source``, ``cue`` and ``content`` lie in ``sentence``, the words a reader should be shown.

    ``source`` is who speaks as printed, with titles and appositions; ``content`` keeps its quotation marks.
    ``entity_id`` is the person, or the party for which a body or official speaks; ``party`` the entity id of the party
    to which the source belongs, so far as that is known. ``direct``: the content is a quotation with its marks.
    """

    source: Span
    cue: Span
    content: Span
    entity_id: str | None
    party: str | None
    tier: Tier
    sentence: Span
    direct: bool


def find_statements(body: str, entities: Entities, parser: Parser | None = None) -> tuple[Statement, ...]:
    """All statements of a body, ordered by sentence, then cue. Time grows linearly with the body."""
    return statements_of(read_body(body, entities, parser))


def statements_of(reading: Reading) -> tuple[Statement, ...]:
    """All statements of a body that was read before."""
    return tuple(
        one
        for sentence, heard in zip(reading.sentences, reading.heard, strict=True)
        if heard
        for one in _statements(sentence, heard)
    )


def _statements(sentence: Sentence, heard: Sequence[Heard]) -> Iterator[Statement]:
    tokens = sentence.tokens
    said = [one.attribution for one in heard]
    direct: dict[int, list[Utterance]] = {}
    for utterance in utterances(tokens, said):
        if utterance.direct:
            direct.setdefault(id(utterance.attribution), []).append(utterance)
    for number, one in enumerate(heard):
        attribution = one.attribution
        source = attribution.source or (said[number - 1].source if number else None)
        if source is None:
            continue
        quoted = direct.get(id(attribution), [])
        later = said[number + 1] if number + 1 < len(said) else None
        own = later is not None and id(later) in direct and tokens[later.first - 1].plain != "that"
        limit = later.first if later and (own or _closes(tokens, later)) else len(tokens)
        limit = _before_next_verb(tokens, source, later, limit)
        stretch = None if quoted else _content(tokens, attribution, limit)
        contents = list(_runs(quoted)) if quoted else [stretch] if stretch else []
        tier = _tier(sentence, attribution, source, one.speaker, quoted=bool(quoted))
        if not attribution.says and any(
            _denies(before, attribution) for before in said[max(0, number - _FARTHEST_DENIAL) : number]
        ):
            tier = Tier.C
        for content in contents:
            yield Statement(
                source=sentence.part(source),
                cue=sentence.part(attribution.cue),
                content=sentence.part(content),
                entity_id=one.speaker.entity_id if one.speaker else None,
                party=one.speaker.party if one.speaker else None,
                tier=tier,
                sentence=sentence.span,
                direct=bool(quoted),
            )


def _denies(before: Attribution, attribution: Attribution) -> bool:
    """Whether it is as in: Asif dismissed claims that Kabul had offered a pledge. It is not said that Kabul had."""
    denied = before.verb is not None and before.verb.lemma in _DENYING and not before.inverted
    return denied and before.source != attribution.source and before.end <= attribution.first


def _before_next_verb(tokens: Tokens, source: Stretch, later: Attribution | None, limit: int) -> int:
    """Where what one verb reports ends before the next of the same subject: "rejected it and left"."""
    if later is None or later.source != source:
        return limit
    joint = skipped_left(tokens, later.cue[0] - 1)
    if joint <= source[1] or tokens[joint].plain not in {"and", "but"}:
        return limit
    return min(limit, joint)


def _runs(quoted: Sequence[Utterance]) -> Iterator[Stretch]:
    """The quotations of one attribution, those side by side as one."""
    for _, group in groupby(enumerate(quoted), key=lambda pair: pair[1].at - pair[0]):
        ats = [utterance.at for _, utterance in group]
        yield ats[0], ats[-1] + 1


def _tier(
    sentence: Sentence, attribution: Attribution, source: Stretch, speaker: Speaker | None, *, quoted: bool
) -> Tier:
    named = _is_named(sentence.tokens, source, speaker)
    if quoted or attribution.way is Way.ACCORDING or (attribution.says and named):
        return Tier.A
    if attribution.says or named:
        return Tier.B
    return Tier.C


def _is_named(tokens: Tokens, source: Stretch, speaker: Speaker | None) -> bool:
    """Whether a source has a name in it; a pronoun has one when it is known whom it means."""
    if speaker is not None and (speaker.person or speaker.entity_id or speaker.party):
        return True
    if name_behind_comma(tokens, source) is not None:
        return True
    head = without_apposition(tokens, source)
    return any(token.capital and (at > 0 or (head[1] - head[0] == 1 and not token.plain.endswith("s")))
               and token.plain not in PRONOUNS | DETERMINERS
               for at, token in enumerate(tokens[head[0] : head[1]], head[0]))  # fmt: skip


# ---------------------------------------------------------------- what was said


def _content(tokens: Tokens, attribution: Attribution, limit: int) -> Stretch | None:
    """What an attribution without a quotation of its own reports; nothing from the token ``limit`` on."""
    by_rule, parsed = _by_rule(tokens, attribution, limit), attribution.content
    if parsed is None or by_rule is None:
        return by_rule or parsed
    if parsed[0] == by_rule[0]:
        # Either may run on into what follows the clause.
        return min(parsed, by_rule)
    together = (parsed[0] < attribution.cue[0]) == (by_rule[0] < attribution.cue[0])
    return parsed if together and attribution.says else by_rule


def _by_rule(tokens: Tokens, attribution: Attribution, limit: int) -> Stretch | None:
    verb = attribution.verb
    if verb is None:
        return _around(tokens, attribution)
    if attribution.inverted and verb.says:
        before = _clause_before(tokens, attribution.cue[0])
        if before is not None:
            return before
    if verb.says and _closes(tokens, attribution):
        return _clause_before(tokens, attribution.first)
    behind = _clause_behind(tokens, attribution, limit)
    if verb.says and _inserted(tokens, attribution):
        before = _clause_before(tokens, attribution.first)
        return max(before, behind, key=_length) if before and behind else before or behind
    return behind


def _inserted(tokens: Tokens, attribution: Attribution) -> bool:
    """Whether it is as in: The talks, they added, aimed at a truce."""
    end = attribution.cue[1]
    comma = attribution.first > 0 and tokens[attribution.first - 1].text == ","
    return comma and end < len(tokens) and tokens[end].text == "," and not attribution.inverted


def _length(stretch: Stretch) -> int:
    return stretch[1] - stretch[0]


def _around(tokens: Tokens, attribution: Attribution) -> Stretch | None:
    """What stands before "according to X" at the end of its sentence, else what stands behind it."""
    end = _without_marks(tokens, 0, len(tokens))
    if attribution.first > 0 and attribution.end >= end:
        return _clause_before(tokens, attribution.first)
    start = attribution.end
    while start < end and not tokens[start].word and not tokens[start].quoted:
        start += 1
    behind = _stretch(start, end)
    before = _clause_before(tokens, attribution.first) if attribution.first > 2 else None
    inserted = attribution.first > 2 and tokens[attribution.first - 1].text == tokens[attribution.end].text == ","
    return max(before, behind, key=_length) if before and behind and inserted else before or behind


def _closes(tokens: Tokens, attribution: Attribution) -> bool:
    """Whether "…, he said on Friday." ends the sentence: nothing follows that could have been said."""
    first = attribution.first
    if first < 4 or tokens[first - 1].text not in {",", "–", "—"} or attribution.inverted:
        return False
    if len(tokens) - attribution.cue[1] > _LONGEST_TAIL + 2:
        return False
    rest = tokens[attribution.cue[1] : _without_marks(tokens, 0, len(tokens))]
    if not rest:
        return True
    if any(token.plain == "that" or token.quoted for token in rest):
        return False
    told = attribution.verb is not None and attribution.verb.lemma == "tell"
    return rest[0].plain in TAIL_OPENERS | WEEKDAYS or told or _opens_tail(rest)


def _opens_tail(rest: Tokens) -> bool:
    """Whether it is as in: …, he said, on Friday."""
    if rest[0].text != "," or len(rest) == 1:
        return rest[0].text == ","
    return rest[1].plain in TAIL_OPENERS | WEEKDAYS | _NEW_CLAUSE


def _clause_before(tokens: Tokens, end: int) -> Stretch | None:
    first = _behind_dateline(tokens)
    return _stretch(first, _without_marks(tokens, first, end))


def _behind_dateline(tokens: Tokens) -> int:
    """The first token behind "GENEVA –", "KABUL (Reuters) -" or "ISLAMABAD, Nov 8 (APP):"; 0 where there is none."""
    for at in range(1, min(_LONGEST_DATELINE, len(tokens) - 1)):
        token = tokens[at]
        if token.quoted or (token.word and not (token.capital or token.text.isdigit())):
            return 0
        if token.text in {"-", "–", "—", ":"}:
            place = len(tokens[0].text) > _LONGEST_ACRONYM and tokens[0].text.isupper()
            return at + 1 if place or tokens[at - 1].text == ")" else 0
    return 0


def _clause_behind(tokens: Tokens, attribution: Attribution, limit: int) -> Stretch | None:
    verb = attribution.verb
    assert verb is not None
    start, end = attribution.cue[1], _without_marks(tokens, 0, limit)
    if attribution.inverted:
        # A passive: the plan was condemned by Kabul.
        return _clause_before(tokens, skipped_left(tokens, attribution.cue[0] - 1) + 1)
    if verb.says:
        start_found = _clause_start(tokens, start, end, verb.lemma, soft=verb.soft)
        if start_found is None:
            return None
        start = start_found
    while start < end and tokens[start].text in {",", ":", "–", "—"}:
        start += 1
    first = attribution.first
    relative = tokens[attribution.cue[0] - 1].plain in RELATIVES
    relative = relative or (first > 0 and tokens[first - 1].plain in SUBORDINATES | RELATIVES)
    if start >= end and first > 1 and tokens[first - 1].plain in CLAIMS:
        return (first - 2, first) if tokens[first - 2].plain in DETERMINERS else (first - 1, first)
    for at in range(start + 1, min(end - 1, start + _LONGEST_CLAUSE)):
        if tokens[at].text == ";" or (relative and tokens[at].text == ","):
            end = at
            break
        if tokens[at].text == "," and (tokens[at + 1].plain in _NEW_CLAUSE or _names_claim(tokens, at + 1)):
            end = at
            break
    return _stretch(start, end) if end - start >= (2 if verb.says else 1) else None


def _names_claim(tokens: Tokens, at: int) -> bool:
    """Whether it goes on as in: …, a charge Kabul denies."""
    return tokens[at].plain in DETERMINERS and at + 1 < len(tokens) and tokens[at + 1].plain in CLAIMS


def _clause_start(tokens: Tokens, start: int, end: int, lemma: str, *, soft: bool) -> int | None:
    for at in range(start, min(start + _FARTHEST_THAT, end)):
        if tokens[at].text == ",":
            break
        if tokens[at].plain == "that":
            return at
    if start < end and tokens[start].plain in PREPOSITIONS_OF.get(lemma, ()):
        return start
    if lemma == "tell":
        return _behind_addressee(tokens, start, end)
    return None if soft or lemma in _NEEDS_THAT else start


def _behind_addressee(tokens: Tokens, start: int, end: int) -> int | None:
    """Where a clause without "that" starts behind whoever is told it: told his cabinet | the truce would hold."""
    for at in range(start + 1, min(start + 6, end)):
        before, token = tokens[at - 1], tokens[at]
        named = token.capital and before.plain not in DETERMINERS and not before.capital
        if named or token.plain in DETERMINERS | PRONOUNS:
            return at
    return start + 1 if start < end else None


def _without_marks(tokens: Tokens, first: int, end: int) -> int:
    while end > first and not tokens[end - 1].word and not tokens[end - 1].quoted and tokens[end - 1].text not in ")]":
        end -= 1
    return end


def _stretch(first: int, end: int) -> Stretch | None:
    return (first, end) if end > first else None
