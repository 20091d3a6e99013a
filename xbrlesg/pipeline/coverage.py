"""Coverage of a report: map its records, hold the facts against standards and themes, write the result."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.coverage.as_data import coverage_data, index_csv
from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.index import PrintedRow, compare_index, printed_row
from xbrlesg.coverage.model import Coverage, Omission, StandardCoverage, Status
from xbrlesg.coverage.standards import Standard, load_standard
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity, finding, sort_findings, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.json_text import json_bytes
from xbrlesg.lineage import Origin
from xbrlesg.mapping.apply import Applied
from xbrlesg.names import QName
from xbrlesg.pages.coverage import coverage_page
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.outputs import replace_files
from xbrlesg.report.model import Fact
from xbrlesg.report_file import CoveredStandard, OutlineEntry


@dataclass(frozen=True, slots=True)
class Covered:
    """What an assessment came to. ``coverage`` is None where the inputs hold an error."""

    findings: tuple[Finding, ...]
    coverage: Coverage | None = None
    folder: Path | None = None
    files: tuple[str, ...] = ()


def assess_coverage(path: Path, out: Path, target: str | None, store: Path | None = None) -> Covered:
    """Assess one target of a report file and write the result to ``out/REPORT/coverage/``.

    Where the inputs hold an error nothing is assessed, since records that were refused would look like
    disclosures that the company does not make. Raises CannotWriteError.
    """
    job, findings = load_job(path, target, store)
    if job is None:
        return Covered(sort_findings(findings))
    inputs, faults = load_inputs(job)
    standards, more = _load_standards(job)
    findings += [*faults, *more, *_misplaced_omissions(job, standards)]
    if inputs is None or worst(findings) is Severity.ERROR:
        return Covered(sort_findings(findings))
    applied = apply_job(job, inputs)
    findings += applied.findings
    if worst(findings) is Severity.ERROR:
        return Covered(sort_findings(findings))
    coverage = _assess(job, inputs, applied, standards)
    findings += _contradicted_omissions(job, coverage)
    files = _files(coverage, job)
    folder = out / job.report.report / "coverage"
    replace_files(folder, files, tuple(files))
    return Covered(sort_findings(findings), coverage, folder, tuple(files))


def _load_standards(job: Job) -> tuple[list[tuple[CoveredStandard, Standard]], list[Finding]]:
    loaded, findings = [], []
    for named in job.report.coverage.standards:
        standard, faults = load_standard(job.file(named.file), named.file.as_posix())
        findings += faults
        if standard is not None:
            loaded.append((named, standard))
    return loaded, findings


def _assess(
    job: Job, inputs: Inputs, applied: Applied, standards: Sequence[tuple[CoveredStandard, Standard]]
) -> Coverage:
    by_concept: dict[QName, list[Fact]] = defaultdict(list)
    for fact in applied.facts:
        by_concept[fact.concept].append(fact)
    assessor = Assessor(
        inputs.taxonomy,
        by_concept,
        _sections(applied.origins, job.report.coverage.outline),
        job.report.languages,
    )
    return Coverage(
        report=job.report.report,
        standards=tuple(
            _standard(job, assessor, applied.origins, named, standard) for named, standard in standards
        ),
        themes=assessor.themes(),
    )


def _standard(
    job: Job, assessor: Assessor, origins: Sequence[Origin], named: CoveredStandard, standard: Standard
) -> StandardCoverage:
    groups = assessor.groups(standard, _omissions(job, standard))
    items = [item for group in groups for item in group.disclosures]
    return StandardCoverage(
        standard=standard.standard,
        slug=named.file.stem,
        index_title=standard.index_title,
        complete=standard.complete,
        groups=groups,
        index=compare_index(_printed(origins, named.printed_index), items),
    )


def _omissions(job: Job, standard: Standard) -> dict[str, Omission]:
    language = job.report.languages[0]
    return {
        omission.disclosure: Omission(
            standard.omission_reasons[omission.reason],
            omission.explanation.get(language) or next(iter(omission.explanation.values())),
        )
        for omission in job.report.coverage.omissions
        if omission.reason in standard.omission_reasons
    }


def _printed(origins: Sequence[Origin], indicator: str | None) -> list[PrintedRow]:
    """The rows of the printed index: the section is the record's one breakdown."""
    records = [origin.record for origin in origins if origin.record.indicator == indicator]
    return [printed_row(record.breakdown[0][1], record.value) for record in records if record.breakdown]


def _sections(
    origins: Sequence[Origin], outline: Sequence[OutlineEntry]
) -> Mapping[str, Collection[tuple[int, str]]]:
    """Where each fact is printed: the section of the outline, or without one what the record names."""
    entries = sorted(outline, key=lambda entry: entry.line)
    starts = [entry.line for entry in entries]
    sections: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for origin in origins:
        source = origin.record.source
        place = bisect_right(starts, source.line) if source.line else 0
        if place:
            sections[origin.fact_id].add((place, entries[place - 1].heading))
        elif source.section:
            sections[origin.fact_id].add((0, source.section))
    return sections


def _misplaced_omissions(job: Job, standards: Sequence[tuple[CoveredStandard, Standard]]) -> list[Finding]:
    """Omissions of disclosures that no standard has, or for reasons that it does not permit."""
    findings = []
    owners = {item.code: standard for _, standard in standards for item in standard.disclosures()}
    for number, omission in enumerate(job.report.coverage.omissions):
        place = job.source.at("coverage", "omissions", number)
        standard = owners.get(omission.disclosure)
        if standard is None:
            message = f"no standard of the report has a disclosure {omission.disclosure!r}"
            hint = near_hint(omission.disclosure, owners, Code.OMISSION_UNKNOWN.value.hint)
            findings.append(
                finding(Code.OMISSION_UNKNOWN, message, place, value=omission.disclosure, hint=hint)
            )
        elif omission.reason not in standard.omission_reasons:
            message = f"{omission.reason!r} is no reason for omission of {standard.standard}"
            reasons = ", ".join(standard.omission_reasons) or "none is permitted"
            findings.append(
                finding(
                    Code.OMISSION_REASON, message, place, value=omission.reason, hint=f"Permitted: {reasons}."
                )
            )
        elif omission.disclosure in standard.no_omission:
            message = f"{standard.standard} permits no reason for omission of {omission.disclosure}"
            findings.append(finding(Code.OMISSION_REASON, message, place, value=omission.disclosure))
    return findings


def _contradicted_omissions(job: Job, coverage: Coverage) -> list[Finding]:
    """Omissions of disclosures that facts speak to."""
    disclosed = {
        item.code
        for standard in coverage.standards
        for item in standard.disclosures
        if item.omission is not None and item.status is not Status.OMITTED
    }
    return [
        finding(
            Code.OMISSION_DISCLOSED,
            f"{omission.disclosure} is omitted with a reason, and facts speak to it",
            job.source.at("coverage", "omissions", number),
            value=omission.disclosure,
        )
        for number, omission in enumerate(job.report.coverage.omissions)
        if omission.disclosure in disclosed
    ]


def _files(coverage: Coverage, job: Job) -> dict[str, bytes]:
    title = job.report.title[job.report.languages[0]]
    return {
        "coverage.json": json_bytes(coverage_data(coverage)),
        "coverage.html": coverage_page(coverage, title),
        **{f"{standard.slug}-index.csv": index_csv(standard) for standard in coverage.standards},
    }
