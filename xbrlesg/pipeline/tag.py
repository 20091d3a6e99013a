"""A document of others, tagged: facts as an export makes them, put into its places, checked, published."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.errors import CannotWriteError
from xbrlesg.explain.help import help_texts
from xbrlesg.findings.as_data import verdict_data
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, untold, worst
from xbrlesg.findings.verdict import Verdict
from xbrlesg.json_text import json_bytes
from xbrlesg.mapping.apply import Applied
from xbrlesg.pages.findings import findings_page
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check import arelle_options
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.engines import engine_for
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.manifest import manifest_data
from xbrlesg.pipeline.outputs import write_file
from xbrlesg.pipeline.progress import Progress
from xbrlesg.pipeline.report_rules import load_report_rules
from xbrlesg.pipeline.rules import judge, not_told_twice
from xbrlesg.pipeline.source_text import compare_with_source, source_input
from xbrlesg.pipeline.staging import hashed
from xbrlesg.pipeline.tagged_lineage import tagged_lineage
from xbrlesg.pipeline.trails import trails_of
from xbrlesg.pipeline.verdicts import (
    INPUT,
    REPORT,
    Run,
    Terms,
    checked_bytes,
    checked_files,
    found_in_words,
    packages_of,
    run_of_job,
    verdict,
)
from xbrlesg.report.model import Report
from xbrlesg.rules.model import Rule
from xbrlesg.tagging.choice import Choices
from xbrlesg.tagging.page import Page
from xbrlesg.tagging.parse import parse_page
from xbrlesg.tagging.places_file import PlacesFile, load_places_file
from xbrlesg.tagging.tagger import Placed, Tagged, tag_page
from xbrlesg.tagging.write import Setting
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.model import FactPlace
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.xbrl_json import write_xbrl_json
from xbrlesg.yaml_source import YamlSource

ENDINGS: Final = ("json", "lineage.json", "findings.json", "findings.html", "manifest.json")


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks for: a document, the report file with its target, and the place file, if any."""

    document: Path
    report: Path
    places: Path | None = None
    target: str | None = None
    out: Path | None = None
    store: Path | None = None


@dataclass(frozen=True, slots=True)
class TagOutcome:
    """What a run came to: the places that were tagged, the facts, and the files; none without a job."""

    verdict: Verdict
    files: tuple[Path, ...] = ()
    places: int = 0
    facts: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return self.verdict.findings


@dataclass(frozen=True, slots=True)
class _Run:
    """A run whose report file could be read."""

    order: Order
    job: Job
    out: Path
    told: Run

    def beside(self, ending: str) -> Path:
        """The file of another ending beside the tagged document."""
        return self.out.with_name(f"{self.out.stem}.{ending}")


def tag_document(
    order: Order, check: CheckLevel, progress: Progress, terms: Terms | None = None
) -> TagOutcome:
    """Tag a document; unless told otherwise, into ``out/REPORT/TARGET/tagged/``.

    Where report file, records, mapping, document or place file hold an error nothing is tagged. A place with
    a fault stays as it stands, and the others are tagged. Raises CannotWriteError and ArelleError.
    """
    job, findings = load_job(order.report, order.target, order.store)
    if job is None:
        return TagOutcome(verdict(Run("tag", order.report, terms, level=check, is_complete=False), findings))
    folder = Path("out") / job.report.report / job.chosen.name / "tagged"
    out = order.out or folder / f"{order.document.stem}.xhtml"
    run = _Run(order, job, out, _looked_at(order, job, terms, check))
    read = (order.document, *job.input_files().values(), *source_input(job).values())
    if run.out.resolve() in {path.resolve() for path in read}:
        raise CannotWriteError(f"{run.out} is an input, which is never overwritten")
    page, faults = _read_document(order.document)
    file, source, more = _read_places(order.places)
    inputs, own = load_inputs(job)
    findings += [*faults, *more, *own]
    if inputs is None:
        return _refuse(run, findings)
    rules, faults = load_report_rules(job, inputs.mappings[0], inputs.taxonomy)
    applied = apply_job(job, inputs)
    findings += [*faults, *applied.findings]
    unproven = compare_with_source(job, inputs.records)
    if page is None or worst(findings) is Severity.ERROR:
        return _refuse(run, [*findings, *unproven])
    findings += unproven
    progress.stage("map", f"{len(applied.facts)} facts")
    choices = Choices(inputs.records, applied.facts, applied.origins, applied.occurrences)
    tagged = tag_page(page, choices, _setting(job, inputs, applied), file, source)
    findings += tagged.findings
    if tagged.content is None:
        return _refuse(run, findings)
    progress.stage("tag", f"{len(tagged.facts)} facts at {len(tagged.placed)} places")
    return _publish(run, inputs, applied, tagged, rules, findings, check, progress)


def _looked_at(order: Order, job: Job, terms: Terms | None, check: CheckLevel) -> Run:
    run = run_of_job("tag", job, terms, check)
    own = [(path.name, path) for path in (order.document, order.places) if path is not None]
    return replace(run, subject=order.document, checked=(*checked_files(own, INPUT), *run.checked))


