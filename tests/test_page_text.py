import pytest

from index.errors import ArticleRefused
from index.ingest.page_text import MAX_ATTRIBUTES, MAX_PAGE_BYTES, page_text
from tests.patience import must_end

WORDS = "Görüşmeler “yarın” sürecek, dedi sözcü Işık Yalçın."


def page(encoding: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>".encode(encoding)


def refusal(data: bytes) -> str:
    with must_end(), pytest.raises(ArticleRefused) as refused:
        page_text("page.html", data, None)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page("utf-8"), None),
        (page("utf-8-sig"), "iso-8859-1"),
        (page("utf-16"), None),
        (page("cp1254"), "windows-1254"),
        (page("cp1254"), "ISO-8859-9"),
        (page("cp1254", '<meta charset="windows-1254">'), None),
        (page("cp1254", '<meta charset="windows-1254">'), "no-such-encoding"),
        (page("cp1254", '<meta http-equiv="Content-Type" content="text/html; charset=latin5">'), "unicode_escape"),
        (page("utf-8", '<meta charset="iso-8859-9">'), "latin-1"),
    ],
)
def test_the_encoding_is_the_one_of_the_mark_the_server_or_the_page(data: bytes, charset: str | None) -> None:
    assert WORDS in page_text("page.html", data, charset)[0]


def test_utf_8_under_another_name_is_told() -> None:
    remarks = page_text("page.html", page("utf-8", '<meta charset="iso-8859-9">'), None)[1]
    assert remarks == ["the page is said to be cp1254, but is UTF-8 and was read as such"]


def test_bytes_that_are_none_of_the_encoding_are_counted() -> None:
    data = page("utf-8", '<meta charset="utf-8">').replace(b"</p>", b"\xff\xfe</p>")
    assert page_text("page.html", data, None)[1] == ["2 characters are not utf-8 and stand as \ufffd"]


def test_a_page_of_unknown_encoding_is_refused() -> None:
    assert refusal(page("cp1254")).startswith("page.html:1: a page that is not UTF-8 and names no encoding; ")


def test_a_page_of_ten_megabytes_is_refused() -> None:
    assert refusal(b"<p>word word</p>" * 625_000) == (
        f"page.html:1: page of 10,000,000 bytes, of at most {MAX_PAGE_BYTES:,}; "
        "copy the article's text into a .txt file and add that"
    )


def test_a_tag_of_too_many_attributes_is_refused_wherever_it_hides() -> None:
    tag = "<p " + " ".join(f"a{number}" for number in range(MAX_ATTRIBUTES + 1)) + ">"
    for data in (tag, f"<!-- <script> -->{tag}", f'<!-- <a x=" -->{tag}', f"<script>a<b</script>{tag}"):
        assert refusal(data.encode()).startswith(f"page.html:1: a tag of more than {MAX_ATTRIBUTES:,} attributes; ")


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<a b='", "<", "<a ", "<title>"])
def test_pieces_of_tags_do_not_take_long(piece: str) -> None:
    with must_end():
        try:
            page_text("page.html", piece.encode() * 600_000, None)
        except ArticleRefused as refused:
            lines = str(refused).splitlines()
            assert len(lines) == 1
