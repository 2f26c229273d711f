import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildPlan, BuildReport, build
from index.embedding import DEFAULT_MODEL
from index.errors import CorpusError, EmbedderUnavailable, FilesRefused
from index.records import Article
from index.snapshot.opened import POINTER_FILE, current_directory, open_current
from index.snapshot.publish import building
from tests.fakes import make_article, two_articles, write_corpus
from tests.fixtures import CORPUS, Built


def run(corpus: Path, index: Path, built: Built, *, force: bool = False) -> BuildReport:
    return build(BuildPlan(corpus, index, built.models, DEFAULT_MODEL, force), lambda *_: None)


def files(directory: Path) -> dict[str, tuple[int, int]]:
    """Every file below a directory, with its size and time of change."""
    paths = (path for path in directory.rglob("*") if path.is_file())
    return {str(path.relative_to(directory)): (path.stat().st_size, path.stat().st_mtime_ns) for path in paths}


def dump(snapshot: Path) -> list[str]:
    with closing(sqlite3.connect(f"{(snapshot / 'records.sqlite').as_uri()}?mode=ro", uri=True)) as database:
        return list(database.iterdump())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", two_articles())


@pytest.fixture
def index(tmp_path: Path, built: Built) -> Iterator[Path]:
    """An index of its own, in which the repository's corpus is current."""
    directory = tmp_path / "index.d"
    shutil.copytree(built.index, directory, ignore=shutil.ignore_patterns("models"))
    yield directory
    assert list(directory.glob(".partial-*")) == []


def test_a_build_publishes_what_the_corpus_says(built: Built) -> None:
    snapshot = open_current(built.index)
    report = built.report
    assert (report.published, report.snapshot) == (True, snapshot.snapshot_id)
    assert (report.articles, report.passages, report.sentences) == snapshot.records.counts()
    assert report.articles == len(list((CORPUS / "articles").rglob("*.md")))
    assert 0 < report.embedded <= report.passages + report.sentences
    assert snapshot.snapshot_id == current_directory(built.index).name
    snapshot.close()


def test_a_build_of_what_is_published_already_changes_nothing(built: Built) -> None:
    before = files(built.index)
    report = run(CORPUS, built.index, built)
    assert (report.published, report.embedded, report.snapshot) == (False, 0, built.report.snapshot)
    assert (report.articles, report.passages, report.sentences) == (
        built.report.articles, built.report.passages, built.report.sentences
    )  # fmt: skip
    assert files(built.index) == before | {".build-lock": files(built.index)[".build-lock"]}


def test_a_forced_build_gives_equal_records_and_vectors_and_embeds_nothing_anew(built: Built, index: Path) -> None:
    before = current_directory(index)
    report = run(CORPUS, index, built, force=True)
    after = current_directory(index)
    assert (report.published, report.embedded) == (True, 0)
    assert before != after
    assert before.is_dir()
    assert dump(before) == dump(after)
    for name in ("vectors.faiss", "sentences.npy"):
        assert (before / name).read_bytes() == (after / name).read_bytes()


