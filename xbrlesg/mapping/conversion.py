"""One record and its rule into one fact's aspects and value, or into all the faults of the record at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.checks.unit_types import unit_fault
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.mapping.cells import (
    fault,
    misspelt_member,
    read_figure,
    unknown_qualifier,
    unknown_unit,
    unreadable,
)
from xbrlesg.mapping.model import AxisRule, Fit, IndicatorRule, Mapping, UnitRule
from xbrlesg.mapping.units import TAKES
from xbrlesg.mapping.values import check_particulars, read_statement
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.periods import PeriodFault, read_period
from xbrlesg.report.model import Dimensions, Entity, Member, Period, Unit, Value
from xbrlesg.report.order import Aspects
from xbrlesg.report.printed import Printed
from xbrlesg.taxonomy.model import ValueKind

STRAY_SPACE: Final = re.compile(r"^\s|\s\s|[\t\n\r]|\s$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What all records of a report share."""

    entity: Entity
    year_is_clear: bool  # the reporting period is a calendar year, so "2023" has one meaning
    fits: frozenset[Fit] = frozenset({Fit.EXACT})  # how well a concept must fit to be filed


@dataclass(frozen=True, slots=True)
class Converted:
    """A record that can become a fact. ``decimals`` is None for what is no number, and for exact counts."""

    record: IndicatorRecord
    aspects: Aspects
    value: Value
    decimals: int | None
    printed: Printed
    power: int
    rules: tuple[Location, ...]
    is_markup: bool = False
    nil_number: bool = False


class Conversion:
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
        if self._is_nil():
            return self._nil(dimensions, period)
        if self._rule.concept.kind.is_numeric:
            return self._number(dimensions, period)
        return self._statement(dimensions, period)

    def _number(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        if self._record.value in self._rule.stated:
            return self._stated(dimensions, period)
        unit = self._unit()
        figure = read_figure(self._record, self._rule, unit, self.findings)
        if self.findings or period is None or unit is None or figure is None:
            return None
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period, unit=unit.unit),
            value=figure.value,
            decimals=figure.decimals,
            printed=figure.printed,
            power=unit.power,
            rules=tuple(self._rules),
        )

    def _stated(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        """A number that the source states in words, such as none: exact, and without a unit."""
        if self.findings or period is None:
            return None
        number = self._rule.stated[self._record.value]
        whole = self._rule.concept.kind is ValueKind.INTEGER
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period),
            value=number if whole else Decimal(number),
            decimals=None if whole else 0,
            printed=Printed(str(number)),
            power=0,
            rules=tuple(self._rules),
        )

    def _is_nil(self) -> bool:
        """True where the words say that there is no value; those that the indicator itself knows go first."""
        rule, words = self._rule, self._record.value
        answers = rule.answers.members if rule.answers else {}
        is_known = words in rule.stated or words in answers
        return words in self._mapping.nil and not is_known and not rule.concept.kind.is_text

    def _nil(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        """A fact without a value: a number's has its unit all the same (XBRL 2.1, 4.6.2), and no decimals."""
        concept = self._rule.concept
        unit = self._unit() if concept.kind.is_numeric else None
        check_particulars(self._record, self._rule, self.findings)
        if not concept.nillable:
            message = f"{concept.name.local} must have a value"
            self._fault(Code.NIL_NOT_ALLOWED, message, "value")
        if self.findings or period is None:
            return None
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period, unit=unit.unit if unit else None),
            value=None,
            decimals=None,
            printed=Printed(self._record.value),
            power=unit.power if unit else 0,
            rules=tuple(self._rules),
            nil_number=concept.kind.is_numeric,
        )

    def _statement(self, dimensions: Dimensions, period: Period | None) -> Converted | None:
        kind = self._rule.concept.kind
        value = read_statement(self._record, self._rule, self.findings)
        if self._rule.answers is not None:
            self._rules.append(self._rule.answers.location)
        if self.findings or period is None or value is None:
            return None
        return Converted(
            record=self._record,
            aspects=self._aspects(dimensions, period, language=self._record.language or None),
            value=value,
            decimals=None,
            printed=Printed(self._record.value),
            power=0,
            rules=tuple(self._rules),
            is_markup=kind is ValueKind.TEXT_BLOCK,
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
        stated = (*self._record.breakdown, *self._rule.dimensions)
        found = [self._dimension(column, printed) for column, printed in stated]
        breakdown = tuple(sorted(filter(None, found), key=_axis))
        qualification = self._qualification()
        dimensions = tuple(sorted((*breakdown, *qualification), key=_axis))
        if len(breakdown) == len(found) and not self._allowed.permits(self._rule.concept.name, dimensions):
            self._not_allowed(breakdown, qualification)
        return dimensions

    def _dimension(self, column: str, printed: str) -> tuple[QName, Member] | None:
        if column not in self._mapping.axes:
            message = f"the mapping {self._mapping.name} has no axis for the column {column}"
            self._fault(Code.BREAKDOWN_UNKNOWN, message, column, value=printed)
            return None
        axis = self._mapping.axes[column]
        if axis is None:
            return None
        member = _member(axis, printed)
        if member is None:
            self.findings.append(misspelt_member(self._record, column, printed, axis))
            return None
        self._rules.append(axis.location)
        return axis.axis, member

    def _qualification(self) -> Dimensions:
        """The dimension of a qualified figure; empty for an exact one, and where the words are at fault."""
        words = self._record.qualifier
        if not words:
            return ()
        if not self._mapping.qualifiers:
            message = f"the figure is qualified by {words!r}, and the mapping has no qualifiers"
            self._fault(Code.QUALIFIER_UNMAPPED, message, "qualifier")
        for axis in filter(None, self._mapping.qualifiers):
            if words in axis.members:
                self._rules.append(axis.location)
                return ((axis.axis, axis.members[words]),)
            self.findings.append(unknown_qualifier(self._record, axis.members))
        return ()

    def _not_allowed(self, breakdown: Dimensions, qualification: Dimensions) -> None:
        concept = self._rule.concept.name
        if qualification and self._allowed.permits(concept, breakdown):
            message = f"{concept.local} cannot be qualified, and the record says {self._record.qualifier!r}"
            self._fault(Code.QUALIFIER_NOT_ALLOWED, message, "qualifier")
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
        elif span.first is None and self._rule.days_as_years and (span.last.month, span.last.day) == (12, 31):
            return Period.days(span.last.replace(month=1, day=1), span.last)
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
            wrong = unit_fault(concept.type, unit.unit)
            if wrong is None:
                return unit
            self._fault(Code.UNIT_TYPE, wrong[0], "unit", hint=wrong[1])
            return None
        message = (
            f"{printed!r} is a unit of {unit.family.value}; {concept.name.local} is {concept.kind.value}"
        )
        self._fault(Code.UNIT_FAMILY, message, "unit")
        return None

    def _fault(
        self, code: Code, message: str, column: str, *, hint: str | None = None, value: str | None = None
    ) -> None:
        self.findings.append(fault(code, message, self._record, column, hint=hint, value=value))


def _axis(dimension: tuple[QName, Member]) -> QName:
    return dimension[0]


def _member(axis: AxisRule, printed: str) -> Member | None:
    """The member that a printed value stands for; as printed, it may not hold spaces that nobody sees."""
    if axis.as_printed:
        return None if STRAY_SPACE.search(printed) else printed
    return axis.members.get(printed)
