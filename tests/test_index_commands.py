import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.snapshot.opened import POINTER_FILE, current_directory
from tests.commands import Outcome, talks_index
from tests.fakes import past_corpus, two_articles
from tests.fixtures import CORPUS, Built

QUESTION = "Who headed the Afghan side in Istanbul?"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return past_corpus(tmp_path / "corpus")


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
    asked = [QUESTION, "hello", "best recipe for soup", "سوپ کی بہترین ترکیب کیا ہے؟"]
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
    done = talks_index("check", "--corpus", corpus)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n2 articles, 7 paragraphs: nothing wrong\n")


def test_check_counts_articles_by_month_outlet_language_and_kind(corpus: Path) -> None:
    counts = json.loads(talks_index("check", "--corpus", corpus, "--json").out)["counts"]
    assert counts == {
        "articles": 2,
        "paragraphs": 7,
        "withdrawn": 0,
        "month": {"2019-03": 1, "2019-04": 1},
        "outlet": {"Hill Gazette": 1, "Herald": 1},
        "language": {"en": 2},
        "text": {"full": 2},
    }


def test_check_tells_warnings_and_errors_apart(corpus: Path) -> None:
    first = min(corpus.rglob("*.md"))
    first.write_text(first.read_text().replace("published: 2019-03-04", "published: 2999-01-01") + "\nA “slip.\n")
    done = talks_index("check", "--corpus", corpus)
    assert done.code == 1
    assert f"{first}:7: published 2999-01-01 is in the future; a day up to " in done.out
    assert f"warning: {first}:24: 1 “ but 0 ”; quotation marks in pairs\n" in done.out
    assert done.out.endswith("7 paragraphs: 1 error, 1 warning\n") or "8 paragraphs: 1 error, 1 warning" in done.out
    said = json.loads(talks_index("check", "--corpus", corpus, "--json").out)
    assert (len(said["faults"]), len(said["warnings"])) == (1, 1)


def test_check_reads_the_golden_questions_and_the_feeds_as_well(corpus: Path) -> None:
    (corpus / "gate.yaml").write_text("questions: [{id: one}]")
    assert talks_index("check", "--corpus", corpus).code == 1
    (corpus / "gate.yaml").unlink()
    (corpus / "feeds.yaml").write_text("matters: {parties: [nobody], parties_at_least: 1}\nfeeds: []")
    done = talks_index("check", "--corpus", corpus)
    assert (done.code, "parties: no entity nobody; ids of entities.yaml" in done.out) == (1, True)


def test_check_lists_every_fault_of_every_file(corpus: Path) -> None:
    (corpus / "articles" / "bare.md").write_text("Words.")
    (corpus / "articles" / "latin.md").write_bytes(b"---\n\xe9")
    done = talks_index("check", "--corpus", corpus)
    expected = (
        f"{corpus}/articles/bare.md:1: no front matter; the file starts with metadata between two lines `---`\n"
        f"{corpus}/articles/latin.md:2: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
        "2 errors\n"
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


# ---------------------------------------------------------------- usage


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("ask",), ("check", "--nonsense"), ("check", "--corpus", __file__)]
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert talks_index(*arguments).code == 2


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("add",),
        ("check",),
        ("articles",),
        ("build",),
        ("ask",),
        ("status",),
        ("watch",),
        ("withdraw",),
        ("review",),
        ("approve",),
    ],
)
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
