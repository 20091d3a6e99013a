"""Our own check of a report against rules, with the arithmetic of rounded values (Calculations 1.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from xbrlesg.names import QName
from xbrlesg.report.intervals import exact_sum, total
from xbrlesg.report.model import Fact
from xbrlesg.report.rows import FactRows, as_rows, fact_of
from xbrlesg.rules.binding import FigureIndex, Number, NumberIndex, Numbers, Setting
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    RuleSet,
    StockFlow,
    Target,
    axes_of,
)


class Outcome(StrEnum):
    """What became of a rule where it applied."""

    HOLDS = "holds"
    REMAINDER = "remainder"  # holds, and the parts leave something undisclosed
    VIOLATED = "violated"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One application of a rule: the fact that it is about, and the others in the rule's order."""

    rule: Rule
    outcome: Outcome
    fact: Fact
    others: tuple[Fact, ...]


class Applied(NamedTuple):
    """The same as rows; no fact of it is made yet."""

    rule: Rule
    outcome: Outcome
    number: Number
    others: tuple[Number, ...] = ()

    def evaluation(self, rows: FactRows) -> Evaluation:
        """The evaluation, with its facts."""
        others = tuple(fact_of(rows, other.row) for other in self.others)
        return Evaluation(self.rule, self.outcome, fact_of(rows, self.number.row), others)


def evaluate(facts: Iterable[Fact], rules: RuleSet) -> Iterator[Evaluation]:
    """Apply every rule wherever the facts that it needs are reported, in the order of rules and facts."""
    rows = as_rows(facts)
    applied = apply_rules(rows, Numbers(rows).among(rows.rows()), rules)
    return (each.evaluation(rows) for each in applied)


def apply_rules(rows: FactRows, numbers: Sequence[Number], rules: RuleSet) -> Iterator[Applied]:
    """The same for some numbers among rows."""
    index = NumberIndex(rows, numbers, rules.exact_axes)
    for rule in rules.rules:
        match rule:
            case PartWhole():
                yield from _part_whole(rule, index)
            case Quotient():
                yield from _quotient(rule, index)
            case StockFlow():
                yield from _stock_flow(rule, index)
            case NonNegative():
                yield from _non_negative(rule, index)
            case Target():
                yield from _target(rule, index)
            case Bound():
                yield from _bound(rule, index)


def _part_whole(rule: PartWhole, index: NumberIndex) -> Iterator[Applied]:
    axes = axes_of(rule)
    parts = [FigureIndex(index, part, axes, any_unit=False) for part in rule.parts]
    members = _members(rule, index)
    for setting, whole in FigureIndex(index, rule.whole, axes, any_unit=False).settings():
        found = [number for part in parts for number in part.at(setting)]
        found += members.get(setting, [])
        if found:
            yield Applied(rule, _compare_parts(rule, whole, found), whole, tuple(found))


def _members(rule: PartWhole, index: NumberIndex) -> dict[Setting, list[Number]]:
    """The parts along the rule's axis, by what else they are about."""
    found: dict[Setting, list[Number]] = defaultdict(list)
    if rule.axis is None:
        return found
    axes = axes_of(rule)
    marks = index.exact_axes.intersection(axes)
    for number, named, rest in index.divided(rule.whole.concept, axes):
        if not named or (marks and not index.is_exact(number)):
            continue
        others = index.without(named, rule.axis)
        if others != named and index.names(others) == rule.whole.members:
            found[Setting(index.place(number), rest)].append(number)
    return found


def _compare_parts(rule: PartWhole, whole: Number, parts: Sequence[Number]) -> Outcome:
    if exact_sum([part.value for part in parts]) == whole.value:
        return Outcome.HOLDS  # each interval holds its value
    limits, reached = whole.interval, total([part.interval for part in parts])
    if reached.low > limits.high:
        return Outcome.VIOLATED
    if reached.high >= limits.low:
        return Outcome.HOLDS
    if rule.complete and len(parts) >= rule.expected:
        return Outcome.VIOLATED
    # a single part is only said to lie within its whole: what else the whole holds is no remainder
    return Outcome.HOLDS if len(rule.parts) == 1 else Outcome.REMAINDER


