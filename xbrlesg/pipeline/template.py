"""From a mapping or a registry to an Excel workbook for records that fit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.findings.model import Finding, Severity, sort_findings, worst
from xbrlesg.mapping.load import load_mapping_file
from xbrlesg.pipeline.inputs import LoadedFile, load_mappings
from xbrlesg.pipeline.outputs import write_file
from xbrlesg.pipeline.template_of_mapping import plain_template, resolved_template
from xbrlesg.pipeline.template_of_registry import registry_template
from xbrlesg.records.xlsx.template import Template, write_template
from xbrlesg.registry.load import load_registry
from xbrlesg.taxonomy.package import PackagePath, open_packages


@dataclass(frozen=True, slots=True)
class MadeTemplate:
    """What came of it; ``columns`` is 0 where the source's faults forbade a template."""

    findings: tuple[Finding, ...]
    columns: int = 0
    indicators: int = 0


def make_template(source: Path, output: Path, package_paths: Sequence[Path]) -> MadeTemplate:
    """Write the template of a mapping file, or of a registry's folder.

    The packages of a mapping's taxonomy bring labels, definitions, types and breakdowns; a registry has its
    own. Raises CannotWriteError and MissingExtraError.
    """
    template, findings = _of_registry(source) if source.is_dir() else _of_mapping(source, package_paths)
    ordered = sort_findings(findings)
    if template is None or worst(ordered) is Severity.ERROR:
        return MadeTemplate(ordered)
    write_file(output, write_template(template))
    return MadeTemplate(ordered, len(template.columns), len(template.columns[0].choices))


def _of_registry(folder: Path) -> tuple[Template | None, list[Finding]]:
    registry, findings = load_registry(folder)
    return (registry_template(registry) if registry else None), findings


def _of_mapping(path: Path, package_paths: Sequence[Path]) -> tuple[Template | None, list[Finding]]:
    entry, source, findings = load_mapping_file(path, path.as_posix())
    if entry is None or source is None:
        return None, findings
    if not package_paths:
        return plain_template(entry), findings
    packages, faults = open_packages([PackagePath(path, path.as_posix()) for path in package_paths])
    findings += faults
    if packages is None:
        return None, findings
    taxonomy, mappings, faults = load_mappings([LoadedFile(entry, source)], packages)
    findings += faults
    return (resolved_template(entry, mappings[0], taxonomy) if taxonomy else None), findings
