"""From the text of a value, as files have it, to the value of a concept's kind (XML Schema 1.0 part 2).

A text that is no value of the kind is returned as it is; ``checks/values.py`` then says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from xbrlesg.checks.values import FLOATS
from xbrlesg.names import QName
from xbrlesg.report.model import GivenValue, Value
from xbrlesg.report.values import canonical_value
from xbrlesg.taxonomy.model import Concept, ValueKind

ReadName = Callable[[str], QName | None]
"""How a file writes the name of an answer; None where the text is none."""

_SPACES: Final = " \t\n\r"
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_FLOAT: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]{1,3})?|-?INF|NaN")
_DATE: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_MOST_DIGITS: Final = 4000
"""Python itself stops at 4,300 digits, and no figure of a report comes near."""


def read_value(text: str, concept: Concept, read_name: ReadName) -> GivenValue:
    """The value of the concept's kind that a text stands for, else the text."""
    kind = concept.kind
    if kind.is_text or kind is ValueKind.OTHER:
        return text
    value = _read(text.strip(_SPACES), concept, read_name)
    return text if value is None else value


def is_canonical(text: str, value: Value, concept: Concept) -> bool:
    """Whether a text is the one form in which OIM writes its value (OIM Common 1.0, canonical values)."""
    match concept.kind:
        case ValueKind.ENUMERATION_SET:
            return text == " ".join(sorted(text.split()))
        case ValueKind.ENUMERATION:
            return text == text.strip(_SPACES)
        case ValueKind.DATE:
            return text.startswith(str(value)) and text[10:] in ("", "Z")
    if value is None or isinstance(value, str | tuple | QName) or concept.type in FLOATS:
        return True
    if concept.kind is not ValueKind.INTEGER and isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    return text == canonical_value(value)


def _read(text: str, concept: Concept, read_name: ReadName) -> GivenValue | None:
    match concept.kind:
        case ValueKind.INTEGER:
            return int(text) if _INTEGER.fullmatch(text) and len(text) <= _MOST_DIGITS else None
        case ValueKind.BOOLEAN:
            return _BOOLEANS.get(text)
        case ValueKind.DATE:
            return _day(text)
        case ValueKind.ENUMERATION:
            return read_name(text)
        case ValueKind.ENUMERATION_SET:
            names = [name for part in text.split() if (name := read_name(part)) is not None]
            return tuple(sorted(names)) if len(names) == len(text.split()) else None
        case _:
            return _number(text, concept)


def _number(text: str, concept: Concept) -> Decimal | None:
    if len(text) > _MOST_DIGITS:
        return None
    if concept.type in FLOATS:
        return Decimal(text) if _FLOAT.fullmatch(text) else None
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
