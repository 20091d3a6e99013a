"""Any facts as they lie once they are filed, each as if a record of its own had stated it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from xbrlesg.findings.model import Location
from xbrlesg.mapping.conversion import Converted
from xbrlesg.mapping.filing import Filing
from xbrlesg.mapping.packing import Packer
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Source
from xbrlesg.report.model import Fact
from xbrlesg.report.namespaces import spaces_of
from xbrlesg.report.order import Aspects
from xbrlesg.report.printed import Printed
from xbrlesg.report.rows import FactRow, FactRows, as_rows, fact_of


def file_facts(facts: Iterable[Fact]) -> Filing:
    """The facts as rows in spools, in their order, whatever that is."""
    filed = list(facts)
    packer = Packer(spaces_of(filed).named)
    notes = sorted({note for fact in filed for note in fact.notes})
    filing = Filing(packer, dict(enumerate(notes)), None)
    for row, fact in enumerate(filed):
        record = IndicatorRecord(
            Location("records.csv", row + 2),
            indicator_of(fact),
            "as printed",
            "",
            "",
            source=Source(row, None, source_of(fact), ""),
        )
        aspects = Aspects(fact.concept, fact.entity, fact.period, fact.unit, fact.language, fact.dimensions)
        converted = Converted(
            record,
            aspects,
            fact.value,
            fact.decimals,
            Printed("as printed"),
            0,
            (),
            fact.is_markup,
            fact.nil_number,
        )
        _, (_, ground, dimensions, value, decimals, origin) = packer.pack(converted)
        numbers = tuple(map(notes.index, fact.notes))
        filing.append(
            (fact.id, ground, dimensions, value, decimals, numbers), (fact.id, False, row, ((row, *origin),))
        )
    return filing


def indicator_of(fact: Fact) -> str:
    """The indicator of the record behind a fact."""
    return f"I, {fact.concept.local}"


def source_of(fact: Fact) -> str:
    """The section of the source behind a fact."""
    return f'Section "{fact.id}"'


class Remarked:
    """Remarks on facts, filed or not, as the tables of xBRL-CSV want them.

    ``sides`` gives the indicator and the source of a fact.
    """

    def __init__(
        self,
        facts: Iterable[Fact],
        labels: Callable[[QName], Mapping[str, str]],
        sides: Callable[[Fact], tuple[str, str]],
    ) -> None:
        self.facts: FactRows = as_rows(facts)
        self.labels, self._sides = labels, sides

    def remarked(self, *, has_unit: bool) -> Iterator[tuple[FactRow, str, str]]:
        """The facts with a unit, or those without."""
        for row in self.facts.rows():
            fact = fact_of(self.facts, row)
            if fact.has_unit is has_unit:
                yield row, *self._sides(fact)
