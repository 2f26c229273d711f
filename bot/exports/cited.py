"""What an export holds: citations, and the articles that they are from."""

from index.records import Answer, Article, Citation


def citations_of(answer: Answer) -> tuple[Citation, ...]:
    """What answers, or else what comes nearest."""
    return answer.citations or answer.nearest


def articles_of(answer: Answer) -> list[Article]:
    """Each article that is cited once, in the order of citations."""
    return list({citation.article.article_id: citation.article for citation in citations_of(answer)}.values())
