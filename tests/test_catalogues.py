"""The catalogues of `bot/locale`: complete, of the same shape as the English, and made from the texts as they are."""

import re
import shlex
import string
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from bot.tongue import ENGLISH, LANGUAGES
from tests.bidi import directions

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "bot" / "locale" / "bot.pot"
TRANSLATED = tuple(language for language in LANGUAGES if language != ENGLISH)
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def catalogue(language: str) -> Catalog:
    with (ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def entries(catalogue: Catalog) -> list[Entry]:
    return [entry for entry in catalogue if entry.id]


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def names(text: str) -> Counter[str]:
    """The names in braces, and how often each stands there."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_the_template_is_what_the_texts_give_now(tmp_path: Path) -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = re.findall(r"pybabel (.* extract .*)", recipe)
    made = tmp_path / "bot.pot"
    arguments = shlex.split(line.replace(str(TEMPLATE.relative_to(ROOT)), str(made)))
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *arguments], cwd=ROOT, check=True)
    assert TEMPLATE.read_text(encoding="utf-8") == made.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_in_every_catalogue_and_no_other(language: str) -> None:
    assert [entry.id for entry in entries(catalogue(language))] == [entry.id for entry in entries(template())]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_none_is_in_doubt(language: str) -> None:
    for entry in entries(catalogue(language)):
        assert all(form.strip() for form in forms(entry.string)), entry.id
        assert not entry.fuzzy, entry.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_values_as_the_english_in_every_form(language: str) -> None:
    for entry in entries(catalogue(language)):
        (expected,) = {frozenset(names(form).items()) for form in forms(entry.id)}
        for form in forms(entry.string):
            assert frozenset(names(form).items()) == expected, form


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_counted_text_has_as_many_forms_as_its_language(language: str) -> None:
    rule, read = get_plural(language), catalogue(language)
    assert (read.num_plurals, read.plural_expr) == (rule.num_plurals, rule.plural_expr)
    for entry in entries(read):
        assert len(forms(entry.string)) == (rule.num_plurals if entry.pluralizable else 1), entry.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_runs_one_way_and_holds_no_marks_of_direction(language: str) -> None:
    """What runs the other way comes in as a value, and values are isolated where they are filled in."""
    for entry in entries(catalogue(language)):
        for form in forms(entry.string):
            said = re.sub(r"\{\w+\}", "", form)
            assert len(directions(said)) <= 1, form
            assert _CONTROLS.findall(form) == [], form
