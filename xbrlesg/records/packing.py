"""Records as rows of plain values and back, and sequences of records that memory need not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from sys import intern
from typing import Any, Final, NamedTuple, overload

from xbrlesg.findings.model import Location, Sheet
from xbrlesg.memo import NEAR, Memo
from xbrlesg.numbered import Numbered
from xbrlesg.records.model import IndicatorRecord, Reading, Source
from xbrlesg.spool import Row, Spool

Places = Numbered[tuple[str, str | None, Sheet | None]]
"""File, column and sheet of records."""

QUALIFIER, RESTATED, READING = 6, 7, 10
"""Where these stand in a row: cells by which a record asks for more than its value to be told."""
VALUE, BREAKDOWN = 3, 8
stated_cells: Final = itemgetter(2, 4, 5, QUALIFIER, 9, READING)
"""Indicator, unit, period, qualifier, language, reading: what a conversion asks, save value and breakdown."""
_PICKED: Final = (
    *("indicator", "value", "unit", "period", "qualifier", "restated"),
    *("language", "reading", "ocr_text", "note", "source_section", "source_words"),
)
READINGS: Final = {reading.value: reading for reading in Reading}
_NOWHERE: Final = Source()
_NO_SOURCE: Final = (None, None, "", "")

Packing = Callable[[int, Sequence[str], int | None, int | None], Row]
"""Packs a row of a table: its number, its cells, the first and the last line of the source."""


class RecordPacker:
    """Packs records; it must have packed whatever it is to unpack."""

    def __init__(self) -> None:
        self.places: Places = Numbered()

    def pack(self, record: IndicatorRecord) -> Row:
        """The record as a row."""
        place, source = record.location, record.source
        return (
            self.places.number((place.file, place.column, place.sheet)),
            place.row,
            intern(record.indicator),
            record.value,
            intern(record.unit),
            intern(record.period),
            record.qualifier,
            record.restated,
            record.breakdown,
            record.language,
            record.reading.value,
            record.ocr_text,
            record.note,
            None if source == _NOWHERE else (source.line, source.last_line, source.section, source.words),
        )

    def cells(self, header: Sequence[str], axes: Sequence[str], place: Location) -> Packing:
        """Packs the rows of a table; ``axes`` are those of its columns that hold breakdowns."""
        number = self.places.number((place.file, place.column, place.sheet))
        blank = len(header)  # behind the cells of a row stands an empty one, for columns that are not there
        pick = itemgetter(*(header.index(name) if name in header else blank for name in _PICKED))
        along = itemgetter(*map(header.index, axes), blank, blank)
        breakdowns = Memo(partial(_breakdown, axes), NEAR)

        def pack(row: int, cells: Sequence[str], line: int | None, last_line: int | None) -> Row:
            cells = (*cells, "")
            indicator, value, unit, period, qualifier, restated, language, reading, *rest = pick(cells)
            ocr_text, note, section, words = rest
            located = line is not None or section or words
            return (
                number,
                row,
                intern(indicator),
                value,
                intern(unit),
                intern(period),
                qualifier,
                restated,
                breakdowns[along(cells)],
                language,
                reading,
                ocr_text,
                note,
                (line, last_line, section, words) if located else None,
            )

        return pack

    def rows(self, records: Sequence[IndicatorRecord]) -> Iterator[Row]:
        """The records as rows; those that another packer has packed are not made for it."""
        if isinstance(records, Chained):
            return chain.from_iterable(map(self.rows, records.parts))
        if isinstance(records, RecordSpool):
            return records.rows(self.places)
        return map(self.pack, records)

    def whence(self, row: Row) -> Whence:
        """Where the record of a row comes from, without the rest of it."""
        line, last_line, section, _ = row[-1] or _NO_SOURCE
        return Whence(row[2], self.places.items[row[0]][0], row[1], line, last_line, section)

    def unpack(self, row: Row) -> IndicatorRecord:
        """The record of a row."""
        number, line, indicator, value, unit, period, qualifier, restated, *rest = row
        breakdown, language, reading, ocr_text, note, source = rest
        file, column, sheet = self.places.items[number]
        return IndicatorRecord(
            Location(file, line, column, sheet),
            indicator,
            value,
            unit,
            period,
            qualifier,
            restated,
            breakdown,
            language,
            READINGS[reading],
            ocr_text,
            note,
            _NOWHERE if source is None else Source(*source),
        )


class Whence(NamedTuple):
    """Where a record comes from: its indicator, its place, the source behind it."""

    indicator: str
    file: str
    row: int | None
    line: int | None
    last_line: int | None
    section: str


class RecordSpool(Sequence[IndicatorRecord]):
    """Records in their order."""

    def __init__(self) -> None:
        self.packer, self._rows = RecordPacker(), Spool()

    def append(self, row: Row) -> None:
        """Add a record, as the packer has packed it."""
        self._rows.append(row)

    def rows(self, places: Places) -> Iterator[Row]:
        """The records as rows whose places have these numbers."""
        numbers = [*map(places.number, self.packer.places.items)]
        if numbers == [*range(len(numbers))]:
            return iter(self._rows)
        return ((numbers[row[0]], *row[1:]) for row in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[IndicatorRecord]:
        return map(self.packer.unpack, self._rows)

    @overload
    def __getitem__(self, index: int) -> IndicatorRecord: ...
    @overload
    def __getitem__(self, index: slice) -> list[IndicatorRecord]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self.packer.unpack(row) for row in self._rows[index]]
        return self.packer.unpack(self._rows[index])


class Chained(Sequence[IndicatorRecord]):
    """Records of several files, one file after the other."""

    def __init__(self, parts: Iterable[Sequence[IndicatorRecord]]) -> None:
        self.parts = tuple(parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[IndicatorRecord]:
        return chain.from_iterable(self.parts)

    @overload
    def __getitem__(self, index: int) -> IndicatorRecord: ...
    @overload
    def __getitem__(self, index: slice) -> list[IndicatorRecord]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        for part in self.parts:
            if 0 <= place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(index)


def _breakdown(axes: Sequence[str], texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple([(axis, text) for axis, text in zip(axes, texts, strict=False) if text])
