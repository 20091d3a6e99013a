"""Thresholds name what is measured, and a ratio above its own is told."""

from pathlib import Path

import pytest

from benchmarks.suite.smoke import RATIOS, THRESHOLDS, Ratio, Threshold, medians, passed, read_thresholds

IDS = [ratio.id for ratio in RATIOS]


def test_every_ratio_has_a_threshold_with_a_reason() -> None:
    thresholds = read_thresholds(THRESHOLDS, IDS)
    assert list(thresholds) == IDS
    assert all(threshold.because.strip() for threshold in thresholds.values())


@pytest.mark.parametrize("ratios", [["start"], ["start", "end", "middle"]])
def test_thresholds_that_fit_no_measurement_are_refused(tmp_path: Path, ratios: list[str]) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_text("start: {at_most: 2, because: it is}\nend: {at_most: 2, because: it is}\n", "utf-8")
    with pytest.raises(ValueError, match=r"thresholds\.yaml and the ratios .* differ in \['(end|middle)'\]"):
        read_thresholds(path, ratios)


def test_a_slow_run_is_no_regression_but_a_slow_median_is() -> None:
    thresholds = {"growth": Threshold(13, "linear growth")}
    ratios = [Ratio("growth", "large", "small")]
    assert passed(medians({"large": [9.0, 90.0, 9.0], "small": [1.0, 1.0, 1.0]}, ratios), thresholds) == []
    found = medians({"large": [20.0, 90.0, 19.0], "small": [1.0, 1.0, 1.0]}, ratios)
    assert found == {"growth": 20.0}
    assert passed(found, thresholds) == ["growth"]


def test_what_was_not_measured_is_not_judged() -> None:
    assert medians({"small": [1.0]}, [Ratio("growth", "large", "small")]) == {}
