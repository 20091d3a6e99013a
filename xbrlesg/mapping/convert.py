"""One record into one fact's aspects and value, or into findings: all the faults of a record at once."""

from __future__ import annotations

from dataclasses import dataclass

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.allowed import AllowedBreakdowns
from xbrlesg.mapping.cells import check_text, fault, read_value, unknown_indicator, unknown_unit, unreadable
from xbrlesg.mapping.model import IndicatorRule, Mapping, UnitRule
from xbrlesg.mapping.units import TAKES
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.periods import PeriodFault, read_period
from xbrlesg.report.model import Entity, Member, Period, Unit, Value
from xbrlesg.report.order import Aspects
from xbrlesg.report.printed import Printed
from xbrlesg.taxonomy.model import Taxonomy, ValueKind

Dimensions = tuple[tuple[QName, Member], ...]


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
        """Convert one record, or say everything that is wrong with it.

        Nothing is said where the mapping's own rule is at fault: that is a finding already.
        """
        if record.indicator not in self._mapping.indicators:
            return [unknown_indicator(record, self._mapping.indicators)]
        rule = self._mapping.indicators[record.indicator]
        if rule is None:
            return []
        conversion = _Conversion(record, rule, self._mapping, self._allowed, self._setting)
        return conversion.run() or conversion.findings


class _Conversion:
    """One record on its way to a fact: collects its faults, and the rules that it met."""

    def __init__(
        self,
        record: IndicatorRecord,
        rule: IndicatorRule,
        mapping: Mapping,
        allowed: AllowedBreakdowns,
        setting: Setting,
    ) -> None:
        self.findings: list[Finding] = []
        self._rules = [rule.location]
        self._record = record
        self._rule = rule
        self._mapping = mapping
        self._allowed = allowed
        self._setting = setting

    def run(self) -> Converted | None:
        """Convert the record; None where anything is wrong with it."""
        dimensions = self._dimensions()
        period = self._period()
        if self._record.reading is Reading.UNREADABLE:
            self.findings.append(unreadable(self._record))
            return None
        if self._rule.concept.kind.is_numeric:
            return self._number(dimensions, period)
        return self._text(dimensions, period)

    def _number(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        unit = self._unit()
        number = read_value(self._record, self._rule, unit, self.findings)
        if self.findings or period is None or unit is None or number is None:
            return None
        value = number.scaled(unit.power)
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period, unit=unit.unit),
            value=int(value) if self._rule.concept.kind is ValueKind.INTEGER else value,
            decimals=number.places - unit.power,
            printed=Printed(number.number, unit.power, number.negative, number.before, number.after),
            power=unit.power,
            rules=tuple(self._rules),
        )

    def _text(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        check_text(self._record, self.findings)
        if self.findings or period is None:
            return None
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period, language=self._record.language),
            value=self._record.value,
            decimals=None,
            printed=Printed(self._record.value),
            power=0,
            rules=tuple(self._rules),
        )

    def _aspects(
        self,
        dimensions: Dimensions,
        period: Period,
        *,
        unit: Unit | None = None,
        language: str | None = None,
    ) -> Aspects:
        concept, entity = self._rule.concept.name, self._setting.entity
        return Aspects(concept, entity, period, unit, language, dimensions)

    def _dimensions(self) -> Dimensions:
        """The record's dimensions, sorted by axis; checked against the taxonomy's tables if all are known."""
        dimensions: list[tuple[QName, Member]] = []
        for column, printed in self._record.breakdown:
            axis = self._mapping.axes[column]
            member = axis.members.get(printed) if axis else None
            if axis is not None and member is not None:
                self._rules.append(axis.location)
                dimensions.append((axis.axis, member))
            elif axis is not None:
                message = f"the breakdown value {printed!r} is unknown on {column}"
                hint = near_hint(printed, axis.members, Code.BREAKDOWN_UNKNOWN.value.hint)
                self._fault(Code.BREAKDOWN_UNKNOWN, message, column, hint=hint, value=printed)
        dimensions.sort(key=lambda pair: pair[0])
        if len(dimensions) == len(self._record.breakdown):
            self._check_allowed(dimensions)
        return tuple(dimensions)

    def _check_allowed(self, dimensions: list[tuple[QName, Member]]) -> None:
        concept = self._rule.concept.name
        if self._allowed.permits(concept, dimensions):
            return
        shown = ", ".join(f"{column} {printed}" for column, printed in self._record.breakdown)
        message = f"{concept.local} does not take {shown or 'a figure without a breakdown'}"
        column = self._record.breakdown[0][0] if shown else "indicator"
        hint = self._allowed.advice(concept)
        self._fault(Code.BREAKDOWN_NOT_ALLOWED, message, column, hint=hint, value=shown)

    def _period(self) -> Period | None:
        text, concept = self._record.period, self._rule.concept
        span = read_period(text)
        if not text:
            self._fault(Code.PERIOD_MISSING, "the period is missing", "period")
        elif isinstance(span, PeriodFault):
            self._fault(Code.PERIOD_INVALID, span.message, "period")
        elif span.is_year and not self._setting.year_is_clear:
            message = "a year alone does not say which twelve months are meant"
            self._fault(Code.PERIOD_AMBIGUOUS, message, "period")
        elif concept.period_type == "instant":
            return Period.at_end_of(span.last)
        elif span.first is None:
            message = f"{concept.name.local} is measured over a time, and the period is a single day"
            self._fault(Code.PERIOD_TYPE, message, "period")
        else:
            return Period.days(span.first, span.last)
        return None

    def _unit(self) -> UnitRule | None:
        printed, concept = self._record.unit, self._rule.concept
        if printed not in self._mapping.units:
            self.findings.append(unknown_unit(self._record, self._mapping.units))
            return None
        unit = self._mapping.units[printed]
        if unit is None:
            return None
        self._rules.append(unit.location)
        if unit.family in TAKES[concept.kind]:
            return unit
        message = (
            f"{printed!r} is a unit of {unit.family.value}; {concept.name.local} is {concept.kind.value}"
        )
        self._fault(Code.UNIT_FAMILY, message, "unit")
        return None

    def _fault(
        self, code: Code, message: str, column: str, *, hint: str | None = None, value: str | None = None
    ) -> None:
        self.findings.append(fault(code, message, self._record, column, hint=hint, value=value))
