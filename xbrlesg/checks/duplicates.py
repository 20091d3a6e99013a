"""Duplicates: several facts with the same aspects, which may not contradict each other (OIM 1.0, 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xbrlesg.checks.stated import StatedFact, fault, shortened
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding
from xbrlesg.names import QName
from xbrlesg.report.intervals import interval
from xbrlesg.report.model import Fact, Unit
from xbrlesg.report.order import Aspects, Members, fact_order, members_order
from xbrlesg.report.rows import FactRow, FactRows, fact_of

SEVERAL: Final = 2


def check_duplicates(facts: Collection[StatedFact]) -> Iterator[Finding]:
    """One finding for each set of inconsistent duplicates, at the second of them.

    Complete duplicates (equal in value and decimals) and consistent ones (their rounding intervals meet) are
    no fault.
    """
    for same in duplicates(facts):
        if not are_consistent(same):
            yield _contradiction(same)


def duplicates(facts: Collection[StatedFact]) -> list[list[StatedFact]]:
    """The facts that have all their aspects in common with others, set by set.

    Facts in canonical order, as our own reports have them, are compared with their neighbours alone: a
    million of them need not be held.
    """
    order = CanonicalOrder()
    for stated in facts:
        order.look(stated.fact)
    if order.holds:
        return []
    alike: dict[Aspects, list[StatedFact]] = defaultdict(list)
    for stated in facts:
        if "value" not in stated.unread:
            alike[_aspects(stated.fact)].append(stated)
    return [same for same in alike.values() if len(same) > 1]


class CanonicalOrder:
    """Whether each fact that is looked at, in its normal form, comes after the one before.

    Then no two are alike.
    """

    def __init__(self) -> None:
        self.holds = True
        self._before: tuple[object, ...] = ()

    def look(self, fact: Fact) -> None:
        """Look at the next fact."""
        if not self.holds:
            return
        order = fact_order(fact)[:-1]  # without the id
        self.holds = _is_normal(fact) and (not self._before or order > self._before)
        self._before = order


class CanonicalRows:
    """The same of facts that lie as rows, of which neighbours mostly have one ground."""

    def __init__(self, rows: FactRows) -> None:
        self.holds = True
        self._rows = rows
        self._normal: set[tuple[int, Hashable]] = set()
        self._ground = -1
        self._members: Members = ()

    def look(self, row: FactRow, shape: Hashable) -> None:
        """Look at the row of the next fact; ``shape`` is that of its dimensions."""
        if not self.holds:
            return
        ground, members = row[1], members_order(self._rows.dimensions_of(row[2]))
        if (ground, shape) not in self._normal:
            self.holds = _is_normal(fact_of(self._rows, row))
            self._normal.add((ground, shape))
        if ground == self._ground:
            self.holds = self.holds and members > self._members
        elif self._ground >= 0:
            self.holds = self.holds and self._order(ground, members) > self._order(
                self._ground, self._members
            )
        self._ground, self._members = ground, members

    def _order(self, number: int, members: Members) -> tuple[object, ...]:
        ground = self._rows.grounds[number]
        unit = ground.unit or Unit(())
        return (ground.concept, ground.period.sort_key, members, ground.language or "", unit)


def _is_normal(fact: Fact) -> bool:
    """Whether the aspects have the form that ``_aspects`` gives them."""
    unit, language, axes = fact.unit, fact.language, [axis for axis, _ in fact.dimensions]
    return (
        (language is None or language == language.lower())
        and (len(axes) < SEVERAL or axes == sorted(axes))
        and (unit is None or all(_is_sorted(names) for names in (unit.numerators, unit.denominators)))
    )


def _is_sorted(names: tuple[QName, ...]) -> bool:
    return len(names) < SEVERAL or names == tuple(sorted(names))


def _aspects(fact: Fact) -> Aspects:
    """The aspects in one form, whatever the order and case in which a file gives them."""
    unit = fact.unit and Unit(tuple(sorted(fact.unit.numerators)), tuple(sorted(fact.unit.denominators)))
    language = fact.language and fact.language.lower()
    dimensions = tuple(sorted(fact.dimensions, key=lambda pair: pair[0]))
    return Aspects(fact.concept, fact.entity, fact.period, unit, language, dimensions)


def are_complete(same: Sequence[StatedFact]) -> bool:
    """Whether duplicates are equal in value and decimals."""
    return len({(stated.is_nil, stated.fact.value, stated.fact.decimals) for stated in same}) == 1


def are_consistent(same: Sequence[StatedFact]) -> bool:
    """Whether duplicates do not contradict each other (OIM 1.0, 6.2)."""
    if any(stated.is_nil for stated in same):
        return all(stated.is_nil for stated in same)
    if all(_is_finite(stated.fact) for stated in same):
        facts = [stated.fact for stated in same]
        if len({fact.decimals for fact in facts}) != len({(fact.decimals, fact.value) for fact in facts}):
            return False  # rounded alike, equal values look alike (OIM 1.0, 6.2.1)
        intervals = [interval(fact) for fact in facts]
        # intervals of which each two meet have a point in common
        return max(found.low for found in intervals) <= min(found.high for found in intervals)
    return len({stated.fact.value for stated in same}) == 1


def _is_finite(fact: Fact) -> bool:
    return fact.is_numeric and (not isinstance(fact.value, Decimal) or fact.value.is_finite())


def _contradiction(same: Sequence[StatedFact]) -> Finding:
    shown = [_value(stated) for stated in same]
    ids = ", ".join(stated.fact.id for stated in (same[0], *same[2:]))
    message = f"it contradicts {ids}: {' against '.join(dict.fromkeys(shown))}"
    evidence = tuple(
        Evidence(f"fact {stated.fact.id}", value, stated.place, fact=stated.fact.id)
        for stated, value in zip(same, shown, strict=True)
    )
    found = fault(Code.FACT_DUPLICATE, message, same[1], value=shown[1])
    others = dict.fromkeys(stated.place for stated in same if stated.place is not None)
    return replace(
        found, evidence=evidence, related=tuple(place for place in others if place != same[1].place)
    )


def _value(stated: StatedFact) -> str:
    if stated.is_nil:
        return "nil"
    decimals = stated.fact.decimals
    rounded = f" (decimals {decimals})" if stated.fact.is_numeric and decimals is not None else ""
    return f"{shortened(str(stated.fact.value))}{rounded}"
