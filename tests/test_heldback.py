"""The held-back gold is what its README says, and the extraction does not fall behind on it."""

import json
import re
from collections import Counter
from pathlib import Path

from index.dates import Precision
from tests.benchmarks.heldback import gold_dates, gold_quotes, gold_statements, places, quote_letters, totals

FLOORS = Path(__file__).parent / "floors.json"
WRITTEN = {
    Precision.HOUR: r"\d{4}-\d\d-\d\dT(?:\d\d:\d\d|NI|MO|AF|EV)",
    Precision.DAY: r"\d{4}-\d\d-\d\d",
    Precision.WEEKEND: r"\d{4}-W\d\d-WE",
    Precision.WEEK: r"\d{4}-W\d\d",
    Precision.MONTH: r"\d{4}-\d\d",
    Precision.QUARTER: r"\d{4}-Q[1-4]",
    Precision.HALF: r"\d{4}-H[12]",
    Precision.SEASON: r"\d{4}-(?:SP|SU|FA|WI)",
    Precision.YEAR: r"\d{4}",
    Precision.DECADE: r"\d{3}",
    Precision.CENTURY: r"\d\d",
}


def test_no_total_of_the_held_back_gold_is_below_its_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["heldback"]
    reached = totals()
    below = {name: reached[name].value for name, floor in floors.items() if reached[name].value < floor}
    assert below == {}


def test_held_back_quotes_stand_in_their_passages_apart_from_each_other_and_from_what_is_none() -> None:
    for passage in gold_quotes().passages:
        quotes = list(quote_letters(passage))
        assert sum(map(len, quotes)) == len(frozenset().union(*quotes)), passage.text
        for span in places(passage.text, passage.not_quotes):
            assert not any(set(range(span.start, span.end)) & letters for letters in quotes), passage.text


def test_held_back_quotes_are_many_and_of_many_forms() -> None:
    passages = gold_quotes().passages
    forms = Counter(quote.form for passage in passages for quote in passage.quotes)
    assert len(passages) >= 60
    assert set(forms) == set(
        "said-after said-before split pronoun continuation multi-paragraph single-marks nested credited"
        " headline-fragment".split()
    )
    assert forms["pronoun"] >= 15
    assert sum(len(passage.not_quotes) for passage in passages) >= 5


def test_held_back_dates_stand_in_their_sentences_and_are_as_exact_as_they_are_written() -> None:
    sentences = gold_dates().sentences
    assert len(sentences) >= 60
    for sentence in sentences:
        places(sentence.text, [one.text for one in sentence.dates])
        for one in sentence.dates:
            form = WRITTEN[one.precision]
            assert re.fullmatch(f"{form}(?:/{form})?", one.value), sentence.text


def test_held_back_statements_stand_in_their_sentences() -> None:
    sentences = gold_statements().sentences
    assert len(sentences) >= 60
    assert sum(sentence.none for sentence in sentences) >= 15
    for sentence in sentences:
        assert sentence.none is not bool(sentence.statements), sentence.text
        for one in sentence.statements:
            assert {one.source in sentence.text, one.cue in sentence.text, one.content in sentence.text} == {True}
