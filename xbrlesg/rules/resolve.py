"""Declared rules with names instead of ids; a registry or a mapping says what the ids mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.rules.declared import BoundHolds, RuleEntry, StockFlow, TargetMet, Term
from xbrlesg.rules.declared import NonNegative as NonNegativeEntry
from xbrlesg.rules.declared import PartWhole as PartWholeEntry
from xbrlesg.rules.declared import Quotient as QuotientEntry
from xbrlesg.rules.declared import StockFlow as StockFlowEntry
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    RuleHead,
    Target,
)
from xbrlesg.rules.model import StockFlow as ResolvedStockFlow

RELATIONS: Final = (
    ("above", "above"),
    ("at_least", "at-least"),
    ("below", "below"),
    ("at_most", "at-most"),
)


class Ids(Protocol):
    """What ids mean. KeyError for an id that is unknown: rules are checked before they are resolved."""

    def concept(self, indicator: str) -> tuple[QName, bool]:
        """An indicator's concept, and whether it is an instant."""

    def axis(self, axis: str) -> tuple[QName, bool]:
        """An axis, and whether it is typed."""

    def member(self, axis: str, member: str) -> Member:
        """A member of an axis."""

    def expected(self, indicator: str, axis: str) -> int:
        """How many members divide an indicator along an axis; 0 where that cannot be said."""

    def said(self, kind: str) -> Mapping[str, str]:
        """What a kind of rule says of itself, by language."""


class TypedMemberError(Exception):
    """A rule wants a member where the axis, which is typed, has a text."""

    def __init__(self, axis: str, text: str) -> None:
        super().__init__(axis)
        self.axis, self.text = axis, text


class Resolver:
    """Resolves declared rules. Raises ``TypedMemberError``, unless rules are checked before."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids

    def rules(self, entry: RuleEntry) -> Iterator[Rule]:
        """The rules that one entry stands for: one, except for bounds, which have one for each relation."""
        head = self._head(entry)
        match entry:
            case PartWholeEntry():
                yield self._part_whole(head, entry)
            case QuotientEntry():
                yield Quotient(
                    head,
                    result=self._figure(entry.result),
                    numerator=self._figure(entry.numerator),
                    denominator=self._figure(entry.denominator),
                    kind=entry.kind,
                )
            case StockFlowEntry():
                yield self._stock_flow(head, entry)
            case NonNegativeEntry():
                yield NonNegative(head, tuple(self._ids.concept(name)[0] for name in entry.indicators))
            case TargetMet():
                concept, _ = self._ids.concept(entry.indicator)
                axis, _ = self._ids.axis(entry.axis)
                yield Target(head, concept, axis, self._name(entry.axis, entry.target), entry.better)
            case BoundHolds():
                yield from self._bounds(head, entry)

    def _part_whole(self, head: RuleHead, entry: PartWholeEntry) -> PartWhole:
        whole, parts = self._figure(entry.whole), tuple(map(self._figure, entry.parts))
        if entry.axis is None:
            return PartWhole(head, whole, parts, complete=entry.complete, expected=len(parts))
        axis, typed = self._ids.axis(entry.axis)
        expected = 0 if typed else self._ids.expected(entry.whole.indicator, entry.axis)
        return PartWhole(head, whole, parts, axis, typed, entry.complete, expected)

    def _stock_flow(self, head: RuleHead, entry: StockFlow) -> ResolvedStockFlow:
        inflows, outflows = (tuple(map(self._figure, terms)) for terms in (entry.inflows, entry.outflows))
        return ResolvedStockFlow(head, self._figure(entry.stock), inflows, outflows)

    def _bounds(self, head: RuleHead, entry: BoundHolds) -> Iterator[Bound]:
        axis, _ = self._ids.axis(entry.axis)
        for field, relation in RELATIONS:
            member = getattr(entry, field)
            if member is not None:
                named = RuleHead(f"{head.id}-{relation}", head.severity, head.messages)
                yield Bound(named, axis, self._name(entry.axis, member), relation)  # type: ignore[arg-type]

    def _head(self, entry: RuleEntry) -> RuleHead:
        """The rule's own message in each language, or what its kind of rule says."""
        said = {**self._ids.said(entry.kind), **entry.message}
        return RuleHead(entry.id, entry.severity, tuple(said.items()))

    def _figure(self, term: Term) -> Figure:
        concept, is_instant = self._ids.concept(term.indicator)
        members = [
            (self._ids.axis(axis)[0], self._ids.member(axis, one)) for axis, one in term.members.items()
        ]
        return Figure(concept, tuple(sorted(members, key=lambda pair: pair[0])), is_instant, term.at)

    def _name(self, axis: str, member: str) -> QName:
        name = self._ids.member(axis, member)
        if not isinstance(name, QName):
            raise TypedMemberError(axis, member)
        return name
