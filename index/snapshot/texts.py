"""Which text of a passage or an article is indexed. Search measures hits by the same text."""

from index.records import Article, Passage


def dense_text(article: Article, passage: Passage) -> str:
    """What is embedded for a passage: its headline makes a passage findable that does not say what it is about."""
    text = passage.span.of(article.body)
    return f"{article.title}\n{text}" if article.title else text


def lexical_text(article: Article, words: str) -> str:
    """What BM25 knows of ``words`` of an article, a passage or the body: they, its headline, its outlet and its day."""
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else ""
    return f"{article.title or ''}\n{article.outlet}\n{day}\n{words}"
