"""What a file of records holds, whatever its format: a header and rows of texts, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from xbrlesg.findings.model import Finding, Location

MOST_CELLS: Final = 5_000_000
"""More cells than any workbook or JSON file has, and few enough to be held in memory."""


class Row(NamedTuple):
    """One row: its number, its cells as texts, and what the format itself has against them."""

    number: int
    cells: Sequence[str]
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header, where it stands, and the rows that hold anything, which can be read once.

    ``findings`` are about the file as a whole; ``late`` are those that come up while the rows are read.
    Without a header there is nothing to read.
    """

    header: tuple[str, ...]
    place: Location
    rows: Iterable[Row] = ()
    findings: tuple[Finding, ...] = ()
    late: list[Finding] = field(default_factory=list)

    def place_of(self, row: Row) -> Location:
        """The place of a row."""
        return replace(self.place, row=row.number)
