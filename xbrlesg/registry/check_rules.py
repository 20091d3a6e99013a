"""Cross-checks of a registry's rules: every figure that they name exists and can stand where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.registry.model import AxisEntry, DataType, Indicator, Registry, Section
from xbrlesg.registry.plan import NUMERIC, members_used
from xbrlesg.registry.sources import Place, Sources, rules
from xbrlesg.rules.declared import (
    BoundHolds,
    Identifier,
    NonNegative,
    PartWhole,
    Quotient,
    RuleEntry,
    StockFlow,
    TargetMet,
    Term,
)

HINT: Final = Code.REGISTRY_RULE.value.hint
BOUNDS: Final = ("above", "at_least", "below", "at_most")
Named = tuple[Term, Place]


def check_rules(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Rules over unknown or unlike figures, axes and members. Sections must name axes that there are."""
    known = {
        indicator.id: (indicator, section)
        for subtheme in registry.subthemes
        for section in subtheme.sections
        for indicator in section.indicators
    }
    checker = _Checker(known, registry.axes)
    for rule, place in rules(registry, sources):
        yield from checker.check(rule, place)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Judges rules by the registry's indicators, each with its section, and axes."""

    known: Mapping[Identifier, tuple[Indicator, Section]]
    axes: Mapping[Identifier, AxisEntry]

    def check(self, rule: RuleEntry, place: Place) -> Iterator[Finding]:
        for term, where in _terms(rule, place):
            yield from self._term(term, where)
        match rule:
            case PartWhole():
                yield from self._parts(rule, place)
            case Quotient():
                yield from self._quotient(rule, place)
            case StockFlow():
                yield from self._flows(rule, place)
            case TargetMet():
                yield from self._target(rule, place)
            case BoundHolds():
                yield from self._bounds(rule, place)

    def _term(self, term: Term, place: Place) -> Iterator[Finding]:
        found = self.known.get(term.indicator)
        if found is None:
            message = f"the registry has no indicator {term.indicator!r}"
            hint = near_hint(term.indicator, self.known, HINT)
            yield finding(Code.REGISTRY_RULE, message, place.at(), value=term.indicator, hint=hint)
            return
        indicator, section = found
        if indicator.type not in NUMERIC:
            yield _fault(f"{indicator.id!r} is no number", place, indicator.id)
        for axis, member in term.members.items():
            yield from self._member(axis, member, place.into("members", axis), section)
        yield from self._divided(indicator, term.members, place)

    def _member(
        self, axis_id: str, member: str, place: Place, section: Section | None = None
    ) -> Iterator[Finding]:
        """A member that is not the axis's, or that the section's tables do not admit."""
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
        elif section and axis_id in section.axes and member not in members_used(section, axis_id, axis):
            yield _fault(f"section {section.id!r} does not admit the member {member!r}", place, member)

    def _divided(self, indicator: Indicator, by: Iterable[Identifier], place: Place) -> Iterator[Finding]:
        """No breakdown of the indicator that has all these axes, and can do without its other ones."""
        own = {axis_id for axis_id in by if axis_id in self.axes and not self.axes[axis_id].every_number}
        explicit = {axis_id for axis_id, axis in self.axes.items() if not axis.typed}
        if own and not any(own <= {*cube} and {*cube} - own <= explicit for cube in indicator.breakdowns):
            axes = " and ".join(sorted(own))
            yield _fault(f"{indicator.id!r} has no breakdown by {axes}", place, axes)

    def _parts(self, rule: PartWhole, place: Place) -> Iterator[Finding]:
        yield from self._alike([(rule.whole, place.into("whole")), *_listed(rule.parts, place.into("parts"))])
        if rule.axis is None:
            return
        where = place.into("axis")
        axis = self.axes.get(rule.axis)
        if axis is None:
            hint = near_hint(rule.axis, self.axes, HINT)
            message = f"axes.yaml has no axis {rule.axis!r}"
            yield finding(Code.REGISTRY_RULE, message, where.at(), value=rule.axis, hint=hint)
        elif axis.every_number or rule.axis in rule.whole.members:
            yield _fault(f"axis {rule.axis!r} does not divide the whole", where, rule.axis)
        elif rule.whole.indicator in self.known:
            indicator, _ = self.known[rule.whole.indicator]
            yield from self._divided(indicator, (*rule.whole.members, rule.axis), where)

    def _quotient(self, rule: Quotient, place: Place) -> Iterator[Finding]:
        if rule.kind != "percentage":
            return
        result, _ = self.known.get(rule.result.indicator, (None, None))
        if result is not None and result.type is not DataType.PERCENT:
            message = f"{result.id!r} is of type {result.type.value}, and no percentage"
            yield _fault(message, place.into("result"), result.id)
        terms = [(rule.denominator, place.into("denominator")), (rule.numerator, place.into("numerator"))]
        yield from self._alike(terms, period=False)

    def _flows(self, rule: StockFlow, place: Place) -> Iterator[Finding]:
        stock = (rule.stock, place.into("stock"))
        flows = _listed(rule.inflows, place.into("inflows")) + _listed(rule.outflows, place.into("outflows"))
        if not flows:
            yield _fault("no flow changes the stock", place, rule.id)
        yield from self._alike([stock, *flows], period=False)
        for (term, where), period in [(stock, "instant"), *((flow, "duration") for flow in flows)]:
            indicator, _ = self.known.get(term.indicator, (None, None))
            if indicator is not None and indicator.period != period:
                yield _fault(f"{indicator.id!r} is no {period}", where, indicator.id)

    def _target(self, rule: TargetMet, place: Place) -> Iterator[Finding]:
        indicator, section = self.known.get(rule.indicator, (None, None))
        yield from self._member(rule.axis, rule.target, place.into("target"), section)
        if indicator is not None:
            yield from self._divided(indicator, (rule.axis,), place.into("indicator"))
        if rule.axis in self.axes and rule.target == self.axes[rule.axis].default:
            yield _fault(f"{rule.target!r} is what actual values have", place.into("target"), rule.target)

    def _bounds(self, rule: BoundHolds, place: Place) -> Iterator[Finding]:
        named = {name: member for name in BOUNDS if (member := getattr(rule, name)) is not None}
        for name, member in named.items():
            yield from self._member(rule.axis, member, place.into(name))
        if not named:
            yield _fault("the rule names no bound", place, rule.id)
        if len({*named.values()}) < len(named):
            yield _fault("one member is several bounds", place, rule.id)
        axis = self.axes.get(rule.axis)
        if axis is not None and not axis.every_number:
            yield _fault(f"axis {rule.axis!r} is not every number's", place.into("axis"), rule.axis)

    def _alike(self, terms: list[Named], *, period: bool = True) -> Iterator[Finding]:
        """Terms that cannot be compared with the first one."""
        first, _ = self.known.get(terms[0][0].indicator, (None, None))
        for term, place in terms[1:]:
            indicator, _ = self.known.get(term.indicator, (None, None))
            if first is None or indicator is None:
                continue
            if indicator.unit is not first.unit or (period and indicator.period != first.period):
                described = [f"{item.unit.value} ({item.period})" for item in (indicator, first)]
                message = f"{indicator.id!r} is {described[0]}, but {first.id!r} is {described[1]}"
                yield _fault(message, place, indicator.id)


def _fault(message: str, place: Place, value: str) -> Finding:
    return finding(Code.REGISTRY_RULE, message, place.at(), value=value)


def _listed(terms: tuple[Term, ...], place: Place) -> list[Named]:
    return [(term, place.into(order)) for order, term in enumerate(terms)]


def _terms(rule: RuleEntry, place: Place) -> Iterator[Named]:
    """The figures that a rule names, each with its place."""
    match rule:
        case PartWhole():
            yield rule.whole, place.into("whole")
            yield from _listed(rule.parts, place.into("parts"))
        case Quotient():
            yield rule.result, place.into("result")
            yield rule.numerator, place.into("numerator")
            yield rule.denominator, place.into("denominator")
        case StockFlow():
            yield rule.stock, place.into("stock")
            yield from _listed(rule.inflows, place.into("inflows"))
            yield from _listed(rule.outflows, place.into("outflows"))
        case NonNegative():
            terms = tuple(Term(indicator=name) for name in rule.indicators)
            yield from _listed(terms, place.into("indicators"))
        case TargetMet():
            yield Term(indicator=rule.indicator), place.into("indicator")
