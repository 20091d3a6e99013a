"""Records that a target has no place for: not lost, not filed, but told, once for each reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.mapping.cells import fault
from xbrlesg.mapping.model import CasesRule, Fit, IndicatorRule, Mapping, Rule
from xbrlesg.records.model import IndicatorRecord

GATHERED = (Code.RECORD_LEFT_OUT.value.name, Code.FIT_LEFT_OUT.value.name)


def without_place(record: IndicatorRecord, rule: Rule | None, mapping: Mapping) -> Finding | None:
    """Why a partial mapping leaves a record out, whatever its value; None where it does not."""
    if record.indicator not in mapping.indicators:
        return _left_out(record, "the mapping has no concept for it") if mapping.partial else None
    if isinstance(rule, CasesRule):
        return _left_out(record, "the mapping has a concept for other breakdowns of it only")
    return _without_axis(record, rule, mapping) if rule else None


def _without_axis(record: IndicatorRecord, rule: IndicatorRule, mapping: Mapping) -> Finding | None:
    """Why a breakdown or a qualifier of a record has no place."""
    for column, _ in record.breakdown:
        if column in mapping.unmapped_axes or (mapping.partial and column not in mapping.axes):
            return _left_out(record, f"the taxonomy has no axis for {column}")
        if rule.breakdowns is not None and column not in rule.breakdowns:
            return _left_out(record, f"{rule.concept.name.local} is not divided by {column}")
    if record.qualifier and mapping.partial and not mapping.qualifiers:
        return _left_out(record, "the taxonomy cannot say that a figure is qualified")
    return None


def unfit(record: IndicatorRecord, rule: IndicatorRule, fits: Collection[Fit]) -> Finding | None:
    """The finding for a record whose rule fits less well than the target wants; None where it fits."""
    if rule.fit in fits:
        return None
    message = f"{rule.concept.name.local} is a {rule.fit} concept: {rule.reason}"
    return fault(Code.FIT_LEFT_OUT, message, record, "indicator")


def _left_out(record: IndicatorRecord, reason: str) -> Finding:
    return fault(Code.RECORD_LEFT_OUT, f"not filed under this target: {reason}", record, "indicator")


def left_out_by_all(findings: Iterable[tuple[int, Finding]], filed: Sequence[int]) -> list[Finding]:
    """All findings but those that a record is left out by one mapping, where another mapping has filed it.

    Each comes with the row of its record; ``filed`` tells by row whether a record was filed.
    """
    return [item for row, item in findings if item.code not in GATHERED or not filed[row]]


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """All findings; those that leave out records of one indicator for one reason become one."""
    gathered: dict[tuple[str, str | None, str], Finding] = {}
    others = []
    for item in dict.fromkeys(findings):  # two mappings may leave one record out for one reason
        key = (item.code, item.indicator, item.message)
        if item.code not in GATHERED:
            others.append(item)
        elif key not in gathered:
            gathered[key] = item
        elif item.location is not None:
            first = gathered[key]
            gathered[key] = replace(first, related=(*first.related, item.location))
    return [*others, *gathered.values()]
