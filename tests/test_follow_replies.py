from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from bot.buttons import UNFOLLOW, to_unfollow
from bot.follow_replies import Section, followed, render_follows, render_news, too_many
from bot.following import Named
from bot.state.errors import TooManyFollows
from bot.state.follows import MOST_A_CHAT, Follow
from bot.tongue import LANGUAGES, tongue_in
from index.records import Citation, Span
from tests.fakes import make_article

ENGLISH = tongue_in("en")
# What answerCallbackQuery takes.
MOST_ALERT_CHARACTERS = 200


def named(name: str, number: int = 1) -> Named:
    follow = Follow(number, 5, 6, "question", name, datetime(2026, 1, 1, tzinfo=UTC), None, "en", frozenset())
    return Named(follow, name)


def citations(words: Sequence[str], article_id: str = "one") -> tuple[Citation, ...]:
    """A passage of one sentence for each of the words."""
    made = []
    for rank, text in enumerate(words, start=1):
        article = make_article(text, f"{article_id}-{rank}", published=date(2026, 1, 2))
        span = Span(0, len(text))
        made.append(Citation(rank, article, span, text, (span,), 0, article.url, 1.0))
    return tuple(made)


def test_each_passage_stands_below_what_it_is_new_of() -> None:
    sections = [
        Section(named("wells?"), citations(["Nine wells."])),
        Section(named("truce?"), citations(["A breach."])),
    ]
    news = render_news(sections, ENGLISH)
    places = [news.reply.html.index(words) for words in ("wells?", "Nine wells.", "truce?", "A breach.")]
    assert places == sorted(places)
    assert list(news.told) == sections


def test_what_has_no_room_is_not_told_and_each_thing_gets_its_first_passage_before_any_second() -> None:
    long = ["word " * 180] * 3
    sections = [Section(named(f"question {number}?", number), citations(long)) for number in range(3)]
    news = render_news(sections, ENGLISH)
    told = [len(section.citations) for section in news.told]
    assert told[0] >= told[1] >= told[2] == 1
    assert 3 <= sum(told) < 9
    assert [news.reply.html.count(f"question {number}?") for number in range(3)] == [1, 1, 1]


def test_twenty_things_with_news_are_one_message() -> None:
    sections = [
        Section(named(f"{'why ' * 100}{number}?", number), citations(["word " * 190] * 3))
        for number in range(MOST_A_CHAT)
    ]
    news = render_news(sections, ENGLISH)
    assert 1 <= len(news.told) < MOST_A_CHAT


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_press_says_has_room_in_every_language(language: str) -> None:
    tongue = tongue_in(language)
    for said in (followed(tongue), too_many(TooManyFollows(MOST_A_CHAT), tongue)):
        assert len(said) <= MOST_ALERT_CHARACTERS
        assert "/follow" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_list_is_a_message_in_every_language(language: str) -> None:
    follows = [named(f"{'why ' * 124}{number}?", number) for number in range(MOST_A_CHAT)]
    assert render_follows(follows, tongue_in(language)).html.count("•") == MOST_A_CHAT


def test_a_button_names_what_it_ends_as_far_as_an_app_shows_it() -> None:
    keyboard = to_unfollow([(7, "Kabul"), (8, "why " * 30)], UNFOLLOW, ENGLISH)
    assert keyboard is not None
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    assert [button.callback_data for button in buttons] == ["n:7:0", "n:8:0"]
    assert buttons[0].text == "Stop: Kabul"
    assert buttons[1].text.endswith("why…")
    assert to_unfollow([], UNFOLLOW, ENGLISH) is None
