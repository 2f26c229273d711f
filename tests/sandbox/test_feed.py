import asyncio

from bot.sandbox.feed import REMEMBERED_EVENTS, CommandsChanged, Event, Feed, Forgotten, Typing


async def test_a_follower_gets_what_it_missed_and_then_what_comes() -> None:
    feed = Feed()
    feed.publish(Typing(1))
    feed.publish(Typing(2))
    stream = feed.follow(1, pause_s=60)
    assert await anext(stream) == (2, Typing(2))
    coming = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    feed.publish(Typing(3))
    assert await coming == (3, Typing(3))
    await stream.aclose()


async def test_silence_is_reported() -> None:
    stream = Feed().follow(0, pause_s=0)
    assert await anext(stream) == (0, None)
    await stream.aclose()


async def test_a_follower_from_too_long_ago_or_another_time_starts_anew() -> None:
    feed = Feed()
    for _ in range(REMEMBERED_EVENTS + 1):
        feed.publish(CommandsChanged())
    for after in (0, feed.last + 1):
        stream = feed.follow(after, pause_s=60)
        assert await anext(stream) == (feed.last, Forgotten())
        await stream.aclose()


async def test_closing_ends_every_stream() -> None:
    feed = Feed()

    async def follow() -> list[Event | None]:
        return [event async for _, event in feed.follow(0, pause_s=60)]

    following = asyncio.ensure_future(follow())
    await asyncio.sleep(0)
    feed.publish(Typing(1))
    feed.close()
    assert await following == [Typing(1)]
