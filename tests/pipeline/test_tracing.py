"""Every finding names its cause: fact, indicator, record row and cell, source line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.projects import Project, copy_small_project
from tests.validation.foreign_reports import PLACES, write_report
from tests.validation.message_faults import FAULTS, FILES, Fault, spoil
from tests.validation.small_taxonomy import write_package
from xbrlesg.findings.as_data import finding_data
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.pipeline.check import arelle_options, validate_files
from xbrlesg.pipeline.engines import engine_for
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.lineage_file import lineage_of
from xbrlesg.pipeline.own_checks import check_files
from xbrlesg.report.order import row_id
from xbrlesg.validation.check import check_report_file
from xbrlesg.validation.model import Arelle

RECORDS = "records.csv"
ENTRY_POINT = "https://small.example/taxonomy/2024-01-01/small.xsd"
OUTPUTS = "    packages: [small.zip]\n    outputs: [inline, json, csv, xml]\n"
PROFILE = "    profile: profile.yaml\n"
SILENT = {
    *(("csv", "wrong hours"), ("xml", "wrong hours"), ("xml", "wrong axis"), ("xml", "wrong breakdown")),
    ("inline", "wrong axis"),
}
"""Faults of which nobody says anything: Arelle is silent, and we check neither CSV nor XML ourselves."""
CONSEQUENCE = "calc11e:"
"""Where the part of a sum is lost, the message about the rest of the sum cannot name it."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, project_package: Path) -> Project:
    """The small project, exported in all formats, with a report package of JSON and one of the page."""
    project = copy_small_project(tmp_path_factory.mktemp("traced") / "project", project_package)
    project.edit("report.yaml", "    packages: [small.zip]\n", OUTPUTS + PROFILE)
    (project.folder / "profile.yaml").write_text("profile: p\npackages: [xbri]\n", "utf-8")
    assert project.export().folder is not None
    return project


def cells(item: Finding) -> set[tuple[str, int | None, str | None]]:
    """All places that a finding names."""
    places = (item.location, *item.related, *(part.location for part in item.evidence))
    return {(place.file, place.row, place.column) for place in places if place is not None}


def lines_named(item: Finding) -> str:
    return " ".join(part.source for part in item.evidence)


def copied(written: Project, folder: Path) -> Path:
    return Path(shutil.copytree(written.output, folder / "out"))


@pytest.fixture(scope="module")
def arelle(written: Project) -> Iterator[Arelle]:
    """One engine for all: a run of its own would take seconds for each fault."""
    options = arelle_options(CheckLevel.FULL)
    with engine_for((ENTRY_POINT,), [written.folder / "small.zip"], options, len(FAULTS)) as engine:
        yield engine


def judged(written: Project, report: Path, arelle: Arelle) -> list[Finding]:
    """All that ``validate`` finds."""
    packages, places = [written.folder / "small.zip"], lineage_of(report)[0]
    found = check_files([report], packages, {report: places})
    found += check_report_file(
        report, packages, places=places, options=arelle_options(CheckLevel.FULL), arelle=arelle
    )
    return [item for item in found if item.severity >= Severity.WARNING]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("form", FILES)
