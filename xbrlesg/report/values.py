"""Canonical lexical forms: a value as OIM writes it, exact and the same in every run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def canonical_value(value: int | Decimal | str | bool | date) -> str:
    """The canonical form of ``value``: ``1050``, ``1050.0``, ``true``, ``2023-12-31``; text as it is.

    Answers of enumerations are names, which have no form without a file's prefixes. Raises ``ValueError``
    for infinities and NaN, which no XBRL decimal can hold.
    Source: the canonical values of OIM Common 1.0, which are those of XML Schema 1.0 part 2 (3.2).
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return _canonical_decimal(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _canonical_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is not a decimal number")
    # Formatting keeps every digit; normalize() would round to the context's precision.
    whole, _, fraction = f"{value:f}".partition(".")
    text = f"{whole}.{fraction.rstrip('0') or '0'}"
    return "0.0" if text == "-0.0" else text
