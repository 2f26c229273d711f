from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.composition import Options
from bot.sandbox.level import Level
from tests.sandbox.calling import Caller, Clock, calling
from tests.sandbox.cases import PNG, SAM, Call, Case, button, buttons, photo
from tests.sandbox.refusals import table
from tests.sandbox.refused_calls import NOT_PLAYED, REFUSED

DOCUMENT = Path(__file__).parents[2] / "docs" / "sandbox.md"
NOON = 1_800_000_000.0


async def made(caller: Caller, call: Call) -> dict[str, object]:
    """The envelope that a call is answered with."""
    envelope: dict[str, object]
    if call.body is not None:
        answer = await caller.http.post(f"/bot{call.token}/{call.method}", content=call.body, headers=call.headers)
        envelope = answer.json()
    elif call.files:
        envelope = await caller.upload(call.method, call.parameters, call.files, call.token)
    else:
        envelope = await caller.call(call.method, call.parameters, call.token)
    return envelope


async def answered(case: Case, level: Level) -> dict[str, object]:
    """What a call is answered with on a level; if it is refused, it must leave nothing behind but its record."""
    clock = Clock(NOON)
    async with calling(Options(level=level, clock=clock, monotonic=clock)) as caller:
        more = await case.before(caller, clock) if case.before else None
        before = caller.sandbox.bot.chats.transcript(SAM)
        envelope = await made(caller, replace(case.call, parameters=case.call.parameters | (more or {})))
        recorded = (await caller.look("calls"))[-1]
        if not envelope["ok"]:
            assert caller.sandbox.bot.chats.transcript(SAM) == before
            assert (recorded["status"], recorded["description"]) == (envelope["error_code"], envelope["description"])
        assert recorded["method"] in {case.call.method, "an unknown method"}
    return envelope


@pytest.mark.parametrize("case", [*REFUSED, *NOT_PLAYED], ids=lambda case: case.name)
async def test_what_telegram_refuses_is_refused(case: Case) -> None:
    envelope = await answered(case, Level.STRICT)
    assert (envelope["ok"], envelope.get("error_code"), envelope.get("description")) == (
        False,
        case.code,
        case.description,
    )


@pytest.mark.parametrize("case", [case for case in REFUSED if not case.strict], ids=lambda case: case.name)
async def test_what_telegram_refuses_is_refused_on_the_faithful_level_as_well(case: Case) -> None:
    envelope = await answered(case, Level.FAITHFUL)
    assert (envelope["ok"], envelope.get("description")) == (False, case.description)


@pytest.mark.parametrize("case", [case for case in REFUSED if case.strict], ids=lambda case: case.name)
async def test_what_telegram_repairs_is_repaired_on_the_faithful_level(case: Case) -> None:
    envelope = await answered(case, Level.FAITHFUL)
    assert (envelope["ok"], envelope.get("description", "")) == (not case.faithful, case.faithful)


def test_no_kind_of_call_has_two_names() -> None:
    names = Counter(case.name for case in (*REFUSED, *NOT_PLAYED))
    assert [name for name, times in names.items() if times > 1] == []


def test_the_document_lists_what_the_command_prints() -> None:
    section = DOCUMENT.read_text("utf-8").partition("## Calls that are refused\n")[2].partition("\n## ")[0]
    assert [line for line in section.splitlines() if line.startswith("|")] == table().splitlines()


async def test_a_group_that_moved_says_where_to(caller: Caller) -> None:
    group = await caller.act("group", title="Old", kind="group")
    new = await caller.act("migrate", chat_id=group["id"])
    envelope = await caller.call("sendMessage", {"chat_id": group["id"], "text": "x"})
    assert envelope["parameters"] == {"migrate_to_chat_id": new["id"]}
    await caller.result("sendMessage", chat_id=new["id"], text="x")


async def test_the_limits_themselves_are_allowed(caller: Caller) -> None:
    await caller.result("sendMessage", chat_id=SAM, text="😀" * 4096)
    await caller.result("sendMessage", chat_id=SAM, text="<b>x</b> " * 100, parse_mode="HTML")
    for call in (
        buttons(*[8] * 12, 4),
        button(callback_data="é" * 32),
        button(copy_text={"text": "x" * 256}),
        button(switch_inline_query="q" * 256),
        photo(PNG, caption="😀" * 1024),
        Call("deleteMessages", {"chat_id": SAM, "message_ids": list(range(100, 200))}),
        Call("setMyCommands", {"commands": [{"command": "c" * 32, "description": "d" * 256}] * 100}),
        Call("setMyDescription", {"description": "d" * 512}),
    ):
        assert (await made(caller, call))["ok"], call
