import dataclasses
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from index.entities import NO_ENTITIES
from index.errors import SnapshotDamaged, SnapshotMissing
from index.events import find_events
from index.passages import passages
from index.records import Article, Span, TextKind
from index.snapshot.manifest import MANIFEST_FILE, digests, read_manifest, write_manifest
from index.snapshot.opened import POINTER_FILE, Snapshot, current_directory, open_current
from index.snapshot.records_db import Found, Records, write_records
from index.statements import find_statements
from tests.fakes import HashingEmbedder, make_article, publish_snapshot, two_articles, write_snapshot
from tests.fixtures import Built


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot that nobody harms."""
    directory = tmp_path_factory.mktemp("whole")
    write_snapshot(directory, two_articles(), HashingEmbedder())
    return directory


def names(directory: Path) -> list[str]:
    return [*digests(directory), MANIFEST_FILE]


def harmed(whole: Path, directory: Path, name: str, harm: Callable[[bytes], bytes | None]) -> Path:
    """A copy of ``whole`` in which one file is harmed; returns the path of that file."""
    shutil.copytree(whole, directory)
    path = directory / name
    data = harm(path.read_bytes())
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    return path


def first_bit(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


def middle_bit(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def one_byte_more(data: bytes) -> bytes:
    return data + b"\x00"


def emptied(_: bytes) -> bytes:
    return b""


def removed(_: bytes) -> None:
    return None


HARMS: Sequence[Callable[[bytes], bytes | None]] = (first_bit, middle_bit, half, one_byte_more, emptied, removed)


@pytest.mark.parametrize("harm", HARMS)
def test_each_file_that_is_harmed_is_named(whole: Path, tmp_path: Path, harm: Callable[[bytes], bytes | None]) -> None:
    for number, name in enumerate(names(whole)):
        if not (whole / name).read_bytes():
            continue
        path = harmed(whole, tmp_path / str(number), name, harm)
        with pytest.raises(SnapshotDamaged) as damaged:
            Snapshot(tmp_path / str(number))
        assert damaged.value.path == path
        assert str(damaged.value).startswith(f"{path}: ")


def test_a_whole_snapshot_opens_and_says_what_it_knows(whole: Path) -> None:
    snapshot = Snapshot(whole)
    assert snapshot.records.counts() == (2, snapshot.vectors.shape[0], snapshot.vectors.sentences)
    assert snapshot.passages.size == snapshot.vectors.shape[0]
    assert snapshot.articles.size == snapshot.corpus.articles == 2
    assert snapshot.snapshot_id == read_manifest(whole).snapshot
    snapshot.close()


def test_a_snapshot_may_be_opened_again_and_again(whole: Path) -> None:
    for _ in range(2):
        Snapshot(whole).close()


def test_every_file_of_a_real_snapshot_is_checked(built: Built, tmp_path: Path) -> None:
    directory = current_directory(built.index)
    for number, name in enumerate(names(directory)):
        path = harmed(directory, tmp_path / str(number), name, first_bit)
        with pytest.raises(SnapshotDamaged) as damaged:
            Snapshot(tmp_path / str(number))
        assert damaged.value.path == path


@pytest.mark.parametrize("key", ["articles", "passages", "sentences"])
def test_counts_that_are_not_those_of_the_files_are_refused(whole: Path, tmp_path: Path, key: str) -> None:
    directory = tmp_path / "copy"
    shutil.copytree(whole, directory)
    manifest = read_manifest(directory)
    counts = dataclasses.replace(manifest.counts, **{key: getattr(manifest.counts, key) + 1})
    write_manifest(directory, dataclasses.replace(manifest, counts=counts))
    with pytest.raises(SnapshotDamaged) as damaged:
        Snapshot(directory)
    expected = f"{directory}/{MANIFEST_FILE}: its counts are not those of the other files; "
    assert str(damaged.value).startswith(expected)


@pytest.mark.parametrize("other", ["vectors.faiss", "records.sqlite", "sentences.npy"])
def test_parts_of_different_snapshots_do_not_open_as_one(whole: Path, tmp_path: Path, other: str) -> None:
    directory, foreign = tmp_path / "copy", tmp_path / "foreign"
    shutil.copytree(whole, directory)
    foreign.mkdir()
    write_snapshot(foreign, [make_article("One sentence. And another.")], HashingEmbedder())
    shutil.copy(foreign / other, directory / other)
    write_manifest(directory, dataclasses.replace(read_manifest(directory), files=digests(directory)))
    with pytest.raises(SnapshotDamaged):
        Snapshot(directory)


def test_vectors_of_another_width_are_refused(whole: Path, tmp_path: Path) -> None:
    directory, wider = tmp_path / "copy", tmp_path / "wider"
    shutil.copytree(whole, directory)
    wider.mkdir()
    write_snapshot(wider, two_articles(), HashingEmbedder(dimension=96))
    for name in ("vectors.faiss", "sentences.npy"):
        shutil.copy(wider / name, directory / name)
    write_manifest(directory, dataclasses.replace(read_manifest(directory), files=digests(directory)))
    with pytest.raises(SnapshotDamaged, match="its counts are not those of the other files"):
        Snapshot(directory)


@pytest.mark.parametrize("name", ["vectors.faiss", "records.sqlite", "sentences.npy", "text/passages/meta.json"])
def test_a_file_of_garbage_is_refused_even_where_the_manifest_agrees_with_it(
    whole: Path, tmp_path: Path, name: str
) -> None:
    directory = tmp_path / "copy"
    shutil.copytree(whole, directory)
    (directory / name).write_bytes(b"garbage" * 100)
    write_manifest(directory, dataclasses.replace(read_manifest(directory), files=digests(directory)))
    with pytest.raises(SnapshotDamaged):
        Snapshot(directory)


# ---------------------------------------------------------------- the pointer


def test_nothing_is_current_where_nothing_was_published(tmp_path: Path) -> None:
    for index in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(SnapshotMissing) as missing:
            open_current(index)
        assert str(missing.value) == f"{index}: no snapshot published here; run `talks-index build` first"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\xff",
        b"\x00",
        b"nothing-here",
        b".",
        b"..",
        b"/",
        b"/tmp",
        b"a/b",
        b"x" * 5_000,
        b"garbage\n" * 99,
    ],
)
def test_a_pointer_that_leads_nowhere_is_named(tmp_path: Path, data: bytes) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder())
    (tmp_path / POINTER_FILE).write_bytes(data)
    with pytest.raises(SnapshotDamaged) as damaged:
        open_current(tmp_path)
    assert damaged.value.path == tmp_path / POINTER_FILE


def test_a_pointer_to_a_snapshot_that_was_removed_is_named(tmp_path: Path) -> None:
    shutil.rmtree(publish_snapshot(tmp_path, two_articles(), HashingEmbedder()))
    with pytest.raises(SnapshotDamaged) as damaged:
        open_current(tmp_path)
    assert damaged.value.path == tmp_path / POINTER_FILE


def test_a_pointer_to_a_folder_that_is_no_snapshot_names_the_missing_manifest(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / POINTER_FILE).write_text("models\n")
    with pytest.raises(SnapshotDamaged) as damaged:
        open_current(tmp_path)
    assert damaged.value.path == tmp_path / "models" / MANIFEST_FILE


def test_a_snapshot_that_moved_with_its_index_still_opens(tmp_path: Path) -> None:
    publish_snapshot(tmp_path / "index.d", two_articles(), HashingEmbedder())
    (tmp_path / "index.d").rename(tmp_path / "moved")
    open_current(tmp_path / "moved").close()


# ---------------------------------------------------------------- records


def plainly(article: Article, sentences: Sequence[Span]) -> list[tuple[str, str]]:
    """Instead of terms and facts: where the sentence stands."""
    return [(article.article_id, str(span.start)) for span in sentences]


def nothing(article: Article) -> Found:
    return Found(f"[] {article.article_id}", ())


def test_records_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    articles: list[Article] = [
        *two_articles(),
        make_article(
            "ایک۔ دو۔\n\n😀 üç.", "z", title=None, published=None, published_note="none", credits=("AFP", "خبر"),
            retrieved=two_articles()[0].published, rights="ours", outlet_country="Türkiye", text=TextKind.BRIEF,
        ),
    ]  # fmt: skip
    cut = [passage for article in articles for passage in passages(article)]
    stored = write_records(tmp_path, articles, cut, plainly, nothing, {0: 7, 2: 7}, lambda: {"entities": "ہاں"})
    records = Records(tmp_path)
    assert [records.article(row) for row in range(3)] == articles
    assert [records.passage(rows) for rows in records.rows(range(len(cut)))] == cut == list(stored.passages)
    assert records.counts() == (3, len(cut), len(stored.sentences))
    assert [rows.story for rows in records.rows(range(3))] == [7, None, 7]
    assert records.data("entities") == "ہاں"
    assert records.quotes(1) == f"[] {articles[1].article_id}"
    with pytest.raises(KeyError):
        records.data("nothing")
    records.close()


def test_the_tellers_of_a_story_come_earliest_first_and_the_undated_last(tmp_path: Path) -> None:
    days = {"a": None, "b": date(2031, 3, 5), "c": date(2031, 3, 4)}
    articles = [
        make_article("One. Two.", name, published=day, published_note=None if day else "none")
        for name, day in days.items()
    ]
    cut = [passage for article in articles for passage in passages(article)]
    write_records(tmp_path, articles, cut, plainly, nothing, dict.fromkeys(range(len(cut)), 0), dict)
    records = Records(tmp_path)
    assert [article.article_id for article in records.tellers(0)] == ["c", "b", "a"]
    records.close()


def test_events_are_read_back_by_their_days_deeds_first(tmp_path: Path) -> None:
    bodies = (
        "On 3 March 2031 they sat in Greyhall. The mayor said on 4 March 2031 that they parted on 2 March 2031.",
        "Nobody came on 4 March 2031. They sat from 1 to 6 March 2031, after a dry February 2031.",
    )
    articles = [make_article(body, name) for name, body in zip("ab", bodies, strict=True)]
    cut = [passage for article in articles for passage in passages(article)]
    events = {one.article_id: find_events(one.body, one.published, NO_ENTITIES) for one in articles}
    write_records(tmp_path, articles, cut, plainly, lambda one: Found("[]", events[one.article_id]), {}, dict)
    records = Records(tmp_path)

    def told(low: int, high: int) -> list[tuple[int, str, str]]:
        found = records.events(date(2031, 3, low), date(2031, 3, high))
        return [(article, event.words, event.date_of) for article, event in found]

    assert told(4, 4) == [(1, "1 to 6 March 2031", "deed"), (1, "4 March 2031", "deed"), (0, "4 March 2031", "saying")]
    assert [words for _, words, _ in told(2, 3)] == ["1 to 6 March 2031", "2 March 2031", "3 March 2031"]
    assert told(7, 31) == []
    every = records.events(date.min, date.max)
    assert {(row, event) for row, event in every} == {
        (row, event) for row, article in enumerate(articles) for event in events[article.article_id]
    }
    records.close()


def test_sentences_that_windows_share_are_stored_once_and_in_a_row(tmp_path: Path) -> None:
    article = make_article(" ".join(f"Envoy {number} spoke." for number in range(11)))
    stored = write_records(tmp_path, [article], passages(article), plainly, nothing, {}, dict)
    records = Records(tmp_path)
    assert len(stored.sentences) == 11
    for rows, passage in zip(records.rows(range(3)), stored.passages, strict=True):
        lines = records.sentences(rows)
        assert [(line.terms, line.facts) for line in lines] == plainly(article, passage.sentences)
        own = range(rows.first_sentence, rows.first_sentence + rows.sentences)
        assert tuple(stored.sentences[row][1] for row in own) == passage.sentences
    records.close()


def test_passages_come_in_the_order_of_the_rows_that_are_asked_for(whole: Path) -> None:
    records = Records(whole)
    every = records.rows(range(records.counts()[1]))
    assert [rows.row for rows in every] == list(range(len(every)))
    assert records.rows([1, 0, 1]) == (every[1], every[0], every[1])
    assert records.rows([]) == ()
    records.close()


def test_statements_are_read_back_by_article_and_by_passage_as_they_were_found(tmp_path: Path) -> None:
    body = "“We stay,” Khawaja Asif said. According to drivers, the road is shut.\n\nKabul hopes that it opens.\n\nNo."
    other = "Nobody spoke."
    write_snapshot(tmp_path, [make_article(body, "a"), make_article(other, "b")], HashingEmbedder())
    snapshot = Snapshot(tmp_path)
    found = find_statements(body, NO_ENTITIES)
    assert [(one.direct, one.content.of(body)) for one in found] == [
        (True, "“We stay,”"), (False, "the road is shut"), (False, "that it opens")
    ]  # fmt: skip
    assert (snapshot.records.statements(0), snapshot.records.statements(1)) == (found, ())
    for rows in snapshot.records.rows(range(snapshot.records.counts()[1])):
        view = snapshot.view(rows)
        whole = found if view.article.article_id == "a" else ()
        assert view.statements == tuple(one for one in whole if one.sentence in view.passage.span)
    snapshot.close()
