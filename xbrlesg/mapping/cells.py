"""The cells of a record: what is wrong with a number, a unit or a name, as findings."""

from __future__ import annotations

import re
from collections.abc import Collection

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.figures import Figure, Measure
from xbrlesg.mapping.model import AxisRule, IndicatorRule, UnitRule
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.numbers import NumberFault, read_number

# what OCR makes of a percent sign: two rings and a stroke
_BROKEN_PERCENT = re.compile(r"[9o0°][/／][0oO]|0%|％|o/o|0/0", re.IGNORECASE)


def read_figure(
    record: IndicatorRecord, rule: IndicatorRule, unit: UnitRule | None, findings: list[Finding]
) -> Figure | None:
    """Read a numeric record's value; whatever is wrong with it is added to the findings.

    Without a unit there is no figure, but what can be said of the number is.
    """
    if not record.value:
        findings.append(fault(Code.VALUE_MISSING, "the value is missing", record, "value"))
        return None
    measure = Measure.of(rule, unit.power if unit else 0)
    number = read_number(record.value, whole=measure.is_count)
    if isinstance(number, NumberFault):
        findings.append(fault(number.code, number.message, record, "value", hint=number.hint))
        return None
    if record.language:
        findings.append(fault(Code.LANGUAGE_INVALID, "a number has no language", record, "language"))
    if record.reading is Reading.SUMMARY:
        message = f"{rule.concept.name.local} is a number, of which there is no summary"
        findings.append(fault(Code.READING_NOT_TEXT, message, record, "reading", value=record.reading))
    if unit is None:
        return None
    figure = measure.figure(number)
    if isinstance(figure, Figure):
        return figure
    whole = f"{rule.concept.name.local} counts in whole numbers"
    message = whole if figure is Code.VALUE_NOT_WHOLE else "the percentage is above 100"
    findings.append(fault(figure, message, record, "value"))
    return None


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


def misspelt_member(record: IndicatorRecord, column: str, printed: str, axis: AxisRule) -> Finding:
    """The finding for a breakdown value that the mapping does not know, or that holds stray spaces."""
    if axis.as_printed:
        message = f"the breakdown value {printed!r} on {column} holds spaces that nobody sees"
        hint = f"Is it {' '.join(printed.split())!r}? Remove the spaces."
    else:
        message = f"the breakdown value {printed!r} is unknown on {column}"
        hint = near_hint(printed, axis.members, Code.BREAKDOWN_UNKNOWN.value.hint)
    return fault(Code.BREAKDOWN_UNKNOWN, message, record, column, hint=hint, value=printed)


def unknown_qualifier(record: IndicatorRecord, known: Collection[str]) -> Finding:
    """The finding for qualifying words that the mapping does not name."""
    message = f"the qualifier {record.qualifier!r} is not in the mapping"
    hint = near_hint(record.qualifier, known, Code.QUALIFIER_UNKNOWN.value.hint)
    return fault(Code.QUALIFIER_UNKNOWN, message, record, "qualifier", hint=hint)


def unreadable(record: IndicatorRecord) -> Finding:
    """The finding with which an unreadable record ends."""
    message = f"the cell cannot be read ({record.note}); OCR shows {record.ocr_text!r}"
    return fault(Code.READING_UNREADABLE, message, record, "value", value=record.ocr_text)


_SHOWN = ("indicator", "value", "unit", "period", "qualifier", "language")


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