def _read_document(path: Path) -> tuple[Page | None, list[Finding]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"cannot read the document: {error.strerror}"
        return None, [finding(Code.FILE_MISSING, message, Location(path.name), value=path.as_posix())]
    return parse_page(content, path.name)


def _read_places(path: Path | None) -> tuple[PlacesFile | None, YamlSource | None, list[Finding]]:
    return (None, None, []) if path is None else load_places_file(path, path.name)


def _setting(job: Job, inputs: Inputs, applied: Applied) -> Setting:
    axes = inputs.taxonomy.axes.items()
    return Setting(
        taxonomy=inputs.taxonomy.entry_points,
        notes={note.id: note for note in applied.notes},
        prefixes=inputs.taxonomy.prefixes,
        typed_domains={name: axis.typed_domain for name, axis in axes if axis.typed_domain is not None},
        dialect=Dialect(job.profile.hidden_facts, job.profile.transformations),
    )


def _publish(  # noqa: PLR0913, PLR0917 - the last stage needs what all the earlier ones made
    run: _Run,
    inputs: Inputs,
    applied: Applied,
    tagged: Tagged,
    rules: Sequence[Rule],
    findings: Sequence[Finding],
    check: CheckLevel,
    progress: Progress,
) -> TagOutcome:
    report = Report(inputs.taxonomy.entry_points, tagged.facts, tagged.notes)
    reports = {run.out: tagged.content or b""}
    if "json" in run.job.target.outputs:
        reports[run.beside("json")] = write_xbrl_json(report, inputs.taxonomy.prefixes)
    # rules hold between the facts that the document has
    judged = judge(tagged.facts, applied.filing.origins_of, inputs, rules, run.job.report.languages[0])
    found = _check(run, reports, inputs, Expected(report, _fact_places(tagged.placed)), check)
    made = (checked_bytes(path.name, path, REPORT, content) for path, content in reports.items())
    looked_at = replace(
        run.told,
        checked=(*run.told.checked, *packages_of(inputs.packages), *made),
        taxonomies=inputs.taxonomy.entry_points,
        trails=trails_of(report.facts, applied.filing, inputs.taxonomy, run.job.report.languages[0]),
    )
    told = verdict(looked_at, [*findings, *judged.findings, *not_told_twice(found, judged)])
    progress.stage("check", f"{check}: {found_in_words(told.findings)}")
    outputs = {
        **reports,
        run.beside("lineage.json"): json_bytes(tagged_lineage(applied, tagged, run.order.document.name)),
        **_findings_files(run, told),
    }
    outputs[run.beside("manifest.json")] = _manifest(run, inputs, outputs, check)
    _remove(run)
    for path, content in outputs.items():
        write_file(path, content)
    return TagOutcome(told, tuple(outputs), len(tagged.placed), len(report.facts))


def _refuse(run: _Run, findings: Sequence[Finding]) -> TagOutcome:
    """Leave the findings, and nothing of an earlier run that could pass for this one's."""
    told = verdict(replace(run.told, is_complete=False), findings)
    files = _findings_files(run, told)
    _remove(run)
    for path, content in files.items():
        write_file(path, content)
    return TagOutcome(told, tuple(files))


def _remove(run: _Run) -> None:
    """Remove what an earlier run left; the manifest comes last, so that files beside one are whole."""
    for path in (run.beside("manifest.json"), run.out, *map(run.beside, ENDINGS)):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWriteError(f"cannot remove {path}: {error.strerror}") from error


def _check(
    run: _Run, reports: Mapping[Path, bytes], inputs: Inputs, expected: Expected, level: CheckLevel
) -> list[Finding]:
    """Our own checks of the document, then Arelle's of all files, and the circle test."""
    # a page may show a figure with fewer digits than its record, whose precision is the fact's
    shown = check_xhtml(reports[run.out], run.out.name)
    findings = [item for item in shown if item.code != Code.INLINE_DECIMALS.value.name]
    if level is CheckLevel.NONE:
        return findings
    options = arelle_options(level, run.job.profile.validations)
    packages = [package.file.path for package in inputs.packages.packages]
    names = DisclosureTeller(lambda: inputs.packages, (inputs.taxonomy,))
    with (
        tempfile.TemporaryDirectory() as folder,
        engine_for(expected.report.taxonomy, packages, options, len(reports)) as engine,
    ):
        for path, content in reports.items():
            written = Path(folder, path.name)
            written.write_bytes(content)
            found = check_report_file(
                written, packages, expected=expected, options=options, names=names, arelle=engine
            )
            findings += untold(found, findings)  # what is wrong with the taxonomy's own files is told already
            if not engine.is_warm:  # then it takes long
                options = replace(options, base_taxonomy=False)
    return findings


def _fact_places(placed: Sequence[Placed]) -> dict[str, FactPlace]:
    """The first place of each fact: where a user mends what a check finds."""
    places: dict[str, FactPlace] = {}
    for item in placed:
        place = FactPlace(item.fact_id, item.place.selector.indicator, item.place.location)
        places.setdefault(item.fact_id, place)
    return places


def _findings_files(run: _Run, told: Verdict) -> dict[Path, bytes]:
    return {
        run.beside("findings.json"): json_bytes(verdict_data(told)),
        run.beside("findings.html"): findings_page(told, help_texts()),
    }


def _manifest(run: _Run, inputs: Inputs, outputs: Mapping[Path, bytes], check: CheckLevel) -> bytes:
    order, job = run.order, run.job
    own = {path.name: path for path in (order.document, order.places) if path is not None}
    read = {**job.input_files(), **source_input(job), **own}
    packages = {
        package.file.name: {
            "identifier": package.identifier,
            "version": package.version or "",
            "sha256": package.sha256,
        }
        for package in inputs.packages.packages
    }
    return json_bytes(
        manifest_data(
            report=job.report.report,
            target=job.chosen.name,
            check=check,
            inputs={name: hashed(path) for name, path in read.items() if path.is_file()},
            packages=packages,
            outputs={path.name: content for path, content in outputs.items()},
        )
    )
