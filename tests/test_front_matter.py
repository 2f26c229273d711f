import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.front_matter import KEYS, REQUIRED_KEYS, read_front_matter, read_values
from index.records import TextKind

GOOD = """\
id: note
title: 'Talks: the third day'
outlet: Hill Gazette
outlet_country: null
url: https://gazette.example/note?day=3&page=1
published: 2031-03-04
language: en
text: brief
credits: [AFP, Hill News]
retrieved: null
"""
DAY = "a date as 2025-10-26, or null"
ADDRESS = "an address as https://example.org/page"
ID = "small letters, digits and hyphens, as outlet-2025-10-26-few-words"
CODE = "an ISO 639 code as en, ur, ps, fa, tr"
NOTE = Path("note.md")


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read_front_matter(NOTE, text)[1]]


def changed(key: str, line: str) -> str:
    """The good front matter with the line of ``key`` exchanged."""
    return re.sub(rf"^{key}:.*$", lambda _: line, GOOD, flags=re.MULTILINE)


def test_good_metadata_gives_every_key_its_own_type() -> None:
    values, wrong = read_front_matter(NOTE, GOOD)
    assert wrong == []
    assert values == {
        "id": "note",
        "title": "Talks: the third day",
        "outlet": "Hill Gazette",
        "outlet_country": None,
        "url": "https://gazette.example/note?day=3&page=1",
        "published": date(2031, 3, 4),
        "published_note": None,
        "language": "en",
        "text": TextKind.BRIEF,
        "credits": ("AFP", "Hill News"),
        "retrieved": None,
        "rights": None,
    }


@pytest.mark.parametrize(
    ("key", "line", "expected"),
    [
        ("published", "published: 4 March 2031", f"7: published: 4 March 2031 is not a date; {DAY}"),
        ("published", "published: 2031-3-4", f"7: published: 2031-3-4 is not a date; {DAY}"),
        ("published", "published: 2031-03-04T10:00", f"7: published: 2031-03-04T10:00 is not a date; {DAY}"),
        ("published", "published: [2031-03-04]", f"7: published: ['2031-03-04'] is not a date; {DAY}"),
        ("title", "title: ''", "3: title: empty; text on one line"),
        ("title", "title: [a, b]", "3: title: a list; text on one line"),
        ("title", "title: {a: b}", "3: title: nested value; text, a date, null or a flat list"),
        ("title", f"title: {'a' * 501}", "3: title: text of 501 characters; one line, at most 500 characters"),
        ("outlet", "outlet: null", "4: outlet: empty; text on one line"),
        ("url", "url: gazette.example/note", f"6: url: gazette.example/note is not a web address; {ADDRESS}"),
        ("url", "url: javascript://x/y", f"6: url: javascript://x/y is not a web address; {ADDRESS}"),
        ("url", "url: 'https://[::1'", f"6: url: https://[::1 is not a web address; {ADDRESS}"),
        ("url", "url: https://a.example/b c", f"6: url: https://a.example/b c is not a web address; {ADDRESS}"),
        ("language", "language: English", f"8: language: English is not a language; {CODE}"),
        ("text", "text: summary", "9: text: summary is not a kind of text; brief, full or excerpt"),
        ("credits", "credits: AFP", "10: credits: AFP is not a list; a list as [AFP, Reuters]"),
        ("credits", "credits: [AFP, '']", "10: credits: empty; text on one line"),
        ("credits", "credits: [AFP, [Hill]]", "10: credits: nested value; text, a date, null or a flat list"),
        ("id", "id: other", "1: id other is not the file's name; note, as the file"),
        ("id", "id: Note 1", f"2: id: Note 1 is not an id; {ID}"),
        ("retrieved", "subtitle: x", f"11: unknown key subtitle; one of {', '.join(KEYS)}"),
        ("retrieved", "title: again", "11: title stands here again; each key once"),
    ],
)  # fmt: skip
def test_a_wrong_value_gives_one_line_with_its_place(key: str, line: str, expected: str) -> None:
    assert faults(changed(key, line)) == [f"note.md:{expected}"]


def test_a_day_that_no_calendar_has_is_refused() -> None:
    (fault,) = faults(changed("published", "published: 2031-02-30"))
    assert re.fullmatch(r"note\.md:7: published: 2031-02-30 is not a date \(day .*\); a date as .*, or null", fault)


@pytest.mark.parametrize("key", REQUIRED_KEYS)
def test_a_required_key_that_is_missing_is_named(key: str) -> None:
    assert faults(re.sub(rf"^{key}:.*\n", "", GOOD, flags=re.MULTILINE)) == [
        f"note.md:1: no {key}; required in every article"
    ]


