"""The registry's rules with names instead of ids: the one form that the check and the linkbase share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.names import QName
from xbrlesg.registry.model import Indicator, Registry, Section
from xbrlesg.registry.plan import every_number, members_used
from xbrlesg.registry.rules import (
    BoundHolds,
    RuleEntry,
    TargetMet,
    Term,
)
from xbrlesg.registry.rules import (
    NonNegative as NonNegativeEntry,
)
from xbrlesg.registry.rules import (
    PartWhole as PartWholeEntry,
)
from xbrlesg.registry.rules import (
    Quotient as QuotientEntry,
)
from xbrlesg.registry.rules import (
    StockFlow as StockFlowEntry,
)
from xbrlesg.registry.wording import WORDINGS
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    RuleHead,
    RuleSet,
    StockFlow,
    Target,
)

RELATIONS: Final = (
    ("above", "above"),
    ("at_least", "at-least"),
    ("below", "below"),
    ("at_most", "at-most"),
)


def resolve_rules(registry: Registry) -> RuleSet:
    """All rules of a registry that has passed its checks, and the axes that exact actual values lack."""
    resolver = _Resolver(registry, {item.id: item for item in registry.indicators()}, _sections(registry))
    return RuleSet(
        tuple(rule for entry in registry.rules for rule in resolver.rules(entry)),
        tuple(sorted(resolver.axis(axis) for axis in every_number(registry.axes))),
    )


def _sections(registry: Registry) -> dict[str, Section]:
    return {
        indicator.id: section
        for subtheme in registry.subthemes
        for section in subtheme.sections
        for indicator in section.indicators
    }


@dataclass(frozen=True, slots=True)
class _Resolver:
    registry: Registry
    known: dict[str, Indicator]
    sections: dict[str, Section]

    def rules(self, entry: RuleEntry) -> Iterator[Rule]:
        match entry:
            case PartWholeEntry():
                yield self._part_whole(entry)
            case QuotientEntry():
                yield Quotient(
                    self._head(entry),
                    result=self._figure(entry.result),
                    numerator=self._figure(entry.numerator),
                    denominator=self._figure(entry.denominator),
                    kind=entry.kind,
                )
            case StockFlowEntry():
                yield StockFlow(
                    self._head(entry),
                    self._figure(entry.stock),
                    inflows=tuple(map(self._figure, entry.inflows)),
                    outflows=tuple(map(self._figure, entry.outflows)),
                )
            case NonNegativeEntry():
                concepts = tuple(self._name(self.known[name].concept) for name in entry.indicators)
                yield NonNegative(self._head(entry), concepts)
            case TargetMet():
                concept = self._name(self.known[entry.indicator].concept)
                axis, member = self.axis(entry.axis), self._member(entry.axis, entry.target)
                yield Target(self._head(entry), concept, axis, member, entry.better)
            case BoundHolds():
                yield from self._bounds(entry)

    def _part_whole(self, entry: PartWholeEntry) -> PartWhole:
        axis = self.registry.axes[entry.axis] if entry.axis is not None else None
        return PartWhole(
            self._head(entry),
            self._figure(entry.whole),
            tuple(map(self._figure, entry.parts)),
            self.axis(entry.axis) if entry.axis is not None else None,
            typed=axis is not None and axis.typed,
            complete=entry.complete,
            expected=self._expected(entry),
        )

    def _expected(self, entry: PartWholeEntry) -> int:
        """How many parts make up the whole: those listed, or the members that the section admits."""
        if entry.axis is None:
            return len(entry.parts)
        axis = self.registry.axes[entry.axis]
        if axis.typed:
            return 0
        members = members_used(self.sections[entry.whole.indicator], entry.axis, axis)
        return len([member for member in members if member != axis.default])

    def _bounds(self, entry: BoundHolds) -> Iterator[Bound]:
        for field, relation in RELATIONS:
            member = getattr(entry, field)
            if member is not None:
                head = self._head(entry)
                named = RuleHead(f"{head.id}-{relation}", head.severity, head.messages)
                yield Bound(named, self.axis(entry.axis), self._member(entry.axis, member), relation)  # type: ignore[arg-type]

    def _head(self, entry: RuleEntry) -> RuleHead:
        """The rule's own message, or what its kind of rule says in each language."""
        said = {
            language: entry.message.get(language) or WORDINGS[language].rules[entry.kind]
            for language in self.registry.header.languages
        }
        return RuleHead(entry.id, entry.severity, tuple(said.items()))

    def _figure(self, term: Term) -> Figure:
        indicator = self.known[term.indicator]
        members = sorted((self.axis(axis), self._member(axis, one)) for axis, one in term.members.items())
        return Figure(self._name(indicator.concept), tuple(members), indicator.period == "instant", term.at)

    def axis(self, axis_id: str) -> QName:
        return self._name(self.registry.axes[axis_id].concept)

    def _member(self, axis_id: str, member_id: str) -> QName:
        return self._name(self.registry.axes[axis_id].members[member_id].concept)

    def _name(self, local: str) -> QName:
        return QName(self.registry.header.namespace, local)
