"""Rules over facts in canonical order, as they pass by: not all facts are held.

Most rules join figures of one concept and one period, which stand together in canonical order: they are
evaluated group by group. The others need the facts of their concepts from all of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.numbered import Numbered
from xbrlesg.report.model import Fact, Period
from xbrlesg.report.rows import FactRows, as_rows
from xbrlesg.rules.binding import Number, Numbers
from xbrlesg.rules.evaluate import Applied, Evaluation, Outcome, apply_rules
from xbrlesg.rules.model import Bound, NonNegative, PartWhole, Rule, RuleSet, Target, figures_of


def evaluate_in_order(facts: Iterable[Fact], rules: RuleSet) -> Iterator[Evaluation]:
    """What of ``evaluate`` does not hold; rules that join several concepts or periods come last.

    Facts are made for what is told alone.
    """
    rows = as_rows(facts)
    applied = _apply_in_order(rows, rules)
    return (each.evaluation(rows) for each in applied if each.outcome is not Outcome.HOLDS)


def _apply_in_order(rows: FactRows, rules: RuleSet) -> Iterator[Applied]:
    local = _by_concept(rules)
    joining = [rule for rule in rules.rules if _own_concepts(rule) is None]
    wanted = {figure.concept for rule in joining for figure in figures_of(rule)}
    found, kept = Numbers(rows), list[Number]()
    bounds = [rule for rule in rules.rules if isinstance(rule, Bound)]
    times: Numbered[tuple[QName, Period]] = Numbered()
    time_of: Memo[int, int] = Memo(
        lambda ground: times.number((rows.grounds[ground].concept, rows.grounds[ground].period))
    )
    for time, group in groupby(rows.rows(), key=lambda row: time_of[row[1]]):
        concept, _ = times.items[time]
        numbers = found.among(group)
        if concept in wanted:
            kept += numbers
        applicable = (*local.get(concept, ()), *bounds)
        yield from apply_rules(rows, numbers, RuleSet(applicable, rules.exact_axes))
    yield from apply_rules(rows, kept, RuleSet(tuple(joining), rules.exact_axes))


def _by_concept(rules: RuleSet) -> Mapping[QName, list[Rule]]:
    """The rules that need no more than the facts of one concept and period, by concept."""
    found: dict[QName, list[Rule]] = {}
    for rule in rules.rules:
        for concept in _own_concepts(rule) or ():
            own = NonNegative(rule.head, (concept,)) if isinstance(rule, NonNegative) else rule
            found.setdefault(concept, []).append(own)
    return found


def _own_concepts(rule: Rule) -> tuple[QName, ...] | None:
    """The concepts to each of which a rule applies by itself; None for a rule that joins several figures."""
    match rule:
        case PartWhole() if rule.axis is not None and not rule.parts:
            return (rule.whole.concept,)
        case NonNegative():
            return rule.concepts
        case Target():
            return (rule.concept,)
        case Bound():
            return ()
        case _:
            return None
