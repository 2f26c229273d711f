"""The sandbox put together: every part is made and handed over here."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.sandbox.bot import Bot
from bot.sandbox.calls import CallLog
from bot.sandbox.chats import Chats
from bot.sandbox.delivery import Updates
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.feed import Feed, StatusChanged
from bot.sandbox.files import Files
from bot.sandbox.guard import LOOPBACK_NAMES, HostGuard
from bot.sandbox.inline import InlineQueries
from bot.sandbox.level import Level
from bot.sandbox.page import Page
from bot.sandbox.person import Person
from bot.sandbox.person_api import PersonApi
from bot.sandbox.profile import Profile
from bot.sandbox.rates import Rates
from bot.sandbox.webhook import Posted, Webhook
from bot.sandbox.wire import Wire
from bot.sandbox.world import World

TEST_CLIENT_NAME = "testserver"
WEBHOOK_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Options:
    """How a sandbox plays.

    Args:
        level: How strict the referee is.
        faults: What goes wrong from the start.
        rates: Whether too many messages are answered with 429.
        allowed_hosts: Names, besides those of this machine, under which browsers may reach it.
        clock: Unix seconds.
        monotonic: Seconds that only grow.
    """

    level: Level = Level.STRICT
    faults: tuple[Fault, ...] = ()
    rates: bool = False
    allowed_hosts: tuple[str, ...] = ()
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


PLAIN = Options()


@dataclass(frozen=True, slots=True)
class Sandbox:
    """All parts together. ``app`` serves them; ``close`` ends what would keep its server from stopping."""

    bot: Bot
    log: CallLog
    wire: Wire
    app: Starlette

    def close(self) -> None:
        self.bot.webhook.close()
        self.bot.updates.close()
        self.bot.feed.close()


def build(options: Options = PLAIN) -> Sandbox:
    """Put a new, empty sandbox together."""
    chats, feed, faults = Chats(options.clock), Feed(), Faults(options.faults)
    updates = Updates(options.monotonic, on_status=lambda: feed.publish(StatusChanged()), faults=faults)
    webhook = Webhook(updates, _post, options.clock)
    updates.on_news = webhook.push
    inline, rates = InlineQueries(options.clock), Rates(options.monotonic, options.rates)
    bot = Bot(chats, updates, webhook, feed, Profile(), Files(), inline, rates, faults, options.level)
    log = CallLog()
    wire, page, person = Wire(bot, log), Page(bot, log), Person(bot)
    webhook.call = wire.by_answer
    api = PersonApi(bot, log, person, World(bot, person))
    hosts = LOOPBACK_NAMES | {TEST_CLIENT_NAME} | {host.lower() for host in options.allowed_hosts}
    routes = [*wire.routes(), *api.routes(), *page.routes()]
    app = Starlette(routes=routes, middleware=[Middleware(HostGuard, allowed_hosts=frozenset(hosts))])
    return Sandbox(bot, log, wire, app)


async def _post(url: str, headers: dict[str, str], body: bytes) -> Posted:
    """Send an update to the bot's web server."""
    try:
        # Through no proxy: the web server is on this machine.
        async with httpx.AsyncClient(timeout=WEBHOOK_TIMEOUT_S, trust_env=False) as http:
            answer = await http.post(url, content=body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ConnectionError(type(error).__name__) from error
    retry_after = answer.headers.get("retry-after", "")
    return Posted(answer.status_code, answer.content, float(retry_after) if retry_after.isdecimal() else 0.0)
