"""Which facts a user wants to see: by concept, period, axis, entity and language."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

from xbrlesg.compare.model import Filing
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Period

Holds = Callable[[Period], bool]
_PART: Final = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class FactFilter:
    """What a fact must be; an empty part admits all.

    Names are patterns of a shell (``esg:Number*``) for the prefixed, the local or the Clark name. Of several
    ``concepts`` one must fit, of several ``axes`` each. ``language`` fits narrower ones: zh fits zh-hans.
    """

    concepts: tuple[str, ...] = ()
    period: Holds | None = None
    axes: tuple[str, ...] = ()
    entity: str = ""
    language: str = ""

    def admits(self, fact: Fact, filing: Filing) -> bool:
        """Whether the fact is wanted."""
        language = (fact.language or "").lower()
        wanted = self.language.lower()
        return (
            (not self.concepts or any(_fits(fact.concept, text, filing) for text in self.concepts))
            and (self.period is None or self.period(fact.period))
            and all(_has_axis(fact, text, filing) for text in self.axes)
            and (not self.entity or fnmatchcase(fact.entity.identifier, self.entity))
            and (not wanted or language == wanted or language.startswith(f"{wanted}-"))
        )


def period_filter(text: str) -> Holds:
    """What a text says of periods. Raises ValueError where it says nothing.

    A year (``2023``) or month (``2023-06``) holds whatever lies within it; a day (``2023-12-31``) is the
    instant at its end, or the duration of that day; ``2023-01-01/2023-12-31`` is that duration.
    """
    found = _PART.fullmatch(text)
    if found is not None:
        first, last = _bounds(int(found["year"]), found["month"])
        return lambda period: first <= (period.start or period.last_day) and period.last_day <= last
    start, slash, end = text.partition("/")
    days = (date.fromisoformat(start), date.fromisoformat(end or start))
    if slash:
        if days[1] < days[0]:
            raise ValueError(f"{text} ends before it begins")
        return lambda period: (period.start, period.last_day) == days
    return lambda period: period.last_day == days[0] and period.start in (None, days[0])


def _bounds(year: int, month: str | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, int(month), 1), date(year, int(month), calendar.monthrange(year, int(month))[1])


def _has_axis(fact: Fact, text: str, filing: Filing) -> bool:
    """``AXIS`` or ``AXIS=MEMBER``; a Clark name has no equals sign before its end."""
    axis, equals, member = text.partition("=")
    return any(
        _fits(name, axis, filing)
        and (
            not equals
            or (_fits(found, member, filing) if isinstance(found, QName) else fnmatchcase(found, member))
        )
        for name, found in fact.dimensions
    )


def _fits(name: QName, pattern: str, filing: Filing) -> bool:
    return any(spelling == pattern or fnmatchcase(spelling, pattern) for spelling in _spellings(name, filing))


def _spellings(name: QName, filing: Filing) -> Iterator[str]:
    yield filing.spelt(name)
    yield name.local
    yield name.clark
