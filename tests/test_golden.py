"""What is found in the articles of tests/golden is what their expected records say, no more and no less."""

import importlib
from pathlib import Path
from typing import cast

import pytest

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
