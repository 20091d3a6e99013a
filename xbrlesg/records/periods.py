"""Printed periods: ``2023``, ``2023-06``, ``2023Q1``, ``2023H1``, ``2023-12-31``, ``2023-01-01..2023-12-31``.

The forms are those of xBRL-CSV 1.0, 4.6, except that a single date names the end of that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_SPAN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|Q(?P<quarter>\d)|H(?P<half>\d))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``; ``first`` is None where the text names one day's end."""

    first: date | None
    last: date
    is_year: bool = False


@dataclass(frozen=True, slots=True)
class PeriodFault:
    """Why a text is not a period."""

    message: str


def read_period(text: str) -> Span | PeriodFault:
    """Read a printed period."""
    first, dots, last = text.partition("..")
    if dots:
        return _read_range(first, last)
    if _DAY.fullmatch(text):
        day = _read_day(text)
        return day if isinstance(day, PeriodFault) else Span(None, day)
    match = _SPAN.fullmatch(text)
    if match is None:
        return PeriodFault("the period has no known form")
    return _read_span(match)


def _read_span(match: re.Match[str]) -> Span | PeriodFault:
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return PeriodFault(f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    if match["month"]:
        number, months, most = int(match["month"]), 1, 12
    elif match["quarter"]:
        number, months, most = int(match["quarter"]), 3, 4
    elif match["half"]:
        number, months, most = int(match["half"]), 6, 2
    else:
        number, months, most = 1, 12, 1
    if not 1 <= number <= most:
        return PeriodFault("there is no such month, quarter or half-year")
    return Span(date(year, (number - 1) * months + 1, 1), _last_day(year, number * months), months == 12)


def _last_day(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


def _read_range(first_text: str, last_text: str) -> Span | PeriodFault:
    first, last = _read_day(first_text), _read_day(last_text)
    if isinstance(first, PeriodFault):
        return first
    if isinstance(last, PeriodFault):
        return last
    if last < first:
        return PeriodFault("the period ends before it starts")
    return Span(first, last)


def _read_day(text: str) -> date | PeriodFault:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return PeriodFault(f"there is no such day as {text}")
    if day is None:
        return PeriodFault("a day has the form 2023-12-31")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return PeriodFault(f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return day