def test_the_corpus_readme_lists_every_key_and_says_which_are_required() -> None:
    readme = (Path(__file__).parents[1] / "corpus" / "README.md").read_text(encoding="utf-8")
    of_articles = readme.partition("## Articles\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", of_articles, flags=re.MULTILINE)
    assert tuple(key for key, _ in rows) == KEYS
    assert tuple(key for key, required in rows if required == "yes") == REQUIRED_KEYS


def test_an_article_without_a_day_needs_a_note() -> None:
    without_day = changed("published", "published: null")
    expected = "an ISO date, or a published_note that says why there is none"
    assert faults(without_day) == [f"note.md:1: published is null without a published_note; {expected}"]
    values, wrong = read_front_matter(NOTE, without_day + "published_note: the page shows none\n")
    assert (values["published"], values["published_note"], wrong) == (None, "the page shows none", [])


def test_all_faults_of_a_file_come_at_once() -> None:
    text = changed("published", "published: soon").replace("language: en", "language: 1") + "subtitle: x\n"
    lines = [fault.split(";")[0] for fault in faults(text)]
    assert sorted(lines) == [
        "note.md:12: unknown key subtitle",
        "note.md:7: published: soon is not a date",
        "note.md:8: language: 1 is not a language",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "just words\n"])
def test_front_matter_without_keys_is_refused(text: str) -> None:
    assert faults(text) == ["note.md:2: no metadata; metadata as `key: value` lines"]


def test_what_is_not_yaml_is_refused_at_its_line() -> None:
    (fault,) = faults(GOOD.replace("credits: [AFP, Hill News]", "credits: [AFP"))
    assert re.fullmatch(r"note\.md:1[01]: not YAML \(.*\); metadata as `key: value` lines", fault)


@pytest.mark.parametrize("text", ["[" * 5_000, "a: " * 50, "&a [*a]", "? ? ? x", "%YAML 9.9\n---\na: b"])
def test_twisted_yaml_is_refused_and_not_followed(text: str) -> None:
    assert faults(text) != []


def test_a_book_of_metadata_is_refused() -> None:
    assert faults("title: x\n" * 2_000) == ["note.md:1: front matter too long; at most 16,000 bytes"]


def test_values_are_text_and_never_become_objects() -> None:
    values, wrong = read_front_matter(NOTE, changed("title", "title: !!python/object/apply:os.getcwd []"))
    assert [fault.wrong for fault in wrong] == ["title: a list"]
    values, wrong = read_front_matter(NOTE, changed("title", "title: 2031"))
    assert (values["title"], wrong) == ("2031", [])


def test_lines_of_a_file_of_metadata_alone_count_from_one() -> None:
    assert [fault.line for fault in read_values(Path("note.yaml"), "language: English\n", first_line=1)[1]] == [1]


@pytest.mark.parametrize("character", ["\\x07", "\\0", "\\e", "\\x7F", "\\x9B", "\\uD800"])
def test_a_control_character_is_refused_even_when_yaml_spells_it_as_an_escape(character: str) -> None:
    wrong = faults(changed("title", f'title: "Talks{character} resume"'))
    assert len(wrong) == 1
    assert wrong[0].startswith("note.md:3: title: ")


@pytest.mark.parametrize(
    ("line", "at"),
    [('"sub\\ntitle": x', 11), ('retrieved: "20\\n31"', 11), ('text: "a\\nb"', 9), ('language: "e\\nn"', 8)],
)
def test_a_fault_is_one_line_whatever_the_value_holds(line: str, at: int) -> None:
    key = {8: "language", 9: "text", 11: "retrieved"}[at]
    (fault,) = faults(changed(key, line))
    assert fault.startswith(f"note.md:{at}: ")
    assert len(fault.splitlines()) == 1


def test_a_key_that_is_a_list_is_refused_in_plain_words() -> None:
    (fault,) = faults(changed("retrieved", "? [a, b]\n: c"))
    assert fault.startswith("note.md:11: unknown key")
    assert "ScalarNode" not in fault


@pytest.mark.parametrize("length", [501, 2_048])
def test_an_address_may_have_2048_characters(length: int) -> None:
    url = "https://gazette.example/".ljust(length, "a")
    assert faults(changed("url", f"url: {url}")) == []
    assert faults(changed("url", f"url: {url.ljust(2_049, 'a')}")) != []


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert [
        fault.split(";")[0] for fault in faults(changed("title", "title: 'Talks\u2028resume'") + "subtitle: x\n")
    ] == ["note.md:12: unknown key subtitle"]


@given(st.text())
def test_any_text_gives_values_or_faults(text: str) -> None:
    values, wrong = read_front_matter(NOTE, text)
    assert wrong or set(values) == set(KEYS)


@given(
    st.dictionaries(st.sampled_from(KEYS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=6)
)
def test_any_values_are_taken_or_refused_line_by_line(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    for fault in read_front_matter(NOTE, text)[1]:
        assert 1 <= fault.line <= text.count("\n") + 2
