"""Flat facts as an Excel workbook for the reporting team: the facts, the notes, and what the file is.

Needs XlsxWriter, the extra ``xlsx``. Texts are written as texts, so that none can be a formula; numbers are
numbers where Excel holds every digit of them, else texts. The same rows give the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from xbrlesg.errors import CannotWriteError
from xbrlesg.flat.model import NIL, Cell, Row
from xbrlesg.flat.numbers import excel_number, number_format

LONGEST_TEXT: Final = 32767
MOST_ROWS: Final = 1_048_576
NO_NOTES: Final = "[]"
_CUT: Final = " [cut here; facts.csv has the whole text]"
_CREATED: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the workbook knows no time zone


@dataclass(frozen=True, slots=True)
class About:
    """What the sheet ``About`` says: pairs of a heading and a text."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _SheetColumn:
    """A column of the sheet of facts: its heading, its width in characters, the row's column behind it."""

    heading: str
    width: int
    name: str


_FACTS: Final = (
    _SheetColumn("Indicator", 34, "indicator"),
    _SheetColumn("Label (en)", 44, "label_en"),
    _SheetColumn("Label (zh)", 30, "label_zh"),
    _SheetColumn("Breakdown (en)", 32, "breakdown_en"),
    _SheetColumn("Breakdown (zh)", 24, "breakdown_zh"),
    _SheetColumn("From", 11, "period_start"),
    _SheetColumn("To", 11, "period_end"),
    _SheetColumn("At", 11, "period_instant"),
    _SheetColumn("Value", 18, "value"),
    _SheetColumn("Answer (en)", 18, "value_en"),
    _SheetColumn("Unit", 12, "unit"),
    _SheetColumn("Decimals", 9, "decimals"),
    _SheetColumn("Language", 9, "language"),
    _SheetColumn("Printed value", 18, "printed_value"),
    _SheetColumn("Printed unit", 13, "printed_unit"),
    _SheetColumn("Factor", 10, "factor"),
    _SheetColumn("Qualifier", 14, "qualifier"),
    _SheetColumn("Status", 10, "status"),
    _SheetColumn("Section", 30, "source_section"),
    _SheetColumn("Line", 7, "source_line"),
    _SheetColumn("Last line", 9, "source_last_line"),
    _SheetColumn("Record file", 30, "record_file"),
    _SheetColumn("Record row", 11, "record_row"),
    _SheetColumn("Notes", 12, "footnotes"),
    _SheetColumn("Concept", 44, "concept"),
    _SheetColumn("Fact", 44, "fact_id"),
)


def write_workbook(rows: Sequence[Row], about: About) -> bytes:
    """The workbook, with the sheets Facts, Notes and About.

    Raises CannotWriteError for more facts than a sheet holds: Excel would lose the rest.
    """
    if len(rows) >= MOST_ROWS:
        raise CannotWriteError(f"an Excel sheet holds {MOST_ROWS} rows, too few for {len(rows)} facts")
    import xlsxwriter  # noqa: PLC0415 - an extra

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheets = _Sheets(book)
        sheets.facts(rows)
        sheets.notes(rows)
        sheets.about(about)
    return stream.getvalue()


class _Sheets:
    """Writes the sheets of one workbook; formats are made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._numbers: dict[str, Any] = {}

    def facts(self, rows: Sequence[Row]) -> None:
        """A row a fact, with a filter on each column."""
        sheet = self._sheet("Facts", [(column.heading, column.width) for column in _FACTS], len(rows))
        columns = [(place, column.name) for place, column in enumerate(_FACTS)]
        for line, row in enumerate(rows, start=1):
            for place, name in columns:
                cell = row[name]
                if name == "value" and row["value_number"] is not None:
                    self._number(sheet, line, place, row)
                elif name == "value" and row["status"] == NIL:
                    self._cell(sheet, line, place, row["printed_value"])
                elif name == "footnotes":
                    self._cell(sheet, line, place, ", ".join(note["id"] for note in _notes(row)) or None)
                elif cell is not None:
                    self._cell(sheet, line, place, cell)

    def notes(self, rows: Sequence[Row]) -> None:
        """A row a note, each once, in the order of the facts."""
        notes = {note["id"]: note for row in rows for note in _notes(row)}
        sheet = self._sheet("Notes", [("Note", 12), ("Language", 9), ("Text", 100)], len(notes))
        for line, note in enumerate(notes.values(), start=1):
            for place, key in enumerate(("id", "language", "text")):
                self._cell(sheet, line, place, note[key])

    def about(self, about: About) -> None:
        """What the file is and where it comes from."""
        sheet = self._book.add_worksheet("About")
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 100)
        for line, (heading, text) in enumerate(about.lines):
            sheet.write_string(line, 0, heading, self._head)
            self._cell(sheet, line, 1, text)

    def _sheet(self, name: str, columns: Sequence[tuple[str, int]], rows: int) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, rows, len(columns) - 1)
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, self._head)
        return sheet

    def _number(self, sheet: Any, line: int, place: int, row: Row) -> None:
        number = excel_number(row["value_number"])
        if number is None:
            self._cell(sheet, line, place, row["value"])
            return
        form = number_format(row)
        if form not in self._numbers:
            self._numbers[form] = self._book.add_format({"num_format": form})
        sheet.write_number(line, place, number, self._numbers[form])

    def _cell(self, sheet: Any, line: int, place: int, cell: Cell) -> None:
        match cell:
            case None:
                return
            case str():
                sheet.write_string(line, place, cell if len(cell) <= LONGEST_TEXT // 2 else _fitting(cell))
            case int() | Decimal():
                number = excel_number(cell)
                if number is None:
                    sheet.write_string(line, place, f"{cell:f}")
                else:
                    sheet.write_number(line, place, number)
            case date():
                sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), self._day)


def _fitting(text: str) -> str:
    """A text that a cell holds; Excel refuses a longer one, and XlsxWriter would leave the cell empty."""
    # Excel counts UTF-16 code units: a character beyond the first plane is two of them.
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST_TEXT - len(_CUT)) * 2].decode("utf-16-le", "ignore")
    return kept + _CUT


def _notes(row: Row) -> Sequence[Mapping[str, str]]:
    if row["footnotes"] == NO_NOTES:
        return ()
    notes: list[Mapping[str, str]] = json.loads(str(row["footnotes"]))
    return notes
