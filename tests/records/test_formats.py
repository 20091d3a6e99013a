"""One table in every format: the same records, the same findings; only places differ."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import SMALL, Project
from tests.records.tables import FORMATS, Lines, load
from xbrlesg.findings.model import Location
from xbrlesg.records.model import IndicatorRecord

AXES = ("gender", "value-basis", "site")
PLAIN = ["indicator", "value", "unit", "period", "gender", "reading", "ocr_text", "note", "source_line"]


def small_project() -> list[list[str]]:
    with (SMALL / "records.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def without_places(records: list[IndicatorRecord]) -> list[IndicatorRecord]:
    return [replace(record, location=Location("")) for record in records]


def row(**cells: str) -> list[str]:
    good = {"indicator": "a", "value": "1", "unit": "x", "period": "2023", **cells}
    return [good.get(column, "") for column in PLAIN]


SPOILT: dict[str, Lines] = {
    "nothing but a header": [PLAIN],
    "column missing": [["indicator", "value", "period"], ["a", "1", "2023"]],
    "column unknown": [[*PLAIN, "gendr"], [*row(), "M"]],
    "unnamed column": [["", *PLAIN], ["?", *row()]],
    "control character": [PLAIN, row(value="1\x0b"), row()],
    "readings": [PLAIN, row(reading="guessed"), row(reading="restored"), row(reading="unreadable"), row()],
    "source line": [PLAIN, row(source_line="5-"), row(source_line="152-148"), row(source_line="9")],
    "several": [PLAIN, row(reading="worded", source_line="x"), row(reading="summary"), row(value="é\r\nb")],
    "late header": [["Report 2023", *[""] * 8], ["as printed", *[""] * 8], PLAIN, row()],
}


@pytest.mark.parametrize("form", FORMATS)
def test_the_small_project_reads_alike(tmp_path: Path, form: str) -> None:
    lines = small_project()
    expected, none = load(tmp_path, "plain.csv", FORMATS["csv"][1](lines), AXES)
    assert (len(expected), none) == (24, [])
    name, write = FORMATS[form]
    records, findings = load(tmp_path, name, write(lines), AXES)
    assert findings == []
    assert without_places(records) == without_places(expected)
    assert len({record.location for record in records}) == len(records)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("spoilt", [name for name in SPOILT if name != "late header"])
def test_faults_are_found_alike(tmp_path: Path, form: str, spoilt: str) -> None:
    lines = SPOILT[spoilt]
    expected, faults = load(tmp_path, "plain.csv", FORMATS["csv"][1](lines))
    assert faults
    name, write = FORMATS[form]
    records, findings = load(tmp_path, name, write(lines))
    assert without_places(records) == without_places(expected)
    assert Counter((item.code, item.value, item.severity) for item in findings) == Counter(
        (item.code, item.value, item.severity) for item in faults
    )
    columns = [item.location and item.location.column for item in findings]
    assert Counter(columns) == Counter(item.location and item.location.column for item in faults)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_header_below_other_rows_is_one_finding(tmp_path: Path, form: str) -> None:
    name, write = FORMATS[form]
    records, (found,) = load(tmp_path, name, write(SPOILT["late header"]))
    assert (records, found.code) == ([], "xbrlesg:headerNotFirst")
    assert found.location is not None
    assert found.location.row == 3


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_file(tmp_path: Path, form: str) -> None:
    _, (found,) = load(tmp_path, FORMATS[form][0], b"")
    assert found.code == "xbrlesg:recordsEmpty"


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_gives_the_same_facts(project: Project, form: str) -> None:
    plain = project.export()
    expected = (project.output / "report.json").read_bytes()
    name, write = FORMATS[form]
    (project.folder / "records.csv").unlink()
    (project.folder / name).write_bytes(write(small_project()))
    if name != "records.csv":
        project.edit("report.yaml", "records: records.csv", f"records: {name}")
    exported = project.export()
    assert (project.output / "report.json").read_bytes() == expected
    assert [item.code for item in exported.findings] == [item.code for item in plain.findings]
    assert f'"{name}"' in (project.output / "manifest.json").read_text("utf-8")


def test_a_report_takes_several_formats_together(project: Project) -> None:
    project.export()
    expected = (project.output / "report.json").read_bytes()
    header, *rows = small_project()
    names = []
    for number, form in enumerate(FORMATS):
        part = rows[number :: len(FORMATS)]
        name, write = FORMATS[form]
        names.append(f"{number}-{name}")
        (project.folder / names[-1]).write_bytes(write([header, *part]))
    names[1] += "#records"
    project.edit("report.yaml", "records: records.csv", f"records: [{', '.join(names)}]")
    exported = project.export()
    assert (exported.records, exported.facts) == (24, 22)
    assert (project.output / "report.json").read_bytes() == expected
    assert '"1-records.xlsx"' in (project.output / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize("name", ["records.xls", "records", "records.csv.gz", "records.yaml"])
def test_an_ending_that_no_format_has(tmp_path: Path, name: str) -> None:
    _, (found,) = load(tmp_path, name, b"")
    assert (found.code, found.value) == ("xbrlesg:recordsFormat", name)


def test_an_ending_in_capital_letters(tmp_path: Path) -> None:
    records, findings = load(tmp_path, "RECORDS.CSV", FORMATS["csv"][1]([PLAIN, row()]))
    assert (len(records), findings) == (1, [])
