"""Rounded values as intervals (Calculations 1.1, 3.1): exact fractions, closed at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

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
    if fact.decimals is None:
        return Interval(value, value)
    half = _half(fact.decimals)
    return Interval(value - half, value + half)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    low = high = Fraction(0)
    for each in intervals:
        low += each.low
        high += each.high
    return Interval(low, high)


def exact(fact: Fact) -> Fraction:
    """A number's value. Raises TypeError for what is no number."""
    if not fact.is_numeric:
        raise TypeError(f"fact {fact.id} is no number")
    return Fraction(fact.value)  # type: ignore[arg-type] # is_numeric says int or Decimal


def is_negative(fact: Fact) -> bool:
    """Whether a number is less than zero. Raises TypeError for what is no number."""
    if not fact.is_numeric:
        raise TypeError(f"fact {fact.id} is no number")
    return fact.value < 0  # type: ignore[operator] # is_numeric says int or Decimal, which need no fraction


@lru_cache(maxsize=64)  # reports round to a few places alone
def _half(decimals: int) -> Fraction:
    return Fraction(10) ** -decimals / 2
