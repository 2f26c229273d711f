"""What is new about a question or about somebody, to readers who were told of it before."""

import dataclasses
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.answers import Answerer
from index.composing.by_speaker import positions
from index.composing.citing import cite
from index.entities import Entity, EntityKind
from index.records import Article, Citation, Kind, Query
from index.shingles import normalised_words
from index.snapshot.opened import Snapshot
from index.stories import MIN_ALIKE_WORDS

# So many times more passages are looked at than are wanted: copies of what was told are among them.
_AMONG = 3
# Whose statements can be followed: places and operations say nothing.
_SPEAKING = (EntityKind.PARTY, EntityKind.PERSON)


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows: nothing that came since the day ``since``, but the stories of these keys."""

    since: date
    told: frozenset[str] = frozenset()


def story_keys(citation: Citation) -> frozenset[str]:
    """By what a story is known again, in any snapshot: the articles that print it, and the words of its sentence."""
    articles = {one.article_id for one in (citation.article, *citation.also_in)}
    words = normalised_words(citation.highlights[0].of(citation.article.body))
    if len(words) < MIN_ALIKE_WORDS:
        return frozenset(articles)
    # No article id has a colon.
    return frozenset({*articles, f"words:{hashlib.sha256(' '.join(words).encode()).hexdigest()[:16]}"})


def fresh(citations: Iterable[Citation], known: Known) -> tuple[Citation, ...]:
    """Those of articles that came out, or in, since the day, that tell no story told before; of each story the first.

    They are ranked anew, from 1.
    """
    seen, found = set(known.told), list[Citation]()
    for citation in citations:
        keys = story_keys(citation)
        if _came_since(citation.article.published, citation.article.retrieved, known.since) and not keys & seen:
            seen |= keys
            found.append(dataclasses.replace(citation, rank=len(found) + 1))
    return tuple(found)


def news_of_question(answerer: Answerer, question: str, known: Known, most: int) -> tuple[Citation, ...]:
    """At most ``most`` new passages that answer a question; none unless the new articles by themselves support it.

    Raises:
        QuestionRefused: It is empty or too long.
    """
    hidden = _hidden(answerer, known)
    alone = dataclasses.replace(answerer, withdrawn=lambda: hidden, citations=_AMONG * most, more=0)
    return fresh(_with_tellers(alone.answer(question).citations, answerer), known)[:most]


def news_of_entity(answerer: Answerer, entity_id: str, known: Known, most: int) -> tuple[Citation, ...]:
    """At most ``most`` new statements of a party or person: own words first, of each the newest first."""
    snapshot = answerer.snapshot
    found = positions(snapshot, entity_id, {}, _hidden(answerer, known), _AMONG * most)
    query = Query("", Kind.POSITION, "en", (), speakers=(entity_id,))
    return fresh(_with_tellers([cite(one, query, snapshot) for one in found], answerer), known)[:most]


def speaker_named(snapshot: Snapshot, name: str) -> Entity | None:
    """The party or person of this name, if there is one whose statements can be followed."""
    entity = snapshot.entities.named(name)
    return entity if entity is not None and entity.kind in _SPEAKING else None


def _hidden(answerer: Answerer, known: Known) -> frozenset[str]:
    """Ids of the articles that are not new, so that they neither stand in front of new ones nor answer for them."""
    days = answerer.snapshot.records.days_of_articles()
    old = {one for one, (published, retrieved) in days.items() if not _came_since(published, retrieved, known.since)}
    return frozenset({*answerer.withdrawn(), *old, *(known.told & days.keys())})


def _came_since(published: date | None, retrieved: date | None, since: date) -> bool:
    return any(day is not None and day >= since for day in (published, retrieved))


def _with_tellers(citations: Iterable[Citation], answerer: Answerer) -> list[Citation]:
    """Citations with all articles that print the same, those too that are hidden for not being new."""
    withdrawn = answerer.withdrawn()

    def others(citation: Citation) -> tuple[Article, ...]:
        found = _tellers(answerer.snapshot, citation)
        return tuple(one for one in found if one.article_id not in withdrawn)

    return [dataclasses.replace(citation, also_in=others(citation)) for citation in citations]


def _tellers(snapshot: Snapshot, citation: Citation) -> tuple[Article, ...]:
    """The other articles that print the story of a citation."""
    for rows in snapshot.records.of_article(snapshot.article_rows[citation.article.article_id]):
        if rows.story is not None and snapshot.records.passage(rows).span == citation.span:
            return tuple(one for one in snapshot.records.tellers(rows.story) if one != citation.article)
    return ()
