"""An export, from a report file to a checked filing: load, map, arrange, write, check, publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xbrlesg.findings.as_data import count_by_severity, findings_data
from xbrlesg.findings.model import Finding, Severity, sort_findings, worst
from xbrlesg.json_text import json_bytes, json_members, json_text
from xbrlesg.lineage import lineage_members
from xbrlesg.mapping.apply import Applied
from xbrlesg.mapping.filing import Filing
from xbrlesg.pages.findings import findings_page
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check_own import check_own
from xbrlesg.pipeline.formats import Writing, Written, every_name, need_extras, report_packages, write_formats
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.manifest import manifest_data
from xbrlesg.pipeline.outputs import MANIFEST, VIEWER, replace_files
from xbrlesg.pipeline.progress import Progress
from xbrlesg.pipeline.publication import Publication, plan_publication
from xbrlesg.pipeline.report_rules import load_report_rules
from xbrlesg.pipeline.rules import Judged, judge, not_told_twice
from xbrlesg.pipeline.staging import StagedFile, hashed, staging, write_aside
from xbrlesg.report.model import Report
from xbrlesg.taxonomy.package import Package
from xbrlesg.validation.model import FactPlace
from xbrlesg.writers.pieces import in_pieces

FINDINGS: Final = "findings.json"
FINDINGS_PAGE: Final = "findings.html"
LINEAGE: Final = "lineage.json"
OWNED: Final = (FINDINGS, FINDINGS_PAGE, LINEAGE, MANIFEST, VIEWER)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to. ``folder`` is None where the report file could not be read."""

    findings: tuple[Finding, ...]
    folder: Path | None = None
    files: tuple[str, ...] = ()
    records: int = 0
    facts: int = 0
    entry_points: tuple[str, ...] = ()


def export(  # noqa: PLR0913, PLR0917 - what a user may say of an export
    path: Path,
    out: Path,
    target: str | None,
    check: CheckLevel,
    progress: Progress,
    store: Path | None = None,
    *,
    viewer: bool = False,
) -> Exported:
    """Export one target of a report file to ``out/REPORT/TARGET/``.

    ``target`` is a target's name or the path of a target file; ``store`` is where packages are installed, for
    targets that name none. With ``viewer``, or where the target asks for it, the interactive viewer is
    written too. Where the inputs hold an error no report is written, only the findings. Raises
    CannotWriteError, MissingExtraError and ArelleError.
    """
    job, findings = load_job(path, target, store)
    if job is None:
        return Exported(sort_findings(findings))
    need_extras(job.target.outputs)
    viewer = viewer or job.target.viewer
    if viewer:
        from xbrlesg.validation.viewer import need_viewer  # noqa: PLC0415 - see _check_by_arelle

        need_viewer()
    folder = out / job.report.report / job.chosen.name
    inputs, faults = load_inputs(job)
    findings += faults
    if inputs is None:
        return _refuse(job, folder, findings)
    progress.stage("read", f"{len(inputs.records)} records")
    own, faults = load_report_rules(job, inputs.mappings[0], inputs.taxonomy)
    applied = apply_job(job, inputs)
    publication, more = plan_publication(job, inputs, applied)
    findings += [*faults, *applied.findings, *more]
    if worst(findings) is Severity.ERROR:
        return _refuse(job, folder, findings, len(inputs.records))
    progress.stage("map", f"{len(applied.facts)} facts")
    judged = judge(applied.facts, applied.filing.origins_of, inputs, own, job.report.languages[0])
    return _publish(
        job, inputs, applied, publication, judged, folder, findings, check, progress, viewer=viewer
    )


def _refuse(job: Job, folder: Path, findings: Sequence[Finding], records: int = 0) -> Exported:
    """Leave the findings and nothing that could pass for this run's report."""
    ordered = sort_findings(findings)
    files = _findings_files(job, ordered)
    replace_files(folder, files, (*OWNED, *every_name(job)))
    return Exported(ordered, folder, tuple(files), records)


