"""The taxonomy's rules over a report's facts: what they find, and what Arelle need not say again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.lineage import Origin
from xbrlesg.mapping.model import Mapping as ResolvedMapping
from xbrlesg.names import QName
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.report.model import Fact
from xbrlesg.rules.evaluate import Outcome
from xbrlesg.rules.findings import Teller
from xbrlesg.rules.in_order import evaluate_in_order
from xbrlesg.rules.model import Bound, Rule, RuleSet, Target
from xbrlesg.rules.stored import read_rules, rules_url
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackageSet

OriginsOf = Callable[[Collection[str]], Mapping[str, Sequence[Origin]]]
"""Finds the records behind facts, by the facts' ids."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What our own check of the rules found: its findings, and which rules are violated.

    ``assertions`` leads from the code of a message about one of the taxonomies' rules to the rule's id.
    """

    findings: tuple[Finding, ...]
    assertions: Mapping[str, str]
    violated: frozenset[str]


def judge(
    facts: Sequence[Fact], origins: OriginsOf, inputs: Inputs, own: Sequence[Rule], language: str
) -> Judged:
    """Evaluate the rules that the taxonomies' packages carry, which may be none, and the report's own."""
    taxonomy, packages = inputs.taxonomy, inputs.packages
    stored = [_stored_rules(packages, entry_point) for entry_point in taxonomy.entry_points]
    faults = [item for _, found in stored for item in found]
    exact_axes = tuple(axis for found, _ in stored for axis in found.exact_axes)
    sets = (
        RuleSet(tuple(rule for found, _ in stored for rule in found.rules), exact_axes),
        RuleSet(tuple(own), (*exact_axes, *_marking_axes(inputs.mappings, own))),
    )
    evaluations = [item for rules in sets if rules.rules for item in evaluate_in_order(facts, rules)]
    named = {fact.id for item in evaluations for fact in (item.fact, *item.others)}
    told = Teller(taxonomy, origins(named), language).tell(evaluations)
    violated = {item.rule.head.id for item in evaluations if item.outcome is Outcome.VIOLATED}
    assertions = {
        f"message:{_prefix(taxonomy, entry_point)}.{rule.head.id}": rule.head.id
        for entry_point, (found, _) in zip(taxonomy.entry_points, stored, strict=True)
        for rule in found.rules
    }
    return Judged((*faults, *told), assertions, frozenset(violated))


def _marking_axes(mappings: Iterable[ResolvedMapping], own: Iterable[Rule]) -> Iterator[QName]:
    """The axes that mark targets and qualified figures, of which a taxonomy of others does not tell."""
    yield from (axis.axis for mapping in mappings for axis in filter(None, mapping.qualifiers))
    yield from (rule.axis for rule in own if isinstance(rule, Target | Bound))


def _stored_rules(packages: PackageSet, entry_point: str) -> tuple[RuleSet, list[Finding]]:
    url = rules_url(entry_point)
    return read_rules(packages.read(url) if packages.holds(url) else None, url)


def _prefix(taxonomy: Taxonomy, entry_point: str) -> str:
    """The prefix of a taxonomy's own names, which its assertions' ids start with."""
    return taxonomy.prefixes.get(entry_point.rpartition("/")[0], "")


def not_told_twice(findings: Iterable[Finding], judged: Judged) -> Iterator[Finding]:
    """Arelle's findings without those of assertions whose violation our own check has told already.

    An assertion that fails where our check of the same rule found nothing is a fault of ours, and said so.
    """
    for item in findings:
        rule = judged.assertions.get(item.code)
        if rule is None:
            yield item
        elif rule not in judged.violated:
            message = f"Arelle finds the rule {rule} violated, and our own check does not: {item.message}"
            made = finding(Code.RULE_JUDGED_DIFFERENTLY, message, item.location, fact=item.fact)
            yield replace(made, evidence=item.evidence, related=item.related)
