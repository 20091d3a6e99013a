"""A workbook to be filled with records: drop-downs, notes, cells of text, and what each indicator means."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.records.xlsx.marks import letters_of

ROWS: Final = 2_000
"""So many rows below the header have drop-downs."""
RECORDS: Final = "records"
LISTS: Final = "lists"
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands in each template, so that the same input gives the same bytes."""
PERMITTED: Final = {"format_columns": True, "format_rows": True, "sort": True}
WIDEST: Final = 60
LONGEST_TITLE: Final = 32
LONGEST_TEXT: Final = 32_767
"""What Excel takes as title of a message and as text of a cell; xlsxwriter leaves out what is longer."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the records: its header, a note, and what the drop-down offers.

    ``closed`` choices are all that there are; elsewhere another text is taken once the user insists, for it
    may be what is printed, and is found when the records are read.
    """

    header: str
    note: str
    choices: tuple[str, ...] = ()
    closed: bool = False
    width: int = 14


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to read: its rows of texts, of which the first is the header."""

    name: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Template:
    """All that a template says."""

    title: str
    columns: tuple[Column, ...]
    pages: tuple[Page, ...]


def write_template(template: Template) -> bytes:
    """The workbook; the same template gives the same bytes. Raises MissingExtraError."""
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - only who wants a template needs it
    except ImportError as error:
        raise MissingExtraError("writing a template", "xlsx") from error
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": template.title, "created": CREATED})
        records = book.add_worksheet(RECORDS)
        for page in template.pages:
            _write_page(book, page)
        lists = _write_lists(book, template.columns)
        _write_records(book, records, template.columns, lists)
    return stream.getvalue()


def _write_records(book: Any, sheet: Any, columns: Sequence[Column], lists: dict[str, str]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "num_format": "@"})
    cell = book.add_format({"num_format": "@", "locked": False, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, cell)
        sheet.write_string(0, number, column.header, head)
        sheet.write_comment(0, number, column.note, {"x_scale": 3, "y_scale": 2, "author": ""})
        if column.choices:
            refusal = {"error_type": "stop" if column.closed else "warning"}
            title = {"error_title": column.header[:LONGEST_TITLE]}
            rule = {"validate": "list", "source": lists[column.header], **title, **refusal}
            sheet.data_validation(1, number, ROWS, number, rule)
    sheet.freeze_panes(1, 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letters_of(len(columns))}{ROWS + 1}"})
    sheet.protect("", PERMITTED)


def _write_lists(book: Any, columns: Sequence[Column]) -> dict[str, str]:
    """The choices of each column on a sheet that nobody sees, and where they stand on it."""
    sheet = book.add_worksheet(LISTS)
    places = {}
    for number, column in enumerate(column for column in columns if column.choices):
        for row, choice in enumerate(column.choices):
            sheet.write_string(row, number, choice)
        letters = letters_of(number + 1)
        places[column.header] = f"={LISTS}!${letters}$1:${letters}${len(column.choices)}"
    sheet.very_hidden()
    sheet.protect()
    return places


def _write_page(book: Any, page: Page) -> None:
    sheet = book.add_worksheet(page.name)
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for number, texts in enumerate(zip(*page.rows, strict=True)):
        longest = max(max(map(len, text.splitlines()), default=0) for text in texts)
        sheet.set_column(number, number, min(longest + 2, WIDEST))
        for row, text in enumerate(texts):
            sheet.write_string(row, number, text[:LONGEST_TEXT], cell if row else head)
    sheet.freeze_panes(1, 1)
    sheet.protect("", PERMITTED)
