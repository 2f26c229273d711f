"""What chats follow: begun, named, and asked about again, with the library's help."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from bot.state.follows import Follow, Followed
from bot.state.store import Store
from index.answers import Answerer
from index.errors import CorpusError
from index.news import Known, news_of_entity, news_of_question, speaker_named, story_keys
from index.records import Citation

# So many new passages are told of each thing that is followed; whoever wants more asks.
MOST_NEWS = 3
# Of what is there already when somebody begins to follow, so much may be of the same day.
_MOST_OF_A_DAY = 50

T = TypeVar("T")
log = logging.getLogger(__name__)


class Does(Protocol):
    """Does something where the library lives; `AnswerWorker.do` is one."""

    def __call__(self, work: Callable[[Any], T]) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is followed: the chat, who asked for it, and in which language of the interface."""

    chat_id: int
    person: int
    language: str


@dataclass(frozen=True, slots=True)
class Named:
    """``name`` is the question, or the name of the party or person, that is followed."""

    follow: Follow
    name: str


@dataclass(frozen=True, slots=True)
class Following:
    """Its methods raise what `Follows` raises."""

    do: Does
    store: Store

    async def begin(self, place: Place, words: str) -> Named:
        """Follow the party or person of that name, or else the question, from now on: what is there is not new."""
        speaker = await self.do(lambda answerer: speaker_named(answerer.snapshot, words))
        if speaker is None:
            return await self.begin_question(place, words)
        return Named(await self._begin(place, "entity", speaker.entity_id), speaker.name)

    async def begin_question(self, place: Place, question: str) -> Named:
        """The same, whatever the question may be the name of."""
        return Named(await self._begin(place, "question", question), question)

    async def of_chat(self, chat_id: int) -> tuple[Named, ...]:
        """What a chat follows, the oldest first."""
        return await self.named(await self.store.follows.of_chat(chat_id))

    async def named(self, follows: tuple[Follow, ...]) -> tuple[Named, ...]:
        """The same follows with their names; that of somebody whom the corpus no longer has is the id."""

        def names(answerer: Answerer) -> dict[str, str]:
            entities = answerer.snapshot.entities
            return {one.what: entities[one.what].name for one in follows if one.what in entities}

        known = await self.do(names) if any(one.kind == "entity" for one in follows) else {}
        return tuple(Named(one, known.get(one.what, one.what) if one.kind == "entity" else one.what) for one in follows)

    async def news(self, follow: Follow) -> tuple[Citation, ...]:
        """At most `MOST_NEWS` passages that are new of it."""
        return await self._news(follow.kind, follow.what, Known(follow.created_at.date(), follow.told), MOST_NEWS)

    async def _begin(self, place: Place, kind: Followed, what: str) -> Follow:
        follow = await self.store.follows.add(place.chat_id, place.person, kind, what, place.language)
        if follow.last_notified is None:
            there = await self._news(kind, what, Known(follow.created_at.date()), _MOST_OF_A_DAY)
            await self.store.follows.told(follow.follow_id, all_keys(there))
        return follow

    async def _news(self, kind: Followed, what: str, known: Known, most: int) -> tuple[Citation, ...]:
        def ask(answerer: Answerer) -> tuple[Citation, ...]:
            if kind == "question":
                return news_of_question(answerer, what, known, most)
            there = what in answerer.snapshot.entities
            return news_of_entity(answerer, what, known, most) if there else ()

        try:
            return await self.do(ask)
        except CorpusError as error:
            log.warning("what is followed cannot be asked for: %s", type(error).__name__)
            return ()


def all_keys(citations: tuple[Citation, ...]) -> frozenset[str]:
    """The keys of all their stories."""
    return frozenset().union(*map(story_keys, citations))


def is_due(follow: Follow, today: date) -> bool:
    return follow.last_notified is None or follow.last_notified < today
