from pathlib import Path

from index.errors import ArticleRefused, CorpusError, Fault, SnapshotDamaged, SnapshotMissing


def test_a_fault_reads_as_place_what_is_wrong_and_what_is_expected() -> None:
    assert str(Fault(Path("a/b.md"), 3, "no url", "one")) == "a/b.md:3: no url; one"


def test_faults_come_in_order_of_file_and_line_one_a_line() -> None:
    faults = [Fault(Path("b.md"), 1, "x", "y"), Fault(Path("a.md"), 10, "x", "y"), Fault(Path("a.md"), 9, "x", "y")]
    assert str(ArticleRefused(faults)) == "a.md:9: x; y\na.md:10: x; y\nb.md:1: x; y"


def test_errors_about_snapshots_name_the_path_and_the_command_that_helps() -> None:
    assert str(SnapshotMissing(Path("d"))) == "d: no snapshot published here; run `talks-index build` first"
    damaged = "d/f: missing; run `talks-index build --force` to make a new snapshot"
    assert str(SnapshotDamaged(Path("d/f"), "missing")) == damaged


def test_whatever_the_library_refuses_is_a_corpus_error() -> None:
    assert all(issubclass(kind, CorpusError) for kind in (ArticleRefused, SnapshotDamaged, SnapshotMissing))
