"""Transformations: the rule of the registry (4 or 5) that reads a printed text as a fact's value."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Printed

NUMBER: Final = "num-dot-decimal"
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


def date_format(fact: Fact, printed: str) -> str:
    """The rule that reads a printed day. ValueError where none does, or where it reads another day."""
    for rule, forms in DATES.items():
        for form in forms:
            if found := re.fullmatch(form, printed, re.ASCII):
                parts = found.groupdict()
                month = MONTHS.index(parts["name"]) + 1 if "name" in parts else int(parts["month"])
                if date(int(parts["year"]), month, int(parts["day"])) != fact.value:
                    raise ValueError(f"fact {fact.id}: {printed!r} is shown, but the value is {fact.value}")
                return rule
    raise ValueError(f"fact {fact.id}: no transformation reads the date {printed!r}")


def check_number(fact: Fact, printed: Printed) -> None:
    """ValueError unless the digits, scaled and signed, are the fact's value, and its decimals theirs.

    A fault here is ours: both come from one record.
    """
    digits = printed.number.replace(",", "")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        raise ValueError(f"fact {fact.id}: {printed.number!r} is not digits with commas and a point")
    _, figures, exponent = Decimal(digits).as_tuple()
    # Put together from its parts, because Decimal arithmetic would round to the context's precision.
    shown = Decimal((int(printed.negative), figures, int(exponent) + printed.scale))
    if not fact.is_numeric or shown != fact.value:
        raise ValueError(f"fact {fact.id}: {printed} shows {shown}, but the value is {fact.value}")
    decimals = len(digits.partition(".")[2]) - printed.scale
    if fact.decimals not in (None, decimals):
        raise ValueError(f"fact {fact.id}: {printed} shows {decimals} decimals, not {fact.decimals}")
