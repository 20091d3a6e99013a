"""Printed days: ``2023-11-10``, ``November 10, 2023``, ``10 November 2023``, ``2023年11月10日``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_YEAR: Final = r"(?P<year>[12]\d{3})"
_NAME: Final = rf"(?P<name>{'|'.join(MONTHS)})"
_DAY: Final = r"(?P<day>\d{1,2})"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
        rf"{_NAME} {_DAY}, {_YEAR}",
        rf"{_DAY} {_NAME} {_YEAR}",
        rf"{_YEAR}年(?P<month>\d{{1,2}})月{_DAY}日",
    )
)


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why a text is not a day, and a hint of its own where it can be guessed what was meant."""

    message: str
    hint: str | None = None


def read_date(text: str) -> date | DateFault:
    """Read a printed day. Nothing is trimmed or guessed; a day that the calendar lacks is a fault.

    >>> read_date("10 November 2023")
    datetime.date(2023, 11, 10)
    """
    match = _match(text)
    if match is None:
        return _explain(text)
    try:
        return _day(match)
    except ValueError:
        return DateFault(f"there is no such day as {text}")


def _match(text: str) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.fullmatch(text))), None)


def _day(match: re.Match[str]) -> date:
    parts = match.groupdict()
    month = MONTHS.index(parts["name"]) + 1 if "name" in parts else int(parts["month"])
    return date(int(parts["year"]), month, int(parts["day"]))


def _explain(text: str) -> DateFault:
    """A form that is near a known one: full-width digits, letters of another case, spaces gone astray."""
    plain = " ".join(unicodedata.normalize("NFKC", text).title().replace(",", ", ").split())
    match = _match(plain) or _match(plain.replace(" ", ""))
    try:
        hint = f"Is it {_day(match).isoformat()!r}?" if match else None
    except ValueError:
        hint = None
    return DateFault("the value is not a day", hint)
