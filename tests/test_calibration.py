from dataclasses import replace
from pathlib import Path

import pytest

from index.calibration import PLAIN, calibration_from_json, calibration_json, load_calibration
from index.errors import DataRefused


def test_a_calibration_is_read_back_as_it_was_written() -> None:
    fitted = replace(PLAIN, ranking={"names": 1.5, "fused": -0.25}, digest="abc", questions=12)
    assert calibration_from_json(calibration_json(fitted)) == fitted


def test_without_a_file_one_that_was_fitted_counts(tmp_path: Path) -> None:
    assert load_calibration(tmp_path / "calibration.json").questions > 0


@pytest.mark.parametrize("text", ["", "[]", "{}", calibration_json(PLAIN).replace("17.0", '"much"')])
def test_what_is_no_calibration_is_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(text)
    with pytest.raises(DataRefused, match=r"calibration\.json:1: not a calibration .*talks-index calibrate"):
        load_calibration(path)


@pytest.mark.parametrize("much", [1e9, -1e9])
def test_a_probability_never_overflows(much: float) -> None:
    assert 0 <= PLAIN.support.probability({"dense_coverage": much}) <= 1


def test_the_corpus_of_the_repository_weighs_only_signals_that_there_are() -> None:
    from index.signal_names import SIGNALS  # noqa: PLC0415 (beside what it is compared with)
    from index.support import support_signals  # noqa: PLC0415
    from tests.test_support import QUERY, hit  # noqa: PLC0415

    fitted = load_calibration(Path(__file__).parents[1] / "corpus" / "calibration.json")
    assert set(fitted.ranking) <= set(SIGNALS)
    known = set(support_signals(QUERY, [hit()], 0.0))
    assert set(fitted.support.weights) | set(fitted.relevance.weights) <= known
    assert 0 < fitted.none_below < 1
    assert 0 < fitted.answer_from < 1
