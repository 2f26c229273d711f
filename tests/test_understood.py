import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleRefused
from index.ingest.credits import credited
from index.ingest.kinds import kind_of
from index.ingest.plain_text import cleaned, without_tags
from index.ingest.printed_days import one_day, printed_day
from index.ingest.understood import Found, Understood, fitting, to_article, with_file_beside, with_flags

TODAY = date(2031, 3, 9)
VALUES = {
    "title": "Harbour talks",
    "outlet": "Hill Gazette",
    "url": "https://gazette.example/talks",
    "published": date(2031, 3, 4),
    "language": "en",
}
PAGE = Understood("https://gazette.example/talks", VALUES, dict.fromkeys(VALUES, "JSON-LD"), ((1, "They met."),))


def refusal(understood: Understood, **flags: str | list[str]) -> list[str]:
    with pytest.raises(ArticleRefused) as refused:
        to_article(understood, flags, TODAY)
    return str(refused.value).split("\n")


def test_flags_win_over_what_was_found() -> None:
    article = to_article(PAGE, {"text": "full", "title": "Own title"}, TODAY)
    assert (article.title, article.outlet, article.retrieved) == ("Own title", "Hill Gazette", TODAY)
    assert with_flags(PAGE, {"title": "Own title"}).origins["title"] == "flag"


@pytest.mark.parametrize("key", sorted(VALUES))
def test_what_was_not_found_is_asked_for_by_its_flag(key: str) -> None:
    less = dataclasses.replace(PAGE, values={name: value for name, value in VALUES.items() if name != key})
    assert refusal(less, text="full") == [f"{PAGE.source}:1: no {key}; give --{key}"]


def test_the_kind_of_text_is_never_known_without_being_told() -> None:
    assert refusal(PAGE) == [f"{PAGE.source}:1: no text; give --text"]


def test_everything_missing_is_asked_for_at_once() -> None:
    assert len(refusal(dataclasses.replace(PAGE, values={}))) == 6


