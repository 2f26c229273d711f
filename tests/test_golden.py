"""What is found in the articles of tests/golden is what their expected records say, no more and no less.

Where the extraction falls short of them, the expectation stays and is listed in KNOWN_GAPS beside it.
"""

import importlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

import pytest
import yaml

from index.dates import find_dates
from index.entity_file import load_entities
from index.quotes import find_quotes
from index.statements import find_statements
from tests.golden import Dated, Gap, Reported, Said, short

FOLDER = Path(__file__).parent / "golden"
ENTITIES = load_entities(FOLDER / "entities.yaml")
ARTICLES = sorted(FOLDER.glob("*.md"))

Record = Said | Reported | Dated
# A record, and where it starts in the body.
Found = Sequence[tuple[int, Record]]


def body_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def expected(path: Path, name: str) -> tuple[Record, ...] | None:
    return cast(tuple[Record, ...] | None, getattr(importlib.import_module(f"tests.golden.{path.stem}"), name, None))


def known_gaps(path: Path) -> tuple[Gap, ...]:
    return cast(tuple[Gap, ...], getattr(importlib.import_module(f"tests.golden.{path.stem}"), "KNOWN_GAPS", ()))


def having(name: str) -> list[Path]:
    return [path for path in ARTICLES if expected(path, name) is not None]


def found_quotes(path: Path) -> Found:
    body = body_of(path)
    return [
        (
            quote.parts[0].start,
            Said(
                tuple(short(part.of(body)) for part in quote.parts),
                quote.speaker,
                quote.entity_id,
                quote.inferred,
                quote.credited_to,
            ),
        )
        for quote in find_quotes(body, ENTITIES)
    ]


def found_statements(path: Path) -> Found:
    body = body_of(path)
    return [
        (
            one.content.start,
            Reported(
                one.tier.value,
                short(one.source.of(body)),
                one.cue.of(body),
                short(one.content.of(body)),
                one.entity_id,
                one.party,
            ),
        )
        for one in find_statements(body, ENTITIES)
    ]


def found_dates(path: Path) -> Found:
    body, published = body_of(path), importlib.import_module(f"tests.golden.{path.stem}").PUBLISHED
    return [
        (one.span.start, Dated(one.span.of(body), one.value, one.precision.value))
        for one in find_dates(body, cast(date, published))
    ]


def beside_gaps(path: Path, name: str, found: Found) -> tuple[Record, ...]:
    """What is found, without unexpected records that are known, or stand in a paragraph in which one is missing."""
    body, wanted = body_of(path), expected(path, name) or ()
    gaps = [gap.record for gap in known_gaps(path)]
    starts = {
        body.count("\n\n", 0, place.start())
        for record in gaps
        if record in wanted
        for place in re.finditer(re.escape(_first_words(record)), body)
    }
    return tuple(
        record
        for start, record in found
        if (record in wanted and record not in gaps)
        or not (record in gaps or record in wanted or body.count("\n\n", 0, start) in starts)
    )


def without_gaps(path: Path, name: str) -> tuple[Record, ...]:
    gaps = [gap.record for gap in known_gaps(path)]
    return tuple(record for record in expected(path, name) or () if record not in gaps)


def _first_words(record: Record) -> str:
    words = {Said: "parts", Reported: "content", Dated: "words"}[type(record)]
    first = getattr(record, words)
    return (first[0] if isinstance(first, tuple) else cast(str, first)).split(" … ")[0]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_quotes_of_a_golden_article_are_those_that_were_written_down(path: Path) -> None:
    assert beside_gaps(path, "QUOTES", found_quotes(path)) == without_gaps(path, "QUOTES")


@pytest.mark.parametrize("path", having("STATEMENTS"), ids=lambda path: path.stem)
def test_the_statements_of_a_golden_article_are_those_that_were_written_down(path: Path) -> None:
    assert beside_gaps(path, "STATEMENTS", found_statements(path)) == without_gaps(path, "STATEMENTS")


@pytest.mark.parametrize("path", having("DATES"), ids=lambda path: path.stem)
def test_the_dates_of_a_golden_article_are_those_that_were_written_down(path: Path) -> None:
    assert beside_gaps(path, "DATES", found_dates(path)) == without_gaps(path, "DATES")


def test_a_known_gap_is_still_one() -> None:
    mended = []
    for path in having("KNOWN_GAPS"):  # at times there are none
        wanted = {record for name in ("QUOTES", "STATEMENTS", "DATES") for record in expected(path, name) or ()}
        found = {record for _, record in (*found_quotes(path), *found_statements(path), *found_dates(path))}
        mended += [gap for gap in known_gaps(path) if (gap.record in wanted) is (gap.record in found)]
    assert mended == []


def test_every_golden_article_has_its_expected_records() -> None:
    records = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    assert records == [path.stem for path in ARTICLES]


PASSAGES = {one["name"]: one for one in yaml.safe_load((FOLDER / "quotes.yaml").read_text(encoding="utf-8"))}
SENTENCES = {one["text"]: one for one in yaml.safe_load((FOLDER / "statements.yaml").read_text(encoding="utf-8"))}


def fits(words: str, text: str) -> bool:
    """Whether a text is as written down: whole, or from its beginning to its end (We will … not sign.)."""
    first, dots, last = words.partition(" … ")
    return text.startswith(first) and text.endswith(last) if dots else text == words


@pytest.mark.parametrize("name", PASSAGES)
def test_the_quotes_of_a_passage_are_those_that_were_written_down(name: str) -> None:
    passage = PASSAGES[name]
    body = passage["text"].strip()
    found = find_quotes(body, ENTITIES)
    assert len(found) == len(passage["quotes"])
    for quote, wanted in zip(found, passage["quotes"], strict=True):
        parts = [part.of(body) for part in quote.parts]
        assert [fits(words, part) for words, part in zip(wanted["words"], parts, strict=True)] == [True] * len(parts)
        assert (quote.speaker, quote.credited_to) == (wanted["speaker"], wanted.get("credited_to"))
        assert quote.inferred == wanted.get("inferred", False)
        if "entity" in wanted:
            assert quote.entity_id == wanted["entity"]
        if "cue" in wanted:
            assert quote.cue is not None
            assert quote.cue.of(body) == wanted["cue"]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_statements_of_a_sentence_are_those_that_were_written_down(text: str) -> None:
    found = [
        [one.tier.value, one.source.of(text), one.cue.of(text), one.content.of(text), one.party]
        for one in find_statements(text, ENTITIES)
    ]
    assert sorted(found, key=str) == sorted(SENTENCES[text]["statements"], key=str)
