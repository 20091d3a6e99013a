"""The tables tell what failed, and give ratios to the first way that did not."""

from pathlib import Path

from benchmarks.suite.measure import Cost
from benchmarks.suite.results import Results, Row, load
from benchmarks.suite.tables import markdown

ROWS = [
    Row(
        "write json",
        "export",
        "xbrlesg",
        100,
        (Cost(1.0, 0.5, 50.0), Cost(3.0, 0.7, 60.0), Cost(1.2, 0.6, 40.0)),
    ),
    Row("write json", "saver", "Arelle", 100, (Cost(2.4, 1.8, 150.0),)),
    Row("write json", "export", "xbrlesg", 10_000, (Cost(10.0, 6.0, 60.0),)),
    Row("write json", "saver", "Arelle", 10_000, (Cost(9.0, 9.0, 900.0, "out of memory"),)),
    Row("many reports", "batch", "xbrlesg", 100, (Cost(5.0, 10.0, 80.0),), 10, 10),
    Row("many reports", "one by one", "Arelle", 100, (Cost(6.0, 6.0, 90.0),), 3, 10),
]
RESULTS = Results({"machine": "two processors"}, ROWS, {100: {"read": 0.1, "write": 0.2}})


def test_medians_ratios_and_failures() -> None:
    lines = markdown(RESULTS).splitlines()
    assert "| 100 | export | 1.20 | 0.60 | 60 | 1.00 | 1.00 |" in lines
    assert "| 100 | saver | 2.40 | 1.80 | 150 | 2.00 | 3.00 |" in lines
    assert "| 10,000 | saver | out of memory |  |  |  |  |" in lines
    assert "| 10 | 100 | one by one | 2.00 | 2.00 | 90 | 4.00 | 2.00 | 3 |" in lines


def test_growth_is_told_with_its_range_and_only_of_what_was_measured_twice() -> None:
    lines = markdown(RESULTS).splitlines()
    assert "| write json | export | 100 to 10,000 | 0.50 | 0.50 |  | 0.00 | 0.00 |  |" in lines
    assert not [line for line in lines if line.startswith("| write json | saver")]


def test_results_come_back_as_they_were_saved(tmp_path: Path) -> None:
    RESULTS.save(tmp_path / "suite.json")
    assert load(tmp_path / "suite.json") == RESULTS
