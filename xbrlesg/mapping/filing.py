"""What is filed: facts in canonical order, each with the records behind it; memory need not hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, overload

from xbrlesg.lineage import Origin
from xbrlesg.mapping.packing import Packer
from xbrlesg.records.model import Reading
from xbrlesg.records.packing import Whence
from xbrlesg.report.model import Fact
from xbrlesg.report.namespaces import Spaces
from xbrlesg.report.printed import Occurrence
from xbrlesg.report.shapes import Shape
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
            self._made = [self._fact(row) for row in self._facts]
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

    def shapes(self) -> Iterable[Shape]:
        """The shapes of the facts, each once."""
        return self._packer.shapes(row[1:4] for row in self._facts)

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

    def leading(self, *, has_unit: bool) -> Iterator[tuple[Fact, Whence]]:
        """The facts with a unit, or those without, each with the whence of the record that leads."""
        whence, is_number = self._packer.records.whence, self._packer.has_unit
        for row, behind in zip(self._facts, self._origins, strict=True):
            if is_number(row[1], row[3]) is has_unit:
                yield self._fact(row), whence(behind[3][0][1])

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
        fact_id, number, dimensions, value, decimals, notes = row
        packer = self._packer
        ground = packer.grounds.items[number]
        return Fact(
            fact_id,
            ground.concept,
            ground.entity,
            ground.period,
            packer.unpack_value(value),
            decimals,
            ground.unit,
            ground.language,
            packer.dimensions[dimensions],
            tuple([self._note_ids[note] for note in notes]) if notes else (),
            ground.is_markup,
            ground.nil_number,
        )

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
