from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import (
    MAX_FILE_BYTES,
    MAX_PARAGRAPH_CHARACTERS,
    decoded,
    load_articles,
    paragraphs,
    parse_article,
    write_article,
)
from index.errors import ArticleRefused
from index.records import TextKind
from tests.fakes import BODY, make_article, texts_of, two_articles, write_corpus
from tests.patience import must_end

GOOD = """\
---
id: note
title: Harbour talks
outlet: Hill Gazette
url: https://gazette.example/note
published: 2031-03-04
language: en
text: brief
---

The envoys met.

They parted.
"""
NOTE = Path("note.md")
WHAT_LINE = "metadata between two lines `---`"


def refusal(data: bytes) -> str:
    with pytest.raises(ArticleRefused) as refused:
        parse_article(NOTE, data)
    return str(refused.value)


def corpus_refusal(directory: Path) -> list[str]:
    with pytest.raises(ArticleRefused) as refused:
        load_articles(directory)
    return [str(fault).replace(f"{directory}/articles/", "") for fault in refused.value.faults]


# ---------------------------------------------------------------- one file


def test_an_article_is_read_from_its_file() -> None:
    article = parse_article(NOTE, GOOD.encode())
    expected = make_article(
        "The envoys met.\n\nThey parted.", "note", url="https://gazette.example/note", text=TextKind.BRIEF
    )
    assert article == expected


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(newline: str, mark: bytes) -> None:
    assert parse_article(NOTE, mark + GOOD.replace("\n", newline).encode()) == parse_article(NOTE, GOOD.encode())


def test_only_the_first_two_fences_are_fences() -> None:
    article = parse_article(NOTE, GOOD.replace("They parted.", "---\n\nThey parted.").encode())
    assert article.body == "The envoys met.\n\n---\n\nThey parted."


@pytest.mark.parametrize("text", ["", "The envoys met.\n", "\n" + GOOD, "---\nid: note\n", GOOD.replace("---", "--")])
def test_a_file_without_front_matter_is_refused(text: str) -> None:
    assert refusal(text.encode()) == f"note.md:1: no front matter; the file starts with {WHAT_LINE}"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_latin_1_is_refused_at_the_line_of_its_first_byte(mark: bytes) -> None:
    data = mark + GOOD.replace("They parted.", "They parted in the café.").encode("latin-1")
    assert refusal(data) == "note.md:13: byte 0xe9 is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize("body", ["", "\n\n", "\n \t\n"])
def test_an_empty_body_is_refused(body: str) -> None:
    data = GOOD.replace("\nThe envoys met.\n\nThey parted.\n", body).encode()
    place, wrong = refusal(data).split(": ", maxsplit=1)
    assert place in {"note.md:9", "note.md:10", "note.md:11", "note.md:12"}
    assert wrong == "empty body; at least one paragraph below the front matter"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9b"])
@pytest.mark.parametrize(("before", "line"), [("The envoys", 11), ("Harbour", 3)])
def test_a_control_character_is_refused_wherever_it_stands(character: str, before: str, line: int) -> None:
    lines = refusal(GOOD.replace(before, f"{before}{character}").encode()).split("\n")
    expected = f"control character U+{ord(character):04X}; text without control characters: remove it"
    assert f"note.md:{line}: {expected}" in lines


def test_tabs_are_not_control_characters() -> None:
    assert parse_article(NOTE, GOOD.replace("envoys met", "envoys\tmet").encode()).body.startswith("The envoys\tmet")


