"""Coverage of a report: map its records, hold the facts against standards and themes, write the result."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xbrlesg.coverage.as_data import coverage_data
from xbrlesg.coverage.as_rows import content_index_csv, index_csv
from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.cited import References, read_references
from xbrlesg.coverage.content_index import build_content_index
from xbrlesg.coverage.index import PrintedRow, compare_index, printed_row
from xbrlesg.coverage.model import ContentIndex, Coverage, GroupCoverage, Omission, StandardCoverage
from xbrlesg.coverage.omissions import tagged_omissions
from xbrlesg.coverage.standards import Standard, load_standard
from xbrlesg.coverage.themes import assess_themes
from xbrlesg.findings.model import Finding, Severity, worst
from xbrlesg.findings.verdict import Verdict
from xbrlesg.json_text import json_bytes
from xbrlesg.lineage import Origin
from xbrlesg.mapping.apply import Applied
from xbrlesg.names import QName
from xbrlesg.pages.content_index import content_index_page
from xbrlesg.pages.coverage import coverage_page
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.omissions import contradicted_omissions, misplaced_omissions, stated_omissions
from xbrlesg.pipeline.outputs import replace_files
from xbrlesg.pipeline.verdicts import Run, Terms, packages_of, run_of_job, verdict
from xbrlesg.report.model import Fact
from xbrlesg.report_file import CoveredStandard, OutlineEntry


@dataclass(frozen=True, slots=True)
class Covered:
    """What an assessment came to. ``coverage`` is None where the inputs hold an error."""

    verdict: Verdict
    coverage: Coverage | None = None
    folder: Path | None = None
    files: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return self.verdict.findings


@dataclass(frozen=True, slots=True)
class _Run:
    """What is known of the report when standards are held against it."""

    job: Job
    inputs: Inputs
    applied: Applied
    assessor: Assessor


def assess_coverage(
    path: Path, out: Path, target: str | None, store: Path | None = None, *, terms: Terms | None = None
) -> Covered:
    """Assess one target of a report file and write the result, see ``_folder``.

    Where the inputs hold an error nothing is assessed, since records that were refused would look like
    disclosures that the company does not make. Raises CannotWriteError.
    """
    job, findings = load_job(path, target, store)
    if job is None:
        run = Run("coverage", path, terms, is_complete=False)
        return Covered(verdict(run, findings))
    run = run_of_job("coverage", job, terms)
    inputs, faults = load_inputs(job)
    standards, more = load_standards(job)
    findings += [*faults, *more, *misplaced_omissions(job, [standard for _, standard in standards])]
    coverage = None
    if inputs is not None and worst(findings) is not Severity.ERROR:
        taxonomies = inputs.taxonomy.entry_points
        run = replace(run, checked=(*run.checked, *packages_of(inputs.packages)), taxonomies=taxonomies)
        coverage, faults = _assessed(job, inputs, standards)
        findings += faults
    if coverage is None:
        return Covered(verdict(replace(run, is_complete=False), findings))
    files = _files(coverage, job)
    folder = _folder(job, out)
    replace_files(folder, files, tuple(files))
    return Covered(verdict(run, findings), coverage, folder, tuple(files))


def _assessed(
    job: Job, inputs: Inputs, standards: Sequence[tuple[CoveredStandard, Standard]]
) -> tuple[Coverage | None, list[Finding]]:
    """What the records cover, and what is wrong with them; no coverage where that is an error."""
    applied = apply_job(job, inputs)
    if worst(applied.findings) is Severity.ERROR:
        return None, [*applied.findings]
    coverage = _assess(job, inputs, applied, standards)
    findings = [*applied.findings, *contradicted_omissions(job, coverage)]
    return (None if worst(findings) is Severity.ERROR else coverage), findings


def _folder(job: Job, out: Path) -> Path:
    """``out/REPORT/coverage/`` for the target that needs no naming, ``out/REPORT/TARGET/coverage/`` else.

    An export replaces its own files only, so that the two do not disturb each other.
    """
    report, name = job.report, job.chosen.name
    usual = report.default_target or (next(iter(report.targets)) if len(report.targets) == 1 else None)
    return out / report.report / ("coverage" if name == usual else f"{name}/coverage")


def load_standards(job: Job) -> tuple[list[tuple[CoveredStandard, Standard]], list[Finding]]:
    """The standards that the report file names, each with what it says of it."""
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
    assessor = _assessor(job, inputs, applied)
    referred = [
        (named, standard, read_references(inputs.taxonomy, standard)) for named, standard in standards
    ]
    run = _Run(job, inputs, applied, assessor)
    return Coverage(
        report=job.report.report,
        standards=tuple(
            _standard(run, named, standard, references)
            for named, standard, references in referred
            if references.found
        ),
        themes=assess_themes(assessor),
        not_referred=tuple(standard.standard for _, standard, references in referred if not references.found),
    )


def _assessor(job: Job, inputs: Inputs, applied: Applied) -> Assessor:
    by_concept: dict[QName, list[Fact]] = defaultdict(list)
    for fact in applied.facts:
        if fact.is_nil:  # that there is no value discloses none
            continue
        by_concept[fact.concept].append(fact)
    sections = _sections(applied.origins, job.report.coverage.outline)
    return Assessor(inputs.taxonomy, by_concept, sections, job.report.languages)


def assess_disclosures(
    job: Job, inputs: Inputs, applied: Applied, standards: Iterable[Standard]
) -> Iterator[tuple[Standard, tuple[GroupCoverage, ...], ContentIndex | None]]:
    """What facts speak to each disclosure of a standard, and its content index where it gives a form for one.

    Those standards are left out to which the taxonomy never refers.
    """
    read = [(standard, read_references(inputs.taxonomy, standard)) for standard in standards]
    referred = [(standard, references) for standard, references in read if references.found]
    if not referred:
        return
    assessor = _assessor(job, inputs, applied)
    for standard, references in referred:
        groups = assessor.groups(standard, references, _omissions(job, assessor, standard, references))
        yield standard, groups, build_content_index(assessor, standard, groups, _statement_words(job))


def _standard(
    run: _Run, named: CoveredStandard, standard: Standard, references: References
) -> StandardCoverage:
    from xbrlesg.pipeline.mandatory_tags import find_mandatory_tags  # noqa: PLC0415 - exports do without

    assessor, applied = run.assessor, run.applied
    omissions = _omissions(run.job, assessor, standard, references)
    groups = assessor.groups(standard, references, omissions)
    items = [item for group in groups for item in group.disclosures]
    return StandardCoverage(
        standard=standard.standard,
        slug=named.file.stem,
        index_title=standard.index_title,
        complete=standard.complete,
        groups=groups,
        index=compare_index(_printed(applied.origins, named.printed_index), items),
        elsewhere=assessor.elsewhere(references),
        content_index=build_content_index(assessor, standard, groups, _statement_words(run.job)),
        mandatory_tags=find_mandatory_tags(run.inputs, applied.facts, assessor, standard, references),
    )


def _omissions(
    job: Job, assessor: Assessor, standard: Standard, references: References
) -> Mapping[str, Sequence[Omission]]:
    """What the report file says is omitted, then what only the report's own facts say."""
    omissions: dict[str, list[Omission]] = stated_omissions(job, standard)
    for code, tagged in tagged_omissions(assessor, standard, references).items():
        stated = omissions.setdefault(code, [])
        stated += [
            omission
            for omission in tagged
            if not all(any(one.covers(part) for one in stated) for part in omission.requirements)
        ]
    return omissions


def _statement_words(job: Job) -> dict[str, str]:
    """What fills a statement of use: who reports, in the report's first language, on which days."""
    report = job.report
    names = report.entity.name
    return {
        "entity": names.get(report.languages[0]) or next(iter(names.values())),
        "start": report.reporting_period.start.isoformat(),
        "end": report.reporting_period.end.isoformat(),
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


def _files(coverage: Coverage, job: Job) -> dict[str, bytes]:
    title = job.report.title[job.report.languages[0]]
    files = {
        "coverage.json": json_bytes(coverage_data(coverage)),
        "coverage.html": coverage_page(coverage, title),
    }
    for standard in coverage.standards:
        files[f"{standard.slug}-index.csv"] = index_csv(standard)
        if standard.content_index is not None:
            files[f"{standard.slug}-content-index.csv"] = content_index_csv(standard.content_index)
            files[f"{standard.slug}-content-index.html"] = content_index_page(standard.content_index, title)
    return files
