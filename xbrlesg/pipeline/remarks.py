"""What the tables of xBRL-CSV tell people beside each fact: its indicator, its labels, its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xbrlesg.flat.wording import Wording
from xbrlesg.mapping.filing import Filing
from xbrlesg.names import QName
from xbrlesg.records.packing import Whence
from xbrlesg.report.rows import FactRow, FactRows
from xbrlesg.taxonomy.model import Taxonomy


class Remarker:
    """Makes the remarks of what is filed under one taxonomy, in the report's languages."""

    def __init__(self, filing: Filing, taxonomy: Taxonomy, languages: tuple[str, ...]) -> None:
        self._filing = filing
        self._wording = Wording(taxonomy, languages)

    @property
    def facts(self) -> FactRows:
        """The facts that are filed."""
        return self._filing

    def labels(self, concept: QName) -> Mapping[str, str]:
        """The labels of a concept by language."""
        return self._wording.concept(concept).all

    def remarked(self, *, has_unit: bool) -> Iterator[tuple[FactRow, str, str]]:
        """The facts with a unit, or those without, in their order, each with its indicator and its source."""
        for row, whence in self._filing.leading(has_unit=has_unit):
            yield row, whence.indicator, _source(whence)


def _source(whence: Whence) -> str:
    """The source's section and line, and the record that wrote it down."""
    _, file, row, line, last_line, section = whence
    place = f"{file}:{row}" if row else file
    if line is not None:
        place = f"line {line}, {place}" if last_line is None else f"line {line}-{last_line}, {place}"
    return f"{section}, {place}" if section else place
