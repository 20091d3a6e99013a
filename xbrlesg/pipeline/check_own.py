"""Our own checks of what an export made: its facts, and its page as written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.xhtml import check_page
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.rules import OriginsOf
from xbrlesg.pipeline.staging import StagedFile
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Taxonomy

PAGES: Final = frozenset({".xhtml", ".html", ".htm"})


def check_own(
    files: Mapping[str, StagedFile], facts: Sequence[Fact], taxonomy: Taxonomy, origins: OriginsOf
) -> list[Finding]:
    """Check what an export made. A finding here is a fault of ours, for the mapping lets none of this pass.

    What is less than an error is left out: the mapping has told it already, record by record.
    """
    found = [*check_facts(FactsStated(facts), taxonomy)]
    for name, file in files.items():
        if Path(name).suffix in PAGES:
            with file.path.open("rb") as stream:
                found += check_page(stream, name)
    return _with_places([item for item in found if item.severity is Severity.ERROR], origins)


class FactsStated(Collection[StatedFact]):
    """A report's facts as the checks take them, made one by one as they are asked for."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, stated: object) -> bool:
        return isinstance(stated, StatedFact) and stated.fact in self._facts

    def __iter__(self) -> Iterator[StatedFact]:
        return (StatedFact(fact, is_nil=fact.is_nil) for fact in self._facts)


def _with_places(findings: Sequence[Finding], origins: OriginsOf) -> list[Finding]:
    """The findings of facts with their first records: where a user mends them."""
    behind = origins({item.fact for item in findings if item.fact and item.location is None})
    placed = []
    for item in findings:
        first = next(iter(behind.get(item.fact or "", ())), None)
        if first is not None and item.location is None:
            place = first.record.at("value")
            placed.append(replace(item, location=place, indicator=first.record.indicator))
        else:
            placed.append(item)
    return placed
