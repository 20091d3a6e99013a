"""Printed numbers: from the text of a cell to an exact decimal, or to the fault that stands in the way.

Only forms that can be read in one way are read: digits, commas between groups of three, one point, and a
minus or brackets around them. Everything else is a fault; nothing is trimmed, normalised or guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from xbrlesg.findings.catalogue import Code

MOST_DIGITS = 28  # XBRL processors scale inline values with this precision, and would round longer ones

_NUMBER = re.compile(
    r"(-|\N{MINUS SIGN}|\()?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(\))?",  # before, number, after
    re.ASCII,
)
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)


class PrintedNumber(NamedTuple):
    """A number as printed: ``before`` + ``number`` + ``after`` is the cell's text."""

    before: str
    number: str
    after: str

    @property
    def places(self) -> int:
        """Digits printed after the point."""
        return len(self.number.partition(".")[2])

    @property
    def negative(self) -> bool:
        """True for a minus or brackets around anything but zero."""
        return bool(self.before) and any(digit in "123456789" for digit in self.number)

    def scaled(self, power: int) -> Decimal:
        """The value times ten to the ``power``, exact whatever the decimal context's precision."""
        whole, _, part = self.number.replace(",", "").partition(".")
        # made of its text, which no context rounds
        return Decimal(f"{'-' if self.negative else ''}{whole}{part}E{power - len(part)}")


@dataclass(frozen=True, slots=True)
class NumberFault:
    """Why a text is not a number: the finding's code, what is wrong, and a hint of its own."""

    code: Code
    message: str
    hint: str | None = None


def read_number(text: str, *, whole: bool) -> PrintedNumber | NumberFault:
    """Read a printed number. ``whole`` says that the concept counts in integers.

    >>> read_number("(1,234.50)", whole=False)
    PrintedNumber(before='(', number='1,234.50', after=')')
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _explain(text)
    before, digits, after = match.groups("")
    if (before == "(") != (after == ")"):
        return _explain(text)
    if len(digits) > MOST_DIGITS and sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return NumberFault(Code.VALUE_NOT_NUMBER, f"the value has more than {MOST_DIGITS} digits")
    if whole and _GROUPED_BY_POINTS.fullmatch(digits):
        return _lost_separator(text)
    return PrintedNumber(before, digits, after)


def _explain(text: str) -> NumberFault:
    if any(character.isspace() for character in text):
        shown = "".join(text.split())
        return NumberFault(
            Code.VALUE_STRAY_SPACE, "the value holds spaces", f"Is it {shown!r}? Remove the spaces."
        )
    plain = unicodedata.normalize("NFKC", text)
    if plain != text and _NUMBER.fullmatch(plain):
        return NumberFault(
            Code.VALUE_FULL_WIDTH,
            "the value holds full-width characters",
            f"Is it {plain!r}? Type plain digits.",
        )
    if _GROUPED_BY_POINTS.fullmatch(text):
        return _lost_separator(text)
    if re.fullmatch(r"[\d,]+(\.\d+)?", text, re.ASCII):
        return NumberFault(Code.VALUE_GROUPING, "the commas do not part groups of three digits")
    return NumberFault(Code.VALUE_NOT_NUMBER, "the value is not a number")


def _lost_separator(text: str) -> NumberFault:
    meant = text.replace(".", ",")
    return NumberFault(
        Code.VALUE_LOST_SEPARATOR,
        "a point stands where a thousands comma belongs",
        f"A count has no fraction. Is it {meant!r}?",
    )
