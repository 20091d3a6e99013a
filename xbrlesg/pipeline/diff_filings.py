"""Two report files compared fact by fact, across formats and across versions of their taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xbrlesg.compare.compare import Comparison, compare
from xbrlesg.compare.migration import migration
from xbrlesg.findings.model import Finding, untold
from xbrlesg.findings.verdict import Verdict
from xbrlesg.migration_file import load_migration
from xbrlesg.pipeline.read_report import ReportRead, Source, read_reports
from xbrlesg.pipeline.verdicts import REPORT, Run, Terms, checked_files, verdict


@dataclass(frozen=True, slots=True)
class Diffed:
    """The verdict on reading and comparing, and the counts of the table.

    ``old`` and ``new`` are what was read; ``compared`` is None where one of the files could not be read.
    """

    verdict: Verdict
    old: ReportRead
    new: ReportRead
    compared: Comparison | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that count, gravest first."""
        return self.verdict.findings

    @property
    def kinds(self) -> Mapping[str, int]:
        """The number of differences by code."""
        return Counter(item.code for item in self.compared.findings) if self.compared else {}


def diff_filings(  # noqa: PLR0913 - what a user may say of a comparison
    old: Source,
    new: Source,
    store: Path,
    migration_path: Path | None,
    *,
    ignore_entity: bool,
    terms: Terms | None = None,
) -> Diffed:
    """Compare two files; of one name, findings call them by their paths. Raises MissingExtraError."""
    stated, findings = load_migration(migration_path) if migration_path else ({}, [])
    if old.name == new.name and old.path != new.path:
        old, new = (replace(source, called=source.path.as_posix()) for source in (old, new))
    before, after = read_reports([old, new], store)
    findings += [*before.findings, *untold(after.findings, before.findings)]  # they may share a taxonomy
    files = [(source.name, source.path) for source in (old, new)]
    run = Run("diff", new.path, terms, checked=tuple(checked_files(files, REPORT)))
    if findings and not (_is_read(before) and _is_read(after)):
        return Diffed(verdict(replace(run, is_complete=False), findings), before, after, None)
    move = migration(before.filing, after.filing, (before.taxonomy, after.taxonomy), stated)
    compared = compare(before.filing, after.filing, move, ignore_entity=ignore_entity)
    return Diffed(verdict(run, [*findings, *compared.findings]), before, after, compared)


def _is_read(read: ReportRead) -> bool:
    return bool(read.filing.facts)
