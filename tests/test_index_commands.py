import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.snapshot.opened import POINTER_FILE, current_directory
from tests.commands import Outcome, talks_index
from tests.fakes import two_articles, write_corpus
from tests.fixtures import CORPUS, Built

QUESTION = "Who headed the Afghan side in Istanbul?"
ADD = (
    "--title", "Harbour talks", "--outlet", "Hill Gazette", "--url", "https://gazette.example/talks",
    "--published", "2031-03-04", "--language", "en", "--text", "brief",
)  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", two_articles())


@pytest.fixture
def index(tmp_path: Path, built: Built) -> Path:
    """An index of its own, in which the repository's corpus is current."""
    shutil.copytree(built.index, tmp_path / "index.d", ignore=shutil.ignore_patterns("models"))
    return tmp_path / "index.d"


def ask(built: Built, question: str, *options: str, stdin: bytes = b"") -> Outcome:
    return talks_index("ask", question, "--index", built.index, *options, stdin=stdin)


# ---------------------------------------------------------------- ask


def test_ask_prints_the_answer_with_its_source(built: Built) -> None:
    done = ask(built, QUESTION)
    assert (done.code, done.err) == (0, "")
    assert "The Afghan side in Istanbul was headed by Haji Najib, a deputy interior minister." in done.out
    assert "[1] Evrim Ağacı (GPT news desk), undated https://evrimagaci.org/" in done.out


def test_ask_json_prints_one_object_on_one_line(built: Built) -> None:
    done = ask(built, QUESTION, "--json")
    (line,) = done.out.splitlines()
    said = json.loads(line)
    assert (done.code, said["question"], said["support"]) == (0, QUESTION, "answer")
    assert "Ağacı" in line


def test_ask_reads_questions_from_standard_input_and_prints_one_object_a_line(built: Built) -> None:
    asked = [QUESTION, "hello", "best recipe for soup", "وفد کی قیادت کس نے کی؟"]
    done = ask(built, "-", "--json", stdin="\n\n".join(asked).encode())
    said = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [answer["question"] for answer in said] == asked
    assert [answer["answered"] for answer in said] == [True, False, False, False]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b"x" * 5_000, "the question has 5,000 characters; at most 4,096"),
        (b"caf\xe9?", "the question is not UTF-8; send it as UTF-8"),
    ],
    ids=["too long", "latin-1"],
)
def test_a_refused_question_keeps_its_line_and_costs_no_other_its_answer(built: Built, line: bytes, wrong: str) -> None:
    done = ask(built, "-", "--json", stdin=b"\n".join([QUESTION.encode(), line, b"hello"]))
    said = [json.loads(answer) for answer in done.out.splitlines()]
    assert (done.code, done.err) == (1, f"<stdin>:2: {wrong}\n")
    assert [answer["answered"] for answer in said] == [True, False, False]
    assert said[2]["question"] == "hello"


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("", "the question is empty; type a question"),
        ("x" * 5_000, "the question has 5,000 characters; at most 4,096"),
        ("caf\udce9", "the question is not UTF-8; send it as UTF-8"),
    ],
    ids=["empty", "too long", "latin-1"],
)
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(built: Built, question: str, wrong: str) -> None:
    assert ask(built, question) == Outcome(1, "", f"{wrong}\n")


def test_without_questions_nothing_is_printed(built: Built) -> None:
    assert ask(built, "-", "--json", stdin=b"\n \n") == Outcome(0, "", "")


@pytest.mark.parametrize("command", [("ask", QUESTION), ("status",)])
def test_without_a_snapshot_the_exit_code_is_3(tmp_path: Path, command: tuple[str, ...]) -> None:
    expected = f"{tmp_path}: no snapshot published here; run `talks-index build` first\n"
    assert talks_index(*command, "--index", tmp_path) == Outcome(3, "", expected)


@pytest.mark.parametrize("command", [("ask", QUESTION), ("status",)])
def test_with_a_damaged_snapshot_the_exit_code_is_3_and_the_file_is_named(
    index: Path, command: tuple[str, ...]
) -> None:
    path = current_directory(index) / "vectors.faiss"
    path.write_bytes(path.read_bytes()[:-1])
    done = talks_index(*command, "--index", index)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"{path}: not what the manifest says")
    assert done.err.count("\n") == 1


def test_with_a_damaged_model_the_exit_code_is_3_and_the_file_is_named(built: Built, tmp_path: Path) -> None:
    models = tmp_path / "models"
    shutil.copytree(built.models, models)
    (path,) = models.glob("*/tokenizer.json")
    path.write_text("{}")
    done = talks_index("ask", QUESTION, "--index", built.index, "--models", models)
    expected = f"{path}: missing or changed; remove the folder and run `talks-index build`\n"
    assert done == Outcome(3, "", expected)


# ---------------------------------------------------------------- check, articles, status, build


def test_check_says_that_nothing_is_wrong(corpus: Path) -> None:
    assert talks_index("check", "--corpus", corpus) == Outcome(0, "2 articles, nothing wrong\n", "")