def test_two_builds_from_nothing_give_equal_records(built: Built, corpus: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    reports = [run(corpus, index, built) for index in (one, other)]
    assert reports[0].embedded == reports[1].embedded > 0
    assert dump(current_directory(one)) == dump(current_directory(other))
    for name in ("vectors.faiss", "sentences.npy"):
        assert (current_directory(one) / name).read_bytes() == (current_directory(other) / name).read_bytes()


def test_only_what_is_new_is_embedded(built: Built, corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "index.d", built)
    write_corpus(corpus, [make_article("One new sentence.", "new")])
    report = run(corpus, tmp_path / "index.d", built)
    assert (report.published, report.articles, report.embedded) == (True, 3, 2)


def test_an_article_that_is_taken_out_is_gone(built: Built, corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "index.d", built)
    next(corpus.rglob("gazette*.md")).unlink()
    report = run(corpus, tmp_path / "index.d", built)
    assert (report.published, report.articles, report.embedded) == (True, 1, 0)


def test_a_bad_corpus_changes_nothing_that_is_published(built: Built, corpus: Path, index: Path) -> None:
    (corpus / "articles" / "bad.md").write_bytes(b"caf\xe9")
    before = files(index)
    with pytest.raises(FilesRefused, match=r"bad\.md:1: byte 0xe9 is not UTF-8"):
        run(corpus, index, built)
    assert files(index) == before


def test_a_model_that_is_not_there_changes_nothing_that_is_published(built: Built, corpus: Path, index: Path) -> None:
    before = files(index)
    model = index.parent / "model"
    model.mkdir()
    with pytest.raises(EmbedderUnavailable, match="no weights"):
        build(BuildPlan(corpus, index, built.models, str(model)), lambda *_: None)
    assert files(index) == before | {".build-lock": files(index)[".build-lock"]}


def test_models_that_cannot_be_written_change_nothing_that_is_published(corpus: Path, index: Path) -> None:
    before = files(index)
    models = index.parent / "models"
    models.write_text("a file")
    with pytest.raises(CorpusError, match=f"^{models}: cannot be written"):
        build(BuildPlan(corpus, index, models, DEFAULT_MODEL), lambda *_: None)
    assert files(index) == before | {".build-lock": files(index)[".build-lock"]}


@pytest.mark.parametrize("harm", ["flip", "remove", "pointer"])
def test_a_damaged_snapshot_is_built_again_unasked(built: Built, index: Path, harm: str) -> None:
    records = current_directory(index) / "records.sqlite"
    if harm == "flip":
        records.write_bytes(records.read_bytes()[:-1])
    elif harm == "remove":
        records.unlink()
    else:
        (index / POINTER_FILE).write_text("nowhere")
    assert run(CORPUS, index, built).published
    open_current(index).close()


def test_a_build_waits_for_nobody(built: Built, index: Path) -> None:
    with building(index), pytest.raises(CorpusError, match="another build is running"):
        run(CORPUS, index, built)


def reprints(number: int) -> list[Article]:
    """One report of an agency, printed by many."""
    first = "Both delegations signed the truce paper in the harbour hotel before midnight."
    long = "A very long headline about monsoon rains closing mountain roads in the far north for the third week"
    titles = [long, *["Truce signed"] * (number - 1)]
    return [make_article(f"{first}\n\nMore was to come.", f"a{n:02}", title=title) for n, title in enumerate(titles)]


def test_a_report_that_many_outlets_print_does_not_stop_a_build(built: Built, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", reprints(14))
    assert run(corpus, tmp_path / "index.d", built).articles == 14


@pytest.mark.parametrize(
    "body",
    ["!!! ???", "Yes.", "وفد پہنچا۔", "Hello.", "word " * 3_000, "It is. It is. It is. It is. It is. It is. It is."],
)
def test_a_corpus_of_one_odd_article_is_built(built: Built, tmp_path: Path, body: str) -> None:
    corpus = write_corpus(tmp_path / "corpus", [make_article(body.strip(), title=None)])
    assert run(corpus, tmp_path / "index.d", built).published


def test_a_corpus_without_any_day_has_no_newest(built: Built, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", two_articles()[:1])
    (path,) = corpus.rglob("*.md")
    path.write_text(
        path.read_text().replace(
            "published: 2031-03-04\npublished_note: null", "published: null\npublished_note: none shown"
        )
    )
    run(corpus, tmp_path / "index.d", built)
    snapshot = open_current(tmp_path / "index.d")
    assert snapshot.corpus.newest is None
    snapshot.close()


def test_progress_ends_with_everything_done(built: Built, corpus: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    plan = BuildPlan(corpus, tmp_path / "index.d", built.models, DEFAULT_MODEL)
    report = build(plan, lambda stage, done, total: told.append((stage, done, total)))
    texts = report.passages + report.sentences
    assert told[0] == ("indexing text", 0, 1)
    assert told[-1] == ("embedding", texts, texts)
