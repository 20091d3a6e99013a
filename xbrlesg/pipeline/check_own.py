"""Our own checks of what an export made: its facts, and its page as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.validation.model import FactPlace

PAGES: Final = frozenset({".xhtml", ".html", ".htm"})


def check_own(
    files: Mapping[str, bytes], facts: Sequence[Fact], taxonomy: Taxonomy, places: Mapping[str, FactPlace]
) -> list[Finding]:
    """Check what an export made. A finding here is a fault of ours, for the mapping lets none of this pass.

    What is less than an error is left out: the mapping has told it already, record by record.
    """
    found = [*check_facts([_stated(fact, places.get(fact.id)) for fact in facts], taxonomy)]
    for name, content in files.items():
        if Path(name).suffix in PAGES:
            found += check_xhtml(content, name)
    return [item for item in found if item.severity is Severity.ERROR]


def _stated(fact: Fact, place: FactPlace | None) -> StatedFact:
    if place is None:
        return StatedFact(fact, is_nil=fact.is_nil)
    return StatedFact(fact, place.location, place.indicator, is_nil=fact.is_nil)
