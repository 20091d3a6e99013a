"""Our own checks of what an export made: its facts, and its page as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xbrlesg.checks.rows import check_rows
from xbrlesg.checks.xhtml import check_page
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.staging import StagedFile
from xbrlesg.pipeline.tracing import fact_place, named_by_records
from xbrlesg.report.model import Fact
from xbrlesg.report.rows import as_rows
from xbrlesg.taxonomy.model import Taxonomy

if TYPE_CHECKING:  # a check of others' files needs nothing of what evaluates ours
    from xbrlesg.pipeline.rules import OriginsOf

PAGES: Final = frozenset({".xhtml", ".html", ".htm"})


def check_own(
    files: Mapping[str, StagedFile], facts: Sequence[Fact], taxonomy: Taxonomy, origins: OriginsOf
) -> list[Finding]:
    """Check what an export made. A finding here is a fault of ours, for the mapping lets none of this pass.

    What is less than an error is left out: the mapping has told it already, record by record.
    """
    found = [*check_rows(as_rows(facts), taxonomy)]
    for name, file in files.items():
        if Path(name).suffix in PAGES:
            with file.path.open("rb") as stream:
                found += check_page(stream, name)
    errors = [item for item in found if item.severity is Severity.ERROR]
    behind = origins({item.fact for item in errors if item.fact})
    return [*named_by_records(errors, {fact: fact_place(each) for fact, each in behind.items()})]
