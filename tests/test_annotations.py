import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from index.annotations import annotate as annotate_article
from index.commands.coloured import CUE, DATE, QUOTE, SPEAKER, coloured, listed
from index.entities import NO_ENTITIES
from tests.commands import talks_index
from tests.fakes import make_article

TEXT = (
    "“We will not sign,” Khawaja Asif said in Doha on 19 October 2025, “before the wells are shared.”\n\n"
    "Zabihullah Mujahid said on Monday that the talks would go on.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "Doha talks.txt").write_text(TEXT)
    (tmp_path / "Doha talks.yaml").write_text("published: 2025-10-21\n")
    return tmp_path / "Doha talks.txt"


def annotate(file: Path) -> dict:  # type: ignore[type-arg]  # JSON
    done = talks_index("annotate", file, "--json")
    assert (done.code, done.err) == (0, "")
    return dict(json.loads(done.out))


def test_every_place_is_of_the_body(file: Path) -> None:
    found, body = annotate(file), TEXT.strip()
    assert set(found) == {"article_id", "quotes", "statements", "dates", "passages"}
    assert found["article_id"] == "doha-talks"
    for one in found["quotes"] + found["dates"]:
        assert body[one["start"] : one["end"]] == one["text"]
    assert all(0 <= one["start"] < one["end"] <= len(body) for one in found["passages"])


def test_a_quote_in_two_parts_is_one_entry_for_each_with_its_speaker(file: Path) -> None:
    quotes = annotate(file)["quotes"]
    assert [quote["text"] for quote in quotes] == ["We will not sign,", "before the wells are shared."]
    assert {quote["speaker"] for quote in quotes} == {"Khawaja Muhammad Asif"}
    start, end = quotes[0]["speaker_span"]
    assert (TEXT[start:end], quotes[0]["cue"]) == ("Khawaja Asif", "said")


def test_dates_are_resolved_against_the_day_of_publication(file: Path) -> None:
    assert [(one["value"], one["precision"]) for one in annotate(file)["dates"]] == [
        ("2025-10-19", "day"), ("2025-10-20", "day")
    ]  # fmt: skip


def test_statements_name_source_cue_content_and_party(file: Path) -> None:
    last = annotate(file)["statements"][-1]
    assert [TEXT[slice(*last[key])] for key in ("source", "cue")] == ["Zabihullah Mujahid", "said"]
    assert "the talks would go on" in TEXT[slice(*last["content"])]
    assert last["party"] == "islamic-emirate"


def test_an_article_of_the_corpus_is_annotated_under_its_id(tmp_path: Path) -> None:
    path = min(Path(__file__).parents[1].joinpath("corpus").rglob("2025/10/*.md"))
    assert annotate(path)["article_id"] == path.stem


def test_people_get_a_legend_then_the_text_then_a_line_for_all_that_was_found(file: Path) -> None:
    lines = talks_index("annotate", file).out.splitlines()
    assert lines[0] == "quote  speaker  cue  date  what is reported"
    assert lines[2:5] == TEXT.strip().splitlines()
    kinds = [line.split()[1] for line in lines[6:]]
    assert kinds == ["quote", "quote", "statement", "statement", "statement", "date", "date"]
    assert lines[6].split() == ["1", "quote", "Khawaja", "Muhammad", "Asif:", "We", "will", "not", "sign,"]


def test_what_was_found_has_its_colour_where_it_stands() -> None:
    body = "“We stay,” Asif said on 5 May 2025. “You go,” he added. Doha hopes [for peace]."
    found = annotate_article(make_article(body), NO_ENTITIES)
    shown = coloured(body, found)
    first = shown.plain.index("\n\n") + 2
    assert shown.plain[first:] == body
    styles = {(shown.plain[one.start : one.end], str(one.style)) for one in shown.spans if one.start >= first}
    assert {("We stay,", QUOTE), ("Asif", SPEAKER), ("said", CUE), ("5 May 2025", DATE)} <= styles
    lines = [line.plain for line in listed(body, found)]
    assert lines[1].split() == ["37", "quote", "he", "[Asif,", "inferred]:", "You", "go,"]


def test_a_parser_that_is_not_installed_is_asked_for_in_one_line(file: Path) -> None:
    if find_spec("spacy") is None:
        done = talks_index("annotate", file, "--parser")
        assert (done.code, done.out) == (1, "")
        assert "pip install 'talks-bot[parser]'" in done.err


@pytest.mark.parametrize("data", [b"caf\xe9", b""], ids=["latin-1", "empty"])
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = talks_index("annotate", tmp_path / "a.txt", "--json")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
