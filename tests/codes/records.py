"""Records: files and cells that cannot be read, and records that become no fact or are told of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pyarrow
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.codes.examples import Examples
from tests.codes.project import small_project
from tests.codes.report import harbour_project
from tests.codes.shown import (
    GOOD,
    HEADER,
    exported,
    in_mapping,
    in_records,
    in_report,
    in_workbook,
    put_into,
    shown,
    write_rows,
)
from tests.records.tables import parquet_bytes
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding

RATE: Final = ("turnover-rate", "5.50", "%", "2023")
AS_CSV: Final = (
    Code.RECORDS_EMPTY,
    Code.RECORDS_CSV,
    Code.HEADER_LATE,
    Code.COLUMN_MISSING,
    Code.COLUMN_UNKNOWN,
    Code.COLUMN_REPEATED,
    Code.ROW_LENGTH,
    Code.SOURCE_LINE,
    Code.READING_UNKNOWN,
    Code.READING_CONTRADICTED,
    Code.READING_UNEXPLAINED,
    Code.READING_NOT_TEXT,
    Code.READING_RESTORED,
    Code.READING_UNREADABLE,
    Code.INDICATOR_UNKNOWN,
    Code.VALUE_MISSING,
    Code.VALUE_NOT_NUMBER,
    Code.VALUE_STRAY_SPACE,
    Code.VALUE_FULL_WIDTH,
    Code.VALUE_GROUPING,
    Code.VALUE_LOST_SEPARATOR,
    Code.VALUE_NOT_WHOLE,
    Code.VALUE_ABOVE_100,
    Code.VALUE_NOT_BOOLEAN,
    Code.VALUE_NOT_DATE,
    Code.ANSWER_UNKNOWN,
    Code.ANSWER_REPEATED,
    Code.QUALIFIER_UNKNOWN,
    Code.QUALIFIER_NOT_ALLOWED,
    Code.UNIT_MISSING,
    Code.UNIT_UNKNOWN,
    Code.UNIT_BROKEN_PERCENT,
    Code.UNIT_FAMILY,
    Code.UNIT_ON_TEXT,
    Code.LANGUAGE_MISSING,
    Code.LANGUAGE_INVALID,
    Code.PERIOD_MISSING,
    Code.PERIOD_INVALID,
    Code.PERIOD_TYPE,
    Code.BREAKDOWN_UNKNOWN,
    Code.BREAKDOWN_NOT_ALLOWED,
    Code.RECORD_REPEATED,
    Code.RECORD_CONFLICT,
    Code.RECORD_AGREES,
    Code.RECORD_LESS_PRECISE,
)
"""Codes whose examples are the whole file of records."""


def _other_sheet(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    with xlsxwriter.Workbook(project.folder / "staff.xlsx") as book:
        write_rows(book.add_worksheet("Staff"), HEADER, GOOD)
    put_into(project.folder / "report.yaml", shown(Code.SHEET_UNKNOWN))
    return project.export().findings


def _doubles(folder: Path) -> Iterable[Finding]:
    cells = {column: [text] for column, text in zip(HEADER, GOOD, strict=True)}
    table = pyarrow.table({**cells, "value": pyarrow.array([990.0])})
    return exported(small_project(folder), "records.parquet", parquet_bytes(table))


def _not_nillable(folder: Path) -> Iterable[Finding]:
    """The small taxonomy's concepts may all be nil; here its schema says of one that it may not."""
    project = small_project(folder)
    package = project.folder / "small.zip"
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in files if name.endswith("small.xsd"))
    files[name] = b"\n".join(
        line.replace(b'nillable="true"', b'nillable="false"') if b"DateOfPolicy" in line else line
        for line in files[name].split(b"\n")
    )
    package.write_bytes(write_zip(files))
    put_into(project.folder / "mapping.yaml", "nil: [n/a]")
    return exported(project, "records.csv", shown(Code.NIL_NOT_ALLOWED).encode("utf-8"))


def _without_qualifiers(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    path = project.folder / "mapping.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("qualifiers:"), text.index("enumerations:")
    path.write_text(text[:start] + text[end:], "utf-8")
    return exported(project, "records.csv", shown(Code.QUALIFIER_UNMAPPED).encode("utf-8"))


def _printed_otherwise(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    (project.folder / "printed.txt").write_text("\n" * 147 + "Number of employees 909\n", "utf-8")
    put_into(project.folder / "report.yaml", "source_text: printed.txt")
    return exported(project, "records.csv", shown(Code.SOURCE_DISAGREES).encode("utf-8"))


def _of_another_type(folder: Path) -> Iterable[Finding]:
    project = harbour_project(folder)
    put_into(project.folder / "mapping.yaml", shown(Code.UNIT_TYPE))
    return project.export().findings


def _percentage(book: Workbook, page: Worksheet) -> None:
    page.write_number("B2", 0.125, book.add_format({"num_format": "0.0%"}))


def _month(book: Workbook, page: Worksheet) -> None:
    page.write_datetime("D2", datetime(2023, 6, 1), book.add_format({"num_format": "mmm-yy"}))


EXAMPLES: Final[Examples] = {
    **{code: in_records(code) for code in AS_CSV},
    Code.RECORDS_FORMAT: in_report(Code.RECORDS_FORMAT),
    Code.RECORDS_JSON: in_records(Code.RECORDS_JSON, "records.json"),
    Code.RECORDS_XLSX: in_records(Code.RECORDS_XLSX, "records.xlsx"),
    Code.RECORDS_PARQUET: in_records(Code.RECORDS_PARQUET, "records.parquet"),
    Code.RECORDS_LARGE: in_workbook(lambda _, page: page.write_string("XFD1048576", ".")),
    Code.SHEET_UNKNOWN: _other_sheet,
    Code.CELL_NESTED: in_records(Code.CELL_NESTED, "records.json"),
    Code.CELL_ERROR: in_workbook(lambda _, page: page.write_formula("B2", "=C9", None, "#REF!")),
    Code.CELL_NUMBER: in_workbook(_percentage, RATE),
    Code.CELL_DATE: in_workbook(_month, RATE),
    Code.CELLS_NUMERIC: in_workbook(lambda _, page: page.write_number("B2", 5.5), RATE),
    Code.CELLS_FORMULA: in_workbook(lambda _, page: page.write_formula("B2", "=500+490", None, 990)),
    Code.CELLS_HIDDEN: in_workbook(lambda _, page: page.set_row(1, None, None, {"hidden": True})),
    Code.CELLS_MERGED: in_workbook(lambda _, page: page.merge_range("A2:A3", "employees")),
    Code.COLUMN_TYPE: _doubles,
    Code.NIL_NOT_ALLOWED: _not_nillable,
    Code.QUALIFIER_UNMAPPED: _without_qualifiers,
    Code.SOURCE_DISAGREES: _printed_otherwise,
    Code.SOURCE_NOT_COMPARED: in_report(Code.SOURCE_NOT_COMPARED),
    Code.UNIT_TYPE: _of_another_type,
    Code.TEXT_CHARACTER: in_records(Code.TEXT_CHARACTER, "records.json"),
    Code.PERIOD_AMBIGUOUS: in_report(Code.PERIOD_AMBIGUOUS),
    Code.MAPPING_UNIT_TRAP: in_mapping(Code.MAPPING_UNIT_TRAP),
    Code.RECORD_LEFT_OUT: in_records(Code.RECORD_LEFT_OUT, mapping="partial: true"),
    Code.FIT_LEFT_OUT: in_mapping(Code.FIT_LEFT_OUT),
}