def test_a_finding_names_record_row_and_cell_and_source_line(
    form: str, fault: Fault, written: Project, arelle: Arelle, tmp_path: Path
) -> None:
    folder = copied(written, tmp_path)
    if not spoil(folder, form, fault):
        pytest.skip("the format cannot have this fault")
    found = judged(written, folder / FILES[form], arelle)
    silent = (form, fault.name) in SILENT
    direct = [item for item in found if not item.code.startswith(CONSEQUENCE) or fault.name == "wrong sum"]
    assert bool(direct) is not silent
    for item in direct:
        assert (RECORDS, fault.row, "value") in cells(item), item
        assert item.fact is not None
        assert item.indicator is not None
        assert item.location is not None
        assert item.location.file == RECORDS
        assert "line" in lines_named(item)
        told = finding_data(item)
        assert any("source" in part for part in told["evidence"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("form", FILES)
def test_without_lineage_it_names_fact_and_element(
    form: str, fault: Fault, written: Project, arelle: Arelle, tmp_path: Path
) -> None:
    folder = copied(written, tmp_path)
    if not spoil(folder, form, fault):
        pytest.skip("the format cannot have this fault")
    (folder / "lineage.json").unlink()
    for item in judged(written, folder / FILES[form], arelle):
        assert item.location is not None
        assert item.location.file != RECORDS
        assert item.location.row is not None, item
        if item.fact is not None and not item.code.startswith(CONSEQUENCE):
            assert row_id(fault.fact) in row_id(item.fact)
        assert item.fact is not None or item.evidence, item


@pytest.mark.parametrize("form", PLACES)
def test_in_reports_of_others_fact_and_element_are_named(form: str, tmp_path: Path) -> None:
    report = write_report(tmp_path, form)
    found = validate_files([report], [write_package(tmp_path)], CheckLevel.FULL)
    for concept, (line, column, name) in zip(("s:Energy", "s:Score"), PLACES[form], strict=True):
        of_fact = [item for item in found if any(part.what == concept for part in item.evidence)]
        assert of_fact
        for item in of_fact:
            if item.code != "xbrlce:unmappedCellValue":  # is about a row above
                (part,) = item.evidence
                assert (item.location, part.location) == (part.location, item.location)
                assert item.location is not None
                assert (item.location.row, item.location.column, item.fact) == (line, column, name)
                assert part.value == {"s:Energy": "12", "s:Score": "high"}[concept]
    assert not [item for item in found if item.location is None or item.location.row is None]


def test_messages_on_a_report_within_a_package_name_their_facts(
    written: Project, arelle: Arelle, tmp_path: Path
) -> None:
    """Arelle calls the report by its own name, not by the package's."""
    folder = copied(written, tmp_path)
    spoil(folder, "inline", next(fault for fault in FAULTS if fault.name == "wrong sum"))
    shutil.unpack_archive(folder / "report.xbri", tmp_path / "unpacked", "zip")
    (inner,) = (tmp_path / "unpacked").rglob("report.xhtml")
    shutil.copy(folder / "report.xhtml", inner)
    shutil.make_archive(str(tmp_path / "again"), "zip", tmp_path / "unpacked")
    shutil.move(tmp_path / "again.zip", folder / "report.xbri")
    sums = [
        item for item in judged(written, folder / "report.xbri", arelle) if item.code.startswith(CONSEQUENCE)
    ]
    assert sums
    assert all((RECORDS, 15, "value") in cells(item) for item in sums)
    (folder / "lineage.json").unlink()
    sums = [
        item for item in judged(written, folder / "report.xbri", arelle) if item.code.startswith(CONSEQUENCE)
    ]
    within = inner.relative_to(tmp_path / "unpacked").as_posix()
    assert {place.file for item in sums for place in (item.location, *item.related) if place} == {
        f"report.xbri/{within}"
    }


def test_findings_of_an_export_show_the_source(written: Project) -> None:
    told = json.loads((written.output / "findings.json").read_text("utf-8"))["findings"]
    (restored,) = (item for item in told if item["code"] == Code.READING_RESTORED.value.name)
    assert restored["evidence"] == [
        {
            "what": "turnover-rate, 2023",
            "value": "5.50 %",
            "location": {"file": RECORDS, "row": 8, "column": "value"},
            "source": "line 8, Staff",
            "fact": restored["fact"],
        }
    ]
    assert "line 8, Staff" in (written.output / "findings.html").read_text("utf-8")


def test_the_record_whose_value_is_filed_leads(project: Project) -> None:
    """The first row of the fact is a restored reading; the second prints the figure clearly."""
    project.edit(
        RECORDS,
        "internal-sessions,14,Times,2023,,,,,,,,,15,Training,Internal\n",
        "internal-sessions,14,Times,2023,,,,,,restored,l4,Line 30 prints it.,15,Training,Internal\n"
        "internal-sessions,14,Times,2023,,,,,,,,,30,Annex,Internal\n",
    )
    project.edit(RECORDS, "external-sessions,2,", "external-sessions,3,")
    exported = project.export(CheckLevel.FULL)
    sums = [item for item in exported.findings if item.code.startswith(CONSEQUENCE)]
    assert sums
    for item in sums:
        shown = {place.row: part.source for part in item.evidence if (place := part.location)}
        assert [row for row in shown if row in {15, 16}] == [16, 15]
        assert (shown[16], shown[15]) == ("line 30, Annex", "line 15, Training")
        assert {(RECORDS, 15, "value"), (RECORDS, 16, "value")} <= cells(item)
    places, faults = lineage_of(project.output / "report.json")
    assert faults == []
    assert places["NumberOfInternalSessions-05071df10e235d12"].location == Location(RECORDS, 16, "value")


def test_lineage_is_read_as_it_was_written(written: Project) -> None:
    data = json.loads((written.output / "lineage.json").read_text("utf-8"))["facts"]
    places, faults = lineage_of(written.output / "csv" / "report.json")
    assert faults == []
    assert set(places) == {fact for fact, records in data.items() if records}


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '{"facts": []}', '{"facts": {"a": 1}}', '{"facts": {"a": ["x"]}}', "[" * 9999),
        '{"facts": {"a": [{"record": {"file": "r.csv", "row": "7"}}]}}',
        '{"facts": {"a": [{"record": {"file": 7, "row": 7}, "indicator": "x"}]}}',
        '{"facts": {"a": [{"indicator": "x"}]}}',
        '{"facts": {"a": [{"record": {}, "printed": [], "indicator": "x"}]}}',
    ],
)
def test_a_malformed_lineage_is_ignored_and_told(text: str, written: Project, tmp_path: Path) -> None:
    folder = copied(written, tmp_path)
    (folder / "lineage.json").write_text(text, "utf-8")
    spoil(folder, "json", FAULTS[0])
    found = validate_files([folder / "report.json"], [written.folder / "small.zip"], CheckLevel.FAST)
    assert Code.LINEAGE_UNREADABLE.value.name in {item.code for item in found}
    assert all(item.location is None or item.location.file != RECORDS for item in found)


def test_a_lineage_of_another_report_changes_nothing(written: Project, tmp_path: Path) -> None:
    folder = copied(written, tmp_path)
    (folder / "lineage.json").write_text('{"facts": {"other": []}}', "utf-8")
    spoil(folder, "json", FAULTS[0])
    found = validate_files([folder / "report.json"], [written.folder / "small.zip"], CheckLevel.FAST)
    assert files(found) == {(folder / "report.json").as_posix()}


def files(found: Iterable[Finding]) -> set[str]:
    return {item.location.file for item in found if item.location is not None}
