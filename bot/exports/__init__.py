"""Answers as files: what is cited, for keeping, for quoting, for a list of references, for a table."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.exports.references import bibtex, csl_json
from bot.exports.report import ReportWords, markdown
from bot.exports.table import csv_table
from index.records import Answer

# What is left of a question in the name of a file; longer ones are cut in lists of files.
_LONGEST_QUESTION_CHARACTERS = 40
# Spreadsheets know UTF-8 by it.
BYTE_ORDER_MARK = "\ufeff"
_NO_NAME = re.compile(r"[^a-z0-9]+")


class Form(StrEnum):
    """What an answer can be had as; the value is the ending of the file's name."""

    MARKDOWN = "md"
    BIBTEX = "bib"
    CSL_JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file: its name, short and in ASCII, and what is in it."""

    name: str
    data: bytes


def exported(answer: Answer, form: Form, words: ReportWords) -> Exported:
    """The answer as a file; where it is none, what comes nearest. ``words`` are those around it in Markdown."""
    match form:
        case Form.MARKDOWN:
            text = markdown(answer, words)
        case Form.BIBTEX:
            text = bibtex(answer)
        case Form.CSL_JSON:
            text = csl_json(answer)
        case Form.CSV:
            text = BYTE_ORDER_MARK + csv_table(answer)
    return Exported(file_name(answer.query.question, form), text.encode())


def file_name(question: str, form: Form) -> str:
    """A name made of the question, as far as it is in ASCII; never one that a system keeps for itself."""
    words = _NO_NAME.sub("-", question[:_LONGEST_QUESTION_CHARACTERS].lower()).strip("-")
    return f"answer-{words}.{form}" if words else f"answer.{form}"
