"""What is filed: facts in canonical order, each with the records behind it; memory need not hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, overload

from xbrlesg.lineage import Origin
from xbrlesg.mapping.packing import Packer
from xbrlesg.names import QName
from xbrlesg.records.model import Reading
from xbrlesg.records.packing import Whence
from xbrlesg.report.model import Dimensions, Fact, Value
from xbrlesg.report.namespaces import Spaces
from xbrlesg.report.printed import Occurrence
from xbrlesg.report.rows import FactRow, Ground, fact_of
from xbrlesg.spool import Row, Spool

FEW: Final = 10_000
"""So many facts are made once, not each time that they are asked for."""


class Filing(Sequence[Fact]):
    """Facts and origins as rows, in two spools: who asks for facts need not read what is behind them.

    A fact is ``(id, ground, dimensions, value, decimals, notes)``, its origins ``(id, is_restated, first,
    origins)``. ``notes`` are numbers of notes, ``first`` that of the first record of the fact; an origin is
    ``(row of the record, *the origin as it was packed)``. The origin whose value is filed leads, the others
    follow as the records come. ``note_ids`` gives each note's id by its number.
    """

    def __init__(self, packer: Packer, note_ids: Mapping[int, str], highlights: str | None) -> None:
        self._packer = packer
        self._note_ids = note_ids
        self._highlights = highlights
        self._facts, self._origins = Spool(), Spool()
        self._made: list[Fact] = []
        self._kinds: dict[int, bool] = {}

    def append(self, fact: Row, origins: Row) -> None:
        """Add a fact and its origins."""
        self._facts.append(fact)
        self._origins.append(origins)

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[Fact]:
        if len(self) > FEW:
            return map(self._fact, self._facts)
        if len(self._made) != len(self):
            self._made = list(map(self._fact, self._facts))
        return iter(self._made)

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> list[Fact]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self._fact(row) for row in self._facts[index]]
        return self._fact(self._facts[index])

    def spaces(self) -> Spaces:
        """The namespaces that the facts name."""
        return self._packer.spaces()

    @property
    def grounds(self) -> Sequence[Ground]:
        """The grounds of the rows of facts, by number."""
        return self._packer.grounds.items

    def rows(self) -> Iterator[FactRow]:
        """The rows of the facts."""
        return iter(self._facts)

    def dimensions_of(self, packed: Row) -> Dimensions:
        """The dimensions of a row; who asks for them keeps what follows from them, and they are not kept."""
        return self._packer.unpack_dimensions(packed)

    def name_of(self, packed: int) -> QName:
        """The name of an axis or of an explicit member of a row."""
        return self._packer.name_of(packed)

    def value_of(self, packed: Any) -> Value:
        """The value of a row."""
        return self._packer.unpack_value(packed)

    def is_number(self, packed: Any) -> bool:
        """Whether the value of a row is a number."""
        return self._packer.is_number(packed)

    def notes_of(self, packed: Row) -> tuple[str, ...]:
        """The ids of the notes of a row."""
        return tuple([self._note_ids[note] for note in packed])

    def ids(self) -> Iterator[str]:
        """The id of each fact."""
        return (row[0] for row in self._facts)

    def origins(self) -> Iterator[tuple[Origin, ...]]:
        """The origins of each fact, in the order of the facts, the leading one first."""
        return map(self._origins_of, self._origins)

    def origins_by_record(self) -> Iterator[tuple[Origin, ...]]:
        """The same; those of one fact as the records come."""
        for row in self._origins:
            yield self._origins_of((*row[:3], _by_record(row)))

    def leading(self, *, has_unit: bool) -> Iterator[tuple[FactRow, Whence]]:
        """The rows of the facts with a unit, or without, each with the whence of the record that leads."""
        whence, is_number, grounds = self._packer.records.whence, self._packer.is_number, self.grounds
        for number in range(self._facts.block_count):
            if self._kinds.get(number, has_unit) is not has_unit:
                continue
            rows = self._facts.block(number)
            kinds = [is_number(row[3]) or grounds[row[1]].nil_number for row in rows]
            if has_unit in kinds:
                for row, kind, behind in zip(rows, kinds, self._origins.block(number), strict=True):
                    if kind is has_unit:
                        yield row, whence(behind[3][0][1])
            if len(set(kinds)) == 1:
                # facts of one concept stand together: most blocks need not be looked at again for the others
                self._kinds[number] = kinds[0]

    def origins_of(self, fact_ids: Collection[str]) -> dict[str, tuple[Origin, ...]]:
        """The origins of some facts, by their ids."""
        if not fact_ids:
            return {}
        return {row[0]: self._origins_of(row) for row in self._origins if row[0] in fact_ids}

    def origins_at(self, rows: Collection[int]) -> Iterator[Origin]:
        """The origins that the records of these rows are."""
        for row in self._origins:
            if any(origin[0] in rows for origin in row[3]):
                found = zip(row[3], self._origins_of(row), strict=True)
                yield from (origin for packed, origin in found if packed[0] in rows)

    def occurrences(self) -> Iterator[tuple[Occurrence, ...]]:
        """The occurrences of each fact, in the order of the facts; those of one fact as the records come."""
        for row in self._origins:
            yield tuple([self._occurrence(row, origin) for origin in _by_record(row)])

    def records_order(self) -> list[tuple[int, int]]:
        """The place of each origin of each fact, one fact after the other, among the records."""
        return [(origin[0], row[2]) for row in self._origins for origin in _by_record(row)]

    def _fact(self, row: Row) -> Fact:
        return fact_of(self, row, self._packer.dimensions[row[2]])

    def _origins_of(self, row: Row) -> tuple[Origin, ...]:
        fact_id, is_restated, _, origins = row
        packer = self._packer
        return tuple(
            [
                Origin(fact_id, packer.records.unpack(record), power, packer.rules.items[rules], is_restated)
                for _, record, _, power, rules in origins
            ]
        )

    def _occurrence(self, row: Row, origin: Row) -> Occurrence:
        packed = origin[1:]
        record = self._packer.records.unpack(packed[0])
        return Occurrence(
            row[0],
            self._packer.printed(packed),
            record.unit,
            self._highlights is not None and record.source.section == self._highlights,
            record.qualifier,
            record.reading is Reading.SUMMARY,
            row[1],
        )


def _by_record(row: Row) -> list[Row]:
    """The origins of a fact as the records come."""
    return sorted(row[3], key=itemgetter(0))
