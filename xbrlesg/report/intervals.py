"""Rounded values as intervals (Calculations 1.1, 3.1): exact numbers, closed at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from xbrlesg.report.model import Fact

Number = int | Decimal
_EXACT: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Sums and products of decimals are decimals: with all their digits they are exact."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a figure may stand for."""

    low: Number
    high: Number

    def __add__(self, other: Interval) -> Interval:
        return Interval(_EXACT.add(self.low, other.low), _EXACT.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_EXACT.subtract(self.low, other.high), _EXACT.subtract(self.high, other.low))

    def __mul__(self, other: Interval) -> Interval:
        ends = [_EXACT.multiply(one, two) for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """True where some value is in both."""
        return self.low <= other.high and other.low <= self.high


def interval(fact: Fact) -> Interval:
    """The values that round to a fact's. Raises TypeError for what is no number."""
    return interval_of(_number(fact), fact.decimals)


def interval_of(value: Number, decimals: int | None) -> Interval:
    """The values that round to one: half a unit of its last digit either way; exact without decimals."""
    if decimals is None:
        return Interval(value, value)
    half = _half(decimals)
    return Interval(_EXACT.subtract(value, half), _EXACT.add(value, half))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    low: Number = 0
    high: Number = 0
    for each in intervals:
        low = _EXACT.add(low, each.low)
        high = _EXACT.add(high, each.high)
    return Interval(low, high)


def exact_sum(numbers: Iterable[Number]) -> Number:
    """The sum of numbers, to the last digit."""
    found: Number = 0
    for number in numbers:
        found = _EXACT.add(found, number)
    return found


def exact(fact: Fact) -> Fraction:
    """A number's value. Raises TypeError for what is no number."""
    return Fraction(_number(fact))


def _number(fact: Fact) -> Number:
    if not fact.is_numeric:
        raise TypeError(f"fact {fact.id} is no number")
    return fact.value  # type: ignore[return-value] # is_numeric says int or Decimal


@lru_cache(maxsize=64)  # reports round to a few places alone
def _half(decimals: int) -> Decimal:
    return _EXACT.scaleb(Decimal("0.5"), -decimals)
