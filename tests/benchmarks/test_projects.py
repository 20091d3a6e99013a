"""Generated projects have just the facts that were asked for, and are the same each time."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.suite.projects import make_batch, make_pilot_like
from tests.projects import Silent
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("facts", [100, 1_500])
def test_every_fact_asked_for_is_filed_without_a_warning(tmp_path: Path, facts: int) -> None:
    package = tmp_path / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy/esg", package).findings
    report = make_pilot_like(tmp_path / "project", facts, package=package)
    exported = export(report, tmp_path / "out", "json", CheckLevel.NONE, Silent())
    assert exported.facts == facts
    assert {finding.severity for finding in exported.findings} <= {Severity.INFO}


def test_the_kinds_are_in_the_pilots_proportions(tmp_path: Path) -> None:
    with make_pilot_like(tmp_path, 5_000).with_name("records.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = Counter(
        "text" if row["language"] else "answer" if row["value"] in {"Yes", "No"} else "other" for row in rows
    )
    assert 0.15 < kinds["text"] / len(rows) < 0.4
    assert 0.25 < kinds["answer"] / len(rows) < 0.45


def test_a_seed_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    first, same, other = (
        make_pilot_like(tmp_path / name, 300, seed).with_name("records.csv").read_bytes()
        for name, seed in (("first", 1), ("same", 1), ("other", 2))
    )
    assert first == same
    assert first != other


def test_the_reports_of_a_batch_are_of_different_companies(tmp_path: Path) -> None:
    reports = [path.read_text("utf-8") for path in make_batch(tmp_path, 3, 100)]
    assert [text.splitlines()[0] for text in reports] == [
        f"report: generated-{number}" for number in (1, 2, 3)
    ]
    assert len(set(reports)) == 3
