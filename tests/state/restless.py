"""A process that receives, takes and finishes updates without end, and says after each step that it was done."""

import asyncio
import os
import sys
from datetime import UTC, datetime

from bot.state.address import StateAddress
from bot.state.inbox import Received
from bot.state.store import open_store


async def work(first: int) -> None:
    store = await open_store(StateAddress.parse(os.environ["ADDRESS"]), lambda: datetime.now(UTC))
    update = first
    while True:
        await store.inbox.receive([Received(update, 1, 2, f"text {update}"), Received(update + 1, 1, 2, "left")])
        say("received", update)
        say("received", update + 1)
        attempt = await store.inbox.take(update)
        assert attempt == 1
        say("taken", update)
        assert await store.inbox.begin_sending(update, attempt)
        say("sending", update)
        await store.inbox.done(update, [update])
        say("done", update)
        update += 2


def say(what: str, update: int) -> None:
    print(what, update, flush=True)


if __name__ == "__main__":
    asyncio.run(work(int(sys.argv[1])))
