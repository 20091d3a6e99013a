"""The template: what it offers, what it protects, and that the program takes it back when it is filled."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.projects import Project
from tests.records.tables import told
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.template import MadeTemplate, make_template
from xbrlesg.records.columns import OPTIONAL, REQUIRED
from xbrlesg.records.load import load_records
from xbrlesg.records.xlsx.template import ROWS

AXES = ["gender", "value-basis", "site"]


def make(project: Project, source: str = "mapping.yaml", *packages: str) -> tuple[MadeTemplate, Path]:
    path = project.folder / "filled.xlsx"
    return make_template(project.folder / source, path, [project.folder / name for name in packages]), path


def choices(book: Any) -> dict[str, list[str]]:
    """What each column's drop-down offers, from the cells that its rule points to."""
    sheet = book["records"]
    found = {}
    for rule in sheet.data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        assert (area.min_row, area.max_row) == (2, ROWS + 1)
        name, _, cells = rule.formula1.partition("!")
        found[sheet.cell(1, area.min_col).value] = [cell.value for (cell,) in book[name][cells]]
    return found


def page(book: Any) -> dict[str, dict[str, str]]:
    """The indicators' page: for each id, its cells by the first word of their header."""
    header, *rows = book["Indicators"].iter_rows(values_only=True)
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def fill(path: Path, records: Path) -> None:
    """Fill a template as its user would: under the headers, cell by cell."""
    book = openpyxl.load_workbook(path)
    sheet = book["records"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    with records.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            for header, text in row.items():
                if text:
                    sheet.cell(number, columns[header]).value = text
                    sheet.cell(number, columns[header]).data_type = "s"
    book.save(path)


@pytest.mark.parametrize("packages", [(), ("small.zip",)])
def test_a_filled_template_gives_the_same_facts(project: Project, packages: tuple[str, ...]) -> None:
    plain = project.export()
    expected = (project.output / "report.json").read_bytes()
    made, path = make(project, "mapping.yaml", *packages)
    assert (made.findings, made.columns, made.indicators) == ((), len(REQUIRED) + len(OPTIONAL) + 3, 15)
    fill(path, project.folder / "records.csv")
    project.edit("report.yaml", "records: records.csv", "records: filled.xlsx")
    exported = project.export()
    assert (project.output / "report.json").read_bytes() == expected
    assert [item.code for item in exported.findings] == [item.code for item in plain.findings]


def test_an_empty_template_is_read_as_one(project: Project) -> None:
    _, path = make(project)
    records, findings = load_records(path, "filled.xlsx", AXES)
    assert (list(records), told(findings)) == ([], [("recordsEmpty", "filled.xlsx!records")])


def test_drop_downs_of_a_mapping(project: Project) -> None:
    _, path = make(project)
    offered = choices(openpyxl.load_workbook(path))
    assert offered["indicator"][:3] == ["employees", "turnover-rate", "coverage"]
    assert offered["unit"] == ["persons", "Person", "Times", "Points", "%", "RMB '0,000", "RMB", "Hour"]
    assert offered["qualifier"] == ["more than", "over", "about"]
    assert offered["gender"] == ["Male", "Female"]
    assert offered["site"] == ["Dongguan", "厦门"]
    assert offered["reading"] == ["restored", "worded", "summary", "unreadable"]
    assert offered["language"] == ["en", "zh-hans"]
    assert "value" not in offered


def test_a_typed_axis_as_printed_takes_any_text(project: Project) -> None:
    project.edit("mapping.yaml", "typed: {Dongguan: Dongguan, 厦门: Xiamen}", "typed: as-printed")
    _, path = make(project)
    book = openpyxl.load_workbook(path)
    assert "site" not in choices(book)
    (cell,) = [cell for cell in book["records"][1] if cell.value == "site"]
    assert "Any text" in cell.comment.text


def test_a_long_name_of_a_column_costs_no_drop_down(project: Project) -> None:
    name = "gender-of-the-persons-who-are-employed-there"
    project.edit("mapping.yaml", "  gender: {axis", f"  {name}: {{axis")
    _, path = make(project)
    assert choices(openpyxl.load_workbook(path))[name] == ["Male", "Female"]


def test_only_the_cells_to_be_filled_are_unlocked_and_they_are_text(project: Project) -> None:
    _, path = make(project, "mapping.yaml", "small.zip")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["records", "Indicators", "About", "lists"]
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert book["lists"].sheet_state == "veryHidden"
    sheet = book["records"]
    assert sheet.freeze_panes == "B2"
    spans = sheet.column_dimensions.values()
    for cell in sheet[1]:
        assert cell.protection.locked
        assert len(cell.comment.text.splitlines()) >= 2  # in two languages
        (column,) = [item for item in spans if item.min <= cell.column <= item.max]
        assert (column.number_format, column.protection.locked) == ("@", False)
    assert all(cell.protection.locked for row in book["Indicators"].iter_rows() for cell in row)


def test_what_the_taxonomy_says_of_an_indicator(project: Project) -> None:
    _, path = make(project, "mapping.yaml", "small.zip")
    indicators = page(openpyxl.load_workbook(path))
    employees = indicators["employees"]
    assert employees["concept 元素"] == "small:NumberOfEmployees"
    assert (employees["type 类型"], employees["period 期间"]) == ("integer", "instant")
    assert employees["units 单位"] == "persons, Person, Times"
    assert "gender (Male, Female)" in employees["breakdowns 细分项"]
    assert employees["label 名称 (zh-hans)"] == "员工人数"
    assert indicators["wages"]["units 单位"] == "RMB '0,000, RMB"
    assert indicators["policy-in-force"]["answers 选项"].split("\n") == ["Yes", "No", "是", "否"]
    assert indicators["review"]["answers 选项"].split("\n") == ["every year", "annually", "quarterly"]
    assert not indicators["company"]["units 单位"]


def test_units_of_a_type_are_those_of_the_units_registry(project: Project) -> None:
    project.edit(
        "registry/themes/social/people.yaml",
        "type: hours\n        unit: hours",
        "type: mass\n        unit: mass",
    )
    build_taxonomy(project.folder / "registry", project.folder / "small.zip")
    both = (
        "  t: {unit: utr:t, factor: 1, family: measure}\n  MWh: {unit: utr:MWh, factor: 1, family: measure}\n"
    )
    project.edit("mapping.yaml", "units:\n", f"units:\n{both}")
    _, path = make(project, "mapping.yaml", "small.zip")
    assert page(openpyxl.load_workbook(path))["training-hours"]["units 单位"] == "t"


def test_a_registry(project: Project) -> None:
    made, path = make(project, "registry")
    assert made.findings == ()
    book = openpyxl.load_workbook(path)
    offered, indicators = choices(book), page(book)
    assert list(indicators) == offered["indicator"]
    assert "unit" not in offered
    assert offered["gender"][:2] == ["Male", "Female"]
    assert "男" in "".join(offered["gender"])
    assert offered["qualifier"]
    headers = [cell.value for cell in book["records"][1]]
    assert headers[len(REQUIRED) + len(OPTIONAL) :] == ["gender", "value-basis", "site"]
    (employees,) = [row for row in indicators.values() if row["concept 元素"] == "small:NumberOfEmployees"]
    assert employees["measured in 计量类别"] == "count"
    assert "gender (Male, Female)" in employees["breakdowns 细分项"]


def test_breakdowns_that_are_concepts(project: Project) -> None:
    cases = "{cases: {site: {Dongguan: small:NumberOfInternalSessions}, region: {Asia: small:Wages}}}"
    project.edit("mapping.yaml", "  sessions: small:NumberOfSessions\n", f"  sessions: {cases}\n")
    project.edit(
        "mapping.yaml", "mapping: small\n", "mapping: small\npartial: true\nunmapped_axes: [region]\n"
    )
    made, path = make(project, "mapping.yaml", "small.zip")
    assert made.findings == ()
    book = openpyxl.load_workbook(path)
    assert choices(book)["region"] == ["Asia"]
    sessions = page(book)["sessions"]
    assert (sessions["concept 元素"] or "", sessions["type 类型"]) == ("", "integer, monetary")
    assert sessions["breakdowns 细分项"].splitlines() == [
        "site Dongguan: small:NumberOfInternalSessions",
        "region Asia: small:Wages",
    ]
    assert "RMB" in sessions["units 单位"]
    assert make(project)[0].indicators == 15


def test_columns_that_a_mapping_leaves_out(project: Project) -> None:
    project.edit(
        "mapping.yaml", "mapping: small\n", "mapping: small\npartial: true\nunmapped_axes: [region]\n"
    )
    _, path = make(project)
    (cell,) = [cell for cell in openpyxl.load_workbook(path)["records"][1] if cell.value == "region"]
    assert "no place" in cell.comment.text


@pytest.mark.parametrize("source", ["mapping.yaml", "registry"])
def test_the_same_input_gives_the_same_bytes(project: Project, source: str) -> None:
    _, path = make(project, source, "small.zip")
    first = path.read_bytes()
    make(project, source, "small.zip")
    assert path.read_bytes() == first
    assert openpyxl.load_workbook(path).properties.created.year == 2000


@pytest.mark.parametrize(
    ("source", "packages", "code"),
    [
        ("none.yaml", (), "fileMissing"),
        ("report.yaml", (), "yamlContent"),
        ("mapping.yaml", ("none.zip",), "taxonomyPackageMissing"),
        ("out", (), "fileMissing"),
    ],
)
def test_a_source_with_a_fault_makes_no_template(
    project: Project, source: str, packages: tuple[str, ...], code: str
) -> None:
    (project.folder / "out").mkdir()
    made, path = make(project, source, *packages)
    assert {item.code for item in made.findings} >= {f"xbrlesg:{code}"}
    assert made.columns == 0
    assert not path.exists()


def test_a_mapping_that_does_not_fit_makes_no_template(project: Project) -> None:
    project.edit("mapping.yaml", "wages: small:Wages", "wages: small:Wagse")
    made, path = make(project, "mapping.yaml", "small.zip")
    assert [item.code for item in made.findings] == ["xbrlesg:mappingConcept"]
    assert not path.exists()
