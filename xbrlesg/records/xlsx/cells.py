"""The text of a cell that is a number, a day, an answer. What cannot be known is a fault, never a guess.

Excel keeps numbers as binary floats, of which it shows 15 digits; how they are printed is a matter of format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.records.xlsx.formats import Shown

MOST_DIGITS: Final = 15
"""So many decimal digits every binary float keeps (IEEE 754, binary64)."""
WITH_DAYS: Final = ("value", "period")
"""The columns that may hold days."""

Value = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell has no text: the finding's code, what is wrong, and the value as Excel keeps it."""

    code: Code
    message: str
    value: str


def cell_text(value: Value, column: str, shown: Shown) -> str | CellFault:
    """The text of a cell's value, in a column with this header, under a format that shows it so."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, shown)
    if isinstance(value, date):
        return _day(value, column, shown)
    return CellFault(Code.CELL_DATE, "the cell is a time or a duration", str(value))


def number_text(value: float) -> str | None:
    """The digits of a number that has 15 at most, without trailing zeros; None for all others.

    >>> number_text(19678.67)
    '19678.67'
    >>> number_text(0.1 + 0.2) is None
    True
    """
    number = Decimal(repr(value))
    if not number.is_finite():
        return None
    if not number:
        return "0"
    number = number.normalize()
    digits = max(len(number.as_tuple().digits), number.adjusted() + 1)
    return format(number, "f") if digits <= MOST_DIGITS else None


def _number(value: float, shown: Shown) -> str | CellFault:
    if shown in (Shown.DAY, Shown.PART_OF_DAY):
        return CellFault(Code.CELL_DATE, f"the cell is a number that is shown as {shown.value}", repr(value))
    if shown is not Shown.NUMBER:
        message = f"the cell is a number that is shown as {shown.value}: what it prints is not what it holds"
        return CellFault(Code.CELL_NUMBER, message, repr(value))
    text = number_text(value)
    if text is None:
        message = f"the cell is a number of more than {MOST_DIGITS} digits, which is not what anybody printed"
        return CellFault(Code.CELL_NUMBER, message, repr(value))
    return text


def _day(value: date, column: str, shown: Shown) -> str | CellFault:
    if column not in WITH_DAYS:
        return CellFault(Code.CELL_DATE, f"the cell is a day, and {column!r} takes none", value.isoformat())
    if shown is not Shown.DAY:
        message = f"the cell is a day that is shown as {shown.value}"
        return CellFault(Code.CELL_DATE, message, value.isoformat())
    if isinstance(value, datetime) and value.time() != time():
        return CellFault(Code.CELL_DATE, "the cell is a day with a time", value.isoformat())
    return date(value.year, value.month, value.day).isoformat()
