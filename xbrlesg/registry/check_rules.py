"""Cross-checks of a registry's rules: every figure that they name exists and can stand where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.registry.model import AxisEntry, DataType, Indicator, Registry
from xbrlesg.registry.plan import NUMERIC
from xbrlesg.registry.rules import (
    BoundHolds,
    NonNegative,
    PartWhole,
    Quotient,
    RuleEntry,
    StockFlow,
    TargetMet,
    Term,
)
from xbrlesg.registry.sources import Place, Sources, indicators, rules

HINT = Code.REGISTRY_RULE.value.hint
Named = tuple[Term, Place]


def check_rules(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Rules over unknown or unlike figures, axes and members."""
    known = {indicator.id: indicator for indicator, _ in indicators(registry, sources)}
    checker = _Checker(known, registry.axes)
    for rule, place in rules(registry, sources):
        yield from checker.check(rule, place)


@dataclass(frozen=True, slots=True)
class _Checker:
    known: Mapping[str, Indicator]
    axes: Mapping[str, AxisEntry]

    def check(self, rule: RuleEntry, place: Place) -> Iterator[Finding]:
        terms = list(_terms(rule, place))
        for term, where in terms:
            yield from self._term(term, where)
        if isinstance(rule, PartWhole):
            yield from self._alike([rule.whole, *rule.parts], place)
            if rule.axis is not None:
                yield from self._broken_down(rule.whole.indicator, rule.axis, place.into("axis"))
        elif isinstance(rule, StockFlow):
            yield from self._stock(rule, place)
        elif isinstance(rule, Quotient):
            yield from self._quotient(rule, place)
        elif isinstance(rule, TargetMet):
            yield from self._member(rule.axis, rule.target, place.into("target"))
        elif isinstance(rule, BoundHolds):
            for name in ("above", "at_least", "below", "at_most"):
                member = getattr(rule, name)
                if member is not None:
                    yield from self._member(rule.axis, member, place.into(name))

    def _term(self, term: Term, place: Place) -> Iterator[Finding]:
        indicator = self.known.get(term.indicator)
        if indicator is None:
            message = f"the registry has no indicator {term.indicator!r}"
            hint = near_hint(term.indicator, self.known, HINT)
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=term.indicator, hint=hint)
        elif indicator.type not in NUMERIC:
            message = f"{term.indicator!r} is no number"
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=term.indicator)
        for axis, member in term.members.items():
            yield from self._broken_down(term.indicator, axis, place.into("members", axis))
            yield from self._member(axis, member, place.into("members", axis))

    def _member(self, axis_id: str, member: str, place: Place) -> Iterator[Finding]:
        axis = self.axes.get(axis_id)
        if axis is None:
            message, hint = f"axes.yaml has no axis {axis_id!r}", near_hint(axis_id, self.axes, HINT)
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=axis_id, hint=hint)
        elif member not in axis.members:
            message, hint = (
                f"axis {axis_id!r} has no member {member!r}",
                near_hint(member, axis.members, HINT),
            )
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=member, hint=hint)

    def _broken_down(self, indicator_id: str, axis: str, place: Place) -> Iterator[Finding]:
        indicator = self.known.get(indicator_id)
        if indicator is not None and not any(axis in breakdown for breakdown in indicator.breakdowns):
            message = f"{indicator_id!r} has no breakdown by {axis!r}"
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=axis)

    def _alike(self, terms: list[Term], place: Place) -> Iterator[Finding]:
        found = [self.known[term.indicator] for term in terms if term.indicator in self.known]
        kinds = {(item.type.value, item.unit.value, item.period) for item in found}
        if len(kinds) > 1:
            message = "the whole and its parts are not of one type, one unit and one kind of period"
            yield finding(Code.REGISTRY_RULE, message, place.at())

    def _stock(self, rule: StockFlow, place: Place) -> Iterator[Finding]:
        stock = self.known.get(rule.stock.indicator)
        flows = [self.known.get(term.indicator) for term in (*rule.inflows, *rule.outflows)]
        if stock is not None and stock.period != "instant":
            yield finding(Code.REGISTRY_RULE, f"the stock {stock.id!r} is no instant", place.at("stock"))
        for flow in flows:
            if flow is not None and flow.period != "duration":
                yield finding(Code.REGISTRY_RULE, f"the flow {flow.id!r} is no duration", place.at())

    def _quotient(self, rule: Quotient, place: Place) -> Iterator[Finding]:
        result = self.known.get(rule.result.indicator)
        expected = DataType.PERCENT if rule.kind == "percentage" else None
        if result is not None and expected is not None and result.type is not expected:
            message = f"{result.id!r} is of type {result.type.value}, and no percentage"
            yield finding(Code.REGISTRY_RULE, message, place.at("result"), value=result.id)


def _terms(rule: RuleEntry, place: Place) -> Iterator[Named]:
    """The figures that a rule names, each with its place."""
    if isinstance(rule, PartWhole):
        yield rule.whole, place.into("whole")
        yield from ((part, place.into("parts", order)) for order, part in enumerate(rule.parts))
    elif isinstance(rule, Quotient):
        yield rule.result, place.into("result")
        yield rule.numerator, place.into("numerator")
        yield rule.denominator, place.into("denominator")
    elif isinstance(rule, StockFlow):
        yield rule.stock, place.into("stock")
        yield from ((term, place.into("inflows", order)) for order, term in enumerate(rule.inflows))
        yield from ((term, place.into("outflows", order)) for order, term in enumerate(rule.outflows))
    elif isinstance(rule, NonNegative):
        named = enumerate(rule.indicators)
        yield from ((Term(indicator=name), place.into("indicators", order)) for order, name in named)
    elif isinstance(rule, TargetMet):
        yield Term(indicator=rule.indicator), place.into("indicator")
