"""Inline and guest queries: what a person asks of the bot from any chat, and what the bot offers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.chats import Keyboard
from bot.sandbox.entities import Entity
from bot.sandbox.keyboards import keyboard_of
from bot.sandbox.level import Level
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused
from bot.sandbox.rules import message_text

MOST_RESULTS = 50
LONGEST_OFFSET_BYTES = 64
LONGEST_QUERY = 256  # code points; the apps cut the rest
USUAL_CACHE_S = 300
# The real servers wait some ten seconds, then no answer is taken any more.
QUERY_LIFE_S = 15.0
STALE_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"
_START_PARAMETER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a person may choose, and the message that it becomes."""

    id: str
    title: str
    description: str
    url: str
    text: str
    entities: tuple[Entity, ...]
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class Offer:
    """The bot's answer to a query. ``button`` is a label and the payload of ``/start`` behind it."""

    results: tuple[Result, ...]
    next_offset: str = ""
    button: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What somebody types behind the bot's name in a chat. ``asked_at`` is in the seconds of the sandbox's clock."""

    id: str
    user_id: int
    chat_id: int
    text: str
    offset: str
    asked_at: float


@dataclass(slots=True)
class InlineQueries:
    """Open queries and the offers made for them, which are cached as the bot allows."""

    clock: Callable[[], float]
    _open: dict[str, InlineQuery] = field(default_factory=dict)
    _offers: dict[str, Offer] = field(default_factory=dict)  # by query
    _cached: dict[tuple[str, str, int | None], tuple[float, Offer]] = field(default_factory=dict)
    _last_id: int = 0

    def ask(self, user_id: int, chat_id: int, text: str, offset: str) -> InlineQuery:
        """Begin a query. Where a cached offer serves, `offer` has it at once and the bot need not be asked."""
        self._last_id += 1
        query = InlineQuery(f"i{self._last_id}", user_id, chat_id, text[:LONGEST_QUERY], offset, self.clock())
        self._open[query.id] = query
        for owner in (user_id, None):
            until, offer = self._cached.get((query.text, offset, owner), (0.0, None))
            if offer and until > self.clock():
                self._offers[query.id] = offer
        return query

    def answer(self, given: Arguments, level: Level) -> None:
        """Take the bot's offer.

        Raises:
            Refused: The query is unknown, answered or too old; or the offer is not one that Telegram shows.
        """
        offer = _offer(given, level)
        query = self._open.get(given.text("inline_query_id"))
        if query is None or query.id in self._offers or self.clock() - query.asked_at > QUERY_LIFE_S:
            raise Refused(STALE_QUERY)
        self._offers[query.id] = offer
        owner = query.user_id if given.flag("is_personal") else None
        until = self.clock() + max(given.integer("cache_time", USUAL_CACHE_S), 0)
        self._cached[query.text, query.offset, owner] = until, offer

    def query(self, query_id: str) -> InlineQuery | None:
        return self._open.get(query_id)

    def offer(self, query_id: str) -> Offer | None:
        return self._offers.get(query_id)

    def forget(self) -> None:
        for kept in (self._open, self._offers, self._cached):
            kept.clear()


def _offer(given: Arguments, level: Level) -> Offer:
    offered = given.objects("results")
    if len(offered) > MOST_RESULTS:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    if len(given.text("next_offset").encode()) > LONGEST_OFFSET_BYTES:
        raise Refused("Bad Request: NEXT_OFFSET_INVALID")
    results = tuple(result(one, level) for one in offered)
    if len({one.id for one in results}) < len(results):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    return Offer(results, given.text("next_offset"), _button(given))


def result(given: Arguments, level: Level) -> Result:
    """Read one result that has already passed the table of types.

    Raises:
        Refused: Its title is empty, or its message is not one that Telegram would send.
    """
    content = given.object("input_message_content")
    assert content, "the table asks for it"
    if not given.text("title").strip():
        raise Refused("Bad Request: can't parse inline query result: article title is empty")
    text, entities = message_text(content, level, "message_text")
    return Result(
        given.text("id"),
        given.text("title"),
        given.text("description"),
        given.text("url"),
        text,
        entities,
        keyboard_of(given),
    )


def _button(given: Arguments) -> tuple[str, str] | None:
    if (button := given.object("button")) is None:
        return None
    payload = button.text("start_parameter")
    if not payload or not set(payload) <= _START_PARAMETER:
        raise Refused("Bad Request: START_PARAM_INVALID")
    return button.text("text"), payload