def test_a_paragraph_that_is_too_long_is_refused_at_its_line() -> None:
    long = "word " * (MAX_PARAGRAPH_CHARACTERS // 5 + 1)
    assert refusal(GOOD.replace("They parted.", long).encode()) == (
        "note.md:13: paragraph of 20,004 characters; at most 20,000: part it by blank lines"
    )


def test_all_faults_of_a_file_come_in_one_go() -> None:
    wrong = GOOD.replace("2031-03-04", "soon").replace("language: en", "tongue: en").replace("parted", "par\x07ted")
    assert [line.split(";")[0] for line in refusal(wrong.encode()).split("\n")] == [
        "note.md:1: no language",
        "note.md:6: published: soon is not a date",
        "note.md:7: unknown key tongue",
        "note.md:13: control character U+0007",
    ]


@given(st.binary())
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    with pytest.raises(ArticleRefused):
        parse_article(NOTE, data)


@given(st.text())
def test_any_text_below_good_front_matter_is_an_article_or_refused(text: str) -> None:
    head = GOOD.split("The envoys", maxsplit=1)[0]
    try:
        article = parse_article(NOTE, (head + text).encode("utf-8", "replace"))
    except ArticleRefused:
        return
    assert article.body == decoded(NOTE, text.encode("utf-8", "replace")).strip()


# ---------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nstill one.\n\n\n\nTwo.", ["One.\nstill one.", "Two."]),
        ("One.\n \t\nTwo.  \n\nThree.", ["One.", "Two.", "Three."]),
        ("  One.\n  still one.", ["One.\n  still one."]),
        ("ایک۔\n\nدو۔", ["ایک۔", "دو۔"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_blank_lines_part_paragraphs(body: str, expected: list[str]) -> None:
    assert texts_of(body, paragraphs(body)) == expected


@given(st.text(st.sampled_from("a.\n \t“")))
def test_paragraphs_hold_all_that_is_not_white_space_in_order(body: str) -> None:
    spans = list(paragraphs(body))
    assert "".join("".join(texts_of(body, spans)).split()) == "".join(body.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text == text.strip() and "\n\n" not in text for text in texts_of(body, spans))


@pytest.mark.parametrize("unit", ["a\n", "a\n \n", "\n\t", "a ", "a"])
def test_paragraphs_of_a_huge_body_are_found(unit: str) -> None:
    with must_end():
        assert len(list(paragraphs("x" + unit * 200_000))) >= 1


# ---------------------------------------------------------------- a corpus


def test_a_corpus_is_its_articles_in_order_of_id(tmp_path: Path) -> None:
    articles = two_articles()
    assert load_articles(write_corpus(tmp_path, reversed(articles))) == articles


def test_a_corpus_without_its_folder_or_without_articles_is_refused(tmp_path: Path) -> None:
    expected = "no such folder; a corpus keeps its articles in articles/YYYY/MM/"
    assert corpus_refusal(tmp_path) == [f"{tmp_path}/articles:1: {expected}"]
    (tmp_path / "articles").mkdir()
    expected = "no articles; at least one; `talks-index add` writes them"
    assert corpus_refusal(tmp_path) == [f"{tmp_path}/articles:1: {expected}"]


def test_files_that_are_not_articles_are_refused_and_hidden_ones_left_alone(tmp_path: Path) -> None:
    write_corpus(tmp_path, two_articles())
    (tmp_path / "articles" / ".hidden").write_bytes(b"\xff")
    assert len(load_articles(tmp_path)) == 2
    (tmp_path / "articles" / "notes.txt").write_text("notes")
    assert corpus_refusal(tmp_path) == ["notes.txt:1: not an article; articles are files that end in .md"]


def test_two_files_of_one_id_are_refused(tmp_path: Path) -> None:
    article = make_article()
    again = make_article(published=date(2031, 4, 1), url="https://gazette.example/again")
    write_corpus(tmp_path, [article, again])
    first = f"2031/03/{article.article_id}.md"
    expected = f"id {article.article_id} is taken by {first}; one article, one file: remove one"
    assert corpus_refusal(tmp_path) == [f"2031/04/{article.article_id}.md:1: {expected}"]


def test_two_articles_of_one_address_are_refused(tmp_path: Path) -> None:
    one, other = make_article(article_id="a"), make_article(article_id="b", url="https://gazette.example/a")
    write_corpus(tmp_path, [one, other])
    expected = f"url {one.url} is taken by 2031/03/a.md; one article, one file: remove one"
    assert corpus_refusal(tmp_path) == [f"2031/03/b.md:1: {expected}"]


def test_all_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    write_corpus(tmp_path, two_articles())
    folder = tmp_path / "articles"
    (folder / "note.md").write_text(GOOD.replace("2031-03-04", "soon"))
    (folder / "bare.md").write_text("The envoys met.")
    (folder / "latin.md").write_bytes(GOOD.encode() + b"\xe9")
    assert [line.split(";")[0] for line in corpus_refusal(tmp_path)] == [
        "bare.md:1: no front matter",
        "latin.md:14: byte 0xe9 is not UTF-8",
        "note.md:6: published: soon is not a date",
    ]


def test_a_taken_id_or_address_is_named_even_where_the_file_has_other_faults(tmp_path: Path) -> None:
    write_corpus(tmp_path, [make_article(BODY, "note")])
    (tmp_path / "articles" / "2031" / "03" / "deeper").mkdir()
    again = tmp_path / "articles" / "2031" / "03" / "deeper" / "note.md"
    again.write_text(GOOD.replace("2031-03-04", "soon"))
    assert [line.split(" is ")[0] for line in corpus_refusal(tmp_path)] == [
        "2031/03/deeper/note.md:6: published: soon",
        "2031/03/note.md:1: id note",
    ]


def test_a_file_of_five_megabytes_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "note.md").write_text(GOOD + "a" * 5_000_000)
    size = len(GOOD) + 5_000_000
    assert corpus_refusal(tmp_path) == [
        f"note.md:1: file of {size:,} bytes; at most 2,000,000: keep the article, leave the rest"
    ]


def test_an_article_of_half_a_million_paragraphs_is_read() -> None:
    with must_end():
        article = parse_article(
            Path("note.md"), (GOOD.split("\n\n", maxsplit=1)[0] + "\n\n" + "a\n\n" * 500_000).encode()
        )
    assert article.body.count("a") == 500_000


# ---------------------------------------------------------------- writing


TITLES = [
    "Harbour talks",
    "null",
    "2031-03-04",
    "Talks: day #3",
    "“Yes”, 'no' & \"perhaps\"",
    "- a",
    "استنبول 😀",
    "a\tb",
]


@pytest.mark.parametrize("title", [*TITLES, None])
def test_an_article_is_read_back_as_it_was_written(tmp_path: Path, title: str | None) -> None:
    article = make_article(
        title=title, outlet="Dağ Gazetesi: Haber", credits=("AFP", "No"), published_note="as printed: 4 March",
        retrieved=date(2031, 3, 5), rights="ours", language="tr",
    )  # fmt: skip
    path = write_article(tmp_path, article)
    assert path == tmp_path / "articles" / "2031" / "03" / f"{article.article_id}.md"
    assert load_articles(tmp_path) == (article,)


def test_an_article_without_a_day_is_filed_under_the_month_in_which_it_was_read(tmp_path: Path) -> None:
    article = make_article(published=None, published_note="none shown", retrieved=date(2031, 5, 1))
    assert write_article(tmp_path, article).parent == tmp_path / "articles" / "2031" / "05"
    undated = make_article(article_id="b", published=None, published_note="none shown")
    with pytest.raises(
        ArticleRefused, match=r"b\.md:1: no day to file it under; a day of publication or of retrieval$"
    ):
        write_article(tmp_path, undated)


def test_a_taken_id_or_address_is_not_written_over(tmp_path: Path) -> None:
    article = make_article()
    path = write_article(tmp_path, article)
    before = path.read_bytes()
    with pytest.raises(ArticleRefused, match=f"id {article.article_id} is taken; give another --id"):
        write_article(tmp_path, make_article("Other words.", url="https://gazette.example/other"))
    with pytest.raises(ArticleRefused, match=f"url {article.url} is taken by {article.article_id}; .*another --url"):
        write_article(tmp_path, make_article("Other words.", "other", url=article.url))
    assert [path.read_bytes() for path in tmp_path.rglob("*.*")] == [before]


@pytest.mark.parametrize(
    "changes",
    [
        {"body": ""},
        {"body": "a\x07b"},
        {"body": "word " * 5_000},
        {"title": "two\nlines"},
        {"title": "a\x07b"},
        {"title": " harbour "},
        {"language": "English"},
        {"article_id": "../note"},
        {"body": "A sentence of the report.\n\n" * (MAX_FILE_BYTES // 20)},
    ],
    ids=lambda changes: f"{next(iter(changes))}",
)
def test_an_article_that_would_not_be_read_back_is_not_written(tmp_path: Path, changes: dict[str, str]) -> None:
    with pytest.raises(ArticleRefused):
        write_article(tmp_path, make_article(**changes))
    assert list(tmp_path.rglob("*")) == []
