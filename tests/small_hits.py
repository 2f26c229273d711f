"""Invented hits, for what orders them: passages of one paragraph with the quotations found in them."""

from datetime import date
from pathlib import Path

from index.entities import Entities
from index.entity_file import load_entities
from index.marks import quotations
from index.quotes import find_quotes
from index.records import Hit, Passage, Span
from index.sentences import sentences
from tests.fakes import make_article
from tests.small_entities import SMALL


def small_entities(directory: Path) -> Entities:
    path = directory / "entities.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return load_entities(path)


def a_hit(body: str, score: float, entities: Entities, published: date | None = None, marked: int = 0) -> Hit:
    """A hit whose passage is all of ``body``, its sentence number ``marked`` highlighted."""
    name = "".join(letter if letter.isalnum() else "-" for letter in body[:40].lower())
    article = make_article(body, name, published=published)
    spans = tuple(sentences(body, quotations(body)))
    passage = Passage(article.article_id, Span(0, len(body)), spans)
    return Hit(1, score, passage, article, spans[marked], {"days": 0.0}, (), find_quotes(body, entities))
