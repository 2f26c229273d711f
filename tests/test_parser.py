"""The parser of indirect speech. It needs the extra `parser`; CI installs it."""

from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from index.attribution.parses import Parser
from index.attribution.reading import read_body
from index.entity_file import load_entities
from index.parser import open_parser
from index.quotes import quotes_of
from index.statements import find_statements
from tests.patience import must_end

FOLDER = Path(__file__).parent / "golden"
ENTITIES = load_entities(FOLDER / "entities.yaml")
SENTENCES = [one["text"] for one in yaml.safe_load((FOLDER / "statements.yaml").read_text(encoding="utf-8"))]

pytestmark = pytest.mark.skipif(
    find_spec("spacy") is None,
    reason="THE EXTRA parser IS NOT INSTALLED, so nothing is tested of it: `make EXTRAS=dev,parser setup` brings it",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return open_parser().parse


def said(body: str, parser: Parser | None) -> list[tuple[str, str, str]]:
    return [
        (one.source.of(body), one.cue.of(body), one.content.of(body)) for one in find_statements(body, ENTITIES, parser)
    ]


def test_the_parser_says_what_it_is() -> None:
    assert open_parser().identity.startswith("spacy 3.")


def test_the_parser_tells_the_addressee_from_what_is_said(parser: Parser) -> None:
    body = "Pakistan's information minister told Turkish state news agency editors in Ankara the talks had broken down."
    assert said(body, parser)[0][2] == "the talks had broken down"


def test_the_parser_finds_speakers_whom_the_rules_do_not_see(parser: Parser) -> None:
    body = "Many in the bazaar blame the customs office for the prices."
    assert said(body, None) == []
    assert said(body, parser) == [("Many in the bazaar", "blame", "the customs office for the prices")]  # fmt: skip


def test_the_parser_takes_nothing_from_what_the_rules_find(parser: Parser) -> None:
    for text in SENTENCES:
        assert {one[:2] for one in said(text, None)} <= {one[:2] for one in said(text, parser)}


def test_direct_quotations_are_read_without_the_parser(parser: Parser) -> None:
    body = "“We stay,” Asif said. The road, drivers say, is shut. Mujahid told Reuters: “You go.”"
    assert quotes_of(read_body(body, ENTITIES, parser)) == quotes_of(read_body(body, ENTITIES))


@pytest.mark.parametrize("body", ["said " * 50_000, "Asif said he said " * 10_000, "Asif wants, " * 10_000])
def test_hostile_text_is_not_parsed(body: str, parser: Parser) -> None:
    with must_end():
        assert find_statements(body, ENTITIES, parser) == find_statements(body, ENTITIES)
