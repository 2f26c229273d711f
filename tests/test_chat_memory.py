from bot.chat_memory import FORGET_AFTER_S, ChatMemory
from index.records import Kind, Query


def query(text: str, kind: Kind = Kind.QUESTION) -> Query:
    return Query(text, kind, "en", ())


def test_the_last_query_of_a_person_in_a_chat_is_remembered() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember((1, 7), query("first"))
    memory.remember((1, 7), query("second"))
    assert memory.last((1, 7)) == query("second")


def test_nothing_is_remembered_across_chats_or_persons() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember((1, 7), query("first"))
    assert [memory.last(key) for key in ((2, 7), (1, 8), (1, None))] == [None] * 3


def test_a_person_can_be_forgotten_in_every_chat() -> None:
    memory = ChatMemory(lambda: 0.0)
    for key in ((7, 7), (1, 7), (7, None), (1, 8)):
        memory.remember(key, query("first"))
    memory.forget(7)
    assert [memory.last(key) for key in ((7, 7), (1, 7), (7, None))] == [None] * 3
    assert memory.last((1, 8)) is not None


def test_a_query_is_forgotten_after_a_while() -> None:
    now = 0.0
    memory = ChatMemory(lambda: now)
    memory.remember((1, 7), query("first"))
    now = FORGET_AFTER_S
    assert memory.last((1, 7)) is not None
    now += 1
    assert memory.last((1, 7)) is None


def test_small_talk_does_not_push_out_what_was_asked() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember((1, 7), query("first"))
    memory.remember((1, 7), query("thanks", Kind.SMALL_TALK))
    assert memory.last((1, 7)) == query("first")


def test_of_very_many_chats_the_oldest_are_forgotten() -> None:
    memory = ChatMemory(lambda: 0.0)
    for chat in range(10_001):
        memory.remember((chat, 7), query("first"))
    assert [memory.last((chat, 7)) is None for chat in (0, 1, 10_000)] == [True, False, False]
