from bot.chat_memory import FORGET_AFTER_S, AnswerIn, Asker, ChatMemory
from index.records import Kind, Query

SAM = Asker(1, None, 7)


def query(text: str, kind: Kind = Kind.QUESTION) -> Query:
    return Query(text, kind, "en", ())


def test_the_last_query_of_a_person_in_a_chat_is_remembered() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember(SAM, query("first"))
    memory.remember(SAM, query("second"))
    assert memory.last(SAM) == query("second")


def test_nothing_is_remembered_across_chats_topics_or_persons() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember(SAM, query("first"))
    others = (Asker(2, None, 7), Asker(1, None, 8), Asker(1, 3, 7), Asker(1, None, None))
    assert [memory.last(other) for other in others] == [None] * 4


def test_the_query_of_an_answer_goes_before_that_of_the_person() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember(SAM, query("first"))
    memory.remember(AnswerIn(1, 7), query("answered"))
    assert memory.last(AnswerIn(1, 7), SAM) == query("answered")
    assert memory.last(AnswerIn(1, 8), SAM) == query("first")
    assert memory.last(AnswerIn(2, 7)) is None


def test_a_person_can_be_forgotten_in_every_chat() -> None:
    memory = ChatMemory(lambda: 0.0)
    theirs = (Asker(7, None, 7), Asker(1, None, 7), Asker(1, 3, 7), AnswerIn(7, 2), AnswerIn(1, 2, 7))
    others = (Asker(1, None, 8), AnswerIn(1, 3, 8), AnswerIn(1, 7))
    for key in (*theirs, *others):
        memory.remember(key, query("first"))
    memory.forget(7)
    assert [memory.last(key) for key in theirs] == [None] * 5
    assert None not in [memory.last(key) for key in others]


def test_a_query_is_forgotten_after_a_while() -> None:
    now = 0.0
    memory = ChatMemory(lambda: now)
    memory.remember(SAM, query("first"))
    now = FORGET_AFTER_S
    assert memory.last(SAM) is not None
    now += 1
    assert memory.last(SAM) is None


def test_small_talk_does_not_push_out_what_was_asked() -> None:
    memory = ChatMemory(lambda: 0.0)
    memory.remember(SAM, query("first"))
    memory.remember(SAM, query("thanks", Kind.SMALL_TALK))
    assert memory.last(SAM) == query("first")


def test_of_very_many_chats_the_oldest_are_forgotten() -> None:
    memory = ChatMemory(lambda: 0.0)
    for chat in range(10_001):
        memory.remember(Asker(chat, None, 7), query("first"))
    assert [memory.last(Asker(chat, None, 7)) is None for chat in (0, 1, 10_000)] == [True, False, False]
