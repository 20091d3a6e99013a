"""One record into one fact's aspects and value, or into findings: all the faults of a record at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.allowed import AllowedBreakdowns
from xbrlesg.mapping.cells import check_text, fault, read_value, unknown_indicator, unknown_unit, unreadable
from xbrlesg.mapping.model import IndicatorRule, Mapping, UnitRule
from xbrlesg.mapping.units import TAKES
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.numbers import PrintedNumber
from xbrlesg.records.periods import PeriodFault, Span, read_period
from xbrlesg.report.model import Entity, Member, Period, Value
from xbrlesg.report.order import Aspects
from xbrlesg.report.printed import Printed
from xbrlesg.taxonomy.model import Taxonomy, ValueKind


@dataclass(frozen=True, slots=True)
class Setting:
    """What all records of a report share."""

    entity: Entity
    year_is_clear: bool  # the reporting period is a calendar year, so "2023" has one meaning


@dataclass(frozen=True, slots=True)
class Converted:
    """A record that can become a fact. ``decimals`` is None for text."""

    record: IndicatorRecord
    aspects: Aspects
    value: Value
    decimals: int | None
    printed: Printed
    power: int
    rules: tuple[Location, ...]


class Converter:
    """Converts records under one mapping, taxonomy and setting. Stateless between records."""

    def __init__(self, mapping: Mapping, taxonomy: Taxonomy, setting: Setting) -> None:
        self._mapping = mapping
        self._allowed = AllowedBreakdowns(taxonomy)
        self._setting = setting

    def convert(self, record: IndicatorRecord) -> Converted | list[Finding]:
        """Convert one record, or say everything that is wrong with it."""
        rule = self._mapping.indicators.get(record.indicator)
        if rule is None:
            return [unknown_indicator(record, self._mapping.indicators)]
        findings: list[Finding] = []
        dimensions = self._dimensions(record, rule, findings)
        period = self._period(record, rule, findings)
        if record.reading is Reading.UNREADABLE:
            findings.append(unreadable(record))
            return findings
        if rule.concept.kind.is_numeric:
            unit = self._unit(record, rule, findings)
            number = read_value(record, rule, unit, findings)
        else:
            unit, number = None, None
            check_text(record, findings)
        if findings or period is None:
            return findings
        return self._assemble(record, rule, dimensions, period, unit, number)

    def _assemble(  # noqa: PLR0913, PLR0917 - the parts of one fact
        self,
        record: IndicatorRecord,
        rule: IndicatorRule,
        dimensions: tuple[tuple[QName, Member], ...],
        period: Period,
        unit: UnitRule | None,
        number: PrintedNumber | None,
    ) -> Converted:
        power = unit.power if unit else 0
        rules = [rule.location, *(self._mapping.axes[axis].location for axis, _ in record.breakdown)]
        aspects = Aspects(
            concept=rule.concept.name,
            entity=self._setting.entity,
            period=period,
            unit=unit.unit if unit else None,
            language=None if number else record.language,
            dimensions=dimensions,
        )
        if number is None:
            return Converted(record, aspects, record.value, None, Printed(record.value), 0, tuple(rules))
        if unit:
            rules.append(unit.location)
        printed = Printed(number.number, power, number.negative, number.before, number.after)
        value = _typed_value(number.scaled(power), rule.concept.kind)
        return Converted(record, aspects, value, number.places - power, printed, power, tuple(rules))

    def _dimensions(
        self, record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]
    ) -> tuple[tuple[QName, Member], ...]:
        known = len(findings)
        dimensions: list[tuple[QName, Member]] = []
        for column, printed in record.breakdown:
            axis = self._mapping.axes[column]
            member = axis.members.get(printed)
            if member is None:
                message = f"the breakdown value {printed!r} is unknown on {column}"
                hint = near_hint(printed, axis.members, Code.BREAKDOWN_UNKNOWN.value.hint)
                findings.append(
                    fault(Code.BREAKDOWN_UNKNOWN, message, record, column, hint=hint, value=printed)
                )
            else:
                dimensions.append((axis.axis, member))
        dimensions.sort(key=lambda pair: pair[0])
        if len(findings) == known and not self._allowed.permits(rule.concept.name, dimensions):
            columns = (
                ", ".join(f"{column} {printed}" for column, printed in record.breakdown) or "no breakdown"
            )
            message = f"{rule.concept.name.local} does not take {columns}"
            place = record.breakdown[0][0] if record.breakdown else "indicator"
            hint = self._allowed.advice(rule.concept.name)
            findings.append(
                fault(Code.BREAKDOWN_NOT_ALLOWED, message, record, place, hint=hint, value=columns)
            )
        return tuple(dimensions)

    def _period(self, record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]) -> Period | None:
        if not record.period:
            findings.append(fault(Code.PERIOD_MISSING, "the period is missing", record, "period"))
            return None
        span = read_period(record.period)
        if isinstance(span, PeriodFault):
            findings.append(fault(Code.PERIOD_INVALID, span.message, record, "period"))
            return None
        return self._fit(span, record, rule, findings)

    def _fit(
        self, span: Span, record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]
    ) -> Period | None:
        if span.is_year and not self._setting.year_is_clear:
            message = "a year alone does not say which twelve months are meant"
            findings.append(fault(Code.PERIOD_AMBIGUOUS, message, record, "period"))
            return None
        if rule.concept.period_type == "instant":
            return Period.at_end_of(span.last)
        if span.first is None:
            message = f"{rule.concept.name.local} is measured over a time, and the period is a single day"
            findings.append(fault(Code.PERIOD_TYPE, message, record, "period"))
            return None
        return Period.days(span.first, span.last)

    def _unit(self, record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]) -> UnitRule | None:
        unit = self._mapping.units.get(record.unit)
        if unit is None:
            findings.append(unknown_unit(record, self._mapping.units))
            return None
        if unit.family not in TAKES[rule.concept.kind]:
            kind = rule.concept.kind.value
            message = f"{record.unit!r} is a unit of {unit.family.value}; {rule.concept.name.local} is {kind}"
            findings.append(fault(Code.UNIT_FAMILY, message, record, "unit"))
            return None
        return unit


def _typed_value(value: Decimal, kind: ValueKind) -> Value:
    return int(value) if kind is ValueKind.INTEGER else value
