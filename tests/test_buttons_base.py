from telegram import InlineKeyboardMarkup

from bot.buttons import Pressed, back_to_answer, below_answer, pressed
from bot.kept import KeptReply
from bot.tongue import tongue_in

ENGLISH = tongue_in("en")
ANSWER_ID = "abc_DEF-1234"
FULL = KeptReply(("first", "second", "third"), ("context",), "“Said.” (Herald)")


def labels(keyboard: InlineKeyboardMarkup) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


def below(kept: KeptReply, page: int = 0, question: str = "who?") -> InlineKeyboardMarkup:
    return below_answer(ANSWER_ID, kept, question, ENGLISH, page)


def test_the_data_of_a_button_is_read_as_it_was_written() -> None:
    for button in (Pressed("p", ANSWER_ID, 2), Pressed("u", "a:b")):
        assert pressed(button.data) == button
        assert len(button.data.encode()) <= 64


def test_data_that_no_button_has_says_nothing() -> None:
    for data in ("", "p", "p:", "p:abc", "p::1", "p:abc:-1", "p:abc:x"):
        assert pressed(data) is None


def test_pages_lead_on_and_back() -> None:
    assert [labels(below(FULL, page))[0] for page in range(3)] == [
        ["More passages"],
        ["Back", "More passages"],
        ["Back"],
    ]


def test_an_answer_without_citations_can_only_be_voted_on() -> None:
    assert labels(below(KeptReply(("nothing",), (), ""))) == [["👍", "👎"]]


def test_a_citation_is_shown_in_context_copied_and_shared() -> None:
    row = below(FULL, question="q" * 300).inline_keyboard[1]
    assert [button.text for button in row] == ["In context", "Copy citation", "Share"]
    assert row[1].copy_text
    assert row[1].copy_text.text == FULL.citation
    assert row[2].switch_inline_query == "q" * 256


def test_a_passage_in_context_leads_back_to_the_answer() -> None:
    ((button,),) = back_to_answer(ANSWER_ID, ENGLISH).inline_keyboard
    assert pressed(str(button.callback_data)) == Pressed("p", ANSWER_ID, 0)