def _publish(  # noqa: PLR0913, PLR0917 - the last stages need what all the earlier ones made
    job: Job,
    inputs: Inputs,
    applied: Applied,
    publication: Publication,
    judged: Judged,
    folder: Path,
    findings: Sequence[Finding],
    check: CheckLevel,
    progress: Progress,
    *,
    viewer: bool,
) -> Exported:
    report = Report(inputs.taxonomy.entry_points, applied.facts, applied.notes)
    with staging(folder) as aside:
        written = write_formats(Writing(job, inputs, applied, report, publication), aside)
        reports = {name: file for each in written for name, file in each.files.items()}
        progress.stage("write", ", ".join(reports))
        checked = check_own(reports, report.facts, inputs.taxonomy, applied.filing.origins_of)
        if check is not CheckLevel.NONE:
            arelle = _check_by_arelle(job, inputs, applied, report, written, check)
            checked += not_told_twice(arelle, judged)
        viewed, faults = _view(reports, inputs) if viewer else ({}, ())
        ordered = sort_findings([*findings, *judged.findings, *checked, *faults])
        progress.stage("check", f"{check}: {_in_words(ordered)}")
        outputs: dict[str, bytes | StagedFile] = {
            **reports,
            **report_packages(job, written),
            **viewed,
            LINEAGE: write_aside(aside / LINEAGE, in_pieces(_lineage_text(applied.filing))),
            **_findings_files(job, ordered),
        }
        manifest = _manifest(job, inputs, outputs, check)
        replace_files(folder, {**outputs, MANIFEST: manifest}, (*OWNED, *every_name(job)))
    return Exported(
        ordered,
        folder,
        (*outputs, MANIFEST),
        len(inputs.records),
        len(report.facts),
        inputs.taxonomy.entry_points,
    )


def _lineage_text(filing: Filing) -> Iterator[str]:
    """``lineage.json``."""
    yield '{\n  "facts": '
    members = lineage_members(filing.ids(), filing.origins())
    yield from json_members(((fact_id, json_text(behind, "    ")) for fact_id, behind in members), "  ")
    yield "\n}\n"


def _check_by_arelle(  # noqa: PLR0913, PLR0917 - what a check needs
    job: Job,
    inputs: Inputs,
    applied: Applied,
    report: Report,
    written: Sequence[Written],
    check: CheckLevel,
) -> Sequence[Finding]:
    # imported here, for an export without Arelle should not wait for what drives it
    from xbrlesg.pipeline.check import arelle_options, check_formats  # noqa: PLC0415
    from xbrlesg.pipeline.disclosures import DisclosureTeller  # noqa: PLC0415
    from xbrlesg.validation.check import Expected  # noqa: PLC0415

    packages = [package.file.path for package in inputs.packages.packages]
    names = DisclosureTeller(lambda: inputs.packages, (inputs.taxonomy,))
    options = arelle_options(check, job.profile.validations)
    return check_formats(written, packages, Expected(report, _places(applied.filing)), options, names)


def _view(reports: Mapping[str, StagedFile], inputs: Inputs) -> tuple[Mapping[str, bytes], Sequence[Finding]]:
    from xbrlesg.pipeline.viewer import viewer_of  # noqa: PLC0415

    viewed = viewer_of(reports, [package.file.path for package in inputs.packages.packages])
    return viewed.files, viewed.findings


def _findings_files(job: Job, findings: Sequence[Finding]) -> dict[str, bytes]:
    title = job.report.title[job.report.languages[0]]
    return {FINDINGS: json_bytes(findings_data(findings)), FINDINGS_PAGE: findings_page(findings, title)}


def _places(filing: Filing) -> Mapping[str, FactPlace]:
    """The first record of each fact: where a user mends what a check finds."""
    firsts = (
        (fact_id, behind[0].record) for fact_id, behind in zip(filing.ids(), filing.origins(), strict=True)
    )
    return {fact_id: FactPlace(fact_id, record.indicator, record.at("value")) for fact_id, record in firsts}


def _manifest(
    job: Job, inputs: Inputs, outputs: Mapping[str, bytes | StagedFile], check: CheckLevel
) -> bytes:
    return json_bytes(
        manifest_data(
            report=job.report.report,
            target=job.chosen.name,
            check=check,
            inputs={name: hashed(path) for name, path in job.input_files().items()},
            packages={package.file.name: _identity(package) for package in inputs.packages.packages},
            outputs=outputs,
        )
    )


def _identity(package: Package) -> dict[str, str]:
    return {"identifier": package.identifier, "version": package.version or "", "sha256": package.sha256}


def _in_words(findings: Sequence[Finding]) -> str:
    counts = count_by_severity(findings)
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "nothing found"
