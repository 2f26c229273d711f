import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.exports import Exported, Form, exported, file_name
from bot.exports.report import ReportWords
from index.records import Answer, Article, Citation, CorpusSize, Said, Span, Support, TextKind
from tests.fakes import make_article, query_of

WORDS = ReportWords(
    day=lambda day: day.isoformat() if day else "undated",
    said_by="said by {speaker}",
    credited_to="credited to {outlet}",
    kinds={TextKind.BRIEF: "our summary"},
    corpus="7 articles, newest 4 Mar 2031",
    snapshot="snapshot {id}",
    weak="This may not answer it.",
)
# Articles hold no control characters but the ends of lines.
TEXT = st.text(st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("\n*_-=+`<>&#[]()\\ 1.")))
HOSTILE = (
    "=1+1 {unbalanced \\end{x} 100% of $5_6 & #7 ~^ “said”, \"he\", 'she'\n- no list\n1. nor this\n    no code\n"
    "<b>no tag</b> &amp; *no* _emphasis_ [no](http://link.example) `no code` | a | b | \u202eabc\u202c }"
)


def a_citation(article: Article, highlight: Span | None = None, rank: int = 1, said: Said | None = None) -> Citation:
    whole = Span(0, len(article.body))
    days = (date(2031, 3, 3), date(2031, 3, 5))
    return Citation(
        rank, article, whole, article.body, (highlight or whole,), 0, f"{article.url}#:~:text=a%20b", 1.0, said=said,
        days=days,
    )  # fmt: skip


def an_answer(*citations: Citation, question: str = "Who led the team?", support: Support = Support.ANSWER) -> Answer:
    weak = support is Support.WEAK
    return Answer(
        replace(query_of("Who?"), question=question), support, 0.9, "20310304T000000Z-00000000",
        CorpusSize(7, date(2031, 3, 4)), () if weak else citations, citations if weak else (),
    )  # fmt: skip


def text_of(answer: Answer, form: Form) -> str:
    return exported(answer, form, WORDS).data.decode("utf-8")


