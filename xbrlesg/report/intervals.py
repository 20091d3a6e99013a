"""Rounded values as intervals (Calculations 1.1, 3.1): exact fractions, closed at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xbrlesg.report.model import Fact


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a figure may stand for."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """True where some value is in both."""
        return self.low <= other.high and other.low <= self.high


def interval(fact: Fact) -> Interval:
    """The values that round to a fact's: half a unit of its last digit either way; exact without decimals."""
    value = exact(fact)
    half = Fraction(0) if fact.decimals is None else Fraction(10) ** -fact.decimals / 2
    return Interval(value - half, value + half)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    return sum(intervals, start=Interval(Fraction(0), Fraction(0)))


def exact(fact: Fact) -> Fraction:
    """A number's value. Raises TypeError for what is no number."""
    if not fact.is_numeric:
        raise TypeError(f"fact {fact.id} is no number")
    return Fraction(fact.value)  # type: ignore[arg-type] # is_numeric says int or Decimal
