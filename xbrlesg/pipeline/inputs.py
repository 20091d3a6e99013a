"""Everything that an export reads, loaded and resolved; all faults of all files are found in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.verdict import Verdict
from xbrlesg.mapping.load import load_mapping_file, resolve_mapping
from xbrlesg.mapping.model import Mapping, MappingFile
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.demands import unmet_demands
from xbrlesg.pipeline.job import Job, unset_variables
from xbrlesg.pipeline.statements import statement_records
from xbrlesg.pipeline.verdicts import INPUT, Run, Terms, checked_files, could_look, packages_of, verdict
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.packing import Chained
from xbrlesg.taxonomy.cache import index_path, open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.yaml_source import YamlSource

if TYPE_CHECKING:
    from xbrlesg.pipeline.kept import Kept


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a job, ready for the mappings to be applied.

    ``records`` holds the target's statements behind the records of the files.
    """

    packages: PackageSet
    taxonomy: Taxonomy
    mappings: tuple[Mapping, ...]
    records: Sequence[IndicatorRecord]


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A mapping file whose form is good, and its source for the lines of later findings."""

    entry: MappingFile
    source: YamlSource


def load_inputs(job: Job, kept: Kept | None = None) -> tuple[Inputs | None, list[Finding]]:
    """Read records, mappings and taxonomy. Each is read even where another one fails.

    ``kept`` gives the packages and the taxonomy that an earlier export of this process has read.
    """
    files, findings = _load_mapping_files(job)
    findings += unmet_demands(job, [file.entry.taxonomy for file in files])
    # without a mapping nobody knows the axis columns, and each would be called unknown
    records: list[Sequence[IndicatorRecord]] = []
    if files:
        columns = [column for file in files for column in (*file.entry.axes, *file.entry.unmapped_axes)]
        for path in job.report.records:
            found, faults = load_records(job.file(path), path.as_posix(), list(dict.fromkeys(columns)))
            records.append(found)
            findings += faults
    packages, faults = _open_packages(job, kept)
    findings += faults
    if len(files) < len(job.target.mapping) or packages is None:
        return None, findings
    taxonomy, mappings, faults = load_mappings(files, packages, kept)
    findings += faults
    if taxonomy is None:
        return None, findings
    return Inputs(packages, taxonomy, mappings, Chained((*records, statement_records(job)))), findings


def taxonomy_index(job: Job, kept: Kept) -> Path | None:
    """The index of the job's taxonomy in the cache folder, made where there is none.

    None where the inputs do not lead to a taxonomy without findings, or nothing is kept.
    """
    files, _ = _load_mapping_files(job)
    packages, _ = _open_packages(job, kept)
    cache = cache_folder()
    if len(files) < len(job.target.mapping) or packages is None or cache is None:
        return None
    load_mappings(files, packages, kept)
    entry_points = tuple(dict.fromkeys(file.entry.taxonomy for file in files))
    path = index_path(cache, packages, entry_points)
    return path if path.is_file() else None


def _load_mapping_files(job: Job) -> tuple[list[LoadedFile], list[Finding]]:
    files, findings = [], []
    for path in job.target.mapping:
        entry, source, faults = load_mapping_file(job.chosen.file(path), path.as_posix())
        findings += faults
        if entry is not None and source is not None:
            files.append(LoadedFile(entry, source))
    return files, findings


def load_mappings(
    files: Sequence[LoadedFile], packages: PackageSet, kept: Kept | None = None
) -> tuple[Taxonomy | None, tuple[Mapping, ...], list[Finding]]:
    """Read the taxonomy that the mappings name between them, and resolve each mapping against it."""
    places = {file.entry.taxonomy: file.source.at("taxonomy") for file in files}
    if kept is not None:
        taxonomy, findings = kept.taxonomy(packages, tuple(places), places)
    else:
        taxonomy, findings = open_taxonomy(packages, tuple(places), places, cache=cache_folder())
    if taxonomy is None:
        return None, (), findings
    mappings = []
    for file in files:
        mapping, faults = resolve_mapping(file.entry, file.source, taxonomy)
        mappings.append(mapping)
        findings += faults
    return taxonomy, tuple(mappings), findings


def check_mapping(path: Path, package_paths: Sequence[Path], terms: Terms | None = None) -> Verdict:
    """Check a mapping file against the taxonomy that it names."""
    entry, source, findings = load_mapping_file(path, path.as_posix())
    packages, faults = open_packages([PackagePath(path, path.as_posix()) for path in package_paths])
    findings += faults
    checked = [*checked_files([(path.as_posix(), path)], INPUT)]
    if packages is not None:
        checked += packages_of(packages)
        if entry is not None and source is not None:
            findings += load_mappings([LoadedFile(entry, source)], packages)[2]
    taxonomies = (entry.taxonomy,) if entry is not None else ()
    complete = could_look(findings)
    run = Run("mapping check", path, terms, "", None, tuple(checked), taxonomies, is_complete=complete)
    return verdict(run, findings)


def _open_packages(job: Job, kept: Kept | None) -> tuple[PackageSet | None, list[Finding]]:
    """The target's packages; where it names none, the installed ones.

    A finding names the line of the file that names the package.
    """
    unset = [
        _unset(name, job.chosen.at("packages", index))
        for index, path in enumerate(job.target.packages)
        for name in unset_variables(path)
    ]
    if unset:
        return None, unset
    if not job.target.packages:
        if not job.store:
            return open_packages(())
        from xbrlesg.pipeline.store import packages_or_installed  # noqa: PLC0415 - it brings the network's modules

        return packages_or_installed((), job.store)
    return open_packages(
        [
            PackagePath(job.chosen.file(path), path.as_posix(), job.chosen.at("packages", index))
            for index, path in enumerate(job.target.packages)
        ],
        kept.package if kept is not None else None,
    )


def _unset(name: str, place: Location) -> Finding:
    message = f"the path names the variable {name}, which the environment does not have"
    hint = f"Set {name} to the folder that holds the package, or write the path out."
    return finding(Code.VARIABLE_UNSET, message, place, value=f"${name}", hint=hint)
