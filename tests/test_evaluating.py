import json
import shutil
from pathlib import Path

import pytest

from index.snapshot.opened import POINTER_FILE
from tests.commands import talks_index
from tests.fixtures import CORPUS, Built

QUESTIONS = Path(__file__).parent / "questions" / "corpus.yaml"
FLOORS = Path(__file__).parent / "floors.json"
FEW = """
questions:
  - {id: f1, question: "Who headed the Afghan side in Istanbul?", kind: who, language: en, answerable: true,
     gold: [{source_id: evrimagaci-2025-10-26-istanbul-peace-talks, fact_index: %d}]}
  - {id: f2, question: "What is the price of a ferry in Lisbon?", kind: off-topic, language: en, answerable: false}
"""


@pytest.fixture
def few(tmp_path: Path, built: Built) -> Path:
    said = json.loads(
        talks_index("ask", "Who headed the Afghan side in Istanbul?", "--index", built.index, "--json").out
    )
    first = said["citations"][0]
    path = tmp_path / "few.yaml"
    path.write_text(
        (FEW % first["paragraph"]).replace("evrimagaci-2025-10-26-istanbul-peace-talks", first["article_id"])
    )
    return path


def test_no_figure_is_below_its_floor(built: Built) -> None:
    done = talks_index("evaluate", QUESTIONS, "--split", "report", "--floors", FLOORS, "--index", built.index)
    assert (done.err, done.code) == ("", 0)


def test_a_figure_below_its_floor_is_named_and_the_exit_code_is_1(built: Built, few: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"few.yaml:all": {"Hit@1": 1.0, "answered": 1.01}}')
    done = talks_index("evaluate", few, "--floors", floors, "--index", built.index)
    assert (done.code, done.err) == (1, "answered is 1.0000, below its floor of 1.01\n")


def test_figures_and_outcomes_come_as_json(built: Built, few: Path) -> None:
    said = json.loads(talks_index("evaluate", few, "--index", built.index, "--json").out)
    assert said["figures"]["all"]["Hit@1"]["mean"] == 1.0
    assert said["figures"]["all"]["not given"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "count": 1}
    assert said["figures"]["kind off-topic"]["Hit@1"] is None
    assert said["outcomes"]["f1"]["support"] == "answer"
    assert len(said["outcomes"]["f1"]["places"]) > 1


def test_what_changed_since_an_earlier_run_is_listed(built: Built, few: Path, tmp_path: Path) -> None:
    earlier = json.loads(talks_index("evaluate", few, "--index", built.index, "--json").out)
    earlier["outcomes"]["f1"]["support"] = "none"
    (tmp_path / "run.json").write_text(json.dumps(earlier))
    lines = talks_index("evaluate", few, "--index", built.index, "--compare", tmp_path / "run.json").out.splitlines()
    (changed,) = [line for line in lines if line.startswith(("f1 ", "f2 "))]
    assert changed.startswith("f1 none ")
    assert changed.endswith(": Who headed the Afghan side in Istanbul?")


@pytest.mark.parametrize("option", ["--compare", "--floors"])
def test_a_file_that_is_no_run_or_has_no_floors_is_refused_in_one_line(
    built: Built, few: Path, tmp_path: Path, option: str
) -> None:
    (tmp_path / "other.json").write_text("[]")
    done = talks_index("evaluate", few, "--index", built.index, option, tmp_path / "other.json")
    assert (done.code, len(done.err.splitlines())) == (1, 1)


def test_questions_that_are_none_are_refused_by_line(built: Built, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text("questions: [{id: 1}]")
    done = talks_index("evaluate", tmp_path / "q.yaml", "--index", built.index)
    assert done.code == 1
    assert all(line.startswith(f"{tmp_path}/q.yaml:1: ") for line in done.err.splitlines())


def test_weights_are_fitted_to_questions_and_written_beside_the_corpus(built: Built, tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index.d"
    shutil.copytree(CORPUS, corpus)
    shutil.copytree(built.index, index, ignore=shutil.ignore_patterns("models"))
    before = (index / POINTER_FILE).read_text()
    options = ("--corpus", corpus, "--index", index, "--models", built.models)
    done = talks_index("calibrate", QUESTIONS, *options)
    fitted = json.loads((corpus / "calibration.json").read_text())
    assert (done.code, done.err) == (0, "")
    assert str(fitted["questions"]) in done.out
    assert 0 < fitted["none_below"] < 1
    assert 0 < fitted["answer_from"] < 1
    assert (index / POINTER_FILE).read_text() == before


def test_too_few_questions_are_refused_and_no_weights_are_written(built: Built, few: Path, tmp_path: Path) -> None:
    few.write_text(few.read_text().replace("answerable: true,", "answerable: true, split: fit,"))
    done = talks_index("calibrate", few, "--corpus", tmp_path, "--index", built.index, "--models", built.models)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "at least 10 answerable" in done.err
    assert not (tmp_path / "calibration.json").exists()


def test_each_other_set_needs_its_corpus(built: Built) -> None:
    assert talks_index("calibrate", QUESTIONS, "--other", QUESTIONS, "--index", built.index).code == 2
