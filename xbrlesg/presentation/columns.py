"""Columns: which periods share one, and what stands at its head."""

from __future__ import annotations

from datetime import date

from xbrlesg.report.model import Period


def column_of(period: Period) -> Period:
    """The period that a column stands for: the end of a calendar year shares the column of the year."""
    day = period.last_day
    return _year(day.year) if period.is_instant and (day.month, day.day) == (12, 31) else period


def period_text(period: Period) -> str:
    """``2023`` for a calendar year and for its end; ISO dates for every other period."""
    column = column_of(period)
    last = column.last_day
    if column == _year(last.year):
        return str(last.year)
    return last.isoformat() if column.start is None else f"{column.start.isoformat()} – {last.isoformat()}"


def _year(year: int) -> Period:
    return Period.days(date(year, 1, 1), date(year, 12, 31))
