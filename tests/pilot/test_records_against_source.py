"""The records of the pilot's tables and highlights against the text of the printed report.

The report is not part of this repository: set XBRLESG_PILOT_SOURCE to its text, or to a folder that holds the
text alone. The last tests need no source.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.pilot.printed_source import Source, SourceTable
from xbrlesg.mapping.load import load_mapping_file
from xbrlesg.mapping.model import MappingFile
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.registry.load import load_registry

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "examples" / "zkteco-2023" / "records" / "tables.csv"
HIGHLIGHTS = "Data of 2023"
COLUMNS = (
    "indicator,value,unit,period,qualifier,gender,age,education,specialty,recruitment-channel,value-basis,"
    "site,occupation,skill-level,language,reading,ocr_text,note,source_line,source_section,source_words"
)
AXES_IN_ROW_LABELS = {"gender", "age", "education", "specialty", "recruitment-channel", "skill-level"}


TABLES = (
    SourceTable("R&D talent", 878, 2),
    SourceTable("R&D investment", 896, 2),
    SourceTable("Quantity Table of Suppliers of ZKTeco in 2023", 1094, 2),
    SourceTable("ZKTeco's Quality Objectives", 1182, 1),
    SourceTable("Customer satisfaction survey", 1348, 2),
    # OCR broke the first row of this table into two
    SourceTable("Statistics on Customer Service Training and Assessment", 1372, 2, fragments=3),
    SourceTable("Responsible marketing", 1385, 2),
    SourceTable("Training on Information Security and Privacy Protection Conducted by the Company", 1497, 2),
    SourceTable("Diversified recruitment channels", 1618, 2),
    SourceTable("Employee structure", 1629, 3),
    SourceTable("Protection of female employees' rights and interests", 1662, 2),
    SourceTable("Skill Level Recognition", 1826, 3),
    SourceTable("Safety Management Measures", 1911, 2),
)
PASSAGES = (("Product Quality Training", 1212), ("Occupational health examinations", 1924))
PANEL = range(296, 439)  # the lines between the highlights' heading and the next one

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.section)


@pytest.fixture(scope="session")
def mapping() -> MappingFile:
    entry, _, findings = load_mapping_file(ROOT / "mappings" / "esg.yaml", "esg.yaml")
    assert entry is not None, findings
    return entry


@pytest.fixture(scope="session")
def records(mapping: MappingFile) -> list[IndicatorRecord]:
    found, findings = load_records(RECORDS, RECORDS.name, mapping.axes)
    assert findings == []
    return list(found)


def place(record: IndicatorRecord) -> int:
    assert record.source.line is not None
    return record.source.line


def of_section(records: list[IndicatorRecord], section: str) -> list[IndicatorRecord]:
    return [record for record in records if record.source.section == section]


def where(record: IndicatorRecord) -> str:
    return f"row {record.location.row}: {record.indicator}"


def lines_named(record: IndicatorRecord) -> list[int]:
    """The record's own line, then the lines that its note names: "line 12", "lines 12 and 15"."""
    named = re.findall(r"\blines? (\d+)(?: and (\d+))?", record.note)
    return [place(record), *(int(line) for pair in named for line in pair if line)]


@each_table
def test_a_table_has_as_many_records_as_figures(
    table: SourceTable, source: Source, records: list[IndicatorRecord]
) -> None:
    figures = len(list(source.figures(table)))
    assert len(of_section(records, table.section)) == figures - table.fragments


@each_table
def test_a_tables_records_are_its_figures_in_order(
    table: SourceTable, source: Source, records: list[IndicatorRecord]
) -> None:
    rows = of_section(records, table.section)
    unreadable = {line for row in rows if row.reading is Reading.UNREADABLE for line in lines_named(row)}
    printed = [(line, cell.rstrip("%")) for line, cell in source.figures(table) if line not in unreadable]
    assert [(place(row), row.value) for row in rows if row.reading is not Reading.UNREADABLE] == printed


