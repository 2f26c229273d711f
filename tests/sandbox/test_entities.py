import random
from pathlib import Path

import pytest

from tests.sandbox.agreement import Agreement, kinds_by_hand, ours, random_kinds, table, total
from tests.sandbox.markup_by_hand import SUBJECTS
from tests.sandbox.markup_cases import EACH, KINDS, rubble, well_formed

DOCS = Path(__file__).parents[2] / "docs" / "sandbox.md"


@pytest.fixture(scope="module")
def at_random() -> tuple[Agreement, ...]:
    return tuple(random_kinds())


@pytest.fixture(scope="module")
def by_hand() -> tuple[Agreement, ...]:
    return tuple(kinds_by_hand())


def test_random_markup_reads_as_telegram_reads_it(at_random: tuple[Agreement, ...]) -> None:
    assert {one.kind: one.disagreements for one in at_random if one.disagreements} == {}


def test_markup_by_hand_reads_as_telegram_reads_it(by_hand: tuple[Agreement, ...]) -> None:
    assert {one.kind: one.disagreements for one in by_hand if one.disagreements} == {}


def test_the_documentation_has_the_table_that_comes_out(
    at_random: tuple[Agreement, ...], by_hand: tuple[Agreement, ...]
) -> None:
    """Otherwise: `python -m tests.sandbox.agreement`, and its table into the file."""
    totals = total("**all random**", at_random), total("**all by hand**", by_hand)
    assert table((*at_random, *by_hand, *totals)) in DOCS.read_text(encoding="utf-8")


def test_there_are_20000_random_inputs_and_200_different_ones_by_hand() -> None:
    assert EACH * len(KINDS) >= 20_000
    assert len({markup for markups in SUBJECTS.values() for markup in markups}) >= 200


def test_random_well_formed_markup_is_mostly_accepted_and_rubble_mostly_refused() -> None:
    rng = random.Random(1)
    assert sum(isinstance(ours(well_formed(rng)), tuple) for _ in range(500)) > 490
    assert sum(isinstance(ours(rubble(rng)), str) for _ in range(500)) > 250


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='http://e.org/&#xD800;'>x</a>",
        "<a href='tg:x?&#xD83D;&#xDE00;'>x</a>",
        "<pre><code class='language-&#xDFFF;'>x</code></pre>",
    ],
)
def test_half_a_surrogate_pair_in_an_address_or_a_language_is_refused(markup: str) -> None:
    """No case for TDLib, which stops the whole process on these."""
    assert str(ours(markup)).startswith("Can't parse entities: Text contains invalid")
