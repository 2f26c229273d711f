"""Noun phrases that can be sources: left of a verb, or at the head of a sentence.

Every search looks at a bounded number of tokens, so reading a sentence takes time in proportion to its length.
"""

import re

from index.attribution.cues import (
    AUXILIARIES,
    BE,
    CLAIMS,
    CLAUSE_OPENERS,
    CONDITIONS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MEDIA,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEAKERS,
    TIME_WORDS,
    TITLES,
    VERBS,
    Form,
)
from index.attribution.inversions import FINITE, Tokens, joins
from index.attribution.tokens import Stretch, Token

# Longest noun phrase, and longest apposition between two commas, in tokens.
_LONGEST = 40
_LONGEST_APPOSITION = 28
# "Whoever attacks us": nobody in particular. "Nobody claims": nothing is said.
_ANYBODY = frozenset("anybody anyone neither no nobody none whatever whoever".split())
# Words in "ly" that are no adverbs.
_NO_ADVERBS = frozenset("ally assembly daily family italy july monthly weekly".split())
# Prepositions of an insertion that does not say who somebody is: "Dar, for his part, thanked Ankara".
_ASIDE = frozenset("after amid at before by during for in on".split())
_BREAKS = frozenset(',;:()[]—–“”"-…?!')
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}")
# "In a statement after round three of the talks Mujahid said": such a clause may have no comma behind it.
_OPENERS_OF_TIME = frozenset("after before since until".split())
_WITHIN_NAMES = frozenset("of bin al ul ur and".split())
_CLOSERS = {",": ",", ")": "(", "-": "-", "–": "–", "—": "—"}


def skipped_left(tokens: Tokens, at: int) -> int:
    """The last token up to ``at`` that is no auxiliary, adverb, or date: where a noun phrase can end. May be −1."""
    while True:
        before = at
        while at >= 0 and _is_auxiliary(tokens[at]):
            at -= 1
        at = _before_time(tokens, at)
        at = _before_medium(tokens, at)
        if at == before:
            return at


def _is_auxiliary(token: Token) -> bool:
    if token.plain in AUXILIARIES:
        return True
    return (
        token.plain.endswith("ly") and len(token.plain) > 4 and token.text.islower() and token.plain not in _NO_ADVERBS
    )


def _before_time(tokens: Tokens, at: int) -> int:
    """Left of "on Friday", "late on 8 November 2025", "last week": −1 and up; ``at`` where there is no such thing."""
    first = at
    while first >= 0 and (tokens[first].plain in TIME_WORDS or _NUMBER.fullmatch(tokens[first].text)):
        first -= 1
    words = {token.plain for token in tokens[first + 1 : at + 1]}
    if not words & (DAYS | {"week", "month", "night"}):
        return at
    while first >= 0 and tokens[first].plain in {"on", "in", "late", "early", "by", "since", "at", "the"}:
        first -= 1
    return first


def _before_medium(tokens: Tokens, at: int) -> int:
    """Left of "in a statement" and "on X"; ``at`` where there is no such thing."""
    if at < 2 or tokens[at].plain not in MEDIA:
        return at
    for first in range(at - 1, max(0, at - 6), -1):
        token = tokens[first]
        if not token.word:
            return at
        if token.plain in {"in", "on", "at", "during", "via", "through"}:
            return first - 1
    return at


def left_source(tokens: Tokens, cue: int) -> Stretch | None:
    """The subject of the verb at ``cue``, with its appositions, as far as it stands to the left."""
    at = skipped_left(tokens, cue - 1)
    if at < 0 or tokens[at].quoted:
        return None
    token = tokens[at]
    if token.plain in RELATIVES:
        return _antecedent(tokens, at)
    if token.plain in PRONOUNS:
        return (at, at + 1)
    if token.text in _CLOSERS:
        return _with_apposition(tokens, at)
    if not token.word or token.plain in CLAUSE_OPENERS or token.plain in PREPOSITIONS:
        return None
    found = noun_phrase_to(tokens, at + 1)
    return _behind_claim(tokens, found) if found else None


def _behind_claim(tokens: Tokens, found: Stretch) -> Stretch:
    """Who claims or denies a thing that is named right before, with no "that" between: "a charge Kabul denies"."""
    first, end = found
    claim = first + (tokens[first].plain in DETERMINERS)
    inside = claim + 1 < end and tokens[claim].plain in CLAIMS and tokens[claim + 1].capital
    return (claim + 1, end) if inside else found


def _antecedent(tokens: Tokens, relative: int) -> Stretch | None:
    end = relative - 1 if relative and tokens[relative - 1].text == "," else relative
    found = noun_phrase_to(tokens, end) if end else None
    if found is None or tokens[relative].plain == "who":
        return found
    # Most of what "which" stands for does not speak.
    return found if any(token.plain in SPEAKERS for token in tokens[found[0] : found[1]]) else None


