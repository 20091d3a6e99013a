"""Rows of plain values that may be more than memory holds: kept in a temporary file once they are many.

A row is a tuple of texts, numbers, None and tuples of these: what ``marshal`` writes and reads in C. The file
has no name, and goes with the spool.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_right
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
_KEY: Final = itemgetter(0)


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
            self._write()

    def extend(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        source = iter(rows)
        while more := [*islice(source, BLOCK - len(self._last))]:
            self._last += more
            if len(self._last) >= BLOCK:
                self._write()

    def _write(self) -> None:
        self._file.seek(0, 2)
        self._file.write(marshal.dumps(self._last))
        self._starts.append(self._file.tell())
        self._last = []

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


def sorted_by_key(keyed: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """Rows with their keys, by the keys; rows of equal keys stay in their order.

    Rows are sorted as bytes: the values of a row that was made a while ago lie all over the memory, and to
    gather them takes longer than to write and read them.
    """
    packed = ((key, marshal.dumps(row)) for key, row in keyed)
    return chain.from_iterable(map(_loaded, _merged(_runs(packed))))


def _loaded(packed: list[Row]) -> list[tuple[str, Row]]:
    return [(key, marshal.loads(row)) for key, row in packed]  # noqa: S302 - written by ourselves


def _runs(packed: Iterator[tuple[str, bytes]]) -> list[Spool]:
    runs = []
    while run := sorted(islice(packed, RUN), key=_KEY):
        spool = Spool()
        spool.extend(run)
        runs.append(spool)
    return runs


def _merged(runs: Iterable[Spool]) -> Iterator[list[Row]]:
    """The rows of sorted runs by their first values; of equal ones those of the first run come first.

    Of each run one block lies ready. Whatever does not lie beyond the end of one of these blocks has its
    place: it is sorted and given, so that rows are compared by the sort and not one by one.
    """
    waiting = [_Waiting(run) for run in runs]
    while waiting := [run for run in waiting if run.rows]:
        bound = min(run.rows[-1][0] for run in waiting)
        ready = [row for run in waiting for row in run.take(bound)]
        ready.sort(key=_KEY)
        yield ready


class _Waiting:
    """The rows of a run that lie ready; none where the run has ended."""

    def __init__(self, run: Spool) -> None:
        self._blocks = run.blocks()
        self.rows = next(self._blocks, [])

    def take(self, bound: str) -> list[Row]:
        """The rows up to the bound, all of them; then the next block lies ready, if need be."""
        rows = self.rows
        while rows[-1][0] <= bound and (more := next(self._blocks, None)):
            rows = [*rows, *more]
        end = bisect_right(rows, bound, key=_KEY)
        self.rows = rows[end:]
        return rows[:end]
