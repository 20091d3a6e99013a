"""What the tables of xBRL-CSV tell people beside each fact: its indicator, its labels, its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from xbrlesg.flat.wording import Wording
from xbrlesg.lineage import leading_origin
from xbrlesg.mapping.filing import Filing
from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.writers.xbrl_csv import Remark, Remarked


class Remarker:
    """Makes the remarks of what is filed under one taxonomy, in the report's languages."""

    def __init__(self, filing: Filing, taxonomy: Taxonomy, languages: tuple[str, ...]) -> None:
        self._filing = filing
        self._wording = Wording(taxonomy, languages)
        self._labels = Memo(self._label)

    def remarked(self, wanted: Callable[[Fact], bool]) -> Iterator[Remarked]:
        """The facts that are wanted, in their order, each with its remark."""
        for fact, origins in self._filing.stated(wanted):
            record = leading_origin(origins).record
            yield fact, Remark(record.indicator, self._labels[fact.concept], _source(record))

    def _label(self, concept: QName) -> Mapping[str, str]:
        return self._wording.concept(concept).all


def _source(record: IndicatorRecord) -> str:
    """The source's section and line, and the record that wrote it down."""
    source, place = record.source, record.location
    lines = "-".join(str(line) for line in (source.line, source.last_line) if line is not None)
    parts = (
        source.section,
        lines and f"line {lines}",
        f"{place.file}:{place.row}" if place.row else place.file,
    )
    return ", ".join(filter(None, parts))
