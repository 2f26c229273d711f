from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Alleged, Change
from index.verification.verdicts import Finding, Printed, Verdict, verify

SAID = "There will be no open war with the river towns before the wells are shared"
TOLEN = frozenset({"tolen"})
PRINTED = (Printed(0, SAID, TOLEN), Printed(1, "The copper bridge is shut until further notice", frozenset({"vask"})))


def verdict_of(words: str, speakers: Iterable[str] = (), printed: Sequence[Printed] = PRINTED) -> Finding:
    return verify(Alleged(words, tuple(speakers)), printed)


@pytest.mark.parametrize(
    "alleged",
    [SAID, SAID.upper() + "!", "no open war with the river towns", "“There will be no open war…”", f"{SAID}."],
    ids=["whole", "case", "part", "marks", "full stop"],
)
def test_words_that_are_printed_are_verbatim_whatever_their_case_and_marks(alleged: str) -> None:
    found = verdict_of(alleged, ["tolen"], PRINTED)
    assert (found.verdict, found.printed, found.diff) == (Verdict.VERBATIM, PRINTED[0], ())


@pytest.mark.parametrize(
    ("alleged", "lost", "printed"),
    [
        (SAID.replace("no open", "open"), [], ["no"]),
        (SAID.replace("river", "hill"), ["hill"], ["river"]),
        (SAID.replace("before", "not before"), ["not"], []),
    ],
    ids=["a negation dropped", "a name exchanged", "a negation added"],
)
def test_one_word_changed_makes_a_quotation_altered_and_is_shown(
    alleged: str, lost: list[str], printed: list[str]
) -> None:
    found = verdict_of(alleged, ["tolen"], PRINTED)
    assert found.verdict is Verdict.ALTERED
    assert [change.text for change in found.diff if change.op == "delete"] == lost
    assert [change.text for change in found.diff if change.op == "insert"] == printed


def test_the_words_of_somebody_else_are_misattributed() -> None:
    found = verdict_of(SAID, ["vask"], PRINTED)
    assert (found.verdict, found.printed) == (Verdict.MISATTRIBUTED, PRINTED[0])


def test_without_a_speaker_in_the_question_or_in_print_nobody_is_contradicted() -> None:
    assert verdict_of(SAID, [], PRINTED).verdict is Verdict.VERBATIM
    assert verdict_of(SAID, ["vask"], [Printed(0, SAID, frozenset())]).verdict is Verdict.VERBATIM


@pytest.mark.parametrize("alleged", ["We will build a tower of glass by the lake", "open glass", "", "!!!"])
def test_words_that_nobody_printed_or_too_few_of_them_are_not_found(alleged: str) -> None:
    assert verdict_of(alleged, ["tolen"], PRINTED).verdict is Verdict.NOT_FOUND


def test_without_anything_printed_nothing_is_found() -> None:
    assert verdict_of(SAID, [], []).verdict is Verdict.NOT_FOUND


def test_a_change_of_the_middle_shows_what_stays_in_order() -> None:
    found = verdict_of(SAID.replace("river towns", "hill people"), [], PRINTED)
    assert found.diff == (
        Change("equal", "There will be no open war with the"),
        Change("delete", "hill people"),
        Change("insert", "river towns"),
        Change("equal", "before the wells are shared"),
    )


def test_of_two_prints_the_one_of_the_speaker_asked_about_counts() -> None:
    other = Printed(2, SAID, frozenset({"vask"}))
    assert verdict_of(SAID, ["vask"], [*PRINTED, other]).printed is other


ANY_WORDS = st.lists(
    st.sampled_from("no not 5 five the [in] … “we” don't river-towns war wars, A.".split()) | st.text(), max_size=9
)


@given(ANY_WORDS.map(" ".join), st.lists(ANY_WORDS.map(" ".join), max_size=4))
def test_any_words_get_a_verdict_and_a_diff_of_words_that_stand_on_its_two_sides(
    alleged: str, printed: list[str]
) -> None:
    found = verdict_of(alleged, [], [Printed(number, words, frozenset()) for number, words in enumerate(printed)])
    assert bool(found.diff) is (found.verdict is Verdict.ALTERED)
    for change in found.diff:
        side = alleged if change.op == "delete" else found.printed.words if found.printed else ""
        assert change.text == "…" or change.text in " ".join(side.split())
    assert not found.diff or any(change.op != "equal" for change in found.diff)


def test_two_words_are_enough_only_where_the_speaker_printed_them() -> None:
    assert verdict_of("copper bridge", ["vask"], PRINTED).verdict is Verdict.VERBATIM
    assert verdict_of("copper bridge", [], PRINTED).verdict is Verdict.NOT_FOUND
    assert verdict_of("copper bridge", ["tolen"], PRINTED).verdict is Verdict.NOT_FOUND


def test_of_the_one_who_is_said_to_have_spoken_a_remark_may_differ_more() -> None:
    alleged = "The copper bridge will open again very soon"
    assert verdict_of(alleged, ["vask"], PRINTED).verdict is Verdict.ALTERED
    assert verdict_of(alleged, ["tolen"], PRINTED).verdict is Verdict.NOT_FOUND
