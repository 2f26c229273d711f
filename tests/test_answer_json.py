import json
from datetime import date

import pytest

from index.answer_json import answer_json
from index.answers import Answerer
from index.records import Answer, Citation, CorpusSize, Span, Support
from tests.fakes import BODY, make_article, query_of

# The contract of docs/commands.md, in its order.
KEYS = (
    "question", "kind", "language", "answered", "support", "confidence", "snapshot", "corpus", "verdict", "diff",
    "citations", "nearest", "missing_words", "disagreement", "took_ms",
)  # fmt: skip
CITATION_KEYS = (
    "rank", "article_id", "title", "outlet", "published", "url", "sentence_url", "text_kind", "passage", "paragraph",
    "highlights", "speaker", "party", "date", "credited_to", "also_in", "score",
)  # fmt: skip
STAGES = {"understand", "encode", "search", "answer", "total"}


def test_an_answer_says_what_the_record_says() -> None:
    article = make_article()
    span = Span(0, BODY.index("\n"))
    citation = Citation(1, article, span, span.of(BODY), (span,), 0, article.url, 1.23456)
    answer = Answer(
        query_of("Who?"), Support.ANSWER, 0.987654, "s", CorpusSize(7, date(2031, 3, 4)), (citation,), (), ("x",),
        took_ms={"encode": 1.23456},
    )  # fmt: skip
    assert answer_json(answer) == {
        "question": "Who?",
        "kind": "question",
        "language": "en",
        "answered": True,
        "support": "answer",
        "confidence": 0.9877,
        "snapshot": "s",
        "corpus": {"articles": 7, "newest": "2031-03-04"},
        "verdict": None,
        "diff": None,
        "citations": [
            {
                "rank": 1,
                "article_id": "gazette-2031-03-04-harbour-talks",
                "title": "Harbour talks",
                "outlet": "Hill Gazette",
                "published": "2031-03-04",
                "url": article.url,
                "sentence_url": article.url,
                "text_kind": "full",
                "passage": {"start": 0, "end": span.end, "text": BODY.split("\n", maxsplit=1)[0]},
                "paragraph": 0,
                "highlights": [[0, span.end]],
                "speaker": None,
                "party": None,
                "date": None,
                "credited_to": None,
                "also_in": [],
                "score": 1.2346,
            }
        ],
        "nearest": [],
        "missing_words": ["x"],
        "disagreement": None,
        "took_ms": {"encode": 1.235},
    }


@pytest.mark.parametrize(
    "question", ["Who led the hill delegation?", "hello", "xyzzy plugh", "What about the ferry market?"]
)
def test_every_answer_has_the_keys_of_the_contract_in_order(small_answerer: Answerer, question: str) -> None:
    said = json.loads(json.dumps(answer_json(small_answerer.answer(question))))
    assert tuple(said) == KEYS
    assert set(said["took_ms"]) == STAGES
    for citation in said["citations"] + said["nearest"]:
        assert tuple(citation) == CITATION_KEYS


def test_a_refused_question_has_the_keys_of_the_contract_too(small_answerer: Answerer) -> None:
    said = answer_json(small_answerer.abstain("x" * 5_000))
    assert tuple(said) == KEYS
    assert set(said["took_ms"]) == STAGES
    assert (said["answered"], said["support"], said["citations"], said["nearest"]) == (False, "none", [], [])


def test_an_undated_article_gives_null() -> None:
    article = make_article(published=None, published_note="none shown")
    span = Span(0, 10)
    citation = Citation(1, article, span, span.of(BODY), (span,), 0, article.url, 1.0)
    answer = Answer(query_of("Who?"), Support.WEAK, 0.3, "s", CorpusSize(1, None), (), (citation,))
    said = answer_json(answer)
    assert (said["corpus"]["newest"], said["nearest"][0]["published"]) == (None, None)
