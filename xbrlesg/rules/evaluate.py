"""Our own check of a report against rules, with the arithmetic of rounded values (Calculations 1.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import product

from xbrlesg.names import QName
from xbrlesg.report.intervals import exact, interval, is_negative, total
from xbrlesg.report.model import Fact
from xbrlesg.rules.binding import FactIndex, FigureIndex, Setting
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


def evaluate(facts: Iterable[Fact], rules: RuleSet) -> Iterator[Evaluation]:
    """Apply every rule wherever the facts that it needs are reported, in the order of rules and facts."""
    index = FactIndex(facts, rules.exact_axes)
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


def _part_whole(rule: PartWhole, index: FactIndex) -> Iterator[Evaluation]:
    axes = axes_of(rule)
    parts = [FigureIndex(index, part, axes, any_unit=False) for part in rule.parts]
    members = _members(rule, index)
    for setting, whole in FigureIndex(index, rule.whole, axes, any_unit=False).settings():
        found = [fact for part in parts for fact in part.at(setting)]
        found += members.get(setting, [])
        if found:
            yield Evaluation(rule, _compare_parts(rule, whole, found), whole, tuple(found))


def _members(rule: PartWhole, index: FactIndex) -> dict[Setting, list[Fact]]:
    """The parts along the rule's axis, by what else they are about."""
    found: dict[Setting, list[Fact]] = defaultdict(list)
    if rule.axis is None:
        return found
    axes = axes_of(rule)
    for fact in index.exact(rule.whole.concept):
        named = dict([pair for pair in fact.dimensions if pair[0] in axes])
        if named.pop(rule.axis, None) is not None and tuple(named.items()) == rule.whole.members:
            rest = tuple([pair for pair in fact.dimensions if pair[0] not in axes])
            found[Setting(fact.entity, fact.period, rest, fact.unit)].append(fact)
    return found


def _compare_parts(rule: PartWhole, whole: Fact, parts: Sequence[Fact]) -> Outcome:
    limits, reached = interval(whole), total(map(interval, parts))
    if reached.low > limits.high:
        return Outcome.VIOLATED
    if reached.high >= limits.low:
        return Outcome.HOLDS
    if rule.complete and len(parts) >= rule.expected:
        return Outcome.VIOLATED
    # a single part is only said to lie within its whole: what else the whole holds is no remainder
    return Outcome.HOLDS if len(rule.parts) == 1 else Outcome.REMAINDER


def _quotient(rule: Quotient, index: FactIndex) -> Iterator[Evaluation]:
    for result, numerator, denominator in _together(
        (rule.result, rule.numerator, rule.denominator), axes_of(rule), index, any_unit=True
    ):
        if exact(denominator) == 0:
            continue
        holds = (interval(result) * interval(denominator)).meets(interval(numerator))
        yield Evaluation(rule, _outcome(holds=holds), result, (numerator, denominator))


def _stock_flow(rule: StockFlow, index: FactIndex) -> Iterator[Evaluation]:
    ends = (replace(rule.stock, at="end"), replace(rule.stock, at="start"))
    flows = (*rule.inflows, *rule.outflows)
    for closing, opening, *moved in _together((*ends, *flows), axes_of(rule), index, any_unit=False):
        came, went = moved[: len(rule.inflows)], moved[len(rule.inflows) :]
        expected = interval(opening) + total(map(interval, came)) - total(map(interval, went))
        holds = expected.meets(interval(closing))
        yield Evaluation(rule, _outcome(holds=holds), closing, (opening, *moved))


def _together(
    figures: Sequence[Figure], axes: Sequence[QName], index: FactIndex, *, any_unit: bool
) -> Iterator[tuple[Fact, ...]]:
    """All facts that stand for the figures in one setting; where times and instants mix, a time leads."""
    indexes = [FigureIndex(index, figure, axes, any_unit=any_unit) for figure in figures]
    leading = next((number for number, figure in enumerate(figures) if not figure.is_instant), 0)
    for setting, leader in indexes[leading].settings():
        choices = [[leader] if n == leading else other.at(setting) for n, other in enumerate(indexes)]
        yield from product(*choices)


def _non_negative(rule: NonNegative, index: FactIndex) -> Iterator[Evaluation]:
    for concept in rule.concepts:
        for fact in index.of(concept):
            yield Evaluation(rule, _outcome(holds=not is_negative(fact)), fact, ())


def _target(rule: Target, index: FactIndex) -> Iterator[Evaluation]:
    """A target may itself be qualified ("at least 99 %"): it is the number that has to be reached."""
    actual: dict[Setting, list[Fact]] = defaultdict(list)
    for fact in index.exact(rule.concept):
        actual[Setting(fact.entity, fact.period, fact.dimensions, fact.unit)].append(fact)
    for aim in index.of(rule.concept):
        if (rule.axis, rule.member) not in aim.dimensions:
            continue
        rest = tuple(pair for pair in aim.dimensions if pair[0] not in index.exact_axes)
        for fact in actual.get(Setting(aim.entity, aim.period, rest, aim.unit), ()):
            reached, wanted = interval(fact), interval(aim)
            holds = reached.high >= wanted.low if rule.better == "higher" else reached.low <= wanted.high
            yield Evaluation(rule, _outcome(holds=holds), fact, (aim,))


def _bound(rule: Bound, index: FactIndex) -> Iterator[Evaluation]:
    sought = (rule.axis, rule.member)
    limits = [fact for fact in index.numbers if sought in fact.dimensions]
    limited = {limit.concept for limit in limits}
    exact_facts: dict[tuple[QName, Setting], list[Fact]] = defaultdict(list)
    for fact in index.numbers if limits else ():
        if fact.concept in limited:
            setting = Setting(fact.entity, fact.period, fact.dimensions, fact.unit)
            exact_facts[fact.concept, setting].append(fact)
    for limit in limits:
        rest = tuple(pair for pair in limit.dimensions if pair[0] != rule.axis)
        setting = Setting(limit.entity, limit.period, rest, limit.unit)
        for fact in exact_facts.get((limit.concept, setting), ()):
            yield Evaluation(rule, _outcome(holds=_within(rule, fact, exact(limit))), fact, (limit,))


def _within(rule: Bound, fact: Fact, limit: Fraction) -> bool:
    values = interval(fact)
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
