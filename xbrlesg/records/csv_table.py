"""CSV: UTF-8, commas, one header row. A row's place is the line on which it starts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location, finding
from xbrlesg.records.table import Row, Table
from xbrlesg.records.text_file import decode


def read_csv(content: bytes, place: Location) -> Table:
    """Read a CSV file (RFC 4180); where it breaks off, the rows before stay."""
    text, findings = decode(content, place.file)
    if text is None:
        return Table((), place, findings=findings)
    header: tuple[str, ...] = ()
    header_place, rows = place, []
    try:
        for line, cells in _rows(text):
            if not header:
                header, header_place = tuple(cells), Location(place.file, line)
                if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
                    message = "the cells are not parted by commas"
                    fault = finding(Code.RECORDS_CSV, message, header_place, value=header[0])
                    return Table((), header_place, findings=(*findings, fault))
            else:
                rows.append(Row(Location(place.file, line), cells))
    except csv.Error as error:
        findings = (*findings, finding(Code.RECORDS_CSV, f"the file is not CSV: {error}", place))
    return Table(header, header_place, rows, findings)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        if any(cells):
            yield line, cells
        line = reader.line_num + 1
