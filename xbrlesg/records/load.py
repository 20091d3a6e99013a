"""Records from a CSV file (UTF-8, commas, one header row); every fault is a finding with its cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.records.model import IndicatorRecord, Reading, Source

REQUIRED: Final = ("indicator", "value", "unit", "period")
OPTIONAL: Final = (
    "qualifier",
    "language",
    "reading",
    "ocr_text",
    "note",
    "source_line",
    "source_section",
    "source_words",
)

_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_LINES: Final = re.compile(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?", re.ASCII)
_FROM_OCR: Final = (Reading.RESTORED, Reading.UNREADABLE)


def load_records(path: Path, name: str, axes: Collection[str]) -> tuple[list[IndicatorRecord], list[Finding]]:
    """Read a records file. ``name`` is what findings call it; ``axes`` are the columns of breakdowns.

    A row with a fault is left out and found; the other rows are returned.
    """
    text, findings = _read_text(path, name)
    if text is None:
        return [], findings
    records: list[IndicatorRecord] = []
    try:
        rows = _rows(text)
        header_line, header = next(rows, (1, []))
        if not any(header):
            return [], [*findings, finding(Code.RECORDS_EMPTY, "the file is empty", Location(name))]
        if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
            message = "the cells are not parted by commas"
            return [], [
                *findings,
                finding(Code.RECORDS_CSV, message, Location(name, header_line), value=header[0]),
            ]
        findings += _check_header(header, Location(name, header_line), axes)
        if not set(REQUIRED) <= set(header) or len(set(header)) < len(header):
            return [], findings
        for line, cells in rows:
            row = _read_row(header, cells, Location(name, line), axes)
            if isinstance(row, IndicatorRecord):
                records.append(row)
            else:
                findings += row
    except csv.Error as error:
        findings.append(finding(Code.RECORDS_CSV, f"the file is not CSV: {error}", Location(name)))
    if not records and not findings:
        findings.append(finding(Code.RECORDS_EMPTY, "the file holds a header and no record", Location(name)))
    return records, findings


def _read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"cannot read the records: {error.strerror}"
        return None, [finding(Code.FILE_MISSING, message, Location(name), value=name)]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [finding(Code.FILE_ENCODING, "the file is UTF-16 text, not UTF-8", Location(name, 1))]
    findings = []
    if content.startswith(b"\xef\xbb\xbf"):
        findings.append(
            finding(Code.FILE_BOM, "the file starts with a UTF-8 byte order mark", Location(name, 1))
        )
    try:
        return content.decode("utf-8-sig"), findings
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        value = content[error.start : error.end].hex(" ")
        return None, [
            finding(Code.FILE_ENCODING, "the file is not UTF-8 text", Location(name, line), value=value)
        ]


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        if any(cells):
            yield line, cells
        line = reader.line_num + 1


def _check_header(header: list[str], place: Location, axes: Collection[str]) -> list[Finding]:
    known = (*REQUIRED, *OPTIONAL, *axes)
    findings = []
    for column in REQUIRED:
        if column not in header:
            message = f"the column {column!r} is missing"
            hint = near_hint(
                column, header, "Add the column; the header row names " + ", ".join(REQUIRED) + "."
            )
            findings.append(
                finding(Code.COLUMN_MISSING, message, _cell(place, column), value=column, hint=hint)
            )
    for column in header:
        if column not in known:
            message = f"the column {column!r} is unknown, and what it holds would be lost"
            hint = near_hint(column, known)
            findings.append(
                finding(Code.COLUMN_UNKNOWN, message, _cell(place, column), value=column, hint=hint)
            )
    for column in sorted({column for column in header if header.count(column) > 1}):
        message = f"the column {column!r} stands {header.count(column)} times"
        findings.append(finding(Code.COLUMN_REPEATED, message, _cell(place, column), value=column))
    return findings


def _read_row(
    header: list[str], cells: list[str], place: Location, axes: Collection[str]
) -> IndicatorRecord | list[Finding]:
    if len(cells) != len(header):
        message = f"the row has {len(cells)} cells, the header {len(header)}"
        return [finding(Code.ROW_LENGTH, message, place, value=",".join(cells)[:80])]
    row = dict(zip(header, cells, strict=True))
    faults = _row_faults(row, place)
    if faults:
        return faults
    return IndicatorRecord(
        location=place,
        indicator=row["indicator"],
        value=row["value"],
        unit=row["unit"],
        period=row["period"],
        qualifier=row.get("qualifier", ""),
        breakdown=tuple((axis, row[axis]) for axis in header if axis in axes and row[axis]),
        language=row.get("language", ""),
        reading=Reading(row.get("reading", "")),
        ocr_text=row.get("ocr_text", ""),
        note=row.get("note", ""),
        source=_source(row),
    )


def _source(row: dict[str, str]) -> Source:
    line, last_line = _lines(row.get("source_line", "")) or (None, None)
    return Source(line, last_line, row.get("source_section", ""), row.get("source_words", ""))


def _lines(text: str) -> tuple[int | None, int | None] | None:
    """``148`` as (148, None), ``148-152`` as (148, 152), an empty cell as no lines; None for all else."""
    if not text:
        return None, None
    match = _LINES.fullmatch(text)
    if match is None:
        return None
    line, last_line = int(match[1]), int(match[2]) if match[2] else None
    return (line, last_line) if last_line is None or line < last_line else None


def _row_faults(row: dict[str, str], place: Location) -> list[Finding]:
    findings = [
        finding(
            Code.TEXT_CHARACTER, "the cell holds a control character", _cell(place, column), value=ascii(text)
        )
        for column, text in row.items()
        if _NOT_XML.search(text)
    ]
    lines = row.get("source_line", "")
    if _lines(lines) is None:
        message = "the source line is neither a line number nor a range of them"
        findings.append(finding(Code.SOURCE_LINE, message, _cell(place, "source_line"), value=lines))
    return findings + _reading_faults(row, place)


def _reading_faults(row: dict[str, str], place: Location) -> list[Finding]:
    reading = row.get("reading", "")
    if reading not in set(Reading):
        words = [word.value for word in Reading if word]
        hint = near_hint(reading, words, "A reading is empty, " + " or ".join(words) + ".")
        message = f"the reading {reading!r} is unknown"
        return [finding(Code.READING_UNKNOWN, message, _cell(place, "reading"), value=reading, hint=hint)]
    if reading == Reading.UNREADABLE and row["value"]:
        message = "an unreadable record has a value"
        return [finding(Code.READING_CONTRADICTED, message, _cell(place, "value"), value=row["value"])]
    if reading == Reading.SUMMARY and not row.get("source_line"):
        message = "a summary does not say which lines of the source it stands for"
        return [finding(Code.READING_UNEXPLAINED, message, _cell(place, "source_line"), value=reading)]
    if reading == Reading.WORDED and not row.get("ocr_text"):
        message = "a number that is printed as a word does not give the word"
        return [finding(Code.READING_UNEXPLAINED, message, _cell(place, "ocr_text"), value=reading)]
    if reading in _FROM_OCR and not (row.get("ocr_text") and row.get("note")):
        message = f"a record marked {reading} does not say what OCR shows and why"
        return [finding(Code.READING_UNEXPLAINED, message, _cell(place, "note"), value=reading)]
    return []


def _cell(place: Location, column: str) -> Location:
    return Location(place.file, place.row, column)
