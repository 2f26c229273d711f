"""From the words a person typed to `Query` records. Pure text work: no corpus, no model."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.asking.alleging import alleged_in
from index.asking.day_words import DayWords, day_words, spans_hold
from index.asking.following import follow
from index.asking.kinds import kind_of
from index.asking.languages import language_of
from index.asking.misspelling import Known
from index.asking.naming import Reference, named_by, references, with_offices
from index.asking.negation import is_negated
from index.asking.small_talk import is_small_talk
from index.asking.speakers import speakers_of
from index.asking.splitting import split
from index.asking.stop_words import kind_words, stop_words
from index.asking.timelines import TIMELINE_WORDS, wants_timeline
from index.asking.tongues import kind_in, wanted_in
from index.asking.wants import wanted_of
from index.asking.wording import Wording, wording
from index.entities import Entities
from index.entity_names import fold
from index.errors import QuestionEmpty, QuestionTooLong, QuestionUnreadable
from index.records import Alleged, Kind, Query, Wanted
from index.wording import ENGLISH

# What one Telegram message can hold.
MAX_QUESTION_CHARACTERS = 4_096
# Of a speaker and a topic, what the records have is listed.
_LISTED = {Kind.QUOTE, Kind.POSITION}
# What stands around the name of who is said to have said something, with the marks of the words that were taken out.
_AROUND_NAMES = '" \n,;:.–—-'


def understand(
    text: str, entities: Entities, reference: date, previous: Query | None = None, *, known: Known | None = None
) -> tuple[Query, ...]:
    """Understand a message: one query for each question in it, at least one and at most five, in order.

    A day or month without year is the one nearest to ``reference``, the newest day of the corpus. ``previous`` is the
    last query of the chat: a question that leans on it, or on the one before it in the message, takes over what it
    lacks. ``known`` tells whether a word, in small letters, is one that the corpus uses; other words, or any without
    it, may be misspelt names.

    Raises:
        QuestionRefused: The message is empty, longer than a message can be, or holds bytes that are no text.
    """
    text = _checked(text)
    queries: list[Query] = []
    for part in split(text):
        before = queries[-1] if queries else previous
        queries.append(_query(part, entities, reference, before, known))
    return tuple(queries)


def alleging(words: str, speaker: str | None, entities: Entities, reference: date) -> Query:
    """Ask whether these words are a quotation, of somebody or of a speaker, whom ``entities`` need not know.

    Raises:
        QuestionRefused: As `understand` has it.
    """
    query = _query(_checked(words), entities, reference, None, None)
    by = wording(speaker.strip()) if speaker else None
    named = with_offices(by, entities, references(by, entities, None, query.language), None) if by else ()
    speakers = tuple(entity.entity_id for one in named for entity in one.entities)
    names = tuple(speaker.split()) if speaker and not speakers else ()
    alleged = Alleged(query.question, speakers, names)
    return replace(query, kind=Kind.VERIFY, speakers=speakers, quoted=query.question, alleged=alleged)


def commanded(text: str, kind: Kind, entities: Entities, reference: date, *, known: Known | None = None) -> Query:
    """Ask what a command asks for, of the names, days and topic in ``text``; DATE stands for a timeline.

    Raises:
        QuestionRefused: As `understand` has it.
    """
    text = _checked(text)
    if kind is Kind.VERIFY:
        return _put_to_the_test(text, entities, reference, known)
    query = _query(text, entities, reference, None, known, kind)
    return replace(query, alleged=None, listed=kind in _LISTED)


def _put_to_the_test(text: str, entities: Entities, reference: date, known: Known | None) -> Query:
    """Whether the words of a text are a quotation: what stands in marks, or behind a name, or all of it."""
    query = _query(text, entities, reference, None, known)
    if query.alleged is not None:
        alleged = replace(query.alleged, tested=True)
        return replace(query, kind=Kind.VERIFY, speakers=alleged.speakers, quoted=alleged.words, alleged=alleged)
    if query.quoted is None:
        return alleging(text, None, entities, reference)
    return alleging(query.quoted, wording(text).bare.strip(_AROUND_NAMES) or None, entities, reference)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise QuestionEmpty
    if len(text) > MAX_QUESTION_CHARACTERS:
        raise QuestionTooLong(len(text), MAX_QUESTION_CHARACTERS)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise QuestionUnreadable
    return text


def _query(
    text: str,
    entities: Entities,
    reference: date,
    previous: Query | None,
    known: Known | None,
    command: Kind | None = None,
) -> Query:
    typed = wording(text)
    words = [typed.lower[start:end] for start, end in typed.words]
    language = _language(typed, words)
    if command is None and is_small_talk(words):
        return Query(
            text, Kind.SMALL_TALK, language, _terms(typed, stop_words(language), frozenset(), DayWords(None, ()))
        )
    days = day_words(text, typed.lower, reference)
    found = references(typed, entities, known, language)
    found = with_offices(typed, entities, found, days.days.low if days.days else None)
    masked = typed.masked((one.span, one.kind) for one in found)
    asks = command is None and language == ENGLISH and wants_timeline(typed.bare, masked, days.spans)
    timeline = asks or command is Kind.DATE
    kind, wanted = (Kind.DATE, Wanted.DATE) if timeline else _kind(typed, masked, language)
    kind = command or kind
    left_out = kind_words(kind) | (TIMELINE_WORDS if timeline else frozenset())
    terms = _terms(typed, stop_words(language), left_out, days)
    query = Query(
        question=text,
        kind=kind,
        language=language,
        terms=terms,
        topic=_topic(typed, terms, found),
        named=named_by(text, found),
        speakers=speakers_of(kind, masked, found),
        days=days.days,
        quoted=typed.quoted,
        wanted=wanted,
        negated=is_negated(typed.bare),
        timeline=timeline,
    )
    query = follow(query, typed.bare, previous, entities) if previous is not None else query
    return query if timeline else replace(query, alleged=alleged_in(query, typed, masked, found))


def _language(typed: Wording, words: list[str]) -> str:
    """The language of what the person says; of the quotation where nothing else is there."""
    own = [word for start, end in typed.words if (word := typed.bare[start:end].strip())]
    return language_of(typed.bare, own) if own else language_of(typed.lower, words)


def _kind(typed: Wording, masked: str, language: str) -> tuple[Kind, Wanted | None]:
    if language == "en":
        kind = kind_of(typed.bare, masked)
        return kind, wanted_of(typed.bare, kind)
    folded = f" {fold(typed.bare)} "
    kind = kind_in(language, folded)
    return kind, Wanted.DATE if kind is Kind.DATE else wanted_in(language, folded)


def _terms(typed: Wording, stops: frozenset[str], kind: frozenset[str], days: DayWords) -> tuple[str, ...]:
    terms = []
    for start, end in typed.words:
        word = typed.lower[start:end]
        if word in stops or spans_hold(days.spans, start, end):
            continue
        if word not in kind or _is_quoted(typed, start):
            terms.append(typed.text[start:end])
    return tuple(dict.fromkeys(terms))


def _is_quoted(typed: Wording, start: int) -> bool:
    return any(span.start <= start < span.end for span in typed.quotations)


def _topic(typed: Wording, terms: tuple[str, ...], found: Sequence[Reference]) -> tuple[str, ...]:
    """The terms that stand somewhere outside of names."""
    names = [one.span for one in found]
    outside = {typed.text[start:end] for start, end in typed.words if not spans_hold(names, start, end)}
    return tuple(term for term in terms if term in outside)
