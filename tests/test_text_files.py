import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import load_articles, write_article
from index.errors import ArticleRefused
from index.ingest.text_files import read_text
from index.ingest.understood import to_article, with_file_beside
from index.records import Article, TextKind
from tests.patience import must_end

TODAY = date(2031, 3, 9)
FLAGS: Mapping[str, str | list[str]] = {
    "title": "Harbour talks",
    "outlet": "Hill Gazette",
    "url": "https://gazette.example/talks",
    "published": "2031-03-04",
    "language": "en",
    "text": "full",
}


def read(data: bytes | str, source: str | Path = "talks.txt", **changes: Any) -> Article:
    flags = {key: value for key, value in {**FLAGS, **changes}.items() if value is not None}
    found = read_text(str(source), data.encode() if isinstance(data, str) else data)
    return to_article(with_file_beside(found, Path(source)), flags, TODAY)


def refusal(data: bytes | str, source: str | Path = "talks.txt", **changes: Any) -> list[str]:
    with pytest.raises(ArticleRefused) as refused:
        read(data, source, **changes)
    return str(refused.value).split("\n")


def test_a_text_with_flags_becomes_an_article() -> None:
    article = read("The envoys met.\n\nThey parted.\n", credits=["AFP"], rights="ours", outlet_country="Hills")
    assert article == Article(
        "hill-gazette-2031-03-04-harbour-talks", "Harbour talks", "Hill Gazette", "Hills",
        "https://gazette.example/talks", date(2031, 3, 4), None, "en", TextKind.FULL, ("AFP",), TODAY, "ours",
        "The envoys met.\n\nThey parted.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.", "One."),
        ("\n\nOne.\n\n\n\nTwo.\n", "One.\n\nTwo."),
        ("One line.\nAnother line.\n", "One line.\n\nAnother line."),
        ("A line\nof a paragraph.\n\nAnother\n  paragraph. ", "A line of a paragraph.\n\nAnother paragraph."),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\n \t\nTwo.", "One.\n\nTwo."),
        ("\ufeffOne.", "One."),
        ("ایک۔\n\nدو۔", "ایک۔\n\nدو۔"),
    ],
)
def test_paragraphs_are_parted_by_one_blank_line(text: str, expected: str) -> None:
    assert read(text).body == expected


@pytest.mark.parametrize("key", ["title", "outlet", "url", "published", "language", "text"])
def test_what_is_missing_is_asked_for_by_its_flag(key: str) -> None:
    missing: dict[str, Any] = {key: None}
    assert refusal("Words.", **missing) == [f"talks.txt:1: no {key}; give --{key}"]


def test_everything_that_is_missing_is_asked_for_at_once() -> None:
    missing: dict[str, Any] = dict.fromkeys(FLAGS)
    assert len(refusal("Words.", **missing)) == len(FLAGS)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published": "4 March"}, "--published: 4 March is not a date; a date as 2025-10-26, or null"),
        ({"url": "gazette"}, "--url: gazette is not a web address; an address as https://example.org/page"),
        ({"text": "summary"}, "--text: summary is not a kind of text; brief, full or excerpt"),
        ({"language": "English"}, "--language: English is not a language; an ISO 639 code as en, ur, ps, fa, tr"),
        ({"outlet": " "}, "--outlet: empty; text on one line"),
        ({"title": "a\nb"}, "--title: text of 3 characters; one line, at most 500 characters"),
        ({"id": "A B"}, "--id: A B is not an id; small letters, digits and hyphens, as outlet-2025-10-26-few-words"),
    ],
)
def test_a_wrong_flag_is_named(changes: dict[str, str], expected: str) -> None:
    assert refusal("Words.", **changes) == [f"talks.txt:1: {expected}"]


def test_an_article_without_a_day_says_why_and_is_named_after_the_day_it_was_read() -> None:
    article = read("Words.", published=None, published_note="the page shows none")
    assert (article.published, article.retrieved) == (None, TODAY)
    assert article.article_id == "hill-gazette-2031-03-09-harbour-talks"


