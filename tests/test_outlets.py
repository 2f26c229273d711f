from pathlib import Path

import pytest

from index.errors import DataRefused
from index.outlets import Outlets, load_outlets

FILE = """
outlets:
  - name: Hill Gazette
    country: Hills
    spellings: [The Hill Gazette, Gazette]
    hosts: [gazette.example]
  - name: Herald
"""


@pytest.fixture
def outlets(tmp_path: Path) -> Outlets:
    (tmp_path / "outlets.yaml").write_text(FILE)
    return load_outlets(tmp_path / "outlets.yaml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Hill Gazette", "Hill Gazette"), ("the hill GAZETTE ", "Hill Gazette"), ("Herald", "Herald"), ("Hill", None)],
)
def test_an_outlet_is_found_by_name_and_spelling_whatever_the_case(
    outlets: Outlets, name: str, expected: str | None
) -> None:
    found = outlets.named(name)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://gazette.example/a", "Hill Gazette"),
        ("http://www.GAZETTE.example:8080/a", "Hill Gazette"),
        ("https://notgazette.example/", None),
        ("https://example/", None),
        ("nonsense", None),
    ],
)
def test_an_outlet_is_found_by_the_address_of_its_pages(outlets: Outlets, url: str, expected: str | None) -> None:
    found = outlets.at(url)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(("name", "expected"), [("Hil Gazete", "Hill Gazette"), ("Heralds", "Herald"), ("Zeit", None)])
def test_the_nearest_outlet_is_proposed_only_when_it_is_like(outlets: Outlets, name: str, expected: str | None) -> None:
    found = outlets.nearest(name)
    assert (found.name if found else None) == expected


def test_without_a_file_no_outlet_is_known(tmp_path: Path) -> None:
    assert list(load_outlets(tmp_path / "outlets.yaml")) == []


def test_a_name_a_spelling_or_a_host_that_stands_twice_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text(FILE + "    hosts: [gazette.example]\n  - name: herald\n")
    with pytest.raises(DataRefused) as refused:
        load_outlets(path)
    expected = "each name, spelling and host once"
    assert [str(fault) for fault in refused.value.faults] == [
        f"{path}:7: gazette.example stands here again; {expected}",
        f"{path}:9: herald stands here again; {expected}",
    ]
