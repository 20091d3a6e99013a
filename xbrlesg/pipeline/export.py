"""An export, from a report file to a checked filing: load, map, arrange, write, check, publish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xbrlesg.explain.help import help_texts
from xbrlesg.findings.as_data import verdict_data
from xbrlesg.findings.model import Finding, Severity, worst
from xbrlesg.findings.verdict import Checked, Verdict
from xbrlesg.json_text import json_bytes
from xbrlesg.mapping.apply import Applied
from xbrlesg.pages.findings import findings_page
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.formats import Writing, Written, every_name, need_extras
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.lineage_file import LINEAGE
from xbrlesg.pipeline.manifest import manifest_data
from xbrlesg.pipeline.outputs import FINDINGS, MANIFEST, VIEWER, replace_files
from xbrlesg.pipeline.progress import Progress
from xbrlesg.pipeline.publication import Publication, plan_publication
from xbrlesg.pipeline.report_rules import load_report_rules
from xbrlesg.pipeline.rules import Judged, judge, not_told_twice
from xbrlesg.pipeline.side_by_side import beside
from xbrlesg.pipeline.source_text import compare_with_source, source_input
from xbrlesg.pipeline.staging import StagedFile, hashed, staging
from xbrlesg.pipeline.tracing import fact_places, traced
from xbrlesg.pipeline.trails import trails_of_verdict
from xbrlesg.pipeline.verdicts import (
    REPORT,
    Run,
    Terms,
    found_in_words,
    from_here,
    packages_of,
    run_of_job,
    verdict,
)
from xbrlesg.pipeline.write_report import ReportWriter
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.report.model import Report
from xbrlesg.taxonomy.package import Package

if TYPE_CHECKING:
    from xbrlesg.pipeline.kept import Kept

FINDINGS_PAGE: Final = "findings.html"
OWNED: Final = (FINDINGS, FINDINGS_PAGE, LINEAGE, MANIFEST, VIEWER)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to. ``folder`` is None where the report file could not be read."""

    verdict: Verdict
    folder: Path | None = None
    files: tuple[str, ...] = ()
    records: int = 0
    facts: int = 0
    entry_points: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return self.verdict.findings


def export(  # noqa: PLR0913, PLR0917 - what a user may say of an export
    path: Path,
    out: Path,
    target: str | None,
    check: CheckLevel,
    progress: Progress,
    store: Path | None = None,
    *,
    viewer: bool = False,
    terms: Terms | None = None,
    kept: Kept | None = None,
) -> Exported:
    """Export one target of a report file to ``out/REPORT/TARGET/``.

    ``target`` is a target's name or the path of a target file; ``store`` is where packages are installed, for
    targets that name none. With ``viewer``, or where the target asks for it, the interactive viewer is
    written too. Where the inputs hold an error no report is written, only the findings. ``terms`` say which
    findings are waived; ``kept`` is what many exports of one process share. Raises CannotWriteError,
    MissingExtraError and ArelleError.
    """
    job, findings = load_job(path, target, store)
    if job is None:
        return Exported(verdict(Run("export", path, terms, level=check, is_complete=False), findings))
    need_extras(job.target.outputs)
    viewer = viewer or job.target.viewer
    if viewer:
        from xbrlesg.validation.viewer import need_viewer  # noqa: PLC0415 - see _check_by_arelle

        need_viewer()
    folder = out / job.report.report / job.chosen.name
    run = run_of_job("export", job, terms, check)
    inputs, faults = load_inputs(job, kept)
    findings += faults
    if inputs is None:
        return _refuse(job, folder, run, findings)
    progress.stage("read", f"{len(inputs.records)} records")
    own, faults = load_report_rules(job, inputs.mappings[0], inputs.taxonomy)
    applied = apply_job(job, inputs)
    publication, more = plan_publication(job, inputs, applied)
    findings += [*faults, *applied.findings, *more]
    if worst(findings) is Severity.ERROR:
        unproven = compare_with_source(job, inputs.records)
        return _refuse(job, folder, run, [*findings, *unproven], inputs.records)
    progress.stage("map", f"{len(applied.facts)} facts")
    judged = judge(applied.facts, applied.filing.origins_of, inputs, own, job.report.languages[0])
    return _publish(
        job, inputs, applied, publication, judged, folder, run, findings, check, progress, kept, viewer=viewer
    )


def _refuse(
    job: Job, folder: Path, run: Run, findings: Sequence[Finding], records: Sequence[IndicatorRecord] = ()
) -> Exported:
    """Leave the findings and nothing that could pass for this run's report."""
    judged = verdict(replace(run, is_complete=False), traced(findings, records))
    files = findings_files(judged)
    replace_files(folder, files, (*OWNED, *every_name(job)))
    return Exported(judged, folder, tuple(files), len(records))