def test_a_file_beside_gives_what_the_flags_do_not(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text("outlet: Herald\ntitle: Breaches\nretrieved: 2031-03-05\n")
    article = read("Words.", tmp_path / "talks.txt", outlet=None)
    assert (article.outlet, article.title, article.retrieved) == ("Herald", "Harbour talks", date(2031, 3, 5))


def test_faults_of_a_file_beside_name_that_file_and_its_lines(tmp_path: Path) -> None:
    sidecar = tmp_path / "talks.yaml"
    sidecar.write_text("outlet: Herald\npublished: soon\nsubtitle: x\n")
    wrong = refusal("Words.", tmp_path / "talks.txt", published=None)
    assert [line.split(";")[0] for line in wrong] == [
        f"{sidecar}:2: published: soon is not a date",
        f"{sidecar}:3: unknown key subtitle",
    ]


def test_a_file_beside_that_is_not_utf_8_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_bytes(b"outlet: Herald\ntitle: caf\xe9\n")
    expected = [f"{tmp_path}/talks.yaml:2: byte 0xe9 is not UTF-8; save the file as UTF-8"]
    assert refusal("Words.", tmp_path / "talks.txt") == expected


def test_front_matter_of_the_file_comes_before_the_file_beside_and_after_the_flags(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text("outlet: Herald\ntitle: Beside\n")
    text = "---\noutlet: Inside\ntitle: Inside\n---\nWords."
    article = read(text, tmp_path / "talks.txt", outlet=None)
    assert (article.outlet, article.title, article.body) == ("Inside", "Harbour talks", "Words.")


def test_a_wrong_key_inside_the_file_is_refused_at_its_line() -> None:
    wrong = refusal("---\nsubtitle: x\ntext: summary\n---\nWords.")
    assert [line.split(";")[0] for line in wrong] == [
        "talks.txt:2: unknown key subtitle",
        "talks.txt:3: text: summary is not a kind of text",
    ]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# Talks resume\n\nWords.", "Talks resume", "Words."),
        ("\n#  Talks resume ##\nWords.", "Talks resume", "Words."),
        ("## Talks resume\n\nWords.", None, "## Talks resume\n\nWords."),
        ("#talks\n\nWords.", None, "#talks\n\nWords."),
        ("#\n\nThe envoys met.\n\nThey parted.", None, "#\n\nThe envoys met.\n\nThey parted."),
    ],
)
def test_a_heading_is_the_title_where_none_is_given(text: str, title: str | None, body: str) -> None:
    if title is None:
        assert refusal(text, title=None) == ["talks.txt:1: no title; give --title"]
        assert read(text).body == body
    else:
        article = read(text, title=None)
        assert (article.title, article.body) == (title, body)


def test_a_heading_full_of_spaces_is_read() -> None:
    with must_end():
        assert read("# Talks" + " " * 4_000 + "resume\n\nWords.").body == "Words."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"outlet": "Evrim Ağacı (news desk)"}, "evrim-agaci-2031-03-04-harbour-talks"),
        ({"outlet": "Ιστορία"}, "source-2031-03-04-harbour-talks"),
        ({"title": "Who’s who? The talks’ long, slow, first day"}, "hill-gazette-2031-03-04-whos-who-the-talks-long"),
        ({"id": "my-own"}, "my-own"),
    ],
)
def test_ids_are_made_of_outlet_day_and_title_in_plain_letters(changes: dict[str, str], expected: str) -> None:
    assert read("Words.", **changes).article_id == expected


def test_titles_without_latin_letters_give_different_ids_for_different_addresses() -> None:
    ids = [read("الف۔", title="مذاکرات", url=f"https://a.example/{page}").article_id for page in ("a", "b")]
    assert all(re.fullmatch(r"hill-gazette-2031-03-04-[0-9a-f]{8}", article_id) for article_id in ids)
    assert ids[0] != ids[1]


def test_an_id_that_is_made_is_an_id_that_is_taken(tmp_path: Path) -> None:
    word = "donaudampfschifffahrtsgesellsch"[:30]
    article = read("Words.", title=" ".join([word] * 5), outlet=" ".join([word] * 3))
    write_article(tmp_path, article)
    assert load_articles(tmp_path) == (article,)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"caf\xe9", "talks.txt:1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"", "talks.txt:1: empty body; "),
        (b"# Only a heading\n", "talks.txt:2: empty body; "),
        (b"One.\n\nTwo.\x07\n", "talks.txt:3: control character U+0007; "),
        (b"One.\n\n" + b"word " * 5_000, "talks.txt:3: paragraph of 24,999 characters; "),
        (b"word " * 1_000_000, "talks.txt:1: "),
    ],
    ids=["latin-1", "empty", "heading only", "control character", "long paragraph", "5 MB paragraph"],
)
def test_a_body_that_no_article_can_have_is_refused_at_its_place_in_the_source(data: bytes, expected: str) -> None:
    (fault,) = refusal(data, text="brief")
    assert fault.startswith(expected)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_an_article_or_refused(text: str) -> None:
    try:
        article = read(text)
    except ArticleRefused:
        return
    assert "".join(article.body.split()) in "".join(text.split())
