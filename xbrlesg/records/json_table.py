"""JSON and JSON Lines: one object a record, its keys the columns. Numbers are taken by their text.

A row's place is the line on which its object starts; where objects share a line, it is their number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from json import JSONDecodeError
from typing import Any, Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.records.columns import REQUIRED
from xbrlesg.records.table import MOST_CELLS, Row, Table
from xbrlesg.records.text_file import decode
from xbrlesg.records.texts import shown

RECORDS: Final = "records"
"""The key of the array, where the document is an object."""
_SPACE: Final = re.compile(r"[ \t\n\r]*")


class _Object(list[tuple[str, Any]]):
    """The pairs of an object, so that a key given twice is seen."""


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no value of JSON")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_Object, parse_float=str, parse_int=str, parse_constant=_no_number
)


def read_json(content: bytes, place: Location) -> Table:
    """Read an array of objects, or an object whose ``records`` are one (RFC 8259)."""
    text, findings = decode(content, place.file)
    if text is None or not text.strip():
        return Table((), place, findings=findings)
    read: list[tuple[int, Any]] = []
    reader = _Document(text, place)
    try:
        read.extend(reader.entries())
    except JSONDecodeError as error:
        message = f"the file is not JSON: {error.msg}"
        return _refused(message, Location(place.file, error.lineno), findings)
    except (ValueError, RecursionError) as error:
        message = f"the file is not JSON: {_reason(error)}"
        return _refused(message, Location(place.file, reader.line), findings)
    lines = [line for line, _ in read]
    numbered = len(set(lines)) < len(lines)
    entries = [(number if numbered else line, data) for number, (line, data) in enumerate(read, 1)]
    return _table(entries, place, (*findings, *reader.findings))


def read_json_lines(content: bytes, place: Location) -> Table:
    """Read one object a line; lines with nothing on them are passed over."""
    text, findings = decode(content, place.file)
    entries: list[tuple[int, Any]] = []
    for number, line in enumerate((text or "").split("\n"), 1):
        if not line.strip(" \t\r"):
            continue
        try:
            entries.append((number, _DECODER.decode(line)))
        except (ValueError, RecursionError) as error:
            message = f"the line is not JSON: {_reason(error)}"
            fault = finding(Code.RECORDS_JSON, message, Location(place.file, number), value=shown(line[:80]))
            findings = (*findings, fault)
    return _table(entries, place, findings)


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return error.msg if isinstance(error, JSONDecodeError) else str(error)


def _refused(message: str, place: Location, findings: tuple[Finding, ...]) -> Table:
    return Table((), place, findings=(*findings, finding(Code.RECORDS_JSON, message, place)))


class _Document:
    """Walks through a document entry by entry, so that the line of each is known."""

    def __init__(self, text: str, place: Location) -> None:
        self.findings: list[Finding] = []
        self._text = text
        self._place = place
        self._counted = (0, 1)
        self._at = 0

    @property
    def line(self) -> int:
        """The line that has been reached."""
        start, line = self._counted
        line += self._text.count("\n", start, self._at)
        self._counted = (self._at, line)
        return line

    def entries(self) -> Iterator[tuple[int, Any]]:
        """The records with their lines. Raises ValueError where the document is no JSON of this form."""
        if self._next() == "{":
            yield from self._in_object()
        else:
            yield from self._in_array()
        if self._next():
            raise JSONDecodeError("text behind the end", self._text, self._at)

    def _in_object(self) -> Iterator[tuple[int, Any]]:
        found = False
        self._at += 1
        while self._next() != "}":
            line = self.line
            if self._next() != '"':
                raise JSONDecodeError("a key is missing", self._text, self._at)
            key = self._value()
            self._expect(":")
            if key == RECORDS and not found:
                found = True
                yield from self._in_array()
            else:
                self._value()
                place = Location(self._place.file, line, shown(key))
                message = f"the key {shown(key)!r} stands beside the records, and what it holds would be lost"
                self.findings.append(finding(Code.RECORDS_JSON, message, place, value=shown(key)))
            if self._next() != "}":
                self._expect(",")
                if self._next() == "}":
                    raise JSONDecodeError("a comma stands before the end", self._text, self._at)
        self._at += 1
        if not found:
            raise JSONDecodeError(f"there is no {RECORDS!r}", self._text, self._at)

    def _in_array(self) -> Iterator[tuple[int, Any]]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._next()
            yield self.line, self._value()
            if self._next() == "]":
                self._at += 1
                return
            self._expect(",")

    def _next(self) -> str:
        """The next character that counts; empty at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise JSONDecodeError(f"{mark!r} is missing", self._text, self._at)
        self._at += 1

    def _value(self) -> Any:
        self._next()
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return value


def _table(entries: list[tuple[int, Any]], place: Location, findings: tuple[Finding, ...]) -> Table:
    """The table whose columns are all the keys, in the order in which they come up."""
    objects = []
    for row, data in entries:
        if isinstance(data, _Object):
            objects.append((row, data))
        else:
            fault = finding(Code.RECORDS_JSON, "the entry is no object", replace(place, row=row))
            findings = (*findings, fault)
    header = tuple(dict.fromkeys(key for _, pairs in objects for key, _ in pairs))
    header_place = replace(place, row=objects[0][0]) if objects else place
    if len(header) * len(objects) > MOST_CELLS:
        message = f"the records have {len(header)} keys together, and are {len(objects)}"
        return Table((), place, findings=(*findings, finding(Code.RECORDS_LARGE, message, place)))
    made = (_row(header, number, pairs, place) for number, pairs in objects)
    rows = [row for row in made if any(row.cells) or row.faults]
    return Table(header, header_place, rows, findings)


def _row(header: tuple[str, ...], number: int, pairs: _Object, place: Location) -> Row:
    """A row of texts; null and a key that is not there are empty cells."""
    place = replace(place, row=number)
    texts: dict[str, str] = {}
    faults = []
    for key, value in pairs:
        if key in texts:
            message = f"the key {shown(key)!r} stands twice in one object"
            faults.append(finding(Code.COLUMN_REPEATED, message, place.at(shown(key)), value=shown(key)))
        if isinstance(value, list):
            message = "the value is an object or an array, and not one text or number"
            faults.append(finding(Code.CELL_NESTED, message, place.at(shown(key))))
        texts[key] = _text(value)
    for column in REQUIRED:
        if column in header and column not in texts:
            message = f"the object has no {column!r}"
            faults.append(finding(Code.COLUMN_MISSING, message, place.at(column), value=column))
    return Row(number, [texts.get(column, "") for column in header], tuple(faults))


def _text(value: Any) -> str:
    if value is None or isinstance(value, list):
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else value
