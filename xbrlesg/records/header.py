"""The header of a records file: what is missing, unknown, given twice, or not where it belongs."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.records.columns import OPTIONAL, REQUIRED
from xbrlesg.records.table import Table
from xbrlesg.records.texts import shown

LOOKED_THROUGH: Final = 20
"""Rows at the top of a file among which a header may hide."""


def check_header(table: Table, axes: Collection[str]) -> list[Finding]:
    """Whatever is wrong with a table's header. ``axes`` are the columns of breakdowns."""
    late = _late_header(table)
    if late is not None:
        return [late]
    return [*_missing(table), *_unknown(table, axes), *_repeated(table)]


def is_readable(table: Table) -> bool:
    """True where the header says of each cell what it is."""
    return set(REQUIRED) <= set(table.header) and len(set(table.header)) == len(table.header)


def _late_header(table: Table) -> Finding | None:
    """A title or a note above the header: nothing below it can be read, and the reason is one.

    The rows are looked at only where the header is none, so that reading them starts at the first.
    """
    if set(REQUIRED) & set(table.header):
        return None
    for row in islice(table.rows, LOOKED_THROUGH):
        if set(REQUIRED) <= set(row.cells):
            message = "the header stands below other rows"
            value = shown(", ".join(table.header))
            return finding(Code.HEADER_LATE, message, table.place_of(row), value=value)
    return None


def _missing(table: Table) -> list[Finding]:
    advice = "Add the column; the header row names " + ", ".join(REQUIRED) + "."
    return [
        finding(
            Code.COLUMN_MISSING,
            f"the column {column!r} is missing",
            table.place.at(column),
            value=column,
            hint=near_hint(column, table.header, advice),
        )
        for column in REQUIRED
        if column not in table.header
    ]


def _unknown(table: Table, axes: Collection[str]) -> list[Finding]:
    known = (*REQUIRED, *OPTIONAL, *axes)
    return [
        finding(
            Code.COLUMN_UNKNOWN,
            f"the column {shown(column)!r} is unknown, and what it holds would be lost",
            table.place.at(shown(column)),
            value=shown(column),
            hint=near_hint(column, known),
        )
        for column in table.header
        if column not in known
    ]


def _repeated(table: Table) -> list[Finding]:
    repeated = sorted({column for column in table.header if table.header.count(column) > 1})
    return [
        finding(
            Code.COLUMN_REPEATED,
            f"the column {shown(column)!r} stands {table.header.count(column)} times",
            table.place.at(shown(column)),
            value=shown(column),
        )
        for column in repeated
    ]
