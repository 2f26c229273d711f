"""Ten saved pages of ten layouts, and what hostile or careless pages do. The pages and their texts are invented."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleRefused
from index.ingest.pages import MAX_ELEMENTS, MAX_INLINE, read_page
from index.ingest.understood import Understood, to_article
from tests.patience import must_end

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((PAGES / "expected.yaml").read_text(encoding="utf-8"))
URL = "https://gazette.example/talks/harbour"
ONE = "The envoys of both harbours met on Monday and spoke about the crossings for three hours, the hosts said."
TWO = "They agreed to meet again in the spring, and to count the boats that were seized before the winter came."
THREE = "Nothing was signed, but the two sides exchanged maps of the strait and lists of the people they hold."
PARAGRAPHS = (ONE, TWO, THREE)


BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", *, body: str = BODY, attributes: str = "") -> bytes:
    start = f"<!doctype html><html {attributes}><head>{head}</head><body>"
    return f"{start}<article>{body}</article></body></html>".encode()


def understood(data: bytes | str, charset: str | None = None, url: str | None = URL) -> Understood:
    return read_page("page.html", data.encode() if isinstance(data, str) else data, charset, url)


def texts(data: bytes | str) -> tuple[str, ...]:
    return tuple(text for _, text in understood(data).paragraphs)


def refusal(data: bytes | str) -> str:
    with must_end(), pytest.raises(ArticleRefused) as refused:
        understood(data)
    return str(refused.value)


def json_ld(**stated: object) -> str:
    whole = {"@context": "https://schema.org", "@type": "NewsArticle", **stated}
    return f'<script type="application/ld+json">{json.dumps(whole)}</script>'


# ---------------------------------------------------------------- the saved pages


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_saved_page_is_understood(name: str) -> None:
    expected = EXPECTED[name]
    found = read_page(f"{name}.html", (PAGES / f"{name}.html").read_bytes(), None, None)
    paragraphs = [text for _, text in found.paragraphs]
    keys = ("title", "outlet", "url", "published", "language")
    assert {key: found.values.get(key) for key in keys} == {key: expected[key] for key in keys}
    assert (found.author, list(found.values.get("credits") or ()) or None) == (expected["author"], expected["credits"])
    assert len(paragraphs) == expected["paragraphs"]
    assert paragraphs[0].startswith(expected["first"])
    assert paragraphs[-1].startswith(expected["last"])
    assert list(found.remarks) == expected["remarks"]
    assert [phrase for phrase in expected["absent"] if phrase in "\n".join(paragraphs)] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_phrases_that_must_be_absent_stand_in_the_page(name: str) -> None:
    data = (PAGES / f"{name}.html").read_bytes()
    whole = data.decode({"persian": "cp1256", "turkish": "cp1254"}.get(name, "utf-8"))
    assert [phrase for phrase in EXPECTED[name]["absent"] if phrase not in whole] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_a_saved_page_does_not_state_is_asked_for_and_never_guessed(name: str) -> None:
    found = read_page(f"{name}.html", (PAGES / f"{name}.html").read_bytes(), None, None)
    missing = sorted(key for key in ("published", "url") if EXPECTED[name][key] is None)
    with pytest.raises(ArticleRefused) as refused:
        to_article(found, {}, date(2032, 1, 1))
    asked = sorted(re.findall(r"give --(\w+)", str(refused.value)))
    assert asked == sorted([*missing, "text"])


# ---------------------------------------------------------------- the day of publication


@pytest.mark.parametrize(
    ("head", "expected", "origin"),
    [
        (json_ld(datePublished="2031-03-04T23:30:00+05:00"), date(2031, 3, 4), "JSON-LD"),
        ('<meta property="article:published_time" content="2031-03-04">', date(2031, 3, 4), "article:published_time"),
        ('<meta name="DC.date.issued" content="4 March 2031">', date(2031, 3, 4), "dc.date.issued"),
        ('<meta name="parsely-pub-date" content="2031-03-04T01:00:00Z">', date(2031, 3, 4), "parsely-pub-date"),
        ('<meta itemprop="datePublished" content="20310304">', date(2031, 3, 4), "datepublished"),
        (
            json_ld(datePublished="2031-03-03T20:00:00Z")
            + '<meta name="date" content="2031-03-04T01:00:00+05:00">',
            date(2031, 3, 4),
            "date",
        ),
    ],
)  # fmt: skip
def test_a_day_counts_where_the_page_states_it_as_that_of_publication(head: str, expected: date, origin: str) -> None:
    found = understood(page(head))
    assert (found.values["published"], found.origins["published"]) == (expected, origin)


@pytest.mark.parametrize("attribute", ["pubdate", 'itemprop="datePublished"'])
def test_a_marked_time_element_counts(attribute: str) -> None:
    body = f'<time {attribute} datetime="2031-03-04">today</time>' + BODY
    assert understood(page(body=body)).values["published"] == date(2031, 3, 4)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2031-03-04">',
        json_ld(dateModified="2031-03-04"),
        json_ld(datePublished="04/05/2031"),
        json_ld(datePublished="1410-08-12"),
        json_ld(datePublished=["x"]),
        '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2031-03-04"}</script>',
    ],
)
def test_no_other_day_counts(head: str) -> None:
    found = read_page("page.html", page(head), None, "https://gazette.example/2031/03/04/talks")
    assert "published" not in found.values


def test_two_days_of_publication_are_both_named_and_none_is_taken() -> None:
    found = understood(page(json_ld(datePublished="2031-03-04") + '<meta name="date" content="2031-03-09">'))
    assert "published" not in found.values
    assert found.remarks == ("the page states several days of publication: 2031-03-04 (JSON-LD) and 2031-03-09 (date)",)


# ---------------------------------------------------------------- other metadata


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (json_ld(headline="A &amp; B") + '<meta property="og:title" content="C"><title>D</title>', "A & B"),
        ('<meta property="og:title" content="Talks - Echo"><meta property="og:site_name" content="Echo">', "Talks"),
        ("<title>Talks | Gazette</title>", "Talks"),
        ("<title>Talks - a beginning</title>", "Talks - a beginning"),
        ('<title>Talks - Gazette</title><meta property="og:site_name" content="gazette">', "Talks"),
        ("<title>Talks\n  on&nbsp;the\u200b shore</title>", "Talks on the shore"),
    ],
)  # fmt: skip
def test_titles_lose_the_name_of_the_site_and_nothing_else(head: str, expected: str) -> None:
    assert understood(page(head)).values["title"] == expected


def test_the_only_top_heading_is_the_title_and_one_of_several_is_not() -> None:
    body = "<h1>Talks resume</h1>" + BODY
    assert understood(page(body=body)).values["title"] == "Talks resume"
    assert "title" not in understood(page(body="<h1>Gazette</h1>" + body)).values


@pytest.mark.parametrize(
    "head",
    [
        json_ld(publisher={"@type": "Organization", "name": "Hill Gazette"}),
        json_ld(publisher=[{"name": "Hill Gazette"}]),
        json_ld(publisher="Hill Gazette"),
        '<meta property="og:site_name" content="Hill Gazette">',
    ],
)
def test_the_outlet_is_the_publisher_or_the_site(head: str) -> None:
    assert understood(page(head)).values["outlet"] == "Hill Gazette"


@pytest.mark.parametrize(
    ("head", "attributes", "expected"),
    [
        (json_ld(inLanguage="en-GB"), "", "en"),
        (json_ld(inLanguage={"@type": "Language", "name": "English", "alternateName": "en"}), "", "en"),
        ("", 'lang="eng"', "en"),
        ('<meta property="og:locale" content="en_US">', "", "en"),
        ('<meta property="og:locale" content="en_US">', 'lang="tr"', None),
        ("", 'lang="ur"', None),
        ("", "", None),
    ],
)
def test_the_language_is_what_the_page_states_unless_it_contradicts_itself(
    head: str, attributes: str, expected: str | None
) -> None:
    assert understood(page(head, attributes=attributes)).values.get("language") == expected


def test_a_language_that_is_not_written_in_the_script_of_the_page_is_told() -> None:
    assert understood(page(attributes='lang="ur"')).remarks == (
        "the page states the language ur (html lang), but is not written in its script",
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="/talks/1">', "https://gazette.example/talks/1"),
        (
            '<link rel="canonical" href="https://www.gazette.example/talks/1#top">',
            "https://www.gazette.example/talks/1",
        ),
        ('<meta property="og:url" content="https://m.gazette.example/talks/1">', "https://m.gazette.example/talks/1"),
        ('<link rel="canonical" href="https://gazette.example/">', URL),
        ('<link rel="canonical" href="javascript:alert(1)">', URL),
        ('<link rel="canonical" href="data:text/html,x">', URL),
        ('<link rel="canonical" href="http://[bad">', URL),
        ('<link rel="canonical" href="https://who:what@gazette.example/talks/1">', URL),
        ('<link rel="canonical" href="https://bank.example/talks/1">', URL),
        ('<link rel="canonical" href="https://notgazette.example/talks/1">', URL),
    ],
)
def test_an_address_is_a_web_page_of_the_site_that_was_read(head: str, expected: str) -> None:
    assert understood(page(head)).values["url"] == expected


def test_a_page_that_claims_to_be_one_of_another_site_is_told() -> None:
    found = understood(page('<link rel="canonical" href="https://bank.example/talks/1">'))
    assert found.remarks == ("canonical names a page of another site: https://bank.example/talks/1",)


def test_a_javascript_address_is_no_address_where_nothing_else_is_known() -> None:
    found = understood(page('<link rel="canonical" href="javascript:alert(1)">'), url=None)
    assert "url" not in found.values


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (json_ld(author={"name": "Lena Marsh"}), "Lena Marsh"),
        (json_ld(author=["Lena Marsh", {"name": "Pell Ruiz"}]), "Lena Marsh, Pell Ruiz"),
        (json_ld(author="https://gazette.example/lena"), None),
        ('<meta name="author" content="By Lena Marsh">', "Lena Marsh"),
        ('<meta property="article:author" content="https://social.example/gazette">', None),
    ],
)
def test_authors_are_names(head: str, expected: str | None) -> None:
    assert understood(page(head)).author == expected


@pytest.mark.parametrize(
    "block", ["{", "[" * 100_000, "null", "3", '"x"', '{"@graph": 1}', '{"@type": 5, "@id": []}', '{"@type": [null]}']
)
def test_json_ld_of_any_shape_does_no_harm(block: str) -> None:
    found = understood(page(f'<script type="application/ld+json">{block}</script>'))
    assert tuple(text for _, text in found.paragraphs) == PARAGRAPHS


def test_a_posting_about_another_page_is_not_believed() -> None:
    head = json_ld(headline="Another", url="https://gazette.example/other", datePublished="2031-01-01")
    head += json_ld(headline="This", url=URL, datePublished="2031-03-04") + f'<link rel="canonical" href="{URL}">'
    found = understood(page(head))
    assert (found.values["title"], found.values["published"]) == ("This", date(2031, 3, 4))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    for whole in (data, page().replace(b"Monday", data)):
        try:
            understood(whole)
        except ArticleRefused as refused:
            lines = str(refused).splitlines()
            assert len(lines) == 1


# ---------------------------------------------------------------- the main text


def test_paragraphs_items_and_quotations_are_paragraphs_and_headings_and_tables_are_left_out() -> None:
    body = (
        f"<p>{ONE}</p><h2>Next</h2><ul><li>{TWO}</li></ul><blockquote><p>{THREE}</p></blockquote>"
        "<table><tr><td>Boats</td><td>40</td></tr></table>"
    )
    assert texts(page(body=body)) == PARAGRAPHS


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert texts(page(body=f"<div>{ONE}<br>{TWO}<br> <br/>{THREE}</div>")) == (f"{ONE} {TWO}", THREE)


def test_unseen_characters_go_and_joiners_between_letters_stay() -> None:
    words = (
        "می\u200cروند و می\u200cآیند و با هم گفت\u200cوگو می\u200cکنند تا راه\u200cها باز شود و مردم به خانه برگردند"
    )
    odd = words.replace("گو", "گ\u00ad\u202bو\u202c").replace(" تا ", " \u200f\u200b تا\u00a0\n")
    assert texts(page(body=f"<p>{odd}\u200c</p><p>\u200c{words}</p><p>{words} ۲</p>"))[0].rstrip("\u200c") == words


def test_a_frame_whose_name_speaks_of_comments_or_adverts_keeps_its_article() -> None:
    whole = BODY
    data = f'<body><div class="post comments-open"><div class="content has-ads">{whole}</div></div></body>'
    assert texts(data) == PARAGRAPHS


def test_scripts_and_styles_never_reach_the_text() -> None:
    inside = "<script>let secret = '<p>script words</p>'</script><style>.style-words{}</style>"
    body = f"<p>{ONE}{inside}</p><p>{TWO}</p><noscript><p>noscript words</p></noscript><p onclick='x()'>{THREE}</p>"
    assert texts(page(body=body)) == PARAGRAPHS


def test_struck_out_words_are_left_out() -> None:
    body = f"<p>{ONE}</p><p>{TWO} <del>All was signed.</del></p><p>{THREE}</p>"
    assert texts(page(body=body)) == PARAGRAPHS


def test_a_page_of_few_words_is_told() -> None:
    found = understood(page(body=f"<p>{ONE}</p>"))
    assert found.remarks == (f"only {len(ONE)} characters of text: a teaser, or a page that its scripts write",)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<!-- -->", b"<html></html>", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"]
)
def test_a_page_without_main_text_is_refused_with_what_to_do(data: bytes) -> None:
    assert refusal(data).endswith("; copy the article's text into a .txt file and add that")


# ---------------------------------------------------------------- hostile pages


def test_null_bytes_do_not_end_a_page() -> None:
    assert texts(page().replace(b"They agreed", b"They\0 agreed")) == PARAGRAPHS


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_a_page_that_is_nested_a_hundred_thousand_deep_is_refused(tag: str) -> None:
    wrong = refusal(f"<{tag}>".encode() * 100_000 + page())
    assert wrong.startswith(("page.html:1: a page nested deeper than 250 levels; ", "page.html:1: page of "))


def test_a_page_of_too_many_elements_is_refused() -> None:
    assert refusal(b"<p>a</p>" * MAX_ELEMENTS).startswith(f"page.html:1: page of {MAX_ELEMENTS + 2:,} elements")


@pytest.mark.parametrize("inline", ["<span>a</span> ", "a<!---->", "<x>a</x>"])
def test_too_many_inline_elements_in_one_block_are_refused(inline: str) -> None:
    wrong = refusal(f"<p>{inline * (MAX_INLINE + 1)}</p>")
    assert wrong.startswith(f"page.html:1: more than {MAX_INLINE:,} inline elements in one block; ")


def test_a_page_of_as_many_elements_as_may_be_ends() -> None:
    body = "".join(f'<div class="x{number}"><p>{ONE} {number}</p></div>' for number in range(MAX_ELEMENTS // 2 - 9))
    with must_end():
        assert len(texts(page(body=body))) == MAX_ELEMENTS // 2 - 9


def test_a_title_never_leads_out_of_the_corpus() -> None:
    head = json_ld(headline="../../etc/passwd \\..\\x", publisher="../../../root", datePublished="2031-03-04")
    article = to_article(understood(page(head, attributes='lang="en"')), {"text": "full"}, date(2031, 3, 5))
    assert re.fullmatch(r"[a-z0-9-]+", article.article_id)
    assert article.article_id == "root-2031-03-04-etc-passwd-x"
