"""Figures: what a printed number comes to as a value of a concept, in a unit that is worth a power of ten."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Self

from xbrlesg.findings.catalogue import Code
from xbrlesg.mapping.model import IndicatorRule
from xbrlesg.records.numbers import PrintedNumber
from xbrlesg.report.printed import Printed
from xbrlesg.taxonomy.model import ValueKind


class Figure(NamedTuple):
    """A number's exact value, its decimals (None for exact counts), and how it was printed."""

    value: int | Decimal
    decimals: int | None
    printed: Printed


@dataclass(frozen=True, slots=True)
class Measure:
    """What a concept and a unit make of numbers; a value above ``most``, where there is one, is none."""

    is_whole: bool
    power: int
    most: int | None

    @classmethod
    def of(cls, rule: IndicatorRule, power: int) -> Self:
        """The measure of a rule's concept in a unit of this power of ten."""
        kind = rule.concept.kind
        is_bounded = kind is ValueKind.PERCENT and not rule.above_100
        return cls(kind is ValueKind.INTEGER, power, 1 if is_bounded else None)

    @property
    def is_count(self) -> bool:
        """True where things are counted and not rounded: no unit such as "thousands" is printed."""
        return self.is_whole and self.power == 0

    def figure(self, number: PrintedNumber) -> Figure | Code:
        """What a printed number comes to, or the code of what is wrong with it."""
        scaled, power, negative = number.scaled(self.power), self.power, number.negative
        printed = Printed(number.number, power, negative, number.before, number.after)
        if self.is_whole:
            value = int(scaled)
            if value != scaled:
                return Code.VALUE_NOT_WHOLE
            return Figure(value, None if power == 0 else number.places - power, printed)
        if self.most is not None and scaled > self.most:
            return Code.VALUE_ABOVE_100
        return Figure(scaled, number.places - power, printed)
