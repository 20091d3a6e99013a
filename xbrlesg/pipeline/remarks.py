"""What the tables of xBRL-CSV tell people beside each fact: its indicator, its labels, its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from xbrlesg.flat.wording import Wording
from xbrlesg.mapping.filing import Filing
from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.records.packing import Whence
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
        for fact, whence in self._filing.leading(wanted):
            yield fact, Remark(whence.indicator, self._labels[fact.concept], _source(whence))

    def _label(self, concept: QName) -> Mapping[str, str]:
        return self._wording.concept(concept).all


def _source(whence: Whence) -> str:
    """The source's section and line, and the record that wrote it down."""
    parts = [whence.section] if whence.section else []
    if whence.line is not None:
        parts.append(f"line {whence.line}" + ("" if whence.last_line is None else f"-{whence.last_line}"))
    parts.append(f"{whence.file}:{whence.row}" if whence.row else whence.file)
    return ", ".join(parts)
