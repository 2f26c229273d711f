import json
from dataclasses import replace

import pytest

from index.answers import Answerer
from tests.commands import talks_index
from tests.fixtures import Built

CLAUSE = "Everything hinges on this one clause"


@pytest.mark.parametrize(
    ("question", "verdict", "speaker"),
    [
        (CLAUSE, "verbatim", "Khawaja Muhammad Asif"),
        (f"is it true that Asif said {CLAUSE.lower()}", "verbatim", "Khawaja Muhammad Asif"),
        ("Did Asif say Kabul is a no-go area?", "altered", "Khawaja Muhammad Asif"),
        (f"Did Narendra Doe say “{CLAUSE}”?", "misattributed", "Khawaja Muhammad Asif"),
        ("آیا یعقوب گفت «کشور قطر اصطلاح مرز را استفاده کرده»؟", "verbatim", "Mohammad Yaqoob Mujahid"),
        ("Mücahid „Doğası gereği karmaşık olan İstanbul görüşmeleri” dedi mi?", "verbatim", "Zabihullah Mujahid"),
        ("did mujahid say there is no TTP in Afghanistan?", None, None),
    ],
)
def test_words_are_held_against_quotations_with_marks_or_without(
    answerer: Answerer, question: str, verdict: str | None, speaker: str | None
) -> None:
    answer = answerer.answer(question)
    assert answer.verdict == verdict
    if verdict is not None:
        said = answer.citations[0].said
        assert (answer.query.kind, said and said.speaker) == ("verify", speaker)


def test_the_nearest_real_quotation_is_shown_where_nobody_printed_the_words(answerer: Answerer) -> None:
    answer = answerer.answer("Did Trump say “I have solved the wars of the moon in a month with cheese and honey”?")
    assert (answer.verdict, answer.citations) == ("not_found", ())
    assert answer.nearest[0].said is not None


def test_the_other_printed_version_is_cited_beside_the_one_that_was_asked_about(answerer: Answerer) -> None:
    for words in ("I have no doubt we’re going to get that done quickly", "I know we’re gonna get that done quickly"):
        answer = answerer.answer(f"Did Trump say “{words}”?")
        assert answer.verdict == "verbatim"
        assert answer.differing is not None
        assert len({version.label for version in answer.differing.versions}) > 1


def test_withdrawn_articles_print_nothing(answerer: Answerer) -> None:
    (first, *_) = answerer.verify(CLAUSE).citations
    gone = replace(answerer, withdrawn=lambda: {first.article.article_id})
    assert gone.verify(CLAUSE).verdict == "not_found"


def test_the_command_answers_as_ask_does(built: Built) -> None:
    done = talks_index("verify", CLAUSE, "--speaker", "Asif", "--index", built.index, "--json")
    said = json.loads(done.out)
    assert (said["kind"], said["verdict"], said["diff"], done.code) == ("verify", "verbatim", None, 0)
    read = talks_index("verify", CLAUSE.replace("Everything", "Nothing"), "--index", built.index)
    assert "The quotation is altered. Printed as the words of Khawaja Muhammad Asif." in read.out
    assert "Negation changed: “Nothing”, printed “Everything”." in read.out


def test_the_command_refuses_empty_words(built: Built) -> None:
    done = talks_index("verify", " ", "--index", built.index)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
