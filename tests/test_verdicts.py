from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Alleged, Change
from index.verification.verdicts import Finding, Printed, Verdict, verify
from tests.patience import must_end

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


# ------------------------------------------------------------ what does not count

LONG = "We have a ceasefire (for now), and if promises are not kept, 5,000 men will don their coats. They want peace"
TOLD = (Printed(0, LONG, TOLEN), Printed(1, "Our towns [of the river] do not want war", TOLEN))


@pytest.mark.parametrize(
    "alleged",
    [
        "We have a ceasefire for now",
        "We have a ceasefire, and if promises aren't kept",
        "five thousand men will don their coats",
        "5000 men will don … They want peace",
        "5000 men [of Kabul] will don [their warm] coats",
        "5000 men will don their coats. [The river towns] want peace",
        "our towns do not want war",
        "Our towns of the river don’t want war",
        "our towns [of the hills] dont want war",
        "...if promises are not kept...",
    ],
)
def test_gaps_brackets_contractions_and_ways_to_write_numbers_do_not_count(alleged: str) -> None:
    assert verdict_of(alleged, ["tolen"], TOLD).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("alleged", "printed"),
    [
        ("We have a ceasefire … 5,000 men will don their coats", "not"),
        ("if promises are not kept … will don their coats. They want peace", "5,000 men"),
        ("Our towns want war", "do not"),
        ("our towns … want war", "do not"),
        ("want war", "not"),
        ("kept, 5,000 men will", "not"),
        ("and if promises are", "not"),
        ("500 men will don their coats", "5,000"),
        ("5000 men will [not] don their coats", ""),
        ("5000 men [and 5 women] will don their coats", ""),
        ("We have … peace … war", None),
    ],
)
def test_a_negation_or_a_number_that_goes_missing_or_is_put_in_counts_wherever(
    alleged: str, printed: str | None
) -> None:
    found = verdict_of(alleged, ["tolen"], TOLD)
    assert found.verdict is not Verdict.VERBATIM
    if printed is not None and found.verdict is Verdict.ALTERED:
        assert printed in " ".join(change.text for change in found.diff if change.op == "insert")


def test_dots_that_are_printed_are_no_gap() -> None:
    printed = [Printed(0, "I know them … the marshal of the towns and his men", TOLEN)]
    for alleged in ("them … the […] of the towns", "them … the marshal"):
        assert verdict_of(alleged, ["tolen"], printed).verdict is Verdict.VERBATIM


def test_a_remark_stitched_from_two_is_not_verbatim() -> None:
    for joint in (" … ", " ", ". "):
        found = verdict_of(f"5,000 men will don their coats{joint}Our towns of the river", ["tolen"], TOLD)
        assert found.verdict is Verdict.ALTERED


def test_changed_words_of_another_are_altered_and_not_misattributed() -> None:
    assert verdict_of(SAID.replace("no open", "open"), ["vask"]).verdict is Verdict.ALTERED


def test_each_printed_version_is_verbatim_and_the_others_stand_beside_it() -> None:
    versions = [
        Printed(0, "We know we will get that done", TOLEN),
        Printed(1, "We know we’re gonna get that done", TOLEN),
    ]
    for version in versions:
        found = verdict_of(version.words, ["tolen"], versions)
        assert (found.verdict, found.printed, found.beside) == (Verdict.VERBATIM, version, (1 - version.key,))


def test_a_speaker_without_an_entity_is_another_than_one_with_it_unless_their_names_agree() -> None:
    printed = [Printed(0, SAID, frozenset(), "a hospital official of Harrow")]
    assert verdict_of(SAID, ["vask"], printed).verdict is Verdict.MISATTRIBUTED
    assert verify(Alleged(SAID, (), ("Doe",)), printed).verdict is Verdict.MISATTRIBUTED
    assert verify(Alleged(SAID, (), ("Harrow",)), printed).verdict is Verdict.VERBATIM


def test_words_that_nobody_put_to_the_test_must_be_very_near_to_be_a_quotation() -> None:
    near, far = SAID.replace("no open", "open"), "There will be a war with the river people when the wells are dry"
    assert verify(Alleged(near, tested=False), PRINTED).verdict is Verdict.ALTERED
    assert verify(Alleged(far, tested=True), PRINTED).verdict is Verdict.ALTERED
    assert verify(Alleged(far, tested=False), PRINTED).verdict is Verdict.NOT_FOUND


def test_an_articles_own_words_are_found_where_it_prints_no_quotation() -> None:
    own = Printed(0, "The envoys met in Harrow on Monday. They left at noon.", frozenset(), "Gazette", reported=True)
    found = verdict_of("the envoys met in Harrow on Monday", [], [own])
    assert (found.verdict, found.is_of_an_article) == (Verdict.VERBATIM, True)
    assert verdict_of("the envoys met in Harrow on Monday", ["vask"], [own]).verdict is Verdict.MISATTRIBUTED
    assert verdict_of("on Monday they met", [], [own]).verdict is Verdict.NOT_FOUND
    untested = [verify(Alleged(words, tested=False), [own]) for words in ("met in Harrow on Monday", own.words)]
    assert [one.verdict for one in untested] == [Verdict.NOT_FOUND, Verdict.VERBATIM]


def test_long_words_are_compared_in_the_end() -> None:
    printed = [Printed(number, f"{number} " + "we want war and no peace " * 400, TOLEN) for number in range(20)]
    with must_end():
        verdict_of("we want no war and peace " * 140, [], printed)


def test_long_remarks_are_compared_as_short_ones_are() -> None:
    said = " ".join(f"word{number} of the town of{number}" for number in range(60)) + " will not don their coats"
    printed = [Printed(0, said, TOLEN)]
    assert verdict_of(said.upper(), ["tolen"], printed).verdict is Verdict.VERBATIM
    assert verdict_of(said.replace("will not", "won't"), ["tolen"], printed).verdict is Verdict.VERBATIM
    found = verdict_of(said.replace("will not", "will").replace("word30", "word31"), ["tolen"], printed)
    assert [change for change in found.diff if change.op != "equal"] == [
        Change("delete", "word31"), Change("insert", "word30"), Change("insert", "not")
    ]  # fmt: skip
