"""Names of persons as they stand in a sentence, and what belongs to them: titles, appositions, descriptions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.attribution.cues import (
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    HONORIFICS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKERS,
    TITLES,
    VOICES,
)
from index.attribution.tokens import Sentence, Stretch, Token

_PARTICLES = frozenset("bin al ul ur ud e de von van".split())
# Words of names that are not those of persons.
_BODIES = SPEAKERS | frozenset(
    """
    accord affairs airlines alliance association bank border bureau capital center centre city club college conference
    congress corps country department desk district division economic emirate federation fitna forum foundation front
    house
    hospital institute international islamic jazeera kingdom league liberation line movement national nations network
    news
    organisation organization pact party police post press programme province ps relations republic school security
    senate
    service services society state states street summit taliban tehreek-e-taliban tehrik-e-taliban tehrik-i-taliban
    times
    treaty tribune trust tv union united university valley war watch
    """.split()
)
_FRONT_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | CLAUSE_OPENERS
    | CONJUNCTIONS
    | DAYS
    | frozenset(
        "he she it they there here however meanwhile moreover also yet still today"
        " separately earlier later speaking asked".split()
    )
)
_LONGEST_NAME = 5
# What stands before a name and tells of a man or a woman: forms of address, and kin.
_OF_MEN = frozenset("mr brother father grandfather grandson husband nephew son uncle widower".split())
_OF_WOMEN = frozenset("mrs ms aunt daughter granddaughter grandmother mother niece sister widow wife".split())
# Of a name behind an office of several words ("Minister for Climate Change Musadik Malik"), so many words are its own.
_OWN_WORDS = 2
_FARTHEST_OFFICE = 8
FEMALE = frozenset(
    """
    amina amy angela ann anna anne asma ayesha barbara benazir carol catherine christine claire elizabeth emma farah
    fatima
    fawzia fiza habiba heather hina jane jennifer julie kamala karen karoline kate laura linda mahbouba maleeha maria
    maryam mary megan melania michelle mumtaz nancy nargis nasreen rachel rebecca roza rosemary sara sarah sherry
    shireen
    sima susan ursula yasmin zahra zainab zartaj
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in an article, with the titles beside it in small letters.

    ``female`` is what the form of address or the kin in front (her brother) tells; None where there is none.
    """

    start: int
    name: str
    female: bool | None
    words: frozenset[str]


# ---------------------------------------------------------------- names in a sentence


def names_in(sentence: Sentence) -> Iterator[Name]:
    """The names of persons outside quotations, of two words and more, or with a title before one word."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        end = _run_end(tokens, at)
        if end == at:
            at += 1
            continue
        first = at
        while first < end and tokens[first].plain in _FRONT_WORDS:
            first += 1
        run = without_titles(tokens, behind_portfolio(tokens, (first, end))) if first < end else None
        if run is not None and not is_body(tokens, run) and run[1] - run[0] <= _LONGEST_NAME:
            titled = run[0] > first
            if run[1] - run[0] > 1 or titled or _is_told_of(tokens, end):
                yield _name(tokens, run)
        at = end


def _is_told_of(tokens: Sequence[Token], end: int) -> bool:
    """Whether what follows is said only of persons: Mahvash, 34, …; Jamila, a widow of 60, …; Hekmat, a driver, …."""
    if end == len(tokens) or tokens[end].text != ",":
        return False
    comma = next((at for at in range(end + 1, min(end + 10, len(tokens))) if tokens[at].text in ",."), end)
    words = [token.plain for token in tokens[end + 1 : comma]]
    if len(words) < 2 or words[0] not in {"a", "an"}:
        return len(words) == 1 and words[0].isdigit() and len(words[0]) == 2
    head = next((at for at, word in enumerate(words) if word in PREPOSITIONS | {"who"}), len(words))
    return words[head - 1] in ROLES or any(word.endswith("-year-old") for word in words)


def _run_end(tokens: Sequence[Token], first: int) -> int:
    """Behind the capitalised words that start at ``first``; a possessive ends them."""
    end = first
    while end < len(tokens) and tokens[end].word:
        if not tokens[end].capital and not (end > first and _is_particle(tokens, end)):
            break
        end += 1
        if tokens[end - 1].plain.endswith("'s"):
            break
    return end


def _is_particle(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].plain in _PARTICLES and at + 1 < len(tokens) and tokens[at + 1].word and tokens[at + 1].capital


def _name(tokens: Sequence[Token], run: Stretch) -> Name:
    text = " ".join(token.text for token in tokens[run[0] : run[1]])
    title = tokens[run[0] - 1].plain.rstrip(".") if run[0] else ""
    female = True if title in _OF_WOMEN else False if title in _OF_MEN else None
    around = (*tokens[max(0, run[0] - 4) : run[0]], *tokens[run[1] : run[1] + 9])
    words = frozenset(token.plain for token in around if token.plain in TITLES | SPEAKERS)
    return Name(tokens[run[0]].start, without_possessive(text), female, words)


def without_titles(tokens: Sequence[Token], run: Stretch) -> Stretch | None:
    first, end = run
    for at in range(run[0], end):
        plain = tokens[at].plain.rstrip(".")
        if (plain in TITLES and not (plain in HONORIFICS and end - at == 2)) or (plain.endswith("'s") and at < end - 1):
            first = at + 1
    return (first, end) if first < end else None


