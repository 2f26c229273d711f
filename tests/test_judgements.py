from pathlib import Path

import pytest

from index.disagreements import Place
from index.errors import DataRefused
from index.judgements import load_judgements

GOOD = """
questions:
  - id: a1
    question: Who met?
    kind: who
    language: en
    answerable: true
    answer: The envoys
    gold:
      - {source_id: x, fact_index: 0}
    split: fit
  - id: a2
    question: Who paid?
    kind: unanswerable
    language: en
    answerable: false
    why: not said
"""


def load(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "questions.yaml"
    path.write_text(text)
    with pytest.raises(DataRefused) as refused:
        load_judgements(path)
    return [str(fault).partition(".yaml:")[2] for fault in refused.value.faults]


def test_judged_questions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(GOOD)
    one, other = load_judgements(path)
    assert (one.question, one.answerable, one.gold, one.split) == ("Who met?", True, (Place("x", 0),), "fit")
    assert (other.answerable, other.gold, other.groups, other.verdict) == (False, (), (), None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace("id: a2", "id: a1"), "12: a1 stands here again; each id once"),
        (
            GOOD.replace("{source_id: x, fact_index: 0}", "").replace("      - \n", "      []\n"),
            "3: answerable, but nothing answers it; gold where it is answerable, and only there",
        ),
        (
            GOOD.replace("answerable: false", "answerable: false\n    gold: [{source_id: x, fact_index: 1}]"),
            "12: unanswerable, but with gold; gold where it is answerable, and only there",
        ),
        (GOOD.replace("why:", "because:"), "17: because: extra inputs are not permitted ('not said'); remove it"),
    ],
    ids=["id twice", "nothing answers", "gold", "unknown key"],
)
def test_what_is_wrong_with_a_file_of_questions_is_told_by_line(tmp_path: Path, text: str, fault: str) -> None:
    assert load(tmp_path, text) == [fault]
