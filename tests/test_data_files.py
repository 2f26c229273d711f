"""Data files beside the articles: read by their schema, or refused with file and line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.data_files import Day, Schema, read_data_file
from index.errors import ArticleRefused, DataRefused, FilesRefused


class Meal(Schema):
    name: str
    day: date | None = None
    parts: tuple[str, ...] = ()


class Menu(Schema):
    meals: tuple[Meal, ...]
    note: str | None = None


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "menu.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(DataRefused) as refused:
        read_data_file(written(folder, text), Menu)
    return [f"{fault.line}: {fault.wrong}" for fault in refused.value.faults]


def test_a_file_is_read_as_its_schema_says(tmp_path: Path) -> None:
    text = "# what we eat\nmeals:\n- name: soup\n  day: 2025-11-06\n  parts: [water, ' salt ']\n- {name: 'yes'}\n"
    read = read_data_file(written(tmp_path, text), Menu)
    soup = Meal(name="soup", day=date(2025, 11, 6), parts=("water", "salt"))
    assert read.value == Menu(meals=(soup, Meal(name="yes")))


def test_words_that_yaml_takes_for_other_things_stay_words(tmp_path: Path) -> None:
    read = read_data_file(written(tmp_path, "meals: [{name: no}, {name: 0x10}, {name: 1e3}, {name: 2025-11-06}]"), Menu)
    assert [meal.name for meal in read.value.meals] == ["no", "0x10", "1e3", "2025-11-06"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    read = read_data_file(written(tmp_path, b"\xef\xbb\xbfmeals:\r\n- name: soup\r\n"), Menu)
    assert read.value.meals == (Meal(name="soup"),)
    assert read.fault(("meals", 0, "name"), "w", "e").line == 2


def test_an_unknown_key_is_refused_where_it_stands(tmp_path: Path) -> None:
    found = faults(tmp_path, "meals:\n- name: soup\n  colour: red\n")
    assert found == ["3: colour: extra inputs are not permitted ('red')"]


def test_a_key_that_stands_twice_is_refused_where_it_stands_again(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals:\n- name: soup\n  day: null\n  name: stew\n") == ["4: name stands here again"]


def test_an_alias_is_refused_so_that_no_file_grows_when_it_is_read(tmp_path: Path) -> None:
    assert faults(tmp_path, "note: &n soup\nmeals:\n- name: *n\n") == ["3: alias *n"]


def test_a_value_of_another_type_is_refused_where_it_stands(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals:\n- name: soup\n- name:\n  - stew\n") == ["3: name: input should be a valid string"]
    assert faults(tmp_path, "meals: soup\n") == ["1: meals: input should be a valid tuple ('soup')"]
    assert faults(tmp_path, "meals:\n- name: soup\n  parts: salt\n") == [
        "3: parts: input should be a valid tuple ('salt')"
    ]


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, "meals:\n- name: soup\n  day: 2025-11-31\n")
    assert [line.split(",")[0] for line in found] == ["3: day: input should be a valid date or datetime"]


def test_what_is_missing_is_shown_where_it_should_be(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals:\n- name: soup\n- day: 2025-11-06\n") == ["3: name: field required"]


def test_all_faults_of_a_file_come_at_once_in_order_of_lines(tmp_path: Path) -> None:
    found = faults(tmp_path, "meals:\n- name: soup\n  a: 1\n- {}\n- name: []\nb: 2\n")
    assert [int(line.split(":")[0]) for line in found] == [3, 4, 5, 6]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "- a\n", "soup", "null"])
def test_a_file_without_keys_is_refused(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == ["1: no keys"]


def test_a_file_that_is_not_yaml_is_refused_where_it_breaks(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals:\n- name: soup\n\t- x\n")[0].startswith("3: not YAML (")
    assert faults(tmp_path, "meals: []\n---\nmeals: []\n")[0].startswith("2: not YAML (")


def test_a_file_that_is_not_utf_8_is_refused_where_it_breaks(tmp_path: Path) -> None:
    with pytest.raises(ArticleRefused) as refused:
        read_data_file(written(tmp_path, b"meals:\n- name: so\xffup\n"), Menu)
    assert [(fault.line, fault.wrong) for fault in refused.value.faults] == [(2, "byte 0xff is not UTF-8")]


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ArticleRefused, match=r"menu\.yaml:1: cannot be read"):
        read_data_file(tmp_path / "menu.yaml", Menu)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_refused_and_never_a_traceback(tmp_path: Path, opening: str) -> None:
    assert len(faults(tmp_path, "meals: " + opening * 900)) == 1
    closing = {"[": "]", "{a: ": "}"}[opening]
    assert len(faults(tmp_path, "meals: " + opening * 900 + closing * 900)) == 1


def test_nothing_that_yaml_can_name_is_ever_built(tmp_path: Path) -> None:
    found = faults(tmp_path, "meals:\n- name: !!python/object/apply:os.getcwd []\n")
    assert found == ["2: name: input should be a valid string"]


def test_a_fault_names_the_line_of_the_part_or_of_what_is_nearest(tmp_path: Path) -> None:
    text = "\nmeals:\n- name: soup\n  parts:\n  - water\n  - salt\n- name: stew\n"
    read = read_data_file(written(tmp_path, text), Menu)
    places = [("meals",), ("meals", 0, "parts", 1), ("meals", 1), ("meals", 1, "day"), ("meals", 7), ("x", "y")]
    lines = [read.fault(place, "wrong", "expected").line for place in places]
    assert lines == [2, 6, 7, 7, 2, 2]


def test_a_schema_never_changes_once_it_is_read(tmp_path: Path) -> None:
    read = read_data_file(written(tmp_path, "meals: []"), Menu)
    with pytest.raises(ValueError, match="frozen"):
        read.value.note = "x"


@given(st.one_of(st.binary(max_size=200), st.text("ab:-[]{}&*!|>'\"#?, \n\t\\%", max_size=60).map(str.encode)))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), data)
    lines: list[int] = []
    try:
        assert isinstance(read_data_file(path, Menu).value, Menu)
    except FilesRefused as refused:
        lines = [fault.line for fault in refused.faults]
    assert all(1 <= line <= data.count(b"\n") + data.count(b"\r") + 1 for line in lines)


def test_a_control_character_is_refused_where_it_stands(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals:\n- name: so\x07up\n") == ["2: control character U+0007"]


def test_nesting_beyond_any_data_file_is_refused_at_once(tmp_path: Path) -> None:
    assert faults(tmp_path, "meals: " + "[" * 1_000_000) == ["1: more than 20 levels deep"]


class Dated(Schema):
    day: Day


@pytest.mark.parametrize("day", ["86400", "20251106", "2025-11-06T00:00:00", "06.11.2025"])
def test_a_day_is_written_in_one_way(tmp_path: Path, day: str) -> None:
    with pytest.raises(DataRefused, match="not a day as 2025-11-06"):
        read_data_file(written(tmp_path, f"day: {day}"), Dated)
