"""Many facts pass through bounded memory, none is lost: records are facts, merged records or findings."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.house import ROOT
from benchmarks.large_report import LargeProject, make_project
from tests.projects import Silent
from xbrlesg import spool
from xbrlesg.findings.catalogue import Code
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel

FACTS = 20_000


@pytest.fixture(scope="module")
def house_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("house") / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy/esg", path).findings
    return path


def run(project: LargeProject) -> tuple[Exported, Path]:
    folder = project.report.parent
    exported = export(project.report, folder / "out", None, CheckLevel.NONE, Silent())
    return exported, folder / "out/large/large"


def as_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_no_record_of_many_is_lost(
    tmp_path: Path, house_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorted in several runs, from temporary files, as a million facts are."""
    monkeypatch.setattr(spool, "RUN", 3_000)
    monkeypatch.setattr(spool, "IN_MEMORY", 100_000)
    project = make_project(tmp_path, FACTS, package=house_package)
    records = tmp_path / "records.csv"
    with records.open("a", encoding="utf-8") as file:
        file.write("employees,many,Person,2023" + "," * 11 + "\n")  # a value that is none
        file.write("no-such-indicator,1,Person,2023" + "," * 11 + "\n")
    refused, _ = run(project)
    assert (refused.records, refused.facts) == (project.records + 2, 0)
    assert sorted(item.code for item in refused.findings if item.severity.word == "error") == sorted(
        (Code.VALUE_NOT_NUMBER.value.name, Code.INDICATOR_UNKNOWN.value.name)
    )
    lines = records.read_text("utf-8").splitlines(keepends=True)
    records.write_text("".join(lines[:-2]), "utf-8")
    exported, output = run(project)
    merged = [item for item in exported.findings if item.code == Code.RECORD_AGREES.value.name]
    assert exported.records == project.records == exported.facts + len(merged)
    assert (exported.facts, len(merged)) == (FACTS, project.merged)
    assert len(exported.findings) == len(merged) > 0
    facts = as_json(output / "report.json")["facts"]
    lineage = as_json(output / "lineage.json")["facts"]
    assert list(facts) == list(lineage)
    assert len(facts) == FACTS
    assert sum(map(len, lineage.values())) == project.records
    texts = ((output / name).read_text("utf-8") for name in ("csv/numeric.csv", "csv/text.csv"))
    tables = [row for text in texts for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert {row["fact_id"] for row in tables} == set(facts)
    assert [row["fact_id"] for row in read_parquet((output / "facts.parquet").read_bytes())] == list(facts)


def test_csv_and_parquet_make_the_same_report(tmp_path: Path, house_package: Path) -> None:
    reports = []
    for form in ("csv", "parquet"):
        project = make_project(tmp_path / form, 2_000, form=form, package=house_package)
        exported, output = run(project)
        assert exported.facts == 2_000
        reports.append((output / "report.json").read_bytes())
    assert reports[0] == reports[1]


def test_runs_and_files_do_not_show_in_the_bytes(
    tmp_path: Path, house_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path, 2_000, package=house_package)
    exported, output = run(project)
    whole = {name: (output / name).read_bytes() for name in exported.files}
    monkeypatch.setattr(spool, "RUN", 300)
    monkeypatch.setattr(spool, "BLOCK", 7)
    monkeypatch.setattr(spool, "IN_MEMORY", 1_000)
    run(project)
    assert {name: (output / name).read_bytes() for name in exported.files} == whole
