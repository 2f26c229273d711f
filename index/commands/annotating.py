"""`talks-index annotate`: what is found in one article."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from index.annotations import annotate as find_annotations
from index.annotations import annotations_json
from index.articles import file_bytes
from index.commands.coloured import coloured, listed
from index.commands.options import CORPUS, CorpusOption, JsonOption, ParserOption, out, print_json
from index.corpus import ENTITIES_FILE
from index.entities import NO_ENTITIES
from index.entity_file import load_entities
from index.ingest.text_files import read_text
from index.ingest.understood import FRONT_MATTER, to_article, with_file_beside
from index.parser import open_parser

# What an article needs, and annotating it does not.
_BESIDE_THE_POINT = {"title": "?", "outlet": "?", "url": "https://example.org/", "language": "en", "text": "full",
                     "published_note": "not given"}  # fmt: skip


def annotate(
    file: Annotated[Path, typer.Argument(help="An article, or a text with what is known about it beside it.")],
    corpus: CorpusOption = CORPUS,
    parser: ParserOption = False,
    as_json: JsonOption = False,
) -> None:
    """Find quotes, statements, dates and passages in one article, with the entities of the corpus."""
    understood = with_file_beside(read_text(str(file), file_bytes(file)), file)
    missing = {key: value for key, value in _BESIDE_THE_POINT.items() if key not in understood.values}
    if "published" in understood.values:
        missing.pop("published_note", None)
    named = understood.values if understood.origins.get("id") == FRONT_MATTER else {"id": _id(file)}
    article = to_article(understood, missing | {"id": str(named["id"])}, datetime.now(UTC).date())
    path = corpus / ENTITIES_FILE
    entities = load_entities(path) if path.exists() else NO_ENTITIES
    found = find_annotations(article, entities, open_parser().parse if parser else None)
    if as_json:
        print_json(annotations_json(article, found))
        return
    out.print(coloured(article.body, found), "", *listed(article.body, found), sep="\n")


def _id(file: Path) -> str:
    """The file's name, as far as an id can hold it."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in file.stem.lower())
    return "-".join(part for part in plain.split("-") if part) or "article"
