"""Cited articles as entries of a list of references: BibTeX (biblatex's ``@online``) and CSL-JSON."""

import json
import re
from datetime import date
from urllib.parse import quote

from bot.exports.cited import articles_of
from index.records import Answer, Article

# BibTeX counts braces even behind a backslash, so that single ones have to be named.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# An address is taken as it is, to the brace that ends it; these would end it early, or be taken for a command.
_NOT_IN_ADDRESS = re.compile(r'[\s{}\\"<>]')


def bibtex(answer: Answer) -> str:
    """An entry for each cited article, whose key is the article's id, and so the same in every export."""
    return "\n\n".join(map(_entry, articles_of(answer))) + "\n"


def csl_json(answer: Answer) -> str:
    """The same as CSL-JSON, which Zotero and pandoc read."""
    return json.dumps([_item(article) for article in articles_of(answer)], ensure_ascii=False, indent=2) + "\n"


def _entry(article: Article) -> str:
    fields = {
        "title": article.title and f"{{{_tex(article.title)}}}",  # inner braces keep capitals
        "organization": _tex(article.outlet),
        "date": article.published and article.published.isoformat(),
        "urldate": article.retrieved and article.retrieved.isoformat(),
        "url": _address(article.url),
        "language": _tex(article.language),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{article.article_id},", *lines, "}"])


def _item(article: Article) -> dict[str, object]:
    item: dict[str, object] = {
        "id": article.article_id,
        "type": "webpage",
        "title": article.title,
        "container-title": article.outlet,
        "issued": article.published and _date_parts(article.published),
        "accessed": article.retrieved and _date_parts(article.retrieved),
        "URL": article.url,
        "language": article.language,
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join(text.split()))


def _address(url: str) -> str:
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), url)