def _quotient(rule: Quotient, index: NumberIndex) -> Iterator[Applied]:
    for result, numerator, denominator in _together(
        (rule.result, rule.numerator, rule.denominator), axes_of(rule), index, any_unit=True
    ):
        if denominator.value == 0:
            continue
        holds = (result.interval * denominator.interval).meets(numerator.interval)
        yield Applied(rule, _outcome(holds=holds), result, (numerator, denominator))


def _stock_flow(rule: StockFlow, index: NumberIndex) -> Iterator[Applied]:
    ends = (replace(rule.stock, at="end"), replace(rule.stock, at="start"))
    flows = (*rule.inflows, *rule.outflows)
    for closing, opening, *moved in _together((*ends, *flows), axes_of(rule), index, any_unit=False):
        intervals = [number.interval for number in moved]
        came, went = intervals[: len(rule.inflows)], intervals[len(rule.inflows) :]
        expected = opening.interval + total(came) - total(went)
        yield Applied(rule, _outcome(holds=expected.meets(closing.interval)), closing, (opening, *moved))


def _together(
    figures: Sequence[Figure], axes: Sequence[QName], index: NumberIndex, *, any_unit: bool
) -> Iterator[tuple[Number, ...]]:
    """All numbers that stand for the figures in one setting; where times and instants mix, a time leads."""
    indexes = [FigureIndex(index, figure, axes, any_unit=any_unit) for figure in figures]
    leading = next((number for number, figure in enumerate(figures) if not figure.is_instant), 0)
    for setting, leader in indexes[leading].settings():
        choices = [[leader] if n == leading else other.at(setting) for n, other in enumerate(indexes)]
        yield from product(*choices)


def _non_negative(rule: NonNegative, index: NumberIndex) -> Iterator[Applied]:
    for concept in rule.concepts:
        for number in index.of(concept):
            yield Applied(rule, _outcome(holds=number.value >= 0), number)


def _target(rule: Target, index: NumberIndex) -> Iterator[Applied]:
    """A target may itself be qualified ("at least 99 %"): it is the number that has to be reached."""
    aims = index.with_member(rule.axis, rule.member, index.of(rule.concept))
    actual: dict[Setting, list[Number]] = defaultdict(list)
    for number in index.exact(rule.concept) if aims else ():
        actual[Setting(index.place(number), number.row[2])].append(number)
    for aim in aims:
        for number in actual.get(Setting(index.place(aim), index.unmarked(aim)), ()):
            reached, wanted = number.interval, aim.interval
            holds = reached.high >= wanted.low if rule.better == "higher" else reached.low <= wanted.high
            yield Applied(rule, _outcome(holds=holds), number, (aim,))


def _bound(rule: Bound, index: NumberIndex) -> Iterator[Applied]:
    limits = index.with_member(rule.axis, rule.member, index.numbers)
    limited = {index.concept(limit) for limit in limits}
    exact: dict[tuple[QName, Setting], list[Number]] = defaultdict(list)
    for number in index.numbers if limits else ():
        if index.concept(number) in limited:
            exact[index.concept(number), Setting(index.place(number), number.row[2])].append(number)
    for limit in limits:
        setting = Setting(index.place(limit), index.without(limit.row[2], rule.axis))
        for number in exact.get((index.concept(limit), setting), ()):
            yield Applied(rule, _outcome(holds=_within(rule, number, limit.value)), number, (limit,))


def _within(rule: Bound, number: Number, limit: int | Decimal) -> bool:
    values = number.interval
    match rule.relation:
        case "above":
            return values.high > limit
        case "at-least":
            return values.high >= limit
        case "below":
            return values.low < limit
        case _:
            return values.low <= limit


def _outcome(*, holds: bool) -> Outcome:
    return Outcome.HOLDS if holds else Outcome.VIOLATED
