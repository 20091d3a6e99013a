"""Which rule of an indicator holds for a record: its breakdown may be a concept in the taxonomy."""

from __future__ import annotations

from dataclasses import replace

from xbrlesg.mapping.model import Rule
from xbrlesg.records.model import IndicatorRecord


def choose_case(rule: Rule | None, record: IndicatorRecord) -> tuple[Rule | None, IndicatorRecord]:
    """The rule that holds for a record, and the record without the breakdowns that chose it."""
    for index, cell in enumerate(record.breakdown):
        if rule is not None and cell in rule.cases:
            rest = record.breakdown[:index] + record.breakdown[index + 1 :]
            return choose_case(rule.cases[cell], replace(record, breakdown=rest))
    return rule, record