def _publish(  # noqa: PLR0913, PLR0917 - the last stages need what all the earlier ones made
    job: Job,
    inputs: Inputs,
    applied: Applied,
    publication: Publication,
    judged: Judged,
    folder: Path,
    run: Run,
    findings: Sequence[Finding],
    check: CheckLevel,
    progress: Progress,
    kept: Kept | None,
    *,
    viewer: bool,
) -> Exported:
    report = Report(inputs.taxonomy.entry_points, applied.facts, applied.notes)
    with staging(folder) as aside:
        writing = Writing(job, inputs, applied, report, publication)
        writer = ReportWriter(writing, aside, alone=kept is not None)
        written, checked, unproven = writer.write_checked()
        reports = {name: file for each in written for name, file in each.files.items()}
        progress.stage("write", ", ".join(reports))
        with beside(partial(writer.write_rest, written), alone=writer.alone) as rest:
            if check is not CheckLevel.NONE:
                arelle = _check_by_arelle(job, inputs, applied, report, written, check, kept)
                checked += not_told_twice(arelle, judged)
            viewed, faults = _view(reports, inputs) if viewer else ({}, ())
            found = traced(
                [*findings, *unproven, *judged.findings, *checked, *faults], inputs.records, applied.filing
            )
            told = _verdict(run, job, inputs, applied, folder, reports, found)
            progress.stage("check", f"{check}: {found_in_words(told.findings)}")
            pages = findings_files(told)
            packages, lineage = rest()
        outputs: dict[str, bytes | StagedFile] = {**reports, **packages, **viewed, LINEAGE: lineage, **pages}
        manifest = _manifest(job, inputs, outputs, check)
        replace_files(folder, {**outputs, MANIFEST: manifest}, (*OWNED, *every_name(job)))
    return Exported(
        told,
        folder,
        (*outputs, MANIFEST),
        len(inputs.records),
        len(report.facts),
        inputs.taxonomy.entry_points,
    )


def _verdict(  # noqa: PLR0913, PLR0917 - where facts and files come from
    run: Run,
    job: Job,
    inputs: Inputs,
    applied: Applied,
    folder: Path,
    reports: Mapping[str, StagedFile],
    findings: Iterable[Finding],
) -> Verdict:
    """The findings, and what was looked at: packages, reports, and whence each fact comes."""
    made = (
        Checked(name, from_here(folder / name), REPORT, file.sha256, file.size)
        for name, file in reports.items()
    )
    weighed = verdict(
        replace(
            run,
            checked=(*run.checked, *packages_of(inputs.packages), *made),
            taxonomies=inputs.taxonomy.entry_points,
        ),
        findings,
    )
    trails = trails_of_verdict(weighed, applied.filing, inputs.taxonomy, job.report.languages[0])
    return replace(weighed, trails=trails)


def _check_by_arelle(  # noqa: PLR0913, PLR0917 - what a check needs
    job: Job,
    inputs: Inputs,
    applied: Applied,
    report: Report,
    written: Sequence[Written],
    check: CheckLevel,
    kept: Kept | None,
) -> Sequence[Finding]:
    # imported here, for an export without Arelle should not wait for what drives it
    from xbrlesg.pipeline.check import arelle_options, check_formats  # noqa: PLC0415
    from xbrlesg.pipeline.disclosures import DisclosureTeller  # noqa: PLC0415
    from xbrlesg.validation.check import Expected  # noqa: PLC0415

    packages = [package.file.path for package in inputs.packages.packages]
    names = DisclosureTeller(lambda: inputs.packages, (inputs.taxonomy,))
    options = arelle_options(check, job.profile.validations)
    expected = Expected(report, fact_places(applied.filing))
    return check_formats(written, packages, expected, options, names, kept)


def _view(reports: Mapping[str, StagedFile], inputs: Inputs) -> tuple[Mapping[str, bytes], Sequence[Finding]]:
    from xbrlesg.pipeline.viewer import viewer_of  # noqa: PLC0415

    viewed = viewer_of(reports, [package.file.path for package in inputs.packages.packages])
    return viewed.files, viewed.findings


def findings_files(told: Verdict) -> dict[str, bytes]:
    """The verdict as data and as a page."""
    return {FINDINGS: json_bytes(verdict_data(told)), FINDINGS_PAGE: findings_page(told, help_texts())}


def _manifest(
    job: Job, inputs: Inputs, outputs: Mapping[str, bytes | StagedFile], check: CheckLevel
) -> bytes:
    read = {**job.input_files(), **source_input(job)}
    return json_bytes(
        manifest_data(
            report=job.report.report,
            target=job.chosen.name,
            check=check,
            inputs={name: hashed(path) for name, path in read.items() if path.is_file()},
            packages={package.file.name: _identity(package) for package in inputs.packages.packages},
            outputs=outputs,
        )
    )


def _identity(package: Package) -> dict[str, str]:
    return {"identifier": package.identifier, "version": package.version or "", "sha256": package.sha256}
