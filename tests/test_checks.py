from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.checks import Level, check_articles
from index.corpus import load_corpus
from index.records import Article, TextKind
from tests.fakes import make_article, write_corpus

TODAY = date(2031, 6, 1)
PLAIN = "The envoys of the hill towns met the river towns again on Sunday."
LONG = (
    f"{PLAIN} They spoke about the wells, the copper bridge and the salt road, and agreed to meet once more in May.\n\n"
    * 3
)
OUTLETS = "outlets:\n  - name: Hill Gazette\n    spellings: [Gazette]\n"
ENTITIES = """
parties:
  - id: hills
    name: Hill Towns
    aliases: [the hills]
persons:
  - id: mira-tolen
    name: Mira Tolen
    party: hills
"""


def warnings(tmp_path: Path, *articles: Article, level: Level = Level.WARNING) -> list[str]:
    """Findings of a level, without the path of their file."""
    write_corpus(tmp_path, articles)
    found = check_articles(tmp_path, load_corpus(tmp_path), TODAY)
    assert all(tmp_path in Path(one.fault.path).parents for one in found)
    return [str(one.fault).partition(".md:")[2] for one in found if one.level is level]


def test_articles_of_which_nothing_can_be_said_have_no_findings(tmp_path: Path) -> None:
    assert warnings(tmp_path, make_article(), make_article(LONG.split("\n", maxsplit=1)[0], "other")) == []


@pytest.mark.parametrize(("key", "line"), [("published", 7), ("retrieved", 12)])
def test_a_day_in_the_future_is_an_error_on_its_line(tmp_path: Path, key: str, line: int) -> None:
    changes: dict[str, Any] = {key: date(2031, 6, 2)}
    expected = f"{line}: {key} 2031-06-02 is in the future; a day up to 2031-06-01"
    assert warnings(tmp_path, make_article(**changes), level=Level.ERROR) == [expected]


def test_today_is_not_in_the_future(tmp_path: Path) -> None:
    assert warnings(tmp_path, make_article(published=TODAY), level=Level.ERROR) == []


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("http://localhost/a", "host localhost is not one that readers can reach"),
        ("http://10.0.0.1/a", "host 10.0.0.1 is not one that readers can reach"),
        ("http://wiki.internal/a", "host wiki.internal is not one that readers can reach"),
        ("https://gazette.example/a?id=1&utm_source=x", "url carries utm_source"),
    ],
)
def test_an_address_that_readers_cannot_reach_or_that_tracks_them_is_told(tmp_path: Path, url: str, wrong: str) -> None:
    (found,) = warnings(tmp_path, make_article(url=url))
    assert found.startswith(f"6: {wrong}; ")


@pytest.mark.parametrize(
    ("body", "language", "kind", "found"),
    [
        (LONG, "tr", TextKind.FULL, ["the text reads as en, not tr"]),
        (LONG, "tr", TextKind.BRIEF, []),
        (LONG, "en", TextKind.FULL, []),
        (PLAIN, "tr", TextKind.FULL, []),
        (LONG, "xx", TextKind.FULL, []),
        ("Heyetler pazar günü yeniden bir araya geldi ve kuyuların paylaşımını görüştü. " * 4, "en", TextKind.FULL,
         ["the text reads as tr, not en"]),
        ("وفد نے اتوار کو دوبارہ ملاقات کی اور کنوؤں کی تقسیم پر بات چیت کی ہے۔ " * 4, "ur", TextKind.FULL, []),
        ("هیئت‌ها روز یکشنبه دوباره دیدار کردند و درباره تقسیم چاه‌ها گفت‌وگو کردند. " * 4, "ur", TextKind.FULL,
         ["the text reads as fa, not ur"]),
    ],
    ids=["wrong", "brief", "right", "short", "unknown", "Turkish", "Urdu", "Persian"],
)  # fmt: skip
def test_a_text_that_reads_as_another_language_is_told(
    tmp_path: Path, body: str, language: str, kind: TextKind, found: Sequence[str]
) -> None:
    told = warnings(tmp_path, make_article(body.strip(), language=language, text=kind))
    assert [one.partition(": ")[2].partition(";")[0] for one in told if "reads as" in one] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("She said: “We go.", ["16: 1 “ but 0 ”; quotation marks in pairs"]),
        ("One.\n\nShe said: “We go.”” Then left.", ["18: 1 “ but 2 ”; quotation marks in pairs"]),
        ("She said: “We go.\n\n“We stay.”", []),
        ("Er sagte «ja.", ["16: 1 « but 0 »; quotation marks in pairs"]),
        ('She said: "We go.', ['16: an odd number of "; quotation marks in pairs']),
        ('She said: "We go.\n\n"We stay."', []),
        ("The 5’ mark and the dogs’ bowls.", []),
    ],
)
def test_quotation_marks_that_do_not_pair_are_told_on_the_line_of_their_paragraph(
    tmp_path: Path, body: str, found: list[str]
) -> None:
    assert warnings(tmp_path, make_article(body)) == found


def test_text_that_was_wrongly_decoded_is_told_with_what_it_may_have_been(tmp_path: Path) -> None:
    told = warnings(tmp_path, make_article("The mayorâ€™s cafÃ© was shut.\n\nThe l\ufffdst letter."))
    assert told == [
        "16: mayorâ€™s looks wrongly decoded; perhaps mayor's",
        "18: U+FFFD stands for a letter that was lost; the letter",
    ]


@pytest.mark.parametrize(
    ("outlet", "found"),
    [
        ("Hill Gazette", []),
        ("gazette", []),
        ("Hill Gazete", ["4: unknown outlet Hill Gazete; Hill Gazette?"]),
        ("Zeitung", ["4: unknown outlet Zeitung; a name in outlets.yaml, or a new entry there"]),
    ],
)
def test_an_outlet_that_is_not_listed_is_told_with_the_nearest(tmp_path: Path, outlet: str, found: list[str]) -> None:
    (tmp_path / "outlets.yaml").write_text(OUTLETS)
    assert warnings(tmp_path, make_article(outlet=outlet)) == found


def test_agencies_that_are_credited_are_outlets_as_well(tmp_path: Path) -> None:
    (tmp_path / "outlets.yaml").write_text(OUTLETS)
    (told,) = warnings(tmp_path, make_article(credits=("Gazette", "Nobody")))
    assert "unknown outlet Nobody" in told


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("Mira Tolen", []),
        ("Mira Tollen", ["16: unknown speaker Mira Tollen; Mira Tolen (Mira Tolen)?"]),
        ("Oren Vask", ["16: unknown speaker Oren Vask; a name in entities.yaml, or a new entry there"]),
        ("a security official", []),
    ],
)
def test_a_speaker_who_is_no_entity_is_told_with_the_nearest_name(
    tmp_path: Path, speaker: str, found: list[str]
) -> None:
    (tmp_path / "entities.yaml").write_text(ENTITIES)
    body = f"“We will not sign before the wells are shared,” said {speaker} on Sunday."
    assert warnings(tmp_path, make_article(body)) == found


def test_a_paragraph_that_stands_twice_is_told_once_in_an_article_and_in_two(tmp_path: Path) -> None:
    one = make_article(f"{PLAIN}\n\nOther words.\n\n{PLAIN.upper()}", "a")
    assert warnings(tmp_path, one, make_article(f"New.\n\n{PLAIN}", "b")) == [
        "20: this paragraph stands above as well; it once",
        "18: this paragraph stands in a as well; it once",
    ]


def test_short_paragraphs_may_stand_twice(tmp_path: Path) -> None:
    assert warnings(tmp_path, make_article("He agreed.\n\nHe agreed.")) == []