def _with_apposition(tokens: Tokens, close: int) -> Stretch | None:
    """The noun phrase with the insertions that end at ``close``: "Mujahid, the Taliban's spokesman,"."""
    mark = tokens[close].text
    opening = _opening(tokens, close, _CLOSERS[mark])
    found = noun_phrase_to(tokens, opening) if opening else None
    if opening is None or found is None:
        return None
    before = found[0] - 1
    if before > 0 and tokens[before].text == "," and _is_apposition(tokens, found):
        found = noun_phrase_to(tokens, before) or found
    if mark == "," and _is_aside(tokens[opening + 1]):
        return found
    return (found[0], close + (mark == ")"))


def _is_aside(token: Token) -> bool:
    """Whether an insertion says when or from whom, and not who somebody is: "Dawn, citing officials, reported"."""
    return token.plain in _ASIDE | {"citing", "quoting"}


def _opening(tokens: Tokens, close: int, mark: str) -> int | None:
    for at in range(close - 1, max(0, close - _LONGEST_APPOSITION), -1):
        if tokens[at].quoted:
            return None
        if tokens[at].text == mark:
            return at
    return None


def _is_apposition(tokens: Tokens, stretch: Stretch) -> bool:
    first = tokens[stretch[0]]
    words = tokens[stretch[0] : stretch[1]]
    return not first.capital or first.plain.endswith("'s") or any(word.plain in SPEAKERS for word in words)


def noun_phrase_to(tokens: Tokens, end: int) -> Stretch | None:
    """The noun phrase that ends before ``end``, or None where none does that could speak."""
    at = end - 1
    while at >= 0 and end - at <= _LONGEST and _belongs(tokens, at, end):
        at -= 1
    first = _trimmed(tokens, at + 1, end)
    if at >= 0 and tokens[at].plain in _OPENERS_OF_TIME:
        first = _behind_adverbial(tokens, at, end) or first
    if first is None or first >= end:
        return None
    words = tokens[first:end]
    if words[0].plain in _ANYBODY:
        return None
    last = words[-1]
    if last.plain in DETERMINERS | PREPOSITIONS:
        return None
    if any(word.capital for word in words) or words[0].plain in DETERMINERS:
        return (first, end)
    if last.plain.endswith("s") or any(word.plain in SPEAKERS for word in words):
        return (first, end)
    return None


def conditional(tokens: Tokens, first: int) -> bool:
    """Whether the phrase that starts at ``first`` is the subject of a condition: if Kabul wants, should Kabul want."""
    at = first
    while at >= 0 and first - at <= 3 and tokens[at].word:
        if tokens[at].plain in CONDITIONS:
            return True
        at -= 1
    return False


def _belongs(tokens: Tokens, at: int, end: int) -> bool:
    token = tokens[at]
    if token.quoted or token.text in _BREAKS or token.plain in FINITE or token.plain in PRONOUNS - {"it"}:
        return False
    if token.plain in {"and", "or"} and 0 < at < end - 1:
        return joins(tokens[at - 1], tokens[at + 1])
    if token.plain in CLAUSE_OPENERS or (at + 1 < end and _ends_before_article(token, tokens[at + 1])):
        return False
    verb = VERBS.get(token.plain)
    if verb is not None and verb.form is Form.BASE and not verb.soft and tokens[at - 1].plain.endswith("s"):
        # Officials say the Taliban …
        return False
    if verb is None or verb.soft or token.capital or verb.form in {Form.ING, Form.BASE}:
        # A text saying | all parties agreed.
        return verb is None or verb.soft or token.capital or verb.form is not Form.ING or not verb.says
    return at > 0 and (tokens[at - 1].plain in DETERMINERS or tokens[at - 1].plain in BE)


def _ends_before_article(token: Token, after: Token) -> bool:
    """Whether a noun phrase can only begin behind a token: Kabul calls | the raids; but "all the", "of the"."""
    return after.plain in {"a", "an", "the"} and token.plain not in PREPOSITIONS | {"all", "both", "half", "such"}


def _trimmed(tokens: Tokens, first: int, end: int) -> int | None:
    """Where the noun phrase itself begins in a stretch that may open with conjunctions, adverbs or "On 8 May"."""
    while first < end and (tokens[first].plain in CONJUNCTIONS or _is_opening_adverb(tokens[first])):
        first += 1
    if first == 2 < end and behind_clock(tokens) == 3:
        first = 3
    if first < end and _NUMBER.fullmatch(tokens[first].text) and tokens[first].plain.isdigit() and end - first > 1:
        rest = first
        while rest < end and (tokens[rest].plain in DAYS or _NUMBER.fullmatch(tokens[rest].text)):
            rest += 1
        if rest - first > 1 or len(tokens[first].text) == 4:
            first = rest
    if first >= end or tokens[first].plain not in PREPOSITIONS | {"asked"}:
        return first
    return _behind_preposition(tokens, first, end)


