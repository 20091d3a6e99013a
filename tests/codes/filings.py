"""Filings: files that cannot be read as facts, and differences between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tests.checks.json_faults import Edit, drop, spoilt
from tests.codes.examples import Example, Examples
from tests.codes.shown import shown
from tests.compare.builders import CNY, USD, figure, make_filing, text
from tests.validation.small_taxonomy import write_package
from xbrlesg.compare.compare import compare
from xbrlesg.compare.model import Migration
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.names import QName
from xbrlesg.pipeline.list_facts import Order, list_facts
from xbrlesg.pipeline.read_report import Source
from xbrlesg.report.model import Entity, Fact, Note

RESTATED: Final = Note("n1", "en", "Restated: a plant was missing")


def _listed(name: str, content: str) -> Example:
    def run(folder: Path) -> Iterable[Finding]:
        path = folder / name
        path.write_text(content, "utf-8")
        return list_facts(Source(path), Order(), folder / "store").findings

    return run


def _spoilt(edit: Edit) -> Example:
    def run(folder: Path) -> Iterable[Finding]:
        path, package = folder / "report.json", write_package(folder)
        path.write_text(spoilt(edit), "utf-8")
        return list_facts(Source(path, (package,)), Order(), folder / "store").findings

    return run


def _compared(old: list[Fact], new: list[Fact], move: Migration | None = None, **changes: Any) -> Example:
    """``changes`` are those of the second filing."""

    def run(_: Path) -> Iterable[Finding]:
        return compare(
            make_filing(*old), make_filing(*new, file="new", **changes), move or Migration()
        ).findings

    return run


ONE: Final = figure(decimals=0)
TURNOVER: Final = QName(ONE.concept.namespace, "Turnover")
OTHER: Final = replace(ONE, entity=Entity("http://standards.iso.org/iso/17442", "529900T8BM49AURSDO55"))

EXAMPLES: Final[Examples] = {
    Code.FILED_FACT_UNREAD: _spoilt(drop("f7", "concept")),
    Code.FLAT_FACTS_FORM: _listed("facts.csv", shown(Code.FLAT_FACTS_FORM)),
    Code.FILING_UNKNOWN: _listed("report.pdf", "%PDF-1.7"),
    Code.FILING_WITHOUT_TYPES: _listed("report.json", spoilt(lambda _: None)),
    Code.DIFF_ADDED: _compared([], [ONE]),
    Code.DIFF_REMOVED: _compared([ONE], []),
    Code.DIFF_VALUE_CHANGED: _compared([ONE], [replace(ONE, value=4160)]),
    Code.DIFF_PRECISION_CHANGED: _compared([ONE], [replace(ONE, value=4110, decimals=-1)]),
    Code.DIFF_UNIT_CHANGED: _compared([replace(ONE, unit=CNY)], [replace(ONE, unit=USD)]),
    Code.DIFF_TEXT_CHANGED: _compared([text("We train all staff")], [text("We train most staff")]),
    Code.DIFF_RESTATED: _compared([ONE], [replace(ONE, value=4160, notes=("n1",))], notes=[RESTATED]),
    Code.DIFF_MIGRATED: _compared(
        [ONE], [replace(ONE, concept=TURNOVER)], Migration(successors={ONE.concept: (TURNOVER,)})
    ),
    Code.DIFF_NOTE: _compared([ONE], [replace(ONE, notes=("n2",))], notes=[Note("n2", "en", "Unaudited")]),
    Code.DIFF_ENTITY: _compared([ONE], [OTHER]),
    Code.DIFF_TAXONOMY: _compared([ONE], [ONE], taxonomy=("https://example.com/2024/esg.xsd",)),
}
