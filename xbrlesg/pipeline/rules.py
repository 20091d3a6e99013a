"""The taxonomy's rules over a report's facts: what they find, and what Arelle need not say again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.lineage import Origin
from xbrlesg.report.model import Fact
from xbrlesg.rules.evaluate import Outcome, evaluate
from xbrlesg.rules.findings import Teller
from xbrlesg.rules.model import RuleSet
from xbrlesg.rules.stored import read_rules, rules_url
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackageSet


@dataclass(frozen=True, slots=True)
class Judged:
    """What our own check of the rules found: its findings, and which rules are violated."""

    findings: tuple[Finding, ...]
    rules: RuleSet
    violated: frozenset[str]


def judge(
    facts: Sequence[Fact],
    origins: Iterable[Origin],
    taxonomy: Taxonomy,
    packages: PackageSet,
    language: str,
) -> Judged:
    """Evaluate the rules that the taxonomy's package carries; a taxonomy without rules is none the worse."""
    url = rules_url(taxonomy.entry_point)
    rules, faults = read_rules(packages.read(url) if packages.holds(url) else None, url)
    evaluations = list(evaluate(facts, rules))
    by_fact: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
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
