import json
from pathlib import Path

import pytest

from tests.commands import talks_index
from tests.fakes import past_corpus, two_articles

ADD = (
    "--title", "Harbour talks", "--outlet", "Hill Gazette", "--url", "https://gazette.example/talks",
    "--published", "2019-03-04", "--language", "en", "--text", "brief",
)  # fmt: skip
PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return past_corpus(tmp_path / "corpus")


def test_add_writes_an_article_that_check_accepts(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("The envoys met.\n\nThey parted.\n")
    done = talks_index("add", tmp_path / "talks.txt", *ADD, "--credits", "AFP, Hill News,", "--corpus", corpus)
    path = corpus / "articles" / "2019" / "03" / "hill-gazette-2019-03-04-harbour-talks.md"
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(f"added {path} (2 paragraphs); run `talks-index build` to publish it\n")
    assert talks_index("check", "--corpus", corpus).out.endswith("3 articles, 9 paragraphs: nothing wrong\n")
    assert "credits:\n- AFP\n- Hill News\n" in path.read_text()


def test_add_reads_standard_input(corpus: Path) -> None:
    done = talks_index("add", "-", *ADD, "--corpus", corpus, "--json", stdin="وفد پہنچا۔".encode())
    said = json.loads(done.out)
    assert (done.code, said["paragraphs"]) == (0, 1)
    assert Path(said["path"]).read_text().endswith("\n\nوفد پہنچا۔\n")


def test_add_takes_what_a_file_beside_says(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.md").write_text("# Talks resume\n\nThe envoys met.\n")
    (tmp_path / "talks.yaml").write_text(
        "outlet: Herald\nurl: https://herald.example/1\nlanguage: en\ntext: full\n"
        "published: null\npublished_note: none shown\n"
    )
    done = talks_index("add", tmp_path / "talks.md", "--outlet", "Hill Gazette", "--corpus", corpus, "--json")
    assert done.code == 0
    text = Path(json.loads(done.out)["path"]).read_text()
    assert "outlet: Hill Gazette\n" in text
    assert "title: Talks resume\n" in text


def test_add_makes_the_first_article_of_a_corpus(tmp_path: Path) -> None:
    assert talks_index("add", "-", *ADD, "--corpus", tmp_path / "new", stdin=b"Words.").code == 0
    assert talks_index("check", "--corpus", tmp_path / "new").code == 0


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        (b"Words.", ("--published", "soon"), "1: --published: soon is not a date; a date as 2025-10-26, or null"),
        (b"caf\xe9", (), "1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"", (), "1: empty body; "),
        (b"word " * 1_000_000, (), "1: "),
        (b"---\nsubtitle: x\n---\nWords.", (), "2: unknown key subtitle; "),
        (b"---\ntitle: x\ntitle: y\n---\nWords.", (), "3: title stands here again; "),
        (b"One.\n\nT\x07wo.", (), "3: control character U+0007; "),
        (b"Words.", ("--language", "English"), "1: --language: English is not a language; "),
    ],
    ids=["date", "latin-1", "empty", "5 MB", "unknown key", "key twice", "control character", "language"],
)  # fmt: skip
def test_add_refuses_a_bad_file_in_one_line_with_its_place(
    corpus: Path, tmp_path: Path, data: bytes, options: tuple[str, ...], expected: str
) -> None:
    source = tmp_path / "talks.txt"
    source.write_bytes(data)
    done = talks_index("add", source, *ADD, *options, "--corpus", corpus)
    assert (done.code, "added" in done.out) == (1, False)
    assert done.err.startswith(f"{source}:{expected}")
    assert len(done.err.splitlines()) == 1
    assert len(list(corpus.rglob("*.md"))) == 2


def test_add_refuses_an_address_or_id_that_is_taken(corpus: Path) -> None:
    url = two_articles()[0].url
    done = talks_index("add", "-", *ADD, "--url", url, "--corpus", corpus, stdin=b"Words.")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert f"url {url} is taken by {two_articles()[0].article_id}" in done.err
    done = talks_index("add", "-", *ADD, "--id", two_articles()[0].article_id, "--corpus", corpus, stdin=b"Words.")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert f"id {two_articles()[0].article_id} is taken; give another --id" in done.err


@pytest.mark.parametrize("name", ["nowhere.txt", ""])
def test_add_refuses_what_cannot_be_read(corpus: Path, tmp_path: Path, name: str) -> None:
    done = talks_index("add", tmp_path / name, *ADD, "--corpus", corpus)
    assert done.code == 1
    assert done.err.startswith(f"{tmp_path / name}:1: cannot be read (")
    assert done.err.endswith("); a readable file\n")


def test_add_says_in_one_line_that_the_corpus_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2019").write_text("a file in the way")
    done = talks_index("add", "-", *ADD, "--corpus", tmp_path, stdin=b"Words.")
    assert (done.code, "added" in done.out) == (1, False)
    assert done.err.startswith(f"{tmp_path}/articles/2019")
    assert len(done.err.splitlines()) == 1


# ---------------------------------------------------------------- what is shown, and many at once


def test_add_shows_what_it_understood_and_where_it_was_found_before_it_writes(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.md").write_text("# Talks resume\n\n“We will meet,” said Mira Tolen on 3 March 2019.\n")
    done = talks_index("add", tmp_path / "talks.md", *ADD[2:], "--corpus", corpus)
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert lines[:5] == [
        str(tmp_path / "talks.md"),
        "title Talks resume [heading]",
        "outlet Hill Gazette [flag]",
        "published 2019-03-04 [flag]",
        "language en [flag]",
    ]
    assert "1 quotation, 1 statement, 1 date" in lines
    assert lines[-1].startswith("added ")


def test_add_says_what_is_new_as_json(corpus: Path) -> None:
    done = talks_index("add", "-", *ADD, "--corpus", corpus, "--json", stdin="“We go,” said Mira Tolen.".encode())
    said = json.loads(done.out)
    assert (said["quotes"], said["statements"], said["copies"]) == (1, 1, [])
    assert said["origins"]["title"] == "flag"


def test_what_is_missing_is_asked_for_by_its_flag_and_nothing_is_written(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("The envoys met.")
    done = talks_index("add", tmp_path / "talks.txt", "--outlet", "Herald", "--corpus", corpus)
    asked = [line.partition(":1: ")[2] for line in done.err.splitlines()]
    assert asked == [
        "no language; give --language", "no published; give --published", "no text; give --text",
        "no title; give --title", "no url; give --url",
    ]  # fmt: skip
    assert (done.code, len(list(corpus.rglob("*.md")))) == (1, 2)


def test_of_many_sources_the_good_ones_are_added_and_the_bad_ones_told(corpus: Path, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"{number}.txt").write_text(f"Envoy {number} came.")
        (tmp_path / f"{number}.yaml").write_text(f"title: Day {number}\nurl: https://herald.example/{number}\n")
    (tmp_path / "2.txt").write_bytes(b"caf\xe9")
    names = [tmp_path / f"{number}.txt" for number in (1, 2, 3)]
    done = talks_index("add", *names, *ADD[2:4], *ADD[6:], "--corpus", corpus)
    assert done.code == 1
    assert done.err == f"{tmp_path / '2.txt'}:1: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
    assert (done.out.count("added "), len(list(corpus.rglob("*.md")))) == (2, 4)


def test_a_text_that_is_there_word_for_word_is_refused_with_the_id_that_has_it(corpus: Path) -> None:
    first = two_articles()[0]
    done = talks_index("add", "-", *ADD, "--corpus", corpus, stdin=first.body.upper().encode())
    expected = f"https://gazette.example/talks:1: the text of {first.article_id}, word for word; "
    assert (done.code, done.err.startswith(expected)) == (1, True)
    assert len(list(corpus.rglob("*.md"))) == 2


def test_a_near_copy_is_added_and_told_with_the_id_of_what_it_copies(corpus: Path) -> None:
    body = " ".join(f"Envoy {number} of the hill towns crossed the copper bridge at dawn." for number in range(9))
    talks_index("add", "-", *ADD, "--corpus", corpus, stdin=body.encode())
    options = (*ADD[:4], "--url", "https://herald.example/9", *ADD[6:], "--id", "herald-copy")
    done = talks_index("add", "-", *options, "--corpus", corpus, "--json", stdin=f"{body} And so on.".encode())
    (copy,) = json.loads(done.out)["copies"]
    assert (copy["article_id"], copy["share"] > 0.9) == ("hill-gazette-2019-03-04-harbour-talks", True)


def test_a_saved_page_is_added_with_what_it_says_about_itself(corpus: Path) -> None:
    done = talks_index("add", PAGES / "graph.html", "--text", "full", "--corpus", corpus, "--json")
    said = json.loads(done.out)
    assert done.code == 0
    assert said["origins"]["published"] == "JSON-LD"
    assert talks_index("articles", "--corpus", corpus, "--json").code == 0


def test_the_outlet_of_a_page_is_known_by_its_address(corpus: Path, tmp_path: Path) -> None:
    (corpus / "outlets.yaml").write_text(
        "outlets:\n  - name: Hill Gazette\n    country: Hills\n    hosts: [gazette.example]\n"
    )
    options = ("--title", "Talks", *ADD[4:])
    said = json.loads(talks_index("add", "-", *options, "--corpus", corpus, "--json", stdin=b"They met.").out)
    text = Path(said["path"]).read_text()
    assert "outlet: Hill Gazette\noutlet_country: Hills\n" in text
    assert said["origins"]["outlet"] == "outlets.yaml"


@pytest.mark.parametrize("url", ["http://127.0.0.1/a", "http://localhost:8080/a", "http://169.254.169.254/latest"])
def test_an_address_inside_is_not_fetched(corpus: Path, url: str) -> None:
    done = talks_index("add", url, *ADD, "--corpus", corpus)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "is not on the public internet" in done.err


# ---------------------------------------------------------------- review


def test_what_is_put_aside_waits_until_it_is_approved(corpus: Path) -> None:
    done = talks_index("add", "-", *ADD, "--review", "--corpus", corpus, stdin=b"They met.")
    name = "hill-gazette-2019-03-04-harbour-talks"
    assert f"run `talks-index approve {name}` to take it in" in done.out
    assert len(json.loads(talks_index("articles", "--corpus", corpus, "--json").out)) == 2
    assert [one["article_id"] for one in json.loads(talks_index("review", "--corpus", corpus, "--json").out)] == [name]
    assert name in talks_index("review", "--corpus", corpus).out
    done = talks_index("approve", name, "--corpus", corpus)
    assert done.out == f"approved {corpus}/articles/2019/03/{name}.md; run `talks-index build` to publish it\n"
    assert talks_index("review", "--corpus", corpus).out == "0 articles wait\n"
    assert len(json.loads(talks_index("articles", "--corpus", corpus, "--json").out)) == 3


def test_an_address_that_waits_for_review_is_taken(corpus: Path) -> None:
    talks_index("add", "-", *ADD, "--review", "--corpus", corpus, stdin=b"They met.")
    for options in (("--review",), ()):
        done = talks_index("add", "-", *ADD, *options, "--corpus", corpus, stdin=b"They parted.")
        assert (done.code, "is taken" in done.err) == (1, True)


def test_an_address_of_the_corpus_is_not_put_aside_again(corpus: Path) -> None:
    url = two_articles()[0].url
    done = talks_index("add", "-", *ADD, "--review", "--url", url, "--corpus", corpus, stdin=b"They met.")
    assert (done.code, f"url {url} is taken" in done.err) == (1, True)


def test_what_does_not_wait_cannot_be_approved(corpus: Path) -> None:
    talks_index("add", "-", *ADD, "--review", "--corpus", corpus, stdin=b"They met.")
    done = talks_index("approve", "nothing", "--corpus", corpus)
    assert (done.code, "no article nothing in review" in done.err) == (1, True)
