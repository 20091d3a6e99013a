"""Plain figures: records that differ from one that was converted in their number and typed members alone.

Most records of a large report are such. What their other cells come to is worked out once; whatever is not
plain, or not well, goes the way of all records (``conversion.py``), which says all that is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from xbrlesg.findings.model import Location
from xbrlesg.mapping.conversion import STRAY_SPACE, Converted
from xbrlesg.mapping.model import IndicatorRule, Mapping
from xbrlesg.memo import MOST
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.numbers import PrintedNumber, read_number
from xbrlesg.report.model import Dimensions, Member
from xbrlesg.report.order import Aspects
from xbrlesg.report.printed import Printed
from xbrlesg.taxonomy.model import ValueKind

Shape = tuple[str, str, str, str, tuple[tuple[str, str | None], ...]]
"""Indicator, unit, period, qualifier, and the breakdown without the texts of axes that take any."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What all figures of a shape come to. ``typed`` names the axis of each breakdown that takes any text."""

    aspects: Aspects
    power: int
    rules: tuple[Location, ...]
    kind: ValueKind
    above_100: bool
    worded: frozenset[str]
    typed: tuple[QName | None, ...]


class PlainFigures:
    """Converts plain figures under one mapping, by the patterns of those converted before."""

    def __init__(self, mapping: Mapping) -> None:
        self._any = frozenset(column for column, axis in mapping.axes.items() if axis and axis.as_printed)
        self._axes = {column: axis.axis for column, axis in mapping.axes.items() if axis}
        self._indicators, self._nil = mapping.indicators, mapping.nil
        self._patterns: dict[Shape, _Pattern] = {}

    def convert(self, record: IndicatorRecord) -> Converted | None:
        """The figure; None where the record is not plain, not well, or the first of its shape."""
        pattern = self._patterns.get(self._shape(record))
        if pattern is None or record.reading is not Reading.CLEAR or record.language:
            return None
        if record.value in pattern.worded or record.value in self._nil:
            return None
        whole = pattern.kind is ValueKind.INTEGER
        number = read_number(record.value, whole=whole and pattern.power == 0)
        if not isinstance(number, PrintedNumber):
            return None
        value = number.scaled(pattern.power)
        if (whole and value != int(value)) or (
            pattern.kind is ValueKind.PERCENT and value > 1 and not pattern.above_100
        ):
            return None
        dimensions = _dimensions(record, pattern)
        if dimensions is None:
            return None
        known = pattern.aspects
        return Converted(
            record,
            Aspects(known.concept, known.entity, known.period, known.unit, None, dimensions),
            int(value) if whole else value,
            None if whole and pattern.power == 0 else number.places - pattern.power,
            Printed(number.number, pattern.power, number.negative, number.before, number.after),
            pattern.power,
            pattern.rules,
        )

    def learn(self, record: IndicatorRecord, rule: IndicatorRule, converted: Converted) -> None:
        """Remember what a record came to, if it is a figure and no case of its indicator's."""
        kind, dimensions = rule.concept.kind, converted.aspects.dimensions
        has_cases = self._indicators[record.indicator] is not rule or rule.cases
        is_number = kind.is_numeric and converted.value is not None and record.value not in rule.stated
        if has_cases or not is_number or len(dict(dimensions)) < len(dimensions):
            return
        if len(self._patterns) >= MOST:
            self._patterns.clear()
        self._patterns[self._shape(record)] = _Pattern(
            converted.aspects,
            converted.power,
            converted.rules,
            kind,
            rule.above_100,
            frozenset(rule.stated),
            tuple(self._axes[column] if column in self._any else None for column, _ in record.breakdown),
        )

    def _shape(self, record: IndicatorRecord) -> Shape:
        breakdown = tuple([(name, None if name in self._any else text) for name, text in record.breakdown])
        return (record.indicator, record.unit, record.period, record.qualifier, breakdown)


def _dimensions(record: IndicatorRecord, pattern: _Pattern) -> Dimensions | None:
    """The dimensions with the record's own typed members; None where one holds spaces that nobody sees."""
    texts: dict[QName, Member] = {}
    for (_, text), axis in zip(record.breakdown, pattern.typed, strict=True):
        if axis is not None:
            if STRAY_SPACE.search(text):
                return None
            texts[axis] = text
    if not texts:
        return pattern.aspects.dimensions
    return tuple([(axis, texts.get(axis, member)) for axis, member in pattern.aspects.dimensions])