def behind_portfolio(tokens: Sequence[Token], run: Stretch) -> Stretch:
    """The capitalised words of a run that are not those of an office in front: Minister for Livestock Gulzar Bugti.

    The run itself where no office with "for" or "of" leads to it, or where nothing but the office is left.
    """
    first, end = run
    if end - first <= _OWN_WORDS or any(token.plain.endswith("'s") for token in tokens[first : end - 1]):
        return run
    at = first - 1
    while at > 0 and first - at < _FARTHEST_OFFICE and (tokens[at].capital or tokens[at].plain in {"and", "the"}):
        at -= 1
    if at < 1 or tokens[at].plain not in {"for", "of", "on"} or tokens[at - 1].plain not in TITLES | ROLES:
        return run
    title = next((to for to in range(end - 2, first, -1) if tokens[to].plain.rstrip(".") in TITLES), None)
    return (title, end) if title is not None else (end - _OWN_WORDS, end)


def name_behind_portfolio(tokens: Sequence[Token], source: Stretch) -> Stretch | None:
    """A name behind an office of several words: Minister for Information and Broadcasting Attaullah Tarar."""
    end = without_apposition(tokens, source)[1]
    first = end
    while first > source[0] and tokens[first - 1].word and tokens[first - 1].capital:
        first -= 1
    own = behind_portfolio(tokens, (first, end))
    return own if own != (first, end) else None


def is_body(tokens: Sequence[Token], run: Stretch) -> bool:
    words = [token.plain.removesuffix("'s") for token in tokens[run[0] : run[1]]]
    if len(words) == 1:
        text = tokens[run[0]].text
        return words[0] in _BODIES or words[0] in DAYS or (text.isupper() and len(text) > 1)
    return (
        any(word in _BODIES - TITLES for word in words) or words[-1] in _BODIES or any(word in DAYS for word in words)
    )


# ---------------------------------------------------------------- parts of a source


def head_of(tokens: Sequence[Token], source: Stretch) -> Stretch:
    """A source up to its first apposition, insertion or preposition."""
    for at in range(source[0] + 1, source[1]):
        token = tokens[at]
        if token.text in ",(–—-" or token.plain in PREPOSITIONS or token.plain in {"who", "which", "that"}:
            return (source[0], at)
    return source


def without_apposition(tokens: Sequence[Token], source: Stretch) -> Stretch:
    """A source up to its first apposition or insertion: a description needs its prepositions."""
    for at in range(source[0] + 1, source[1]):
        if tokens[at].text in ",(–—-" or tokens[at].plain in {"who", "which"}:
            return (source[0], at)
    return source


def name_behind_comma(tokens: Sequence[Token], source: Stretch) -> Stretch | None:
    """An apposition that is a name alone: "the defence minister, Khawaja Asif,"."""
    first = next((at for at in range(*source) if tokens[at].text == ","), None)
    if first is None:
        return None
    end = first + 1
    while end < source[1] and tokens[end].word and (tokens[end].capital or _is_particle(tokens, end)):
        end += 1
    whole = end == source[1] or not tokens[end].word
    return (first + 1, end) if whole and end > first + 1 else None


def name_behind_title(tokens: Sequence[Token], source: Stretch) -> Stretch | None:
    """A name behind a title in small letters that needs more words: "chamber of commerce president Zia Khan"."""
    whole = without_apposition(tokens, source)
    run = name_at_end(tokens, whole)
    if run is None or run[0] == whole[0] or run[1] - run[0] < 2:
        return None
    before = tokens[run[0] - 1]
    return run if before.plain in TITLES | VOICES and not before.capital else None


def name_at_end(tokens: Sequence[Token], head: Stretch) -> Stretch | None:
    """The capitalised words at the end of a noun phrase."""
    first = end = head[1]
    while first > head[0] and tokens[first - 1].word:
        token = tokens[first - 1]
        if token.capital or (first < end and _is_particle(tokens, first - 1)):
            first -= 1
        else:
            break
    while first < end and tokens[first].plain in _FRONT_WORDS:
        first += 1
    joined = first > head[0] + 1 and tokens[first - 1].plain in {"and", "or"} and tokens[first - 2].plain not in TITLES
    return (first, end) if first < end and not joined else None


def titles_in(tokens: Sequence[Token], source: Stretch) -> frozenset[str]:
    return frozenset(token.plain for token in tokens[source[0] : source[1]] if token.plain in TITLES | SPEAKERS)


def goes_on_as_name(token: Token) -> bool:
    """Whether a party's name goes on into that of something else: Pakistan Muslim League, Afghanistan International."""
    return token.word and token.capital and token.plain not in VOICES | TITLES


def has_voice(tokens: Sequence[Token], stretch: Stretch) -> bool:
    return any(token.plain.removesuffix("'s") in VOICES for token in tokens[stretch[0] : stretch[1]])


def plain_words(name: str) -> list[str]:
    return [word.casefold().rstrip(".") for word in name.split()]


def same_office(word: str) -> str:
    return "spokes" if word.startswith("spokes") else word


def without_possessive(name: str) -> str:
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name
