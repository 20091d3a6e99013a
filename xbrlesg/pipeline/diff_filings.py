"""Two report files compared fact by fact, across formats and across versions of their taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xbrlesg.compare.compare import Comparison, compare
from xbrlesg.compare.migration import migration
from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.migration_file import load_migration
from xbrlesg.pipeline.read_report import ReportRead, Source, read_reports


@dataclass(frozen=True, slots=True)
class Diffed:
    """The findings of reading and of comparing, gravest first, and the counts of the table.

    ``old`` and ``new`` are what was read; ``compared`` is None where one of the files could not be read.
    """

    findings: tuple[Finding, ...]
    old: ReportRead
    new: ReportRead
    compared: Comparison | None

    @property
    def kinds(self) -> Mapping[str, int]:
        """The number of differences by code."""
        return Counter(item.code for item in self.compared.findings) if self.compared else {}


def diff_filings(
    old: Source, new: Source, store: Path, migration_path: Path | None, *, ignore_entity: bool
) -> Diffed:
    """Compare two files; of one name, findings call them by their paths. Raises MissingExtraError."""
    stated, findings = load_migration(migration_path) if migration_path else ({}, [])
    if old.name == new.name and old.path != new.path:
        old, new = (replace(source, called=source.path.as_posix()) for source in (old, new))
    before, after = read_reports([old, new], store)
    findings += [*before.findings, *after.findings]
    if findings and not (_is_read(before) and _is_read(after)):
        return Diffed(sort_findings(findings), before, after, None)
    move = migration(before.filing, after.filing, (before.taxonomy, after.taxonomy), stated)
    compared = compare(before.filing, after.filing, move, ignore_entity=ignore_entity)
    return Diffed(_sorted([*findings, *compared.findings]), before, after, compared)


def _is_read(read: ReportRead) -> bool:
    return bool(read.filing.facts)


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By place, none left out: two facts without ids may be told in the same words."""
    return tuple(sorted(findings, key=lambda item: item.sort_key))
