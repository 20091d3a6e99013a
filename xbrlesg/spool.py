"""Rows of plain values that may be more than memory holds: kept in a temporary file once they are many.

A row is a tuple of texts, numbers, None and tuples of these: what ``marshal`` writes and reads in C. The file
has no name, and goes with the spool.
"""

from __future__ import annotations

import heapq
import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from tempfile import SpooledTemporaryFile
from typing import Any, Final, overload
from weakref import finalize

Row = tuple[Any, ...]

BLOCK: Final = 256
"""So many rows are written and read at once."""
IN_MEMORY: Final = 1 << 22
"""So many bytes of a spool stay in memory."""
RUN: Final = 25_000
"""So many rows are sorted at once."""


class Spool(Sequence[Row]):
    """Rows in the order in which they were added; they may be read often, and by several at once."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - open as long as the spool is
        finalize(self, self._file.close)
        self._starts = array("Q", [0])
        self._last: list[Row] = []
        self._read: tuple[int, list[Row]] = (-1, [])

    def append(self, row: Row) -> None:
        """Add a row."""
        self._last.append(row)
        if len(self._last) >= BLOCK:
            self._file.seek(0, 2)
            self._file.write(marshal.dumps(self._last))
            self._starts.append(self._file.tell())
            self._last = []

    def extend(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return (len(self._starts) - 1) * BLOCK + len(self._last)

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self.blocks())

    def blocks(self) -> Iterator[list[Row]]:
        """The rows, ``BLOCK`` of them at a time."""
        number = 0
        while number < self.block_count:
            yield self.block(number)
            number += 1

    @property
    def block_count(self) -> int:
        """How many ``blocks`` there are; the last one may be empty."""
        return len(self._starts)

    def block(self, number: int) -> list[Row]:
        """The rows of one of the ``blocks``."""
        if number == len(self._starts) - 1:
            return self._last
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        rows: list[Row] = marshal.loads(self._file.read(end - start))  # noqa: S302 - written by ourselves
        return rows

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        number, within = divmod(place, BLOCK)
        if number == len(self._starts) - 1:
            return self._last[within]
        if self._read[0] != number:
            self._read = (number, self.block(number))
        return self._read[1][within]


def sorted_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows by their first value; equal ones stay in their order."""
    runs: list[Iterable[Row]] = []
    source, first = iter(rows), itemgetter(0)
    while run := sorted(islice(source, RUN), key=first):
        if len(run) < RUN and not runs:
            return iter(run)
        spool = Spool()
        spool.extend(run)
        runs.append(spool)
    return heapq.merge(*runs, key=first)
