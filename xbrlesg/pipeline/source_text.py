"""The text of the printed report that a report file names, and its comparison with the records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.pipeline.job import Job, unset_variables
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.source_check import check_source
from xbrlesg.records.source_text import SourceText
from xbrlesg.records.text_file import decode


def source_input(job: Job) -> dict[str, Path]:
    """The text as an input, by the name that the report file gives it; none where it is not at hand."""
    named, path = job.report.source_text, job.source_text()
    return {} if named is None or path is None else {named.as_posix(): path}


def compare_with_source(job: Job, records: Sequence[IndicatorRecord]) -> list[Finding]:
    """What the text of the report does not bear out of the records; an info where the text is not at hand."""
    named = job.report.source_text
    if named is None:
        return []
    path = job.source_text()
    if path is None:
        unset = unset_variables(named)
        reason = f"the variable {unset[0]} is not set" if unset else f"there is no text file {named}"
        place = job.source.at("source_text")
        return [finding(Code.SOURCE_NOT_COMPARED, reason, place, value=named.as_posix())]
    text, findings = decode(path.read_bytes(), path.name)
    if text is None:
        return [*findings]
    return [*findings, *check_source(records, SourceText.of(path.name, text))]
