"""`glossary.yaml` of a corpus: its schema, and all that is refused in it."""

import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

from pydantic import Field

from index.data_files import DataFile, Place, Schema, read_data_file
from index.entity_names import fold
from index.errors import DataRefused, Fault
from index.glossary import LANGUAGES, NO_GLOSSARY, Concept, Glossary, ways


class _Concept(Schema):
    en: Annotated[tuple[str, ...], Field(min_length=1, max_length=4)]
    ur: tuple[str, ...] = ()
    ps: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()
    tr: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


class _GlossaryFile(Schema):
    concepts: tuple[_Concept, ...]


def load_glossary(path: Path) -> Glossary:
    """Read `glossary.yaml`; without the file no word is known.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: It departs from its schema, a word is empty or has control characters, or two concepts have the
            same word in one language; with all faults.
    """
    if not path.exists():
        return NO_GLOSSARY
    read = read_data_file(path, _GlossaryFile)
    faults = list(chain(_texts(read), _doubles(read)))
    if faults:
        raise DataRefused(faults)
    return Glossary(Concept(**entry.model_dump()) for entry in read.value.concepts)


def _texts(read: DataFile[_GlossaryFile]) -> Iterator[Fault]:
    for place, word in _words(read.value, ("en", *LANGUAGES)):
        control = next((letter for letter in word if unicodedata.category(letter) == "Cc"), None)
        if control is not None:
            yield read.fault(place, f"control character U+{ord(control):04X}", "text without control characters")
        elif not fold(word):
            yield read.fault(place, f"{place[2]}: nothing in it ({word!r})", "some letters, or no such entry")


def _doubles(read: DataFile[_GlossaryFile]) -> Iterator[Fault]:
    """Words that two concepts share in one language, spelling variants aside."""
    first: dict[tuple[str, tuple[str, ...]], Place] = {}
    for place, word in _words(read.value, LANGUAGES):
        language = str(place[2])
        for way in ways(word):
            other = first.setdefault((language, way), place)
            if other[1] != place[1]:
                english = read.value.concepts[int(other[1])].en[0]
                wrong = f"{language}: {word} stands here again, it is in the concept of {english} too"
                yield read.fault(place, wrong, "each word of a language in one concept")
                break


def _words(file: _GlossaryFile, languages: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    for number, entry in enumerate(file.concepts):
        for language in languages:
            for position, word in enumerate(getattr(entry, language)):
                yield ("concepts", number, language, position), word