def test_check_lists_every_fault_of_every_file(corpus: Path) -> None:
    (corpus / "articles" / "bare.md").write_text("Words.")
    (corpus / "articles" / "latin.md").write_bytes(b"---\n\xe9")
    done = talks_index("check", "--corpus", corpus)
    expected = (
        f"{corpus}/articles/bare.md:1: no front matter; the file starts with metadata between two lines `---`\n"
        f"{corpus}/articles/latin.md:2: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
    )
    assert done == Outcome(1, expected, "")
    said = json.loads(talks_index("check", "--corpus", corpus, "--json").out)
    assert [(Path(fault["path"]).name, fault["line"]) for fault in said["faults"]] == [("bare.md", 1), ("latin.md", 2)]


def test_the_corpus_of_the_repository_is_good() -> None:
    assert talks_index("check", "--corpus", CORPUS).code == 0


def test_articles_are_listed(corpus: Path) -> None:
    done = talks_index("articles", "--corpus", corpus, "--json")
    assert [article["article_id"] for article in json.loads(done.out)] == [one.article_id for one in two_articles()]
    assert all(one.article_id in talks_index("articles", "--corpus", corpus).out for one in two_articles())


def test_status_says_what_is_published(built: Built) -> None:
    said = json.loads(talks_index("status", "--index", built.index, "--json").out)
    report = built.report
    assert (said["snapshot"], said["passages"], said["articles"]) == (report.snapshot, report.passages, report.articles)
    assert report.snapshot in talks_index("status", "--index", built.index).out


def test_build_says_that_a_snapshot_is_up_to_date(built: Built) -> None:
    done = talks_index("build", "--corpus", CORPUS, "--index", built.index, "--quiet")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{built.report.snapshot} is up to date: {built.report.articles} articles, ")
    assert len(done.out.splitlines()) == 1


def test_build_publishes_a_snapshot(built: Built, corpus: Path, tmp_path: Path) -> None:
    options = ("--corpus", corpus, "--index", tmp_path / "index.d", "--models", built.models)
    done = talks_index("build", *options)
    name = current_directory(tmp_path / "index.d").name
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"published {name}: 2 articles, ")
    said = json.loads(talks_index("build", *options, "--force", "--json").out)
    assert (said["published"], said["articles"], said["embedded"]) == (True, 2, 0)


def test_build_refuses_a_bad_corpus_and_says_each_fault_on_a_line(corpus: Path, index: Path) -> None:
    (corpus / "articles" / "bare.md").write_text("Words.")
    before = (index / POINTER_FILE).read_text()
    done = talks_index("build", "--corpus", corpus, "--index", index)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"{corpus}/articles/bare.md:1: {NO_FRONT_MATTER}\n"
    assert (index / POINTER_FILE).read_text() == before


NO_FRONT_MATTER = "no front matter; the file starts with metadata between two lines `---`"


@pytest.mark.parametrize("limit", [500, 5_000, 40_000, 80_000])
def test_a_disk_that_takes_no_more_costs_one_line_and_not_the_snapshot(built: Built, index: Path, limit: int) -> None:
    before = (index / POINTER_FILE).read_text()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "index",
            "build",
            "--force",
            "--corpus",
            CORPUS,
            "--index",
            index,
            "--models",
            built.models,
        ],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "nothing was published, the snapshot before stays" in done.stderr
    assert (index / POINTER_FILE).read_text() == before
    assert talks_index("status", "--index", index).code == 0
    assert list(index.glob(".partial-*")) == []


# ---------------------------------------------------------------- add


def test_add_writes_an_article_that_check_accepts(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("The envoys met.\n\nThey parted.\n")
    done = talks_index("add", tmp_path / "talks.txt", *ADD, "--credits", "AFP, Hill News,", "--corpus", corpus)
    path = corpus / "articles" / "2031" / "03" / "hill-gazette-2031-03-04-harbour-talks.md"
    assert done == Outcome(0, f"added {path} (2 paragraphs); run `talks-index build` to publish it\n", "")
    assert talks_index("check", "--corpus", corpus).out == "3 articles, nothing wrong\n"
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
    assert (done.code, done.out) == (1, "")
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
    (tmp_path / "articles" / "2031").write_text("a file in the way")
    done = talks_index("add", "-", *ADD, "--corpus", tmp_path, stdin=b"Words.")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{tmp_path}/articles/2031")
    assert len(done.err.splitlines()) == 1


# ---------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("ask",), ("check", "--nonsense"), ("check", "--corpus", __file__)]
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert talks_index(*arguments).code == 2


@pytest.mark.parametrize("command", [(), ("add",), ("check",), ("articles",), ("build",), ("ask",), ("status",)])
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    done = talks_index(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "Usage" in done.out


def test_the_module_runs_in_a_process_of_its_own_in_any_locale(built: Built, tmp_path: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "index", "ask", "-", "--json", "--index", built.index],
        input=f"{QUESTION}\nکہاں؟\n".encode(), capture_output=True, env=environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = done.stdout.decode().splitlines()
    assert json.loads(first)["citations"][0]["outlet"] == "Evrim Ağacı (GPT news desk)"
    assert json.loads(second)["question"] == "کہاں؟"
