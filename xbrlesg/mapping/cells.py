"""The cells of a record: what is wrong with a value, a unit, a text or a language, as findings."""

from __future__ import annotations

import re
from collections.abc import Collection

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.model import IndicatorRule, UnitRule
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.numbers import NumberFault, PrintedNumber, read_number
from xbrlesg.taxonomy.model import ValueKind

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
# what OCR makes of a percent sign: two rings and a stroke
_BROKEN_PERCENT = re.compile(r"[9o0°][/／][0oO]|0%|％|o/o|0/0", re.IGNORECASE)


def read_value(
    record: IndicatorRecord, rule: IndicatorRule, unit: UnitRule | None, findings: list[Finding]
) -> PrintedNumber | None:
    """Read a numeric record's value; whatever is wrong with it is added to the findings."""
    if not record.value:
        findings.append(fault(Code.VALUE_MISSING, "the value is missing", record, "value"))
        return None
    counts = rule.concept.kind is ValueKind.INTEGER and (unit is None or unit.power == 0)
    number = read_number(record.value, whole=counts)
    if isinstance(number, NumberFault):
        findings.append(fault(number.code, number.message, record, "value", hint=number.hint))
        return None
    if record.language:
        findings.append(fault(Code.LANGUAGE_INVALID, "a number has no language", record, "language"))
    if unit is not None:
        value = number.scaled(unit.power)
        if rule.concept.kind is ValueKind.INTEGER and value != int(value):
            message = f"{rule.concept.name.local} counts in whole numbers"
            findings.append(fault(Code.VALUE_NOT_WHOLE, message, record, "value"))
        if rule.concept.kind is ValueKind.PERCENT and value > 1 and not rule.above_100:
            findings.append(fault(Code.VALUE_ABOVE_100, "the percentage is above 100", record, "value"))
    return number


def check_text(record: IndicatorRecord, findings: list[Finding]) -> None:
    """Check a text record: it has a value and a language, and no unit."""
    if not record.value:
        findings.append(fault(Code.VALUE_MISSING, "the value is missing", record, "value"))
    if record.unit:
        findings.append(fault(Code.UNIT_ON_TEXT, f"a text has no unit {record.unit!r}", record, "unit"))
    if not record.language:
        findings.append(
            fault(Code.LANGUAGE_MISSING, "the language of the text is missing", record, "language")
        )
    elif not _LANGUAGE.fullmatch(record.language):
        message = f"{record.language!r} is not a lower-case language tag"
        findings.append(fault(Code.LANGUAGE_INVALID, message, record, "language"))


def unknown_indicator(record: IndicatorRecord, known: Collection[str]) -> Finding:
    """The finding for an indicator that the mapping does not name."""
    message = f"the indicator {record.indicator!r} is not in the mapping"
    hint = near_hint(record.indicator, known, Code.INDICATOR_UNKNOWN.value.hint)
    return fault(Code.INDICATOR_UNKNOWN, message, record, "indicator", hint=hint)


def unknown_unit(record: IndicatorRecord, known: Collection[str]) -> Finding:
    """The finding for a printed unit that the mapping does not name, or that is missing."""
    if not record.unit:
        return fault(Code.UNIT_MISSING, "the unit is missing", record, "unit")
    if _BROKEN_PERCENT.fullmatch(record.unit):
        message = f"the unit {record.unit!r} looks like a percent sign that OCR broke"
        return fault(Code.UNIT_BROKEN_PERCENT, message, record, "unit")
    message = f"the unit {record.unit!r} is not in the mapping"
    hint = near_hint(record.unit, known, Code.UNIT_UNKNOWN.value.hint)
    return fault(Code.UNIT_UNKNOWN, message, record, "unit", hint=hint)


def unreadable(record: IndicatorRecord) -> Finding:
    """The finding with which an unreadable record ends."""
    message = f"the cell cannot be read ({record.note}); OCR shows {record.ocr_text!r}"
    return fault(Code.READING_UNREADABLE, message, record, "value", value=record.ocr_text)


_SHOWN = ("indicator", "value", "unit", "period", "language")


def fault(  # noqa: PLR0913 - what a finding of a record needs
    code: Code,
    message: str,
    record: IndicatorRecord,
    column: str,
    *,
    hint: str | None = None,
    value: str | None = None,
) -> Finding:
    """A finding at one cell of a record; ``value`` is the cell's own text unless given."""
    shown = getattr(record, column) if value is None and column in _SHOWN else value
    return finding(code, message, record.at(column), value=shown, hint=hint, indicator=record.indicator)
