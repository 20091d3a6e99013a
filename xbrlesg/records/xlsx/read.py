"""A sheet of an Excel workbook as a table: calamine reads the cells, ``marks`` what it leaves out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Sheet, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.records.table import MOST_CELLS, Table
from xbrlesg.records.texts import shown
from xbrlesg.records.xlsx.archive import SheetEntry, Workbook
from xbrlesg.records.xlsx.build import SheetReader
from xbrlesg.records.xlsx.cells import Value
from xbrlesg.records.xlsx.marks import Marks, letters_of, read_marks
from xbrlesg.records.xlsx.xml import BrokenPartError

SHEET: Final = "records"
"""The name of the sheet that is read where none is asked for, in small or capital letters."""

Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def read_xlsx(content: bytes, place: Location) -> Table:
    """Read a workbook (ECMA-376); ``place.sheet`` is the sheet that is wanted. Raises MissingExtraError."""
    file = Location(place.file)
    if not content:
        return Table((), file)
    faults: list[Finding] = []
    try:
        workbook = Workbook(content)
        entry, faults = _choose(workbook.sheets, place.sheet.name if place.sheet else None, file)
        table = _read(content, workbook, entry, place.file) if entry else Table((), file)
    except BrokenPartError as error:
        message = f"the file is no Excel workbook: {error}"
        table = Table((), file, findings=(finding(Code.RECORDS_XLSX, message, file),))
    return replace(table, findings=(*faults, *table.findings))


def _read(content: bytes, workbook: Workbook, entry: SheetEntry, file: str) -> Table:
    """The table of one sheet. Raises MissingExtraError and BrokenPartError."""
    place = Location(file, sheet=Sheet(shown(entry.name)))
    marks = read_marks(workbook.part(entry.part))
    if marks.rows * marks.columns > MOST_CELLS:
        message = f"the sheet reaches to {letters_of(marks.columns)}{marks.rows}"
        return Table((), place, findings=(finding(Code.RECORDS_LARGE, message, place),))
    formats = workbook.formats()
    try:
        cells, merged = _cells(content, entry.name, file)
    except BrokenPartError:
        errors = tuple(_errors(place, marks))
        if not errors:
            raise
        return Table((), place, findings=errors)
    return SheetReader(place, cells, marks, formats).table(merged)


def _choose(
    sheets: Sequence[SheetEntry], wanted: str | None, place: Location
) -> tuple[SheetEntry | None, list[Finding]]:
    """The sheet that is asked for, or the one named ``records``, or the only one that users see."""
    visible = [sheet for sheet in sheets if not sheet.hidden]
    if wanted is not None:
        found = [sheet for sheet in sheets if sheet.name == wanted]
    else:
        found = [sheet for sheet in sheets if sheet.name.casefold() == SHEET] or visible
    if len(found) == 1:
        return found[0], _hidden(found[0], place)
    names = [shown(sheet.name) for sheet in visible]
    message = f"there is no sheet {wanted!r}" if wanted else f"there are {len(found)} sheets to choose from"
    advice = f"{Code.SHEET_UNKNOWN.value.hint} Its sheets are {', '.join(names) or 'hidden'}."
    hint = near_hint(wanted, names, advice) if wanted else advice
    return None, [finding(Code.SHEET_UNKNOWN, message, place, value=wanted, hint=hint)]


def _hidden(sheet: SheetEntry, place: Location) -> list[Finding]:
    if not sheet.hidden:
        return []
    at = replace(place, sheet=Sheet(shown(sheet.name)))
    return [finding(Code.CELLS_HIDDEN, "the sheet is hidden, and was read", at)]


def _errors(sheet: Location, marks: Marks) -> Iterator[Finding]:
    """The errors of a sheet that calamine refuses to read, which it does for those that it does not know."""
    name = sheet.sheet.name if sheet.sheet else ""
    for row, marked in sorted(marks.cells.items()):
        for column, mark in sorted(marked.items()):
            if mark.error:
                letters = letters_of(column)
                place = Location(sheet.file, row, letters, Sheet(name, ((letters, letters),)))
                message = "the cell is an error, and the sheet could not be read"
                yield finding(Code.CELL_ERROR, message, place, value=shown(mark.text))


def _cells(content: bytes, name: str, file: str) -> tuple[list[list[Value]], Merged]:
    """All cells from A1 on, and the ranges that are merged. Raises MissingExtraError and BrokenPartError."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only who reads XLSX
    except ImportError as error:
        raise MissingExtraError(f"{file}: reading XLSX", "xlsx") from error
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheet = workbook.get_sheet_by_name(name)
            return sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise BrokenPartError(shown(str(error))) from error
    except BaseException as error:  # a panic of calamine's, which pyo3 keeps out of Exception on purpose
        if type(error).__name__ != "PanicException":
            raise
        raise BrokenPartError("its cells cannot be read") from error
