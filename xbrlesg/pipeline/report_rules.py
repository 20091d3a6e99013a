"""Rules of one report, declared beside it: what its own figures say twice, in different words.

They name indicators, breakdown columns and printed breakdown values as the mapping does, and are judged by
our own check alone; what holds for every company belongs into the taxonomy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.model import AxisRule, IndicatorRule
from xbrlesg.mapping.model import Mapping as ResolvedMapping
from xbrlesg.names import QName
from xbrlesg.pipeline.job import Job
from xbrlesg.report.model import Member
from xbrlesg.rules.declared import Rules
from xbrlesg.rules.model import Rule
from xbrlesg.rules.resolve import Resolver, TypedMemberError
from xbrlesg.rules.wording import SAID
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.yaml_source import build_model, read_yaml

QUALIFIER: Final = "qualifier"
"""What a rule calls the axis of qualified figures: it is the name of the records' column."""


def load_report_rules(
    job: Job, mapping: ResolvedMapping, taxonomy: Taxonomy
) -> tuple[tuple[Rule, ...], list[Finding]]:
    """The report's own rules; a rule that names something unknown is found and left out."""
    path = job.report.rules
    if path is None:
        return (), []
    source, findings = read_yaml(job.file(path), path.as_posix())
    declared, faults = build_model(source, Rules) if source else (None, [])
    findings += faults
    if source is None or declared is None:
        return (), findings
    resolver = Resolver(_MappingIds(mapping, taxonomy))
    rules: list[Rule] = []
    for order, entry in enumerate(declared.rules):
        try:
            rules += resolver.rules(entry)
        except _UnknownIdError as unknown:
            if mapping.partial:
                continue  # the rule is about figures that this target leaves out
            message = f"rule {entry.id!r}: the mapping has no {unknown.what} {unknown.value!r}"
            hint = near_hint(unknown.value, unknown.known, Code.REPORT_RULE.value.hint)
            place = source.at("rules", order)
            findings.append(finding(Code.REPORT_RULE, message, place, value=unknown.value, hint=hint))
        except TypedMemberError as typed:
            message = f"rule {entry.id!r}: a {entry.kind} is told by a member, and {typed.axis} has texts"
            place = source.at("rules", order)
            findings.append(finding(Code.REPORT_RULE, message, place, value=typed.text))
    return tuple(rules), findings


class _UnknownIdError(Exception):
    """A rule names something that the mapping does not."""

    def __init__(self, what: str, value: str, known: Iterator[str]) -> None:
        super().__init__(value)
        self.what, self.value, self.known = what, value, set(known)


class _MappingIds:
    """What a mapping's names mean."""

    def __init__(self, mapping: ResolvedMapping, taxonomy: Taxonomy) -> None:
        self._mapping = mapping
        self._taxonomy = taxonomy

    def concept(self, indicator: str) -> tuple[QName, bool]:
        rule = self._mapping.indicators.get(indicator)
        if not isinstance(rule, IndicatorRule):
            raise _UnknownIdError("indicator", indicator, iter(self._mapping.indicators))
        return rule.concept.name, rule.concept.period_type == "instant"

    def axis(self, axis: str) -> tuple[QName, bool]:
        rule = self._rule(axis)
        return rule.axis, self._taxonomy.axes[rule.axis].typed_domain is not None

    def member(self, axis: str, member: str) -> Member:
        rule = self._rule(axis)
        if member in rule.members:
            return rule.members[member]
        if rule.as_printed:
            return member
        raise _UnknownIdError(f"value on {rule.axis.local}", member, iter(rule.members))

    def _rule(self, axis: str) -> AxisRule:
        columns = {**self._mapping.axes}
        if self._mapping.qualifiers:
            columns[QUALIFIER] = self._mapping.qualifiers[0]
        rule = columns.get(axis)
        if rule is None:
            raise _UnknownIdError("axis", axis, iter(columns))
        return rule

    def expected(self, indicator: str, axis: str) -> int:
        """The mapping does not know which members make up a whole."""
        del indicator, axis
        return 0

    def said(self, kind: str) -> Mapping[str, str]:
        return {language: said[kind] for language, said in SAID.items()}