@each_table
def test_a_tables_records_have_the_years_of_its_columns(
    table: SourceTable, source: Source, records: list[IndicatorRecord]
) -> None:
    years = re.findall(r"\d{4}", source.printed(table.header))
    rows: dict[int, list[IndicatorRecord]] = {}
    for record in of_section(records, table.section):
        rows.setdefault(place(record), []).append(record)
    for row in rows.values():
        columns = [year for year in years for _ in range(len(row) // len(years))] or ["2023"]
        for record, year in zip(row, columns, strict=True):
            assert year in (record.period, record.ocr_text), where(record)


def test_trainings_have_the_sites_of_their_columns(source: Source, records: list[IndicatorRecord]) -> None:
    (table,) = (table for table in TABLES if table.section.startswith("Training on Information Security"))
    rows = of_section(records, table.section)
    sites = source.cells(table.header + 1)[table.column :]
    assert [dict(row.breakdown)["site"] for row in rows] == sites * (len(rows) // len(sites))


def test_quality_objectives_and_achievements_are_told_apart(
    source: Source, records: list[IndicatorRecord]
) -> None:
    (table,) = (table for table in TABLES if table.section.endswith("Quality Objectives"))
    rows = of_section(records, table.section)
    columns = source.cells(table.header)[table.column :]
    bases = ["" if "Achievement" in column else "Objective" for column in columns]
    assert [dict(row.breakdown).get("value-basis", "") for row in rows] == bases * (len(rows) // len(bases))


@pytest.mark.parametrize(("section", "line"), PASSAGES)
def test_a_passage_has_as_many_records_as_figures(
    section: str, line: int, source: Source, records: list[IndicatorRecord]
) -> None:
    figures = [figure for figure in re.findall(r"\d[\d,.]*\b", source.printed(line)) if figure != "2023"]
    assert sorted(record.value for record in of_section(records, section)) == sorted(figures)


def test_each_highlight_has_a_record(source: Source, records: list[IndicatorRecord]) -> None:
    lines = [line for line in PANEL if re.search(r"\d", source.printed(line))]
    assert [place(record) for record in of_section(records, HIGHLIGHTS)] == lines


def test_units_stand_in_their_line(source: Source, records: list[IndicatorRecord]) -> None:
    for record in records:
        lines = " ".join(source.printed(line) for line in lines_named(record))
        if record.reading is Reading.CLEAR:
            assert all(word in lines for word in record.unit.split()), where(record)


def test_breakdown_values_stand_in_their_line(source: Source, records: list[IndicatorRecord]) -> None:
    for record in records:
        for axis, value in record.breakdown:
            if axis in AXES_IN_ROW_LABELS and record.source.section != HIGHLIGHTS:
                label = rf"(?<!\w){re.escape(value)}(?!\w)"
                assert re.search(label, source.printed(place(record))), where(record)


def test_the_file_has_the_documented_form() -> None:
    content = RECORDS.read_bytes()
    assert content.decode("utf-8").split("\n", 1)[0] == COLUMNS
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_every_indicator_is_in_the_registry_and_in_the_mapping(
    records: list[IndicatorRecord], mapping: MappingFile
) -> None:
    known = set(registry_indicators())
    assert set(mapping.indicators) == known
    assert {record.indicator for record in records} <= known


def registry_indicators() -> Iterator[str]:
    folder = ROOT / "taxonomy" / "esg"
    registry, findings = load_registry(folder)
    assert registry is not None, findings
    yield from (indicator.id for indicator in registry.indicators())


def test_every_unit_and_breakdown_value_is_in_the_mapping(
    records: list[IndicatorRecord], mapping: MappingFile
) -> None:
    for record in records:
        assert record.language or record.unit in mapping.units, where(record)
        for axis, value in record.breakdown:
            assert {value} & {*mapping.axes[axis].members, *typed_values(mapping, axis)}, where(record)


def typed_values(mapping: MappingFile, axis: str) -> Iterator[str]:
    typed = mapping.axes[axis].typed
    yield from (typed if isinstance(typed, dict) else ())


def test_every_record_says_where_it_stands(records: list[IndicatorRecord]) -> None:
    for record in records:
        assert place(record) > 0
        assert record.source.section, where(record)
        assert 1 <= len(record.source.words.split()) <= 6, where(record)


def test_readings_are_known_and_counted(records: list[IndicatorRecord]) -> None:
    counted = Counter(record.reading for record in records)
    assert counted == {Reading.CLEAR: 182, Reading.RESTORED: 16, Reading.UNREADABLE: 3}


def test_no_two_rows_are_identical() -> None:
    with RECORDS.open(encoding="utf-8", newline="") as file:
        rows = Counter(map(tuple, csv.reader(file)))
    assert [row for row, count in rows.items() if count > 1] == []


@pytest.mark.parametrize("axis", ["gender", "age", "education", "specialty"])
@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_the_employees_of_a_breakdown_add_up(axis: str, year: str, records: list[IndicatorRecord]) -> None:
    rows = [row for row in of_section(records, "Employee structure") if row.period == year]
    (total,) = (number(row) for row in rows if not row.breakdown)
    assert sum(number(row) for row in rows if axis in dict(row.breakdown)) == total


def number(record: IndicatorRecord) -> Decimal:
    return Decimal(record.value.replace(",", ""))
