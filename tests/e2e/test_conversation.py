"""The whole: the unmodified program, over HTTP, from a person's question to the message that a person reads."""

from collections.abc import Iterator

import pytest

from bot.sandbox.server import SandboxServer
from tests.e2e.bot_process import ROOT, TOKEN, Chat, body_of, running_bot
from tests.fixtures import Built
from tests.telegram_parser import parse

ENGLISH_READER, URDU_READER = 1001, 1002


@pytest.fixture(scope="module")
def chat(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    log = tmp_path_factory.mktemp("bot") / "log"
    with SandboxServer() as server, running_bot(server, built.index, log):
        yield Chat(server, ENGLISH_READER)
    written = log.read_text()
    assert TOKEN not in written
    assert "Traceback" not in written


def bodies() -> list[str]:
    return [body_of(path) for path in (ROOT / "corpus" / "articles").rglob("*.md")]


def entity_texts(message: dict[str, object], kind: str) -> list[str]:
    """Texts of the entities of a kind; their offsets count UTF-16 code units."""
    units = str(message["text"]).encode("utf-16-le")
    entities = message["entities"]
    assert isinstance(entities, list)
    return [
        units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in entities
        if one["type"] == kind
    ]


def test_a_question_is_answered_with_the_exact_words_of_an_article_and_its_source(chat: Chat) -> None:
    message = chat.ask("who headed the afghan side in istanbul?")
    quoted = entity_texts(message, "blockquote") + entity_texts(message, "expandable_blockquote")
    assert any("Haji Najib" in text for text in quoted)
    for text in quoted:
        assert any(text in body for body in bodies())
    for text in entity_texts(message, "bold"):
        assert any(text in body for body in bodies())
    assert any(text.startswith("[1] Evrim Ağacı") for text in entity_texts(message, "text_link"))


def test_a_question_the_articles_say_nothing_about_is_refused_plainly(chat: Chat) -> None:
    message = chat.ask("What is the price of a ferry ticket in Venice?")
    assert str(message["text"]).startswith("The articles say nothing that answers this.")
    assert entity_texts(message, "blockquote") == []


@pytest.mark.parametrize("command", ["/start", "/help"])
def test_commands_are_answered(chat: Chat, command: str) -> None:
    assert "Who headed the Afghan side in Istanbul?" in str(chat.ask(command)["text"])


def test_a_greeting_is_not_taken_for_a_question(chat: Chat) -> None:
    assert str(chat.ask("hello")["text"]).startswith("Hello.")


def test_a_reader_of_urdu_is_answered_in_urdu_with_the_words_of_the_articles(chat: Chat) -> None:
    urdu = Chat(chat.server, URDU_READER)
    message = urdu.ask("استنبول میں افغان وفد کی قیادت کس نے کی؟")
    assert str(message["text"]).startswith("میں صرف انگریزی پڑھتا ہوں")
    assert any("2025" in text and "اکتوبر" in text for text in entity_texts(message, "date_time"))
    for text in entity_texts(message, "bold"):
        assert any(text in body for body in bodies())


def test_hostile_text_neither_breaks_the_reply_nor_the_bot(chat: Chat) -> None:
    for text in (
        "<b>unclosed & <i>",
        "😀" * 2_000,
        "\u202e\u2066who\u0000 led",
        "a" * 4_096,
        "🏴" * 10 + "</blockquote>",
    ):
        assert chat.ask(text)["text"]


def test_questions_of_one_chat_are_answered_in_order_and_each_once(chat: Chat) -> None:
    other = Chat(chat.server, URDU_READER)
    # Words that no article uses are named in the reply: each reply says which question it is for.
    asked = [other.say(f"zorblax quibberish Xanadu{number}") for number in range(8)]
    last = asked[0]
    for _ in asked:
        last = int(other.reply_to(last)["message_id"])
    replies = [str(message["text"]) for message in other.messages() if message["from"]["is_bot"]]
    assert [text.partition("Xanadu")[2][:1] for text in replies if "Xanadu" in text] == [str(n) for n in range(8)]


def test_every_message_that_was_sent_is_one_that_telegram_takes(chat: Chat) -> None:
    calls = chat.calls()
    assert [call for call in calls if call["status"] != 200] == []
    texts = [call["parameters"]["text"] for call in calls if call["method"] == "sendMessage"]
    assert texts
    for html in texts:
        assert parse(str(html)).text
