"""The text of the printed report, which a report file may name: an edited digit is found by row and cell."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.pipeline.levels import CheckLevel

VARIABLE = "XBRLESG_TEST_SOURCE"
PRINTED = {1: "Small & Sons <Ltd>", 2: '"1,000 persons"', 8: "Turnover 5.50 %, OCR: 9/0", 18: "Score /0"}


def write_source(project: Project) -> Path:
    """A text that prints all that the records say, each on its lines."""
    lines: dict[int, list[str]] = {line: [text] for line, text in PRINTED.items()}
    with (project.folder / "records.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            line = int(row["source_line"].partition("-")[0])
            lines.setdefault(line, []).extend([row["qualifier"], row["value"], row["source_words"]])
    folder = project.folder / "source"
    folder.mkdir()
    text = [" ".join(" ".join(lines.get(line, [])).split()) for line in range(1, 31)]
    (folder / "report.txt").write_text("\n".join(text), "utf-8")
    return folder


@pytest.fixture
def sourced(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, with the text that its records came from."""
    project.edit("report.yaml", "records: records.csv\n", f"records: records.csv\nsource_text: ${VARIABLE}\n")
    monkeypatch.setenv(VARIABLE, str(write_source(project)))
    return project


def of_source(project: Project) -> list[Finding]:
    codes = {Code.SOURCE_DISAGREES.value.name, Code.SOURCE_NOT_COMPARED.value.name}
    return [item for item in project.export().findings if item.code in codes]


def test_the_unedited_records_agree_with_the_text(sourced: Project) -> None:
    assert of_source(sourced) == []
    manifest = json.loads((sourced.output / "manifest.json").read_text("utf-8"))
    assert f"${VARIABLE}" in manifest["inputs"]


@pytest.mark.parametrize("value", [None, "nowhere.txt"])
def test_without_the_text_an_info_says_so(
    value: str | None, sourced: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv(VARIABLE)
    else:
        monkeypatch.setenv(VARIABLE, value)
    (item,) = of_source(sourced)
    assert (item.code, item.severity) == (Code.SOURCE_NOT_COMPARED.value.name, Severity.INFO)
    assert (item.location, item.value) == (Location("report.yaml", 11, "source_text"), f"${VARIABLE}")
    assert "inputs" in json.loads((sourced.output / "manifest.json").read_text("utf-8"))


def test_a_text_that_is_no_text_is_an_error(sourced: Project) -> None:
    (sourced.folder / "source" / "report.txt").write_bytes(b"\xff\xfe\x00")
    assert Code.FILE_ENCODING.value.name in {item.code for item in sourced.export().findings}


def test_each_edited_digit_is_found_by_row_and_cell(sourced: Project) -> None:
    """Every digit of every value of records.csv, one at a time, whichever check finds it."""
    path = sourced.folder / "records.csv"
    text = path.read_text("utf-8")
    before = set(sourced.export().findings)
    edits = 0
    for number, line in enumerate(text.splitlines(), 1):
        value = re.match(r'[a-z-]+,("[^"]*\d[^"]*"|[^,]*\d[^,]*),', line)
        for place in [at for at in range(*value.span(1)) if line[at].isdigit()] if value else []:
            digit = str((int(line[place]) + 3) % 10)
            spoilt = text.splitlines()
            spoilt[number - 1] = line[:place] + digit + line[place + 1 :]
            path.write_text("\n".join(spoilt) + "\n", "utf-8")
            new = set(sourced.export().findings) - before
            assert any(Location("records.csv", number, "value") in places(item) for item in new), spoilt[
                number - 1
            ]
            edits += 1
    assert edits > 40


def test_arelle_names_row_and_cell_of_an_edited_digit(project: Project) -> None:
    """Without any text: the calculation of the taxonomy binds the figure."""
    project.edit("records.csv", "internal-sessions,14,", "internal-sessions,15,")
    sums = [item for item in project.export(CheckLevel.FAST).findings if item.code.startswith("calc11e:")]
    assert sums
    assert all(Location("records.csv", 15, "value") in places(item) for item in sums)
    assert all("line 15, Training" in {part.source for part in item.evidence} for item in sums)


def places(item: Finding) -> set[Location | None]:
    return {item.location, *item.related, *(part.location for part in item.evidence)}
