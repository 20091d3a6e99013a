"""Records and omissions into facts-to-be, or into findings, under one mapping."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.mapping.cases import choose_case
from xbrlesg.mapping.cells import fault, unknown_indicator
from xbrlesg.mapping.conversion import Conversion, Converted, Setting
from xbrlesg.mapping.left_out import unfit, without_place
from xbrlesg.mapping.model import IndicatorRule, Mapping
from xbrlesg.mapping.omissions import Omitted, pairs_of, records_of
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.taxonomy.model import Taxonomy

_NO_PAIR: Final = "no concept for an omission has a place here: the requirement is unknown, or has facts"


class Converter:
    """Converts records and omissions under one mapping, taxonomy and setting."""

    def __init__(self, mapping: Mapping, taxonomy: Taxonomy, setting: Setting) -> None:
        self.mapping = mapping
        self._taxonomy = taxonomy
        self._allowed = AllowedBreakdowns(taxonomy)
        self._setting = setting

    @property
    def namespaces(self) -> frozenset[str]:
        """The namespaces that the aspects of facts may have under this mapping."""
        units = [rule.unit for rule in self.mapping.units.values() if rule is not None and rule.unit]
        measures = (name for unit in units for name in (*unit.numerators, *unit.denominators))
        taxonomy = self._taxonomy
        return frozenset(name.namespace for name in (*taxonomy.concepts, *taxonomy.axes, *measures))

    def convert(self, record: IndicatorRecord) -> Converted | list[Finding]:
        """Convert one record, or say everything that is wrong with it.

        Nothing is said where the mapping's own rule is at fault: that is a finding already.
        """
        rule, case = choose_case(self.mapping.indicators.get(record.indicator), record)
        left_out = without_place(case, rule, self.mapping)
        if left_out is not None:
            return [left_out]
        if record.indicator not in self.mapping.indicators:
            return [unknown_indicator(record, self.mapping.indicators)]
        if not isinstance(rule, IndicatorRule):  # at fault, or left out above
            return []
        misfit = unfit(record, rule, self._setting.fits)
        if misfit is not None:
            return [misfit]
        converted = self._run(case, rule)
        if case is record or not isinstance(converted, Converted):
            return converted
        return replace(converted, record=record)

    def convert_omission(
        self, omitted: Omitted, reported: Collection[QName]
    ) -> list[Converted | list[Finding]]:
        """The reasons and explanations to file for an omission; ``reported`` are the concepts with facts.

        Where the taxonomy has none to file, one finding says so; a mapping without omissions files none.
        """
        pairs = pairs_of(omitted, self.mapping.omissions, reported)
        reason, explanations = records_of(omitted, f"omission of {omitted.requirement}")
        if not pairs and self.mapping.omissions:
            return [[fault(Code.OMISSION_LEFT_OUT, _NO_PAIR, reason, "indicator", value=omitted.requirement)]]
        return [
            converted
            for pair in pairs
            for converted in (
                self._run(reason, pair.reason),
                *(self._run(explanation, pair.explanation) for explanation in explanations),
            )
        ]

    def _run(self, record: IndicatorRecord, rule: IndicatorRule) -> Converted | list[Finding]:
        if self._lacks_dimension(record, rule):
            return []  # without the axis or the member, which is at fault, it would pass for the total
        conversion = Conversion(record, rule, self.mapping, self._allowed, self._setting)
        return conversion.run() or conversion.findings

    def _lacks_dimension(self, record: IndicatorRecord, rule: IndicatorRule) -> bool:
        """Whether an axis or a member of the mapping is at fault that the record needs."""
        axes, words = self.mapping.axes, record.qualifier
        for column, printed in (*record.breakdown, *rule.dimensions):
            if column in axes and ((axis := axes[column]) is None or printed in axis.faulty):
                return True
        return bool(words) and any(axis is None or words in axis.faulty for axis in self.mapping.qualifiers)
