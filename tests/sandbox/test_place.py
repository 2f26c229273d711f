import pytest

from bot.sandbox.chats import FORUM_ID, GROUP_ID, Chats
from bot.sandbox.place import place_of, places_of, topics_of
from tests.sandbox.calling import Caller


@pytest.mark.parametrize(
    ("query", "user_id", "chat_id", "thread_id"),
    [
        ({}, 1001, 1001, None),
        ({"chat_id": "1002"}, 1002, 1002, None),
        ({"user_id": "1002"}, 1002, 1002, None),
        ({"chat_id": str(GROUP_ID)}, 1001, GROUP_ID, None),
        ({"user_id": "1002", "chat_id": str(FORUM_ID), "thread_id": "1000001"}, 1002, FORUM_ID, 1_000_001),
    ],
)
def test_an_address_names_a_person_and_a_chat(
    query: dict[str, str], user_id: int, chat_id: int, thread_id: int | None
) -> None:
    place = place_of(query, Chats())
    assert place
    assert (place.person.id, place.chat_id, place.thread_id) == (user_id, chat_id, thread_id)


@pytest.mark.parametrize(
    "query",
    [
        {"user_id": "5"},
        {"user_id": "x"},
        {"user_id": ""},
        {"user_id": "1001", "chat_id": "1002"},
        {"chat_id": "-5"},
        {"user_id": "1001", "thread_id": "1000001"},
        {"chat_id": str(GROUP_ID), "thread_id": "1000001"},
    ],
)
def test_what_is_not_there_is_no_place(query: dict[str, str]) -> None:
    assert place_of(query, Chats()) is None


def test_the_address_of_a_place_leads_to_it() -> None:
    chats = Chats()
    forum = places_of(chats.people[1002], chats)[-1]
    general, talks, _ = [place for place, _ in topics_of(forum)]
    assert general.address == f"/?user_id=1002&chat_id={FORUM_ID}"
    assert talks.address == f"/?user_id=1002&chat_id={FORUM_ID}&thread_id=1000001"
    assert (forum.key, general.key, talks.key) == (f"{FORUM_ID}", f"{FORUM_ID}", f"{FORUM_ID}.1000001")
    assert topics_of(places_of(chats.people[1002], chats)[0]) == ()


async def test_a_group_that_moved_on_leads_to_what_it_has_become(caller: Caller) -> None:
    old = await caller.act("group", title="Desk", kind="group")
    new = await caller.act("migrate", chat_id=old["id"])
    place = place_of({"chat_id": str(old["id"])}, caller.sandbox.bot.chats)
    assert place
    assert place.chat_id == new["id"]
    html = (await caller.http.get(f"/?chat_id={old['id']}")).text
    assert "This supergroup was a group before" in html
