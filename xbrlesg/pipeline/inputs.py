"""Everything that an export reads, loaded and resolved; all faults of all files are found in one run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.mapping.load import load_mapping_file, resolve_mapping
from xbrlesg.mapping.model import Mapping, MappingFile
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.report_file import ReportFile, Target, choose_target, load_report_file
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.yaml_source import YamlSource


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be exported: a report file, and the target chosen from it."""

    path: Path
    report: ReportFile
    source: YamlSource
    target_name: str
    target: Target

    def file(self, path: Path) -> Path:
        """A path of the report file, which are relative to the file itself."""
        return self.path.parent / os.path.expandvars(path)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a job, ready for the mapping to be applied."""

    packages: PackageSet
    taxonomy: Taxonomy
    mapping: Mapping
    records: Sequence[IndicatorRecord]


def load_job(path: Path, target: str | None) -> tuple[Job | None, list[Finding]]:
    """Read the report file and choose the target."""
    report, source, findings = load_report_file(path, path.name)
    if report is None or source is None:
        return None, findings
    name, faults = choose_target(report, source, target)
    findings += faults
    if name is None:
        return None, findings
    return Job(path, report, source, name, report.targets[name]), findings


def load_inputs(job: Job) -> tuple[Inputs | None, list[Finding]]:
    """Read records, mapping and taxonomy. Each is read even where another one fails."""
    entry, source, findings = load_mapping_file(job.file(job.target.mapping), job.target.mapping.as_posix())
    # without a mapping nobody knows the axis columns, and each would be called unknown
    records: list[IndicatorRecord] = []
    if entry is not None:
        for path in job.report.records:
            found, faults = load_records(job.file(path), path.as_posix(), [*entry.axes, *entry.unmapped_axes])
            records += found
            findings += faults
    packages, faults = _open_packages(job)
    findings += faults
    if entry is None or source is None or packages is None:
        return None, findings
    taxonomy, mapping, faults = load_mapping(entry, source, packages)
    findings += faults
    if taxonomy is None or mapping is None:
        return None, findings
    return Inputs(packages, taxonomy, mapping, records), findings


def load_mapping(
    entry: MappingFile, source: YamlSource, packages: PackageSet
) -> tuple[Taxonomy | None, Mapping | None, list[Finding]]:
    """Read the taxonomy that a mapping names, and resolve the mapping against it."""
    places = {entry.taxonomy: source.at("taxonomy")}
    taxonomy, findings = open_taxonomy(packages, (entry.taxonomy,), places, cache=cache_folder())
    if taxonomy is None:
        return None, None, findings
    mapping, faults = resolve_mapping(entry, source, taxonomy)
    return taxonomy, mapping, [*findings, *faults]


def check_mapping(path: Path, package_paths: Sequence[Path]) -> tuple[Finding, ...]:
    """Check a mapping file against the taxonomy that it names."""
    entry, source, findings = load_mapping_file(path, path.as_posix())
    packages, faults = open_packages([PackagePath(path, path.as_posix()) for path in package_paths])
    findings += faults
    if entry is not None and source is not None and packages is not None:
        findings += load_mapping(entry, source, packages)[2]
    return sort_findings(findings)


def _open_packages(job: Job) -> tuple[PackageSet | None, list[Finding]]:
    """Open the target's packages; a finding names the line of the report file that names the package."""
    places = ("targets", job.target_name, "packages")
    return open_packages(
        [
            PackagePath(job.file(path), path.as_posix(), job.source.at(*places, index))
            for index, path in enumerate(job.target.packages)
        ]
    )
