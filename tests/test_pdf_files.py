import io
import random
from collections.abc import Callable, Sequence
from itertools import count

import pypdf
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ArticleRefused
from index.ingest.pdf_files import MAX_PAGES, MAX_PDF_BYTES, read_pdf
from index.ingest.understood import Understood
from tests.patience import must_end

FIRST = (
    "The envoys of both harbours met on Monday and spoke about the crossings for three hours, the hosts said. "
    "They agreed to meet again in the spring, and to count the boats that were seized before the winter came."
)
SECOND = "Nothing was signed, but the two sides exchanged maps of the strait and lists of the people whom they hold."


def pdf(pages: Sequence[Sequence[str]], **about: str) -> bytes:
    """A PDF of pages of paragraphs, with running headers and page numbers."""
    made = FPDF()
    made.set_font("Helvetica", size=12)
    for number, paragraphs in enumerate(pages, start=1):
        made.add_page()
        made.multi_cell(0, 8, f"Gazette of the Harbours {number}")
        made.ln(8)
        for paragraph in paragraphs:
            made.multi_cell(0, 8, paragraph, align="L")
            made.ln(12)
        made.multi_cell(0, 8, f"- {number} -")
    if "title" in about:
        made.set_title(about["title"])
    if "author" in about:
        made.set_author(about["author"])
    if "lang" in about:
        made.set_lang(about["lang"])
    return bytes(made.output())


THIRD = FIRST.replace("The envoys", "In the afternoon, the envoys")
FOURTH = SECOND.replace("Nothing was signed, but", "On the second day")
FIFTH = FIRST.replace("The envoys of both harbours", "On the last day, the two delegations")
GOOD = pdf([[FIRST, SECOND], [THIRD, FOURTH], [FIFTH]], title="Harbour talks", author="AFP", lang="en-GB")


def read(data: bytes, clock: Callable[[], float] | None = None) -> Understood:
    with must_end():
        return read_pdf("talks.pdf", data, clock) if clock else read_pdf("talks.pdf", data)


def texts(data: bytes) -> list[str]:
    return [text for _, text in read(data).paragraphs]


def refusal(data: bytes, clock: Callable[[], float] | None = None) -> str:
    with pytest.raises(ArticleRefused) as refused:
        read(data, clock)
    return str(refused.value)


def test_lines_become_paragraphs_without_headers_and_page_numbers() -> None:
    assert texts(GOOD) == [FIRST, SECOND, THIRD, FOURTH, FIFTH]


def test_what_the_file_says_about_itself_is_found_and_the_day_it_was_made_is_not_that_of_publication() -> None:
    found = read(GOOD)
    assert found.values == {"title": "Harbour talks", "language": "en", "credits": ("AFP",)}
    assert found.origins == {"title": "PDF /Title", "language": "PDF /Lang", "credits": "byline or dateline"}
    assert found.author == "AFP"
    assert any(remark.startswith("the file was made on 20") for remark in found.remarks)


def test_a_word_parted_at_the_end_of_a_line_is_made_whole() -> None:
    data = pdf([["The envoys spoke about the cross-\nings of the strait for three hours and left, the hosts said."]])
    assert texts(data)[0].endswith("spoke about the crossings of the strait for three hours and left, the hosts said.")


def test_a_number_in_the_text_is_no_page_number() -> None:
    data = pdf([[FIRST, "Year by year the boats were counted:", "2031", SECOND]])
    assert "2031" in " ".join(texts(data))


def test_an_encrypted_pdf_is_refused() -> None:
    made = FPDF()
    made.set_encryption(owner_password="a", user_password="b")
    made.add_page()
    assert refusal(bytes(made.output())).startswith("talks.pdf:1: an encrypted PDF; ")


def test_a_pdf_without_pages_is_refused() -> None:
    made = io.BytesIO()
    pypdf.PdfWriter().write(made)
    assert refusal(made.getvalue()).startswith("talks.pdf:1: a PDF of 0 pages; ")


def test_a_scan_is_refused() -> None:
    made = FPDF()
    made.add_page()
    made.rect(10, 10, 50, 50)
    assert refusal(bytes(made.output())).startswith("talks.pdf:1: no text in a PDF of 1 pages: a scan; ")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    made = FPDF()
    for _ in range(MAX_PAGES + 1):
        made.add_page()
    assert refusal(bytes(made.output())).startswith(f"talks.pdf:1: a PDF of {MAX_PAGES + 1} pages; ")


def test_a_pdf_that_is_too_large_is_refused() -> None:
    assert refusal(b"%PDF-" + b" " * MAX_PDF_BYTES).startswith("talks.pdf:1: PDF of 10,000,005 bytes; ")


def test_a_pdf_that_takes_too_long_is_refused() -> None:
    seconds = count(step=10)
    assert refusal(GOOD, lambda: float(next(seconds))).startswith("talks.pdf:1: a PDF that takes more than 30 s")


def test_forms_that_repeat_each_other_a_billion_times_end() -> None:
    forms = "".join(
        f"{number} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {number + 1} 0 R>>>>"
        f"/Length 60>>stream\n{'/F Do ' * 10}\nendstream endobj\n"
        for number in range(4, 14)
    )
    data = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 15 0 R>>endobj\n"
        f"{forms}14 0 obj<</Length 0>>stream\n\nendstream endobj\n"
        "15 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF"
    )
    seconds = count(step=0.01)
    assert refusal(data.encode(), lambda: float(next(seconds))).startswith("talks.pdf:1: ")


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-", b"%PDF-1.7\n%%EOF", b"<html></html>", b"\0" * 1_000])
def test_what_is_no_pdf_is_refused_in_one_line(data: bytes) -> None:
    assert refusal(data).startswith("talks.pdf:1: a")
    assert len(refusal(data).splitlines()) == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_pdf_that_was_cut_is_read_or_refused(share: float) -> None:
    try:
        assert FIRST in texts(GOOD[: int(share * len(GOOD))])
    except ArticleRefused as refused:
        lines = str(refused).splitlines()
        assert len(lines) == 1


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(1, 60))
def test_a_pdf_with_flipped_bytes_is_read_or_refused(seed: int, flips: int) -> None:
    dice = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(flips):
        data[dice.randrange(len(data))] = dice.randrange(256)
    try:
        read(bytes(data))
    except ArticleRefused as refused:
        lines = str(refused).splitlines()
        assert len(lines) == 1