def test_a_file_beside_wins_over_what_was_found_but_not_over_front_matter(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text("title: Beside\noutlet: Herald\n")
    page = dataclasses.replace(PAGE, origins={**PAGE.origins, "outlet": "front matter"})
    found = with_file_beside(page, tmp_path / "talks.html")
    assert (found.values["title"], found.values["outlet"]) == ("Beside", "Hill Gazette")
    assert (found.origins["title"], found.origins["outlet"]) == ("sidecar file", "front matter")


def test_a_value_that_does_not_fit_is_left_out_with_a_remark_and_the_next_one_counts() -> None:
    found = [Found("title", "x" * 501, "JSON-LD"), Found("title", "Talks", "h1"), Found("title", "Other", "title")]
    assert fitting(found) == (
        {"title": "Talks"},
        {"title": "h1"},
        ("title of JSON-LD left out: text of 501 characters",),
    )


@given(st.text(max_size=80), st.text(max_size=40))
def test_ids_are_small_letters_digits_and_hyphens_whatever_the_title(title: str, outlet: str) -> None:
    try:
        article = to_article(PAGE, {"title": title, "outlet": outlet, "text": "full"}, TODAY)
    except ArticleRefused:
        return
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", article.article_id)


# ---------------------------------------------------------------- agencies


@pytest.mark.parametrize(
    ("author", "paragraphs", "expected"),
    [
        ("AFP", ["They met."], ("AFP",)),
        ("Staff, AFP and Reuters", ["They met."], ("AFP", "Reuters")),
        (None, ["KABUL (AFP) — They met."], ("AFP",)),
        (None, ["DOHA, Oct 25 (Reuters/AP) - They met."], ("Reuters", "AP")),
        (None, ["Anadolu Agency – They met."], ("Anadolu",)),
        (None, ["They met.", "Source: Xinhua"], ("Xinhua",)),
        (None, ["They met.", "— With inputs from ANI and PTI"], ("ANI", "PTI")),
        (None, ["They met. (AFP/Reuters)"], ("AFP", "Reuters")),
        (None, ["They met.", "Associated Press of Pakistan"], ("APP",)),
        (None, ["Reuters reported that they met.", "An APP for phones."], ()),
        (None, ["They met (AFP had said so) and left.", "AP said nothing.", "They left."], ()),
        ("Aps Anders", [], ()),
    ],
)
def test_agencies_are_credited_in_bylines_datelines_and_last_lines_only(
    author: str | None, paragraphs: list[str], expected: tuple[str, ...]
) -> None:
    assert credited(author, paragraphs) == expected


# ---------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("name", "content_type", "data", "expected"),
    [
        ("a", "text/html; charset=utf-8", b"", "page"),
        ("a.html", "application/pdf", b"", "pdf"),
        ("a", "Application/RSS+XML", b"", "feed"),
        ("a.txt", None, b"%PDF-1.7", "pdf"),
        ("a", "text/xml", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><rss>", "feed"),
        ("a", "application/xml", b"<feed xmlns='x'>", "feed"),
        ("a", "text/plain", b"<rdf:RDF>", "feed"),
        ("a", None, "<?xml version='1.0'?><rss>".encode("utf-16"), "feed"),
        ("a", None, b"  <!DOCTYPE html>", "page"),
        ("a", None, b"<HTML lang=en>", "page"),
        ("talks.htm", None, b"Words.", "page"),
        ("https://a.example/feed.xml?x=1", None, b"", "feed"),
        ("talks.md", None, b"# Talks", "text"),
        ("-", None, b"Words.", "text"),
        ("https://[", None, b"Words.", "text"),
    ],
)
def test_the_kind_is_that_of_content_type_then_content_then_suffix(
    name: str, content_type: str | None, data: bytes, expected: str
) -> None:
    assert kind_of(name, content_type, data) == expected


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-03-04", date(2031, 3, 4)),
        ("2031-03-04T23:59:59+05:00", date(2031, 3, 4)),
        ("2031/03/04 10:00", date(2031, 3, 4)),
        ("20310304", date(2031, 3, 4)),
        ("Tue, 04 Mar 2031 23:30:00 GMT", date(2031, 3, 4)),
        ("March 4th, 2031", date(2031, 3, 4)),
        ("Tuesday 4 Mar. 2031", date(2031, 3, 4)),
        ("04/03/2031", None),
        ("1410-08-12", None),
        ("2031-02-30", None),
        ("4 Octember 2031", None),
        ("1930000000", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_printed_and_only_where_it_can_be_read_in_one_way(text: str, expected: date | None) -> None:
    found = printed_day(text)
    assert (found.day if found else None) == expected


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (["2031-03-04", "2031-03-04T09:00:00Z"], date(2031, 3, 4)),
        (["2031-03-03T20:00:00Z", "2031-03-04T01:00:00+05:00"], date(2031, 3, 4)),
        (["2031-03-03T20:00:00Z", "2031-03-04T01:00:00"], None),
        (["2031-03-03", "2031-03-04"], None),
        ([], None),
    ],
)
def test_stamps_agree_on_a_day_or_there_is_none(stamps: list[str], expected: date | None) -> None:
    assert one_day(found for found in map(printed_day, stamps) if found) == expected


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = printed_day(text)
    assert found is None or found.day.year >= 1990


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" a\u00a0b\n\tc ", "a b c"),
        ("so\u00adft \u200bzero\ufeff", "soft zero"),
        ("\u202bمتن\u202c \u2067متن\u2069", "متن متن"),
        ("می\u200cروند", "می\u200cروند"),
        ("a\u200cb \u200dc", "ab c"),
        ("null\0\x07", "null"),
    ],
)
def test_text_is_cleaned_of_what_nobody_sees(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two &amp; three</p>", "One Two & three"),
        ("a<script>x</script>b<style>y</style>", "ab"),
        ("a<br>b <i>c</i>d", "a b cd"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_tags_leave_their_words(markup: str, expected: str) -> None:
    assert without_tags(markup) == expected
