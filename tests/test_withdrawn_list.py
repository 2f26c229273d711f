from pathlib import Path

import pytest

from index.errors import SnapshotDamaged
from index.snapshot.withdrawn_list import LIST_FILE, WithdrawnList, write_withdrawn_list


def test_without_a_list_nothing_is_withdrawn(tmp_path: Path) -> None:
    assert WithdrawnList(tmp_path).ids() == frozenset()


def test_a_change_of_the_list_is_seen_at_once_by_who_has_it_open(tmp_path: Path) -> None:
    listed = WithdrawnList(tmp_path)
    seen = []
    for ids in (["a"], ["a", "b"], [], ["c"]):
        write_withdrawn_list(tmp_path, ids)
        seen.append(sorted(listed.ids()))
    (tmp_path / LIST_FILE).unlink()
    assert [*seen, sorted(listed.ids())] == [["a"], ["a", "b"], [], ["c"], []]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '"a"', "[", "\ud800"])
def test_a_list_that_is_none_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / LIST_FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(SnapshotDamaged, match=r"withdrawn\.json"):
        WithdrawnList(tmp_path)
