"""Noun phrases to the right of a verb or an expression: said Hakan Fidan, the Turkish foreign minister, after all."""

from collections.abc import Sequence

from index.attribution.cues import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, SPEAKERS, TAIL_OPENERS, VERBS, Form
from index.attribution.tokens import Stretch, Token

Tokens = Sequence[Token]

# Verbs at which a noun phrase ends, on either side.
FINITE = frozenset("is was were are has had have will would said says".split())
# Longest noun phrase with its apposition, in tokens.
_LONGEST = 22
_OFFICE_WORDS = frozenset("senior chief deputy foreign prime defence defense interior other military political".split())


def right_source(tokens: Tokens, cue: int) -> Stretch | None:
    """The subject of an inverted verb (said Hakan Fidan, the Turkish foreign minister, after …)."""
    return noun_phrase_from(tokens, cue + 1)


def noun_phrase_from(tokens: Tokens, first: int) -> Stretch | None:
    """The noun phrase that starts at ``first``, with its apposition, or None where none does."""
    if first >= len(tokens) or not tokens[first].word:
        return None
    if tokens[first].plain in PRONOUNS:
        return (first, first + 1)
    opening = tokens[first]
    if not (opening.capital or opening.plain in DETERMINERS or opening.plain in SPEAKERS or is_office(tokens, first)):
        return None
    at, comma = first, False
    while at < len(tokens) and at - first < _LONGEST:
        if tokens[at].text == ",":
            named = opening.plain in DETERMINERS and not comma and _is_name_alone(tokens, at + 1)
            if not (named or _opens_apposition(tokens, at + 1)):
                break
            comma = True
        elif _ends_phrase(tokens, at, first, apposition=comma):
            break
        at += 1
    while at > first + 1 and _is_loose(tokens[at - 1]):
        at -= 1
    return (first, at) if at > first else None


def _ends_phrase(tokens: Tokens, at: int, first: int, *, apposition: bool) -> bool:
    token = tokens[at]
    if token.quoted or token.text in ".;:?!—–" or token.plain in DAYS:
        return True
    if token.plain == "and":
        return at + 1 == len(tokens) or not joins(tokens[at - 1], tokens[at + 1])
    if token.plain in TAIL_OPENERS - {"of", "for", "at"}:
        return not (apposition and token.plain in {"who", "in", "to"})
    if apposition:
        return False
    verb = VERBS.get(token.plain)
    return token.plain in FINITE or (verb is not None and at > first and not verb.soft and not token.capital)


def _is_loose(token: Token) -> bool:
    """Whether nothing can end with this token."""
    return token.plain in PREPOSITIONS or (not token.word and token.text not in ")'")


def _is_name_alone(tokens: Tokens, first: int) -> bool:
    """Whether a name stands between two marks: said one importer, Hamid Sultani, later; said his mother, Zarmina."""
    end = first
    while end < len(tokens) and end - first < 5 and tokens[end].capital and tokens[end].word:
        end += 1
    if end == first or (end == first + 1 and tokens[first].plain in DAYS):
        return False
    return end == len(tokens) or tokens[end].text in ",."


def _opens_apposition(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or not tokens[at].word or _opens_report(tokens, at):
        return False
    token = tokens[at]
    if token.plain in DETERMINERS - {"its", "this", "that"} or token.plain in SPEAKERS or token.plain == "who":
        return True
    if token.text.isdigit() and len(token.text) == 2:
        return True
    return token.plain in {"former", "deputy", "senior", "foreign", "prime", "acting", "chief"} or (
        token.plain.endswith("'s") and is_office(tokens, at + 1)
    )


def _opens_report(tokens: Tokens, first: int) -> bool:
    """Whether a clause of its own stands there, and no apposition: accepted by Kabul, a diplomat said."""
    for at in range(first + 1, min(first + _LONGEST, len(tokens))):
        verb = VERBS.get(tokens[at].plain)
        if not tokens[at].word or tokens[at].plain in PREPOSITIONS | {"who", "which", "that", "whose"}:
            return False
        if verb is not None and verb.says and verb.form in {Form.PAST, Form.PRESENT} and not verb.soft:
            return not tokens[at].capital
    return False


def joins(left: Token, right: Token) -> bool:
    """Whether "and" between these two words joins two noun phrases rather than two clauses."""
    if left.quoted or right.quoted:
        return False
    if left.capital and right.capital:
        return True
    return left.plain in SPEAKERS and (right.plain in SPEAKERS or right.capital or right.plain in _OFFICE_WORDS)


def is_office(tokens: Tokens, first: int) -> bool:
    """Whether "foreign ministry spokesman" or the like starts here, with no article."""
    return any(token.plain in SPEAKERS for token in tokens[first : first + 4] if token.word)
