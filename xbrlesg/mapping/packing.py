"""Converted records as rows of plain values and back, with keys that sort them into the order of facts.

Names, periods, units and rules recur: a row holds their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xbrlesg.findings.model import Location
from xbrlesg.mapping.conversion import Converted
from xbrlesg.memo import MANY, Memo
from xbrlesg.names import QName
from xbrlesg.numbered import Numbered
from xbrlesg.records.packing import VALUE, RecordPacker
from xbrlesg.report.model import Dimensions, Entity, Period, Unit, Value
from xbrlesg.report.namespaces import Spaces
from xbrlesg.report.order import Aspects, dimension_text, id_of
from xbrlesg.report.printed import Printed
from xbrlesg.report.rows import Ground
from xbrlesg.spool import Row

_END, _LAST, _TEXT = "\0", "\1", "\2"
_FIRST_SPACE: Final = 3
"""The character of the first namespace: beyond those that end a part of a key, and ASCII as most keys are."""
_DECIMAL, _DAY, _NAME, _NAMES = range(4)


Packed = tuple[str, Row]
"""A key and ``(fact id, ground, dimensions, value, decimals, origin)`` of a record; an origin is ``(record,
printed, power, rules)``. Keys sort as ``fact_order`` does. Equal keys are equal aspects, for a report has one
entity.
"""


class Packer:
    """Packs converted records; ``namespaces`` are all that their names may have."""

    def __init__(self, namespaces: Iterable[str]) -> None:
        self.records = RecordPacker()
        self.grounds: Numbered[Ground] = Numbered()
        self.rules: Numbered[tuple[Location, ...]] = Numbered()
        self._names: Numbered[QName] = Numbered()
        self._answers: Numbered[QName] = Numbered()
        self._spaces: Mapping[str, str] = {
            space: chr(_FIRST_SPACE + rank) for rank, space in enumerate(sorted(set(namespaces)))
        }
        self._ground_numbers = Memo(self._number_ground)
        self._packed = Memo(self._pack_dimensions)
        self.dimensions = Memo(self.unpack_dimensions, MANY)
        self.ground_keys = Memo(self._ground_key)
        self.ground_texts = Memo(self._ground_text)
        self._parts = Memo(self._dimension_parts)

    def pack(self, item: Converted) -> Packed:
        """The record's key and row."""
        aspects = item.aspects
        ground = self._ground_numbers[
            aspects.concept,
            aspects.entity,
            aspects.period,
            aspects.unit,
            aspects.language,
            item.is_markup,
            item.nil_number,
        ]
        dimensions = self._packed[aspects.dimensions]
        (head, tail), (along, end) = self.ground_keys[ground], self.parts(dimensions)
        return f"{head}{along}{tail}", (
            id_of(aspects.concept, self.ground_texts[ground] + end),
            ground,
            dimensions,
            self.pack_value(item.value),
            item.decimals,
            (
                self.records.pack(item.record),
                pack_printed(item.printed, item.record.value),
                item.power,
                self.rules.number(item.rules),
            ),
        )

    def unpack(self, row: Row) -> Converted:
        """The converted record of a row."""
        _, number, dimensions, value, decimals, origin = row
        ground = self.grounds.items[number]
        record, _, power, rules = origin
        return Converted(
            record=self.records.unpack(record),
            aspects=Aspects(
                ground.concept,
                ground.entity,
                ground.period,
                ground.unit,
                ground.language,
                self.dimensions[dimensions],
            ),
            value=self.unpack_value(value),
            decimals=decimals,
            printed=self.printed(origin),
            power=power,
            rules=self.rules.items[rules],
            is_markup=ground.is_markup,
            nil_number=ground.nil_number,
        )

    def parts(self, dimensions: Row) -> tuple[str, str]:
        """What dimensions add to the key of a record, and to the text behind the id of a fact."""
        if len(dimensions) == 1:
            return self._parts[dimensions[0]]
        parts = [self._parts[each] for each in dimensions]
        return "".join([key for key, _ in parts]), "".join([text for _, text in parts])

    def reported(self, packed: Row) -> tuple[QName, ...]:
        """The concept of a packed record; none where the record says that there is no value."""
        _, ground, _, value, *_ = packed
        return () if value is None else (self.grounds.items[ground].concept,)

    def spaces(self) -> Spaces:
        """The namespaces of all that was packed."""
        units = (ground.unit for ground in self.grounds.items if ground.unit is not None)
        measures = (name for unit in units for name in (*unit.numerators, *unit.denominators))
        concepts = (ground.concept for ground in self.grounds.items)
        return Spaces(
            frozenset(name.namespace for name in (*concepts, *self._names.items, *measures)),
            frozenset(name.namespace for name in self._answers.items),
            frozenset(ground.entity.scheme for ground in self.grounds.items),
        )

    def name_of(self, packed: int) -> QName:
        """The name of an axis or an explicit member by its number."""
        return self._names.items[packed]

    @staticmethod
    def is_number(packed: Any) -> bool:
        """Whether a packed value is a number."""
        if isinstance(packed, tuple):
            return packed[0] == _DECIMAL  # type: ignore[no-any-return]
        return isinstance(packed, int) and not isinstance(packed, bool)

    def printed(self, origin: Row) -> Printed:
        """How the record of an origin prints its value."""
        record, printed, _, _ = origin
        return Printed(record[VALUE]) if printed is None else Printed(*printed)

    def pack_value(self, value: Value) -> Any:
        """A value as ``marshal`` knows it."""
        match value:
            case Decimal():
                return (_DECIMAL, str(value))
            case date():
                return (_DAY, value.isoformat())
            case QName():
                return (_NAME, self._answers.number(value))
            case tuple():
                return (_NAMES, *map(self._answers.number, value))
            case _:
                return value

    def unpack_value(self, packed: Any) -> Value:
        """The value again."""
        if not isinstance(packed, tuple):
            return packed  # type: ignore[no-any-return] # a text, a whole number, yes or no, or none
        kind, *parts = packed
        if kind == _DECIMAL:
            return Decimal(parts[0])
        if kind == _DAY:
            return date.fromisoformat(parts[0])
        names = tuple(self._answers.items[number] for number in parts)
        return names if kind == _NAMES else names[0]

    def _number_ground(self, parts: tuple[QName, Entity, Period, Unit | None, str | None, bool, bool]) -> int:
        return self.grounds.number(Ground(*parts))

    def _pack_dimensions(self, dimensions: Dimensions) -> Row:
        return tuple(
            (self._names.number(axis), member if isinstance(member, str) else self._names.number(member))
            for axis, member in dimensions
        )

    def unpack_dimensions(self, packed: Row) -> Dimensions:
        """Dimensions again; ``dimensions`` shares them."""
        names = self._names.items
        return tuple(
            [(names[axis], member if isinstance(member, str) else names[member]) for axis, member in packed]
        )

    def _ground_text(self, number: int) -> str:
        ground = self.grounds.items[number]
        concept, entity, period = ground.concept, ground.entity, ground.period
        return Aspects(concept, entity, period, ground.unit, ground.language, ()).text

    def _ground_key(self, number: int) -> tuple[str, str]:
        """What stands before the key of the dimensions, and what behind it."""
        ground = self.grounds.items[number]
        end, start = ground.period.sort_key
        unit = ground.unit or Unit(())
        above, below = ("".join(map(self._name_key, names)) for names in (unit.numerators, unit.denominators))
        language = ground.language or ""
        return (
            f"{self._name_key(ground.concept)}{end.isoformat()}{start.isoformat()}",
            f"{_END}{language}{_LAST}{above}{_END}{below}{_END}",
        )

    def _dimension_parts(self, packed: tuple[int, int | str]) -> tuple[str, str]:
        ((axis, member),) = self.unpack_dimensions((packed,))
        key = f"{_TEXT}{member}{_LAST}" if isinstance(member, str) else self._name_key(member)
        return self._name_key(axis) + key, dimension_text(axis, member)

    def _name_key(self, name: QName) -> str:
        return f"{self._spaces[name.namespace]}{name.local}{_LAST}"


def pack_printed(printed: Printed, value: str) -> Row | None:
    """None where the record's cell, its value, is what is printed, without any unit's power."""
    return None if printed == (value, 0, False, "", "") else tuple(printed)
