"""Columns: which periods share one, what stands at its head, and which period words need not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xbrlesg.report.model import Fact, Period


@dataclass(frozen=True, slots=True)
class TextPeriods:
    """The periods that a report's words are about; ``usual`` goes without saying, if there is one."""

    usual: Period | None

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> TextPeriods:
        """The usual period is that of most facts that are no numbers; the latest of several."""
        counts = Counter(column_of(fact.period) for fact in facts if not fact.has_unit)
        return cls(max(counts, key=lambda period: (counts[period], period.sort_key), default=None))

    def told(self, period: Period, *, always: bool = False) -> str:
        """What a statement says of its period: nothing where it is the usual one, unless ``always``."""
        return period_text(period) if always or period != self.usual else ""


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
