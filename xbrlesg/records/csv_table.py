"""CSV: UTF-8, commas, one header row. A row's place is the line on which it starts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.records.table import Row, Table
from xbrlesg.records.text_file import open_text


def read_csv(content: bytes, place: Location) -> Table:
    """Read a CSV file (RFC 4180); where it breaks off, the rows before stay."""
    text, findings = open_text(content, place.file)
    if text is None:
        return Table((), place, findings=findings)
    late: list[Finding] = []
    rows = _rows(text, place, late)
    first = next(rows, None)
    if first is None:
        return Table((), place, findings=(*findings, *late))
    header, place = tuple(first.cells), Location(place.file, first.number)
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        message = "the cells are not parted by commas"
        fault = finding(Code.RECORDS_CSV, message, place, value=header[0])
        return Table((), place, findings=(*findings, fault))
    return Table(header, place, rows, findings, late)


def _rows(text: TextIO, place: Location, late: list[Finding]) -> Iterator[Row]:
    """Each row that holds anything, by the line on which it starts; what stops the reading is found late."""
    reader = csv.reader(text, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        late.append(finding(Code.RECORDS_CSV, f"the file is not CSV: {error}", place))
