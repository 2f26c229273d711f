from datetime import date

import pytest

from bot.maintenance import flags_in
from bot.maintenance_replies import render_gaps, render_refused
from bot.state.gaps import Gap
from index.errors import CorpusError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://x.example/a", {}),
        (
            "https://x.example/a\npublished: 2025-11-26\n  Outlet :  Hill Gazette ",
            {"published": "2025-11-26", "outlet": "Hill Gazette"},
        ),
        ("https://x.example/a\ncredits: AFP, Reuters,", {"credits": ["AFP", "Reuters"]}),
        ("https://x.example/a\nid: x\nurl: https://y.example\nnonsense: 1\ntitle:", {}),
    ],
    ids=["nothing", "values", "a list", "what cannot be given"],
)
def test_what_is_said_of_a_page_stands_in_lines_below_its_link(text: str, expected: dict[str, object]) -> None:
    assert flags_in(text) == expected


def test_of_many_faults_the_first_are_said() -> None:
    shown = render_refused(CorpusError("\n".join(f"a.md:{number}: <wrong>" for number in range(40)))).html
    assert "a.md:14: &lt;wrong&gt;" in shown
    assert "a.md:15:" not in shown
    assert shown.endswith("… and 25 more")


def test_what_has_no_room_in_a_message_is_left_out() -> None:
    gaps = [Gap(f"{number} {'why ' * 70}", "en", 1, date(2026, 1, 5)) for number in range(20)]
    assert render_gaps(gaps).html.endswith("…")
