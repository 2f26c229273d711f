"""Whatever anybody sends, the answer is an envelope: never an error of the sandbox itself."""

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bot.sandbox.composition import Options
from bot.sandbox.level import Level
from bot.sandbox.table import METHODS, OBJECTS, UNIONS, Field
from tests.sandbox.calling import TOKEN, Caller, calling
from tests.sandbox.pictures import picture

SAM, AMINA = 1001, 1002
GROUP, FORUM = -1_001_000_000_001, -1_001_000_000_002
KEYBOARD = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}

WORDS = st.sampled_from(
    ["", "x", "d", "HTML", "<b>x</b>", "<b>", "en", "1", "i1", "😀 x", "\ud800", "attach://f", "https://e.org"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=20)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=5
)
CHATS = st.sampled_from([SAM, AMINA, GROUP, FORUM, 5, str(SAM)])
NUMBERS = st.sampled_from([0, 1, 2, 3, -1, 7, 1_000_001, 1 << 31, 1 << 63, 1 << 200])
TYPES = sorted({kind for union in UNIONS.values() for kind in (*union.played, *union.others)})


def of_type(type_: str, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values that are of a type of the table, or nearly."""
    if depth == 0:
        return SCALARS
    if type_.startswith("["):
        return st.lists(of_type(type_[1:-1], depth - 1), max_size=3)
    if type_ in UNIONS:
        names = sorted(set(UNIONS[type_].played.values()))
        return st.one_of([of_type(name, depth) for name in names])
    if type_ in OBJECTS:
        return near(OBJECTS[type_], depth - 1)
    return {"Integer": NUMBERS, "Boolean": st.booleans(), "ChatId": CHATS}.get(type_, WORDS)


def near(fields: dict[str, Field], depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with the fields of the table, each right or anything."""
    right = {
        field.name: st.sampled_from(TYPES) if field.name == "type" else of_type(field.type, depth)
        for field in fields.values()
    }
    mixed = {name: value | ANYTHING if name != "chat_id" else value for name, value in right.items()}
    required = {name: mixed[name] for name in mixed if fields[name].required}
    optional = {name: mixed[name] for name in mixed if not fields[name].required}
    return st.fixed_dictionaries(required, optional=optional)


def calls() -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    # A poll would wait as long as it is told to.
    methods = sorted(METHODS.keys() - {"getUpdates"})
    return st.one_of([st.tuples(st.just(name), near(METHODS[name])) for name in methods])


PERSONS = {
    "say": ("text", "chat_id", "user_id", "reply_to", "quote", "thread_id", "file", "forwarded_from"),
    "edit": ("text", "chat_id", "message_id"),
    "press": ("chat_id", "message_id", "data"),
    "choose": ("query_id", "result_id", "thread_id", "user_id"),
    "react": ("chat_id", "message_id", "emoji"),
    "block": ("user_id",),
    "unblock": ("user_id",),
    "person": ("name", "language_code"),
    "language": ("user_id", "language_code"),
    "group": ("title", "members", "topics", "kind", "bot"),
    "bot_status": ("chat_id", "user_id", "bot"),
    "migrate": ("chat_id", "user_id"),
    "switches": ("privacy", "inline", "guest", "inline_feedback", "x"),
    "faults": ("faults", "rates"),
    "reset": (),
}
OF_A_PERSON = {
    "chat_id": CHATS | SCALARS,
    "user_id": st.sampled_from([SAM, AMINA]) | SCALARS,
    "message_id": NUMBERS,
    "file": st.fixed_dictionaries({"name": WORDS, "base64": st.sampled_from(["", "eA==", "ü", "="])}) | ANYTHING,
    "faults": st.lists(st.fixed_dictionaries({}, optional={"kind": st.just("late"), "rate": SCALARS, "x": ANYTHING})),
}


def acts() -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.one_of(
        [
            st.tuples(
                st.just(action),
                st.fixed_dictionaries({}, optional={name: OF_A_PERSON.get(name, SCALARS | ANYTHING) for name in names}),
            )
            for action, names in PERSONS.items()
        ]
    )


async def scene(caller: Caller) -> None:
    """A chat in which something can be found: a person's text, a text with a button, and a photo."""
    await caller.act("say", text="😀 x")
    await caller.result("sendMessage", chat_id=SAM, text="x", reply_markup=KEYBOARD)
    await caller.act("press", message_id=2, data="d")
    await caller.upload("sendPhoto", {"chat_id": SAM}, {"photo": ("p.png", picture())})
    caller.sandbox.bot.inline.ask(SAM, SAM, "q", "")


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)


async def sound(caller: Caller, made: list[tuple[str, dict[str, Any]]], path: str) -> None:
    """Make calls of which each must be answered, and after which every page and list must still be shown."""
    for name, body in made:
        answer = await caller.http.post(f"{path}/{name}", content=as_json(body), headers=JSON)
        assert answer.status_code in {200, 400, 401, 403, 404, 409, 413, 501}, (name, body)
        assert isinstance(answer.json(), dict), (name, body)
    for user_id in (SAM, AMINA):
        assert (await caller.http.get(f"/?chat_id={user_id}")).status_code == 200
    for chat_id in (SAM, AMINA, GROUP, FORUM):
        assert (await caller.http.get(f"/sandbox/api/transcript?chat_id={chat_id}")).status_code in {200, 404}
    for look in ("calls", "chats", "status", "faults"):
        await caller.look(look)
    await caller.result("getUpdates")


JSON = {"Content-Type": "application/json"}


def as_json(body: object) -> bytes:
    return json.dumps(body).encode()


@given(st.lists(calls(), min_size=1, max_size=6), st.sampled_from(Level))
@example([("deleteMessages", {"chat_id": SAM, "message_ids": [1, 1]})], Level.STRICT)
@example([("setMessageReaction", {"chat_id": SAM, "message_id": 1, "reaction": [{"type": []}]})], Level.STRICT)
def test_whatever_a_bot_calls_is_answered(made: list[tuple[str, dict[str, Any]]], level: Level) -> None:
    async def work() -> None:
        async with calling(Options(level=level)) as caller:
            await scene(caller)
            await sound(caller, made, f"/bot{TOKEN}")

    run(work())


@given(st.lists(acts(), min_size=1, max_size=6))
def test_whatever_a_person_does_is_answered(made: list[tuple[str, dict[str, Any]]]) -> None:
    async def work() -> None:
        async with calling() as caller:
            await scene(caller)
            await sound(caller, made, "/sandbox/api")

    run(work())


@given(st.lists(st.binary(max_size=30) | ANYTHING.map(as_json), max_size=3))
def test_whatever_the_body_is_it_is_answered(bodies: list[bytes]) -> None:
    async def work() -> None:
        async with calling() as caller:
            for body in bodies:
                for kind in (
                    "application/json",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "text/plain",
                ):
                    headers = {"Content-Type": kind}
                    answer = await caller.http.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
                    assert answer.status_code in {400, 501}
                    answer = await caller.http.post("/sandbox/api/say", content=body, headers=headers)
                    assert answer.status_code in {200, 400, 404, 409, 415}

    run(work())
