"""What is found in the articles of tests/golden is what their expected records say, no more and no less."""

import importlib
from pathlib import Path
from typing import cast

import pytest
import yaml

from index.entity_file import load_entities
from index.quotes import find_quotes
from index.statements import find_statements
from tests.golden import Reported, Said, short

FOLDER = Path(__file__).parent / "golden"
ENTITIES = load_entities(FOLDER / "entities.yaml")
ARTICLES = sorted(FOLDER.glob("*.md"))


def expected(path: Path, name: str) -> object:
    return getattr(importlib.import_module(f"tests.golden.{path.stem}"), name)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_quotes_of_a_golden_article_are_those_that_were_written_down(path: Path) -> None:
    body = path.read_text(encoding="utf-8").strip()
    found = tuple(
        Said(
            tuple(short(part.of(body)) for part in quote.parts),
            quote.speaker,
            quote.entity_id,
            quote.inferred,
            quote.credited_to,
        )
        for quote in find_quotes(body, ENTITIES)
    )
    assert found == cast(tuple[Said, ...], expected(path, "QUOTES"))


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if expected(path, "STATEMENTS") is not None], ids=lambda path: path.stem
)
def test_the_statements_of_a_golden_article_are_those_that_were_written_down(path: Path) -> None:
    body = path.read_text(encoding="utf-8").strip()
    found = tuple(
        Reported(
            one.tier.value,
            short(one.source.of(body)),
            one.cue.of(body),
            short(one.content.of(body)),
            one.entity_id,
            one.party,
        )
        for one in find_statements(body, ENTITIES)
    )
    assert found == cast(tuple[Reported, ...], expected(path, "STATEMENTS"))


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
