"""`talks-index ask`: questions from the command line or standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from index.answer_json import answer_json
from index.answers import Answerer
from index.commands.options import INDEX, CrossEncoderOption, IndexOption, JsonOption, ModelsOption, out
from index.embedding import open_embedder, open_reranker
from index.errors import EmbedderUnavailable, QuestionRefused
from index.readable import answer_lines
from index.records import Answer
from index.snapshot.opened import open_current
from index.snapshot.withdrawn_list import WithdrawnList


def ask(
    question: Annotated[str, typer.Argument(help="A question, or - to read one a line from standard input.")],
    index: IndexOption = INDEX,
    models: ModelsOption = None,
    cross_encoder: CrossEncoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the current snapshot."""
    answerer = open_answerer(index, models, cross_encoder)
    refused = False
    for number, line in _questions(question):
        try:
            answer = answerer.answer(line)
        except QuestionRefused as error:
            refused = True
            print(f"<stdin>:{number}: {error}" if question == "-" else error, file=sys.stderr)
            if question != "-":
                break
            # A script that reads a line for each question must not lose its place.
            answer = answerer.abstain(line)
        print_answer(answer, as_json=as_json)
    raise typer.Exit(1 if refused else 0)


def open_answerer(index: Path, models: Path | None, cross_encoder: Path | None = None) -> Answerer:
    """Answers from the current snapshot; where its model cannot be had, that is said and the exit code is 3."""
    snapshot = open_current(index)
    try:
        embedder = open_embedder(snapshot.manifest.embedder, models or index / "models")
        reranker = open_reranker(cross_encoder)
    except EmbedderUnavailable as error:
        print(error, file=sys.stderr)
        raise typer.Exit(3) from None
    return Answerer(snapshot, embedder, withdrawn=WithdrawnList(index).ids, reranker=reranker)


def _questions(question: str) -> Iterator[tuple[int, str]]:
    """Questions with their line numbers; blank lines are not questions."""
    if question != "-":
        yield 1, question
        return
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield number, line.strip()


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """One object a line, or lines to read."""
    if as_json:
        print(json.dumps(answer_json(answer), ensure_ascii=False), flush=True)
        return
    for line in answer_lines(answer):
        out.print(line)
