"""Evaluations as findings: both sides with their sources, and the arithmetic between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Severity, finding
from xbrlesg.lineage import Origin, record_evidence
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Period
from xbrlesg.rules.arithmetic import arithmetic, number, remainder
from xbrlesg.rules.evaluate import Evaluation, Outcome
from xbrlesg.taxonomy.disclosures import disclosures_of, name_disclosures
from xbrlesg.taxonomy.model import Taxonomy

CODES: Final = {
    "part-whole": Code.PARTS_AND_WHOLE,
    "percentage": Code.PERCENTAGE_DISAGREES,
    "ratio": Code.RATIO_DISAGREES,
    "stock-flow": Code.STOCK_AND_FLOWS,
    "non-negative": Code.NEGATIVE_VALUE,
    "target": Code.TARGET_MISSED,
    "bound": Code.BOUND_CONTRADICTED,
}
SEVERITIES: Final = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "advisory": Severity.ADVISORY,
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what became of rules. ``language`` is that of the labels; the sentences are English.

    ``origins`` are the records behind each fact, the leading one first; the others are related places.
    """

    taxonomy: Taxonomy
    origins: Mapping[str, Sequence[Origin]]
    language: str

    def tell(self, evaluations: Iterable[Evaluation]) -> Iterator[Finding]:
        """A finding for each violation, and one for each remainder that parts leave."""
        told = [item for item in evaluations if item.outcome is not Outcome.HOLDS]
        remainders = _remainders(told)
        for item in told:
            if item.outcome is Outcome.REMAINDER:
                yield self._remainder(item, remainders)
            else:
                yield self._violation(item)

    def _violation(self, item: Evaluation) -> Finding:
        head = item.rule.head
        message = dict(head.messages).get("en") or next(iter(dict(head.messages).values()))
        made = self._finding(CODES[item.rule.kind], f"{self._what(item.fact)}: {message}", item)
        return replace(made, severity=SEVERITIES[head.severity])

    def _remainder(self, item: Evaluation, remainders: Mapping[tuple[str, str], list[Fact]]) -> Finding:
        rest = number(remainder(item))
        message = f"{self._what(item.fact)}: {rest} is in none of the {len(item.others)} parts disclosed"
        same = [fact for fact in remainders[item.rule.head.id, rest] if fact.period != item.fact.period]
        if same:
            years = ", ".join(_when(fact.period) for fact in same)
            message += f"; the same remainder as of {years}"
        return self._finding(Code.REMAINDER_UNDISCLOSED, message, item)

    def _finding(self, code: Code, message: str, item: Evaluation) -> Finding:
        evidence = tuple(self._evidence(fact) for fact in (item.fact, *item.others))
        leading = self._origin(item.fact)
        made = finding(
            code,
            f"{message} (rule {item.rule.head.id})",
            evidence[0].location,
            value=evidence[0].value,
            indicator=leading.record.indicator if leading else None,
            fact=item.fact.id,
        )
        disclosure = name_disclosures(
            found
            for fact in (item.fact, *item.others)
            for found in disclosures_of(self.taxonomy, fact.concept)
        )
        repeated = tuple(
            origin.record.at("value")
            for fact in (item.fact, *item.others)
            for origin in self.origins.get(fact.id, ())[1:]
        )
        return replace(
            made, evidence=evidence, arithmetic=arithmetic(item), disclosure=disclosure, related=repeated
        )

    def _evidence(self, fact: Fact) -> Evidence:
        what, origin = self._what(fact), self._origin(fact)
        if origin is None:
            return Evidence(what, str(fact.value), fact=fact.id)
        return record_evidence(origin.record, what, fact.id)

    def _origin(self, fact: Fact) -> Origin | None:
        return next(iter(self.origins.get(fact.id, ())), None)

    def _what(self, fact: Fact) -> str:
        members = [self._member(member) for _, member in fact.dimensions]
        return ", ".join([self._label(fact.concept), *members, _when(fact.period)])

    def _member(self, member: QName | str) -> str:
        return self._label(member) if isinstance(member, QName) else member

    def _label(self, name: QName) -> str:
        return self.taxonomy.label(name, self.language) or self.taxonomy.label(name, "en") or name.local


def _remainders(evaluations: Iterable[Evaluation]) -> dict[tuple[str, str], list[Fact]]:
    """The facts of each rule that leave one and the same remainder."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for item in evaluations:
        if item.outcome is Outcome.REMAINDER:
            found.setdefault((item.rule.head.id, number(remainder(item))), []).append(item.fact)
    return found


def _when(period: Period) -> str:
    """A period in words: the year where it is one, or the end of one."""
    last = period.last_day
    if (last.month, last.day) == (12, 31):
        return str(last.year)
    return last.isoformat() if period.start is None else f"{period.start.isoformat()} to {last.isoformat()}"
