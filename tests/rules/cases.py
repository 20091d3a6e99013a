"""Facts made for rules: for each rule, data that passes, data that fails, data that it does not apply to.

Each case has an entity of its own, so that one report holds them all and no case binds with another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xbrlesg.names import ISO4217, UTR, QName
from xbrlesg.report.model import Entity, Fact, Member, Period, Unit
from xbrlesg.report.order import Aspects
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    StockFlow,
    Target,
    axes_of,
)
from xbrlesg.taxonomy.model import Concept, Taxonomy, ValueKind

SCHEME: Final = "https://cases.example"
YEAR: Final = Period.days(date(2023, 1, 1), date(2023, 12, 31))
MEASURES: Final = {
    "energyItemType": "MWh",
    "massItemType": "t",
    "volumeItemType": "m3",
    "ghgEmissionsItemType": "tCO2e",
}
Pairs = tuple[tuple[QName, Member], ...]


@dataclass(frozen=True)
class Case:
    """Facts of one entity, and whether they violate the rule."""

    name: str
    rule: str
    violates: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Maker:
    """Makes facts of one taxonomy."""

    taxonomy: Taxonomy

    def cases(self, rule: Rule) -> Iterator[Case]:
        """The cases of one rule."""
        match rule:
            case PartWhole():
                yield from self._part_whole(rule)
            case Quotient():
                yield from self._quotient(rule)
            case StockFlow():
                yield from self._stock_flow(rule)
            case NonNegative():
                for concept in rule.concepts:
                    for value in (-1, 0, 1):
                        made = [(Figure(concept), Decimal(value), ())]
                        yield self._case(rule, f"{concept.local}-{value}", made, violates=value < 0)
            case Target():
                yield from self._target(rule)
            case Bound():
                yield from self._bound(rule)

    def _part_whole(self, rule: PartWhole) -> Iterator[Case]:
        parts = self.parts(rule)
        whole: Any = (rule.whole, Decimal(100 * len(parts)), ())
        even = [(figure, Decimal(100), along) for figure, along in parts]
        short = [(figure, Decimal(60), along) for figure, along in parts]
        over = [(figure, Decimal(160), along) for figure, along in parts]
        yield self._case(rule, "even", [whole, *even], violates=False)
        yield self._case(rule, "short", [whole, *short], violates=rule.complete)
        yield self._case(rule, "over", [whole, *over], violates=True)
        yield self._case(rule, "some", [whole, *short[:1]], violates=rule.complete and len(parts) == 1)
        yield self._case(rule, "whole-only", [whole], violates=False)
        yield self._case(rule, "parts-only", over, violates=False)

    def parts(self, rule: PartWhole) -> list[tuple[Figure, Pairs]]:
        """The figures of the parts, and what tells those along an axis apart."""
        if rule.axis is None:
            return [(figure, ()) for figure in rule.parts]
        if rule.typed:
            return [(rule.whole, ((rule.axis, text),)) for text in ("东莞 A", "B")]
        default = self.taxonomy.axes[rule.axis].default
        members = {
            member
            for cube in self.taxonomy.hypercubes
            if rule.whole.concept in cube.concepts
            for member in cube.axes.get(rule.axis, ())
            if member != default
        }
        return [(rule.whole, ((rule.axis, member),)) for member in sorted(members)]

    def _quotient(self, rule: Quotient) -> Iterator[Case]:
        base = Decimal("0.5") if rule.kind == "percentage" else Decimal(2)
        for name, numerator, violates in (("right", base * 200, False), ("wrong", base * 300, True)):
            figures = [
                (rule.result, base, ()),
                (rule.numerator, numerator, ()),
                (rule.denominator, Decimal(200), ()),
            ]
            yield self._case(rule, name, figures, violates=violates)
        zero = [(rule.result, base, ()), (rule.numerator, Decimal(1), ()), (rule.denominator, Decimal(0), ())]
        yield self._case(rule, "zero", zero, violates=False)
        yield self._case(rule, "alone", [(rule.result, base, ())], violates=False)

    def _stock_flow(self, rule: StockFlow) -> Iterator[Case]:
        opening = Figure(rule.stock.concept, rule.stock.members, is_instant=True, at="start")
        flows = [(figure, Decimal(30), ()) for figure in rule.inflows]
        flows += [(figure, Decimal(10), ()) for figure in rule.outflows]
        closing = 100 + 30 * len(rule.inflows) - 10 * len(rule.outflows)
        for name, value, violates in (("right", closing, False), ("wrong", closing + 7, True)):
            figures = [(opening, Decimal(100), ()), (rule.stock, Decimal(value), ()), *flows]
            yield self._case(rule, name, figures, violates=violates)
        yield self._case(rule, "alone", [(rule.stock, Decimal(7), ()), *flows], violates=False)

    def _target(self, rule: Target) -> Iterator[Case]:
        aim = ((rule.axis, rule.member),)
        small = self.taxonomy.concepts[rule.concept].kind is ValueKind.PERCENT
        low, high = (Decimal("0.4"), Decimal("0.6")) if small else (Decimal(4), Decimal(6))
        for name, actual, wanted in (("above", high, low), ("below", low, high), ("same", low, low)):
            missed = {"above": rule.better == "lower", "below": rule.better == "higher", "same": False}[name]
            figures = [(Figure(rule.concept), actual, ()), (Figure(rule.concept), wanted, aim)]
            yield self._case(rule, name, figures, violates=missed)
        yield self._case(rule, "alone", [(Figure(rule.concept), low, aim)], violates=False)

    def _bound(self, rule: Bound) -> Iterator[Case]:
        concept = min(
            item.name
            for item in self.taxonomy.concepts.values()
            if item.kind is ValueKind.INTEGER and not item.abstract
        )
        limit = ((rule.axis, rule.member),)
        for name, exact in (("less", 5), ("more", 15)):
            violates = (name == "less") == (rule.relation in ("above", "at-least"))
            figures = [(Figure(concept), Decimal(exact), ()), (Figure(concept), Decimal(10), limit)]
            yield self._case(rule, name, figures, violates=violates)
        yield self._case(rule, "alone", [(Figure(concept), Decimal(10), limit)], violates=False)

    def _case(
        self, rule: Rule, name: str, figures: Sequence[tuple[Figure, Decimal, Pairs]], *, violates: bool
    ) -> Case:
        entity = Entity(SCHEME, f"{rule.head.id}.{name}")
        facts = tuple(
            self.fact(entity, figure, value, along, others=axes_of(rule)) for figure, value, along in figures
        )
        return Case(entity.identifier, rule.head.id, violates, facts)

    def fact(  # noqa: PLR0917 - a fact has this many parts
        self,
        entity: Entity,
        figure: Figure,
        value: Decimal,
        along: Pairs = (),
        decimals: int | None = 2,
        others: Sequence[QName] = (),
    ) -> Fact:
        """A fact for a figure; a concept that is never undivided gets a value on its typed axes."""
        concept = self.taxonomy.concepts[figure.concept]
        dimensions = self._complete(concept, (*figure.members, *along), others)
        aspects = Aspects(concept.name, entity, _period(figure, concept), unit_of(concept), None, dimensions)
        whole = concept.kind is ValueKind.INTEGER
        return Fact(
            id=aspects.fact_id,
            concept=concept.name,
            entity=entity,
            period=aspects.period,
            value=int(value) if whole else value,
            decimals=0 if whole else decimals,
            unit=aspects.unit,
            dimensions=dimensions,
        )

    def _complete(self, concept: Concept, given: Pairs, others: Sequence[QName]) -> Pairs:
        cubes = [cube for cube in self.taxonomy.hypercubes if concept.name in cube.concepts]
        named = {axis for axis, _ in given}
        fitting = [cube for cube in cubes if named <= cube.axes.keys()]
        missing = [
            [
                axis
                for axis in sorted(cube.axes)
                if self.taxonomy.axes[axis].typed_domain and axis not in named and axis not in others
            ]
            for cube in fitting
        ]
        added = min(missing, key=len, default=[])
        return tuple(sorted((*given, *((axis, "X") for axis in added)), key=lambda pair: pair[0]))


def unit_of(concept: Concept) -> Unit | None:
    """A unit that the concept's type takes."""
    if concept.kind is ValueKind.MONETARY:
        return Unit((QName(ISO4217, "CNY"),))
    if concept.kind is ValueKind.HOURS:
        return Unit((QName(UTR, "H"),))
    if concept.kind is ValueKind.MEASURE:
        return Unit((QName(UTR, MEASURES[concept.type.local]),))
    return None


def _period(figure: Figure, concept: Concept) -> Period:
    if concept.period_type == "duration":
        return YEAR
    return Period(YEAR.start if figure.at == "start" and YEAR.start else YEAR.end)
