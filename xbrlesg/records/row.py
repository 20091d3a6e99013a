"""From a row of texts to a record, or to all that stands in the way."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from xbrlesg import spool
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.records.model import Reading
from xbrlesg.records.packing import READINGS, RecordPacker
from xbrlesg.records.table import Row, Table
from xbrlesg.records.texts import is_xml

_LINES: Final = re.compile(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?", re.ASCII)
_FROM_OCR: Final = (Reading.RESTORED, Reading.UNREADABLE)


class RowReader:
    """Reads the rows beneath a header; ``axes`` are the columns of breakdowns that it may have.

    Records come packed: there may be a million of them, and to make each would cost more than all the rest.
    """

    def __init__(self, table: Table, axes: Collection[str], packer: RecordPacker) -> None:
        self._table, self._header = table, table.header
        columns = [column for column in dict.fromkeys(table.header) if column in axes]
        self._pack = packer.cells(table.header, columns, table.place)
        self._line, self._reading = map(self._column, ("source_line", "reading"))

    def read(self, row: Row) -> spool.Row | list[Finding]:
        """The record of a row, packed; where the row has a fault, all its faults."""
        number, cells, faults = row
        if len(cells) != len(self._header):
            message = f"the row has {len(cells)} cells, the header {len(self._header)}"
            value, place = ",".join(cells)[:80], self._table.place_of(row)
            return [*faults, finding(Code.ROW_LENGTH, message, place, value=value)]
        lines = (None, None) if self._line is None else _lines(cells[self._line])
        has_reading = self._reading is not None and cells[self._reading]
        if faults or lines is None or has_reading or not is_xml("".join(cells)):
            place = self._table.place_of(row)
            known = [item.location for item in faults]
            found = [*faults, *_cell_faults(dict(zip(self._header, cells, strict=True)), place, known)]
            if found and worst(found) is Severity.ERROR:
                return found
        return self._pack(number, cells, *(lines or (None, None)))

    def _column(self, name: str) -> int | None:
        return self._header.index(name) if name in self._header else None


def _lines(text: str) -> tuple[int | None, int | None] | None:
    """``148`` as (148, None), ``148-152`` as (148, 152), an empty cell as no lines; None for all else."""
    if not text:
        return None, None
    match = _LINES.fullmatch(text)
    if match is None:
        return None
    line, last_line = int(match[1]), int(match[2]) if match[2] else None
    return (line, last_line) if last_line is None or line < last_line else None


def _cell_faults(
    cells: Mapping[str, str], place: Location, faulty: Collection[Location | None]
) -> list[Finding]:
    """The faults of a row's cells, besides those whose text the format could not give."""
    findings = []
    if not is_xml("".join(cells.values())):
        message = "the cell holds a control character"
        findings += [
            finding(Code.TEXT_CHARACTER, message, place.at(column), value=ascii(text))
            for column, text in cells.items()
            if not is_xml(text)
        ]
    lines = cells.get("source_line", "")
    if _lines(lines) is None:
        message = "the source line is neither a line number nor a range of them"
        findings.append(finding(Code.SOURCE_LINE, message, place.at("source_line"), value=lines))
    if cells.get("reading"):
        findings += [item for item in _reading_faults(cells, place) if item.location not in faulty]
    return findings


def _reading_faults(cells: Mapping[str, str], place: Location) -> list[Finding]:
    reading = cells["reading"]
    if reading not in READINGS:
        words = [word.value for word in Reading if word]
        hint = near_hint(reading, words, "A reading is empty, " + " or ".join(words) + ".")
        message = f"the reading {reading!r} is unknown"
        return [finding(Code.READING_UNKNOWN, message, place.at("reading"), value=reading, hint=hint)]
    if reading == Reading.UNREADABLE and cells["value"]:
        message = "an unreadable record has a value"
        return [finding(Code.READING_CONTRADICTED, message, place.at("value"), value=cells["value"])]
    if reading == Reading.SUMMARY and not cells.get("source_line"):
        message = "a summary does not say which lines of the source it stands for"
        return [finding(Code.READING_UNEXPLAINED, message, place.at("source_line"), value=reading)]
    if reading == Reading.WORDED and not cells.get("ocr_text"):
        message = "a number that is printed as a word does not give the word"
        return [finding(Code.READING_UNEXPLAINED, message, place.at("ocr_text"), value=reading)]
    if reading in _FROM_OCR and not (cells.get("ocr_text") and cells.get("note")):
        message = f"a record marked {reading} does not say what OCR shows and why"
        return [finding(Code.READING_UNEXPLAINED, message, place.at("note"), value=reading)]
    return []
