from collections.abc import Iterator
from datetime import date

import pytest

from bot import texts
from bot.notices import (
    render_about,
    render_erase,
    render_erased,
    render_help,
    render_privacy,
    render_sources,
    render_start,
    render_usage,
)
from bot.render import Reply
from bot.state.erasing import Erased
from bot.tongue import LANGUAGES, Tongue, tongue_in
from index.coverage import Coverage, OutletCount
from index.records import CorpusSize
from tests.bidi import faults
from tests.chatting import COVERAGE
from tests.telegram_parser import parse

EVERYTHING = Erased(answers=2, follows=1, votes=3, chats=1, updates=4)
NOTHING = Erased(0, 0, 0, 0, 0)


def notices(tongue: Tongue) -> Iterator[Reply]:
    yield from (render_start(tongue), render_help(tongue), render_privacy(tongue), render_erase(tongue))
    yield from (render_about(COVERAGE, tongue), render_sources(COVERAGE, tongue))
    yield from (render_erased(EVERYTHING, tongue), render_erased(NOTHING, tongue))
    yield from (render_usage(command, tongue) for command in texts.USAGE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_notice_mixes_directions(language: str) -> None:
    for notice in notices(tongue_in(language)):
        assert faults(notice.html) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_notice_is_the_same_in_two_languages(language: str) -> None:
    others = [tongue_in(other) for other in LANGUAGES if other != language]
    for notice, *same in zip(notices(tongue_in(language)), *map(notices, others), strict=True):
        assert notice.html not in {other.html for other in same}


def test_more_outlets_than_a_message_holds_are_counted() -> None:
    outlets = tuple(OutletCount(f"Outlet number {number}", 1, None) for number in range(1, 1_001))
    shown = parse(render_sources(Coverage(CorpusSize(1_000, None), outlets), tongue_in("en")).html).text
    *_, last, more = shown.split("\n")
    number = int(last.removeprefix("Outlet number ").removesuffix(": 1"))
    assert more == f"and {1_000 - number} more"
    assert len(shown) > 4_000


def test_where_nothing_is_known_that_is_all_there_is_to_say() -> None:
    shown = render_sources(Coverage(CorpusSize(0, None), ()), tongue_in("en")).html
    assert shown == "<b>0 articles, newest undated</b>"


def test_an_outlet_whose_name_is_longer_than_a_message_does_not_cost_the_rest() -> None:
    known = Coverage(CorpusSize(1, date(2031, 3, 4)), (OutletCount("x" * 5_000, 1, None),))
    assert render_sources(known, tongue_in("en")).html.startswith("<b>1 article")


def test_what_was_deleted_is_counted_kind_by_kind() -> None:
    assert render_erased(EVERYTHING, tongue_in("en")).html == (
        "Deleted. That was:\n• 2 answers with their questions\n• 1 thing that you followed\n• 3 votes\n"
        "• the settings of 1 chat\n• what is left of 4 messages"
    )
    assert render_erased(NOTHING, tongue_in("en")).html == "There was nothing to delete."


def test_every_command_of_the_menu_that_asks_has_a_use_and_an_example() -> None:
    assert list(texts.USAGE) == list(texts.USAGE_EXAMPLES)
    assert set(texts.USAGE) < set(texts.COMMANDS)