def _is_opening_adverb(token: Token) -> bool:
    return token.plain in {"still", "then", "later", "however", "meanwhile", "earlier", "also", "even", "only"} or (
        token.plain.endswith("ly") and len(token.plain) > 4 and token.plain not in _NO_ADVERBS
    )


def _behind_preposition(tokens: Tokens, first: int, end: int) -> int | None:
    """Where the subject begins behind "In Sialkot on 25 October 2025 …" and the like, with no comma between."""
    start = _behind_adverbial(tokens, first, end)
    if start is not None:
        return start if tokens[start].plain not in PREPOSITIONS else _behind_preposition(tokens, start, end)
    if end - first > 2 and tokens[end - 1].plain in SPEAKERS:
        return end - 1
    return _behind_place(tokens, first, end)


def _behind_adverbial(tokens: Tokens, first: int, end: int) -> int | None:
    for at in range(end - 2, first, -1):
        if tokens[at].plain in DAYS or (_NUMBER.fullmatch(tokens[at].text) and tokens[at - 1].plain in DAYS):
            return at + 1
    for at in range(end - 1, first + 1, -1):
        token, before = tokens[at], tokens[at - 1]
        if before.plain in PREPOSITIONS or before.plain in DETERMINERS:
            continue
        if token.plain in DETERMINERS:
            return at
        if token.capital and not before.capital and before.text != "/" and token.plain not in DAYS:
            return at
    return None


def _behind_place(tokens: Tokens, first: int, end: int) -> int | None:
    """Where the subject begins in "… with Afghanistan Pakistani Defence Minister Asif": one run of capitals."""
    start = end
    while start > first and tokens[start - 1].capital:
        start -= 1
    for at in range(start + 1, end):
        if tokens[at].plain in TITLES:
            # The first title, and the word before it that says of which country.
            return max(start + 1, at - 1)
    return start if end - start >= 3 else None


def behind_clock(tokens: Tokens) -> int:
    """The first token behind a time of day at the head of a sentence: 14:20 Mujahid on X; 0 where there is none."""
    timed = len(tokens) > 3 and tokens[1].text == ":" and tokens[0].text.isdigit() and tokens[2].text.isdigit()
    return 3 if timed else 0


def subject(tokens: Tokens) -> Stretch | None:
    """The noun phrase at the head of a sentence, behind any "In a post on X," or "Asked about …,"."""
    first = 0
    while first < len(tokens) and (tokens[first].plain in CONJUNCTIONS or _is_opening_adverb(tokens[first])):
        first += 1
        if first < len(tokens) and tokens[first].text == ",":
            first += 1
    for _ in range(3):
        if first >= len(tokens) or not _opens_adverbial(tokens[first]):
            break
        comma = next((at for at in range(first, min(first + 30, len(tokens))) if tokens[at].text == ","), None)
        start = _behind_adverbial(tokens, first, comma or _run_end(tokens, first))
        if start is not None:
            first = start
            break
        if comma is None:
            return None
        first = comma + 1
    return subject_from(tokens, first)


def _opens_adverbial(token: Token) -> bool:
    return token.word and (
        token.plain in PREPOSITIONS
        or token.plain in {"asked", "when", "while", "if", "although", "though", "because"}
        or token.plain in DAYS
        or token.text.isdigit()
        or (token.plain.endswith("ing") and len(token.plain) > 5)
    )


def _run_end(tokens: Tokens, first: int) -> int:
    at = first
    while at < len(tokens) and at - first < 30 and tokens[at].word:
        at += 1
    return at


def subject_from(tokens: Tokens, first: int) -> Stretch | None:
    """The noun phrase that starts at ``first`` in front of an unknown verb, or None where it cannot be told."""
    if first >= len(tokens) or not tokens[first].word or tokens[first].plain in {"there", "here"}:
        return None
    if tokens[first].plain in PRONOUNS:
        return (first, first + 1)
    end, last = first, None
    while end < len(tokens) and end - first < 12:
        token = tokens[end]
        joined = (
            token.plain == "and" and end > first and end + 1 < len(tokens) and joins(tokens[end - 1], tokens[end + 1])
        )
        if not token.word or token.plain in PREPOSITIONS - {"of"} or token.plain in FINITE:
            break
        if token.plain in CLAUSE_OPENERS and not joined:
            break
        if (token.capital and token.plain not in DETERMINERS) or token.plain in SPEAKERS:
            last = end
        elif (
            (last is None and token.plain.endswith("ed"))
            or token.plain.endswith("ly")
            or (last is not None and token.plain not in _WITHIN_NAMES | TITLES)
        ):
            break
        end += 1
    if last is None or tokens[last].plain in DETERMINERS or tokens[last].plain.endswith(("'s", "s'")):
        return None
    return (first, last + 1)