def tokens_of(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def inline_text(token: Token) -> str:
    ends = {"softbreak": " ", "hardbreak": "\n"}
    shown = {"text": True, "text_special": True, "html_inline": False}
    return "".join(
        ends.get(child.type) or (child.content if shown.get(child.type) else "") for child in token.children or ()
    )


def quotation(tokens: list[Token]) -> list[Token]:
    kinds = [token.type for token in tokens]
    start, end = kinds.index("blockquote_open"), kinds.index("blockquote_close")
    return [token for token in tokens[start:end] if token.type == "inline"]


def in_bold(tokens: list[Token]) -> str:
    bold, found = False, ""
    for child in (child for token in tokens for child in token.children or ()):
        if child.type == "html_inline":
            bold = child.content == "<strong>"
        elif bold:
            found += child.content
    return found


def markdown_text(text: str) -> str:
    """What a reader sees of the quotation of an answer that cites this text."""
    tokens = tokens_of(text_of(an_answer(a_citation(make_article(text))), Form.MARKDOWN))
    return "\n\n".join(inline_text(token) for token in quotation(tokens))


@given(TEXT.map(lambda text: text.strip("\n")).filter(bool))
def test_markdown_shows_every_text_as_it_is_written(text: str) -> None:
    assert markdown_text(text) == re.sub(r"\n{2,}", "\n\n", text)


def test_markdown_shows_a_hostile_text_as_it_is_written() -> None:
    assert markdown_text(HOSTILE) == HOSTILE


@given(TEXT.filter(str.strip), TEXT.filter(str.strip), TEXT)
def test_markdown_marks_the_supporting_sentence_and_no_more(before: str, sentence: str, after: str) -> None:
    before, sentence, after = (" ".join(part.split()) for part in (before, sentence, after))
    article = make_article(f"{before}{sentence}{after}")
    marked = Span(len(before), len(before) + len(sentence))
    tokens = tokens_of(text_of(an_answer(a_citation(article, marked)), Form.MARKDOWN))
    assert in_bold(quotation(tokens)) == sentence


def test_markdown_has_question_sources_corpus_and_snapshot() -> None:
    article = make_article("One said so.\n\nAnother did not.", text=TextKind.BRIEF, url="https://x.example/a?b=1&c=(2)")
    citation = a_citation(article, Span(0, 12), 3, Said("Mira Tolen", None, "River Wire"))
    assert text_of(an_answer(citation), Form.MARKDOWN) == (
        "# Who led the team?\n\n"
        "> <strong>One said so.</strong>\n>\n> Another did not.\n\n"
        "\\[3\\] [Hill Gazette, 2031-03-04](<https://x.example/a?b=1&amp;c=(2)#:~:text=a%20b>) · Harbour talks"
        " · said by Mira Tolen · credited to River Wire · our summary\n\n"
        "---\n\n"
        "7 articles, newest 4 Mar 2031 · snapshot 20310304T000000Z-00000000\n"
    )


def test_markdown_says_where_nothing_answers_for_certain() -> None:
    weak = text_of(an_answer(a_citation(make_article()), support=Support.WEAK), Form.MARKDOWN)
    assert "This may not answer it." in weak
    assert "Mira Tolen" in weak


@pytest.mark.parametrize("url", ["https://x.example/a>b", "https://x.example/a b<c", "https://x.example/\\&copy;"])
def test_markdown_links_lead_where_they_should(url: str) -> None:
    tokens = tokens_of(text_of(an_answer(a_citation(make_article(url=url))), Form.MARKDOWN))
    links = [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]
    encoded = url.replace("\\", "%5C").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    assert links == [f"{encoded}#:~:text=a%20b"]


TEX_NAMES = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip


def bibtex_entries(text: str) -> dict[str, dict[str, str]]:
    """Entries as BibTeX reads them: a value ends with the brace that balances its first, whatever stands before it."""
    entries: dict[str, dict[str, str]] = {}
    for start in re.finditer(r"^@online\{([a-z0-9-]+),\n", text, re.MULTILINE):
        fields, at = {}, start.end()
        while text[at] != "}":
            name = re.compile(r"  (\w+) = \{").match(text, at)
            assert name, text[at:]
            depth, at = 1, name.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[name[1]] = text[name.end() : at - 1]
            assert text[at : at + 2] == ",\n"
            at += 2
        assert start[1] not in entries
        entries[start[1]] = fields
    return entries


def as_typeset(value: str) -> str:
    """What TeX prints; fails where a character has a meaning that is not taken from it."""
    value = re.sub(
        r"\\(\w{2,})\{\}|\\([$&%#_])", lambda found: chr(0xE000 + ord(TEX_NAMES.get(found[1]) or found[2])), value
    )
    assert not re.search(r"[\\${}&%#_~^]", value), value
    return re.sub(r"[\ue000-\ue0ff]", lambda found: chr(ord(found[0]) - 0xE000), value)


@given(
    TEXT.filter(lambda text: text.split() and max(text) < "\ue000"),
    TEXT.filter(lambda text: max(text, default="") < "\ue000"),
)
def test_bibtex_prints_titles_and_outlets_as_they_are_written(title: str, outlet: str) -> None:
    article = make_article(title=title, outlet=outlet + "x")
    fields = bibtex_entries(text_of(an_answer(a_citation(article)), Form.BIBTEX))[article.article_id]
    assert as_typeset(fields["title"].removeprefix("{").removesuffix("}")) == " ".join(title.split())
    assert as_typeset(fields["organization"]) == " ".join((outlet + "x").split())


def test_bibtex_has_an_entry_for_each_article_once() -> None:
    one = make_article(retrieved=date(2031, 4, 5), url="https://x.example/a_b?c=%7B&d={e}")
    other = make_article("Other.", "herald-2031-04-09-breaches", title=None, published=None, language="ur")
    answer = an_answer(a_citation(one), a_citation(other, rank=2), a_citation(one, Span(0, 9), 3))
    assert bibtex_entries(text_of(answer, Form.BIBTEX)) == {
        "gazette-2031-03-04-harbour-talks": {
            "title": "{Harbour talks}",
            "organization": "Hill Gazette",
            "date": "2031-03-04",
            "urldate": "2031-04-05",
            "url": "https://x.example/a_b?c=%7B&d=%7Be%7D",
            "language": "en",
        },
        "herald-2031-04-09-breaches": {"organization": "Hill Gazette", "url": other.url, "language": "ur"},
    }


def test_csl_json_has_what_its_readers_ask_for_and_texts_as_they_are_written() -> None:
    one = make_article(title=HOSTILE, outlet="روزنامہ “جنگ”", retrieved=date(2031, 4, 5), language="ur")
    other = make_article("Other.", "herald-2031-04-09-breaches", title=None, published=None)
    answer = an_answer(a_citation(one), a_citation(other, rank=2), a_citation(one, Span(0, 9), 3))
    assert json.loads(text_of(answer, Form.CSL_JSON)) == [
        {
            "id": "gazette-2031-03-04-harbour-talks",
            "type": "webpage",
            "title": HOSTILE,
            "container-title": "روزنامہ “جنگ”",
            "issued": {"date-parts": [[2031, 3, 4]]},
            "accessed": {"date-parts": [[2031, 4, 5]]},
            "URL": one.url,
            "language": "ur",
        },
        {
            "id": "herald-2031-04-09-breaches",
            "type": "webpage",
            "container-title": "Hill Gazette",
            "URL": other.url,
            "language": "en",
        },
    ]


def rows(file: Exported) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_begins_with_the_mark_of_its_encoding_and_ends_lines_as_the_standard_says() -> None:
    data = exported(an_answer(a_citation(make_article("One."))), Form.CSV, WORDS).data
    assert data.startswith(b"\xef\xbb\xbfrank,support,sentence,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_a_table_has_a_row_for_each_citation() -> None:
    article = make_article("One said so.\nAnother did not.", title=None, published=None)
    citation = a_citation(article, Span(0, 12), said=Said("Mira Tolen", "hill-towns", None))
    answer = an_answer(citation, a_citation(make_article(), rank=2), support=Support.WEAK)
    first, second = rows(exported(answer, Form.CSV, WORDS))
    assert first == {
        "rank": "1",
        "support": "weak",
        "sentence": "One said so.",
        "passage": "One said so.\nAnother did not.",
        "speaker": "Mira Tolen",
        "credited_to": "",
        "first_day": "2031-03-03",
        "last_day": "2031-03-05",
        "outlet": "Hill Gazette",
        "title": "",
        "published": "",
        "language": "en",
        "text_kind": "full",
        "url": article.url,
        "sentence_url": citation.sentence_url,
        "article_id": article.article_id,
        "start": "0",
        "end": "29",
        "question": "Who led the team?",
        "snapshot": "20310304T000000Z-00000000",
    }
    assert (second["rank"], second["published"]) == ("2", "2031-03-04")


@given(TEXT.filter(bool))
def test_a_table_keeps_every_text_but_lets_none_begin_a_formula(text: str) -> None:
    article = make_article(text, title=text, outlet=text)
    row = rows(exported(an_answer(a_citation(article), question=text), Form.CSV, WORDS))[0]
    kept = f"'{text}" if text[0] in "=+-@" else text
    assert {row[name] for name in ("passage", "sentence", "title", "outlet", "question")} == {kept}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(start: str) -> None:
    row = rows(exported(an_answer(a_citation(make_article(f"{start}cmd|' /C calc'!A0"))), Form.CSV, WORDS))[0]
    assert row["passage"] == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("form", Form)
def test_an_answer_without_citations_is_a_file_too(form: Form) -> None:
    assert exported(replace(an_answer(support=Support.WEAK), support=Support.NONE), form, WORDS).data


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who led the team?", "answer-who-led-the-team.md"),
        ("../../etc/passwd\x00 CON", "answer-etc-passwd-con.md"),
        ("مذاکرات میں کیا ہوا؟", "answer.md"),
        ("a" * 500, f"answer-{'a' * 40}.md"),
        ("İstanbul’da ne oldu?", "answer-i-stanbul-da-ne-oldu.md"),
        ("", "answer.md"),
    ],
)
def test_names_of_files_are_short_and_in_ascii(question: str, name: str) -> None:
    assert file_name(question, Form.MARKDOWN) == name
