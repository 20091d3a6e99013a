"""Transformations: the rule of the registry (4 or 5) that reads a printed text as a fact's value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Printed

NUMBER: Final = "num-dot-decimal"
ZERO: Final = "fixed-zero"
BOOLEAN: Final = {True: "fixed-true", False: "fixed-false"}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH: Final = f"(?P<name>{'|'.join(MONTHS)})"
_DAY, _YEAR, _NUMBER = r"(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})"
DATES: Final = {
    "date-year-month-day": (rf"{_YEAR}-{_NUMBER}-{_DAY}", rf"{_YEAR}年{_NUMBER}月{_DAY}日"),
    "date-monthname-day-year-en": (rf"{_MONTH} {_DAY},? {_YEAR}",),
    "date-day-monthname-year-en": (rf"{_DAY} {_MONTH},? {_YEAR}",),
}
"""The forms of each rule that we print; the rules themselves admit more."""


_COMPILED: Final = tuple(
    (rule, re.compile(rf"(?<![0-9]){form}(?![0-9])", re.ASCII))
    for rule, forms in DATES.items()
    for form in forms
)


def dates_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, date]]:
    """The days printed in part of a text: first and last position, the rule that reads each, the day."""
    for rule, form in _COMPILED:
        for found in form.finditer(text, start, end):
            if (day := _day(found)) is not None:
                yield found.start(), found.end(), rule, day


def date_format(fact: Fact, printed: str) -> str:
    """The rule that reads a printed day. ValueError where none does, or where it reads another day."""
    for rule, form in _COMPILED:
        if found := form.fullmatch(printed):
            if _day(found) != fact.value:
                raise ValueError(f"fact {fact.id}: {printed!r} is shown, but the value is {fact.value}")
            return rule
    raise ValueError(f"fact {fact.id}: no transformation reads the date {printed!r}")


def shown_value(number: str, *, scale: int, negative: bool) -> Decimal | None:
    """What ``num-dot-decimal`` makes of printed digits; None where they are none."""
    digits = number.replace(",", "")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        return None
    _, figures, exponent = Decimal(digits).as_tuple()
    # Put together from its parts, because Decimal arithmetic would round to the context's precision.
    return Decimal((int(negative), figures, int(exponent) + scale))


def check_number(fact: Fact, printed: Printed) -> None:
    """ValueError unless the digits, scaled and signed, are the fact's value, and its decimals theirs.

    A fault here is ours: both come from one record.
    """
    shown = shown_value(printed.number, scale=printed.scale, negative=printed.negative)
    if shown is None:
        raise ValueError(f"fact {fact.id}: {printed.number!r} is not digits with commas and a point")
    if not fact.is_numeric or shown != fact.value:
        raise ValueError(f"fact {fact.id}: {printed} shows {shown}, but the value is {fact.value}")
    decimals = len(printed.number.partition(".")[2]) - printed.scale
    if fact.decimals not in (None, decimals):
        raise ValueError(f"fact {fact.id}: {printed} shows {decimals} decimals, not {fact.decimals}")


def _day(found: re.Match[str]) -> date | None:
    """The day that a printed date names, if the calendar has it."""
    parts = found.groupdict()
    month = MONTHS.index(parts["name"]) + 1 if "name" in parts else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
