"""The taxonomy's rules over a report's facts: what they find, and what Arelle need not say again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.lineage import Origin
from xbrlesg.mapping.apply import Applied
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.rules.evaluate import Outcome, evaluate
from xbrlesg.rules.findings import Teller
from xbrlesg.rules.model import Rule, RuleSet
from xbrlesg.rules.stored import read_rules, rules_url


@dataclass(frozen=True, slots=True)
class Judged:
    """What our own check of the rules found: its findings, and which rules are violated."""

    findings: tuple[Finding, ...]
    rules: RuleSet
    violated: frozenset[str]


def judge(applied: Applied, inputs: Inputs, own: Sequence[Rule], language: str) -> Judged:
    """Evaluate the rules that the taxonomy's package carries, which may be none, and the report's own."""
    taxonomy, packages = inputs.taxonomy, inputs.packages
    url = rules_url(taxonomy.entry_point)
    rules, faults = read_rules(packages.read(url) if packages.holds(url) else None, url)
    evaluations = list(evaluate(applied.facts, replace(rules, rules=(*rules.rules, *own))))
    by_fact: dict[str, list[Origin]] = defaultdict(list)
    for origin in applied.origins:
        by_fact[origin.fact_id].append(origin)
    told = Teller(taxonomy, by_fact, language).tell(evaluations)
    violated = {item.rule.head.id for item in evaluations if item.outcome is Outcome.VIOLATED}
    return Judged((*faults, *told), rules, frozenset(violated))


def not_told_twice(findings: Iterable[Finding], judged: Judged, prefix: str) -> Iterator[Finding]:
    """Arelle's findings without those of assertions whose violation our own check has told already.

    An assertion that fails where our check of the same rule found nothing is a fault of ours, and said so.
    """
    ids = {f"message:{prefix}.{rule.head.id}": rule.head.id for rule in judged.rules.rules}
    for item in findings:
        rule = ids.get(item.code)
        if rule is None:
            yield item
        elif rule not in judged.violated:
            message = f"Arelle finds the rule {rule} violated, and our own check does not: {item.message}"
            yield finding(Code.RULE_JUDGED_DIFFERENTLY, message, item.location, fact=item.fact)
