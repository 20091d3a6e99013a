"""Rules over facts in canonical order, as they pass by: not all facts are held.

Most rules join figures of one concept and one period, which stand together in canonical order: they are
evaluated group by group. The others need the facts of their concepts from all of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Period
from xbrlesg.rules.evaluate import Evaluation, evaluate
from xbrlesg.rules.model import Bound, NonNegative, PartWhole, Rule, RuleSet, Target, figures_of


def evaluate_in_order(facts: Iterable[Fact], rules: RuleSet) -> Iterator[Evaluation]:
    """Apply every rule, as ``evaluate`` does; those that join several concepts or periods come last."""
    local = _by_concept(rules)
    joining = [rule for rule in rules.rules if _own_concepts(rule) is None]
    wanted = {figure.concept for rule in joining for figure in figures_of(rule)}
    kept: list[Fact] = []
    bounds = [rule for rule in rules.rules if isinstance(rule, Bound)]
    for (concept, _), group in groupby(facts, key=_concept_and_period):
        numbers = [fact for fact in group if fact.is_numeric]
        if concept in wanted:
            kept += numbers
        applicable = (*local.get(concept, ()), *bounds)
        yield from evaluate(numbers, RuleSet(applicable, rules.exact_axes))
    yield from evaluate(kept, RuleSet(tuple(joining), rules.exact_axes))


def _concept_and_period(fact: Fact) -> tuple[QName, Period]:
    return fact.concept, fact.period


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
