"""`talks-index verify`: whether words are printed as somebody's."""

import sys
from typing import Annotated

import typer

from index.commands.asking import open_answerer, print_answer
from index.commands.options import INDEX, IndexOption, JsonOption, ModelsOption
from index.errors import QuestionRefused


def verify(
    words: Annotated[str, typer.Argument(help="The alleged words, without quotation marks around them.")],
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said them.")] = None,
    index: IndexOption = INDEX,
    models: ModelsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare an alleged quotation with those of the current snapshot, word by word."""
    try:
        answer = open_answerer(index, models).verify(words, speaker)
    except QuestionRefused as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    print_answer(answer, as_json=as_json)
