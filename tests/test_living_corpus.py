"""What every article that we publish keeps to, beyond what the loader refuses."""

import hashlib
import re
from pathlib import Path

import pytest

from index.articles import load_articles, paragraphs
from index.records import Article, TextKind

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLES = load_articles(CORPUS)


def each_article() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.article_id)


@each_article()
def test_an_article_lies_in_the_folder_of_its_month(article: Article) -> None:
    (path,) = CORPUS.glob(f"articles/*/*/{article.article_id}.md")
    year, month = path.parts[-3:-1]
    if article.published:
        assert (year, month) == (f"{article.published:%Y}", f"{article.published:%m}")
    assert re.fullmatch(r"20\d\d/(0[1-9]|1[0-2])", f"{year}/{month}")


@each_article()
def test_a_paragraph_of_a_brief_stands_on_one_line_with_its_quotations_closed(article: Article) -> None:
    assert article.text is TextKind.BRIEF
    for span in paragraphs(article.body):
        paragraph = span.of(article.body)
        assert "\n" not in paragraph
        assert re.sub("[^“”]", "", paragraph) in {"", "“”"}


@each_article()
def test_who_holds_the_rights_is_said(article: Article) -> None:
    assert article.rights


QUOTATIONS = [
    line.split("\t")
    for line in (Path(__file__).parent / "quotations.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("article_id", "paragraph", "length", "digest"), QUOTATIONS)
def test_every_quotation_of_the_fact_base_stands_in_its_paragraph_to_the_letter(
    article_id: str, paragraph: str, length: str, digest: str
) -> None:
    (article,) = (one for one in ARTICLES if one.article_id == article_id)
    text = list(paragraphs(article.body))[int(paragraph)].of(article.body)
    runs = (text[start : start + int(length)] for start in range(len(text) - int(length) + 1))
    assert any(hashlib.sha256(run.encode()).hexdigest().startswith(digest) for run in runs)
