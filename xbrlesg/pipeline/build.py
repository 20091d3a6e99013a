"""From an indicator registry to a taxonomy package on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xbrlesg.findings.model import Finding, Severity, sort_findings, worst
from xbrlesg.pipeline.manifest import digest
from xbrlesg.pipeline.outputs import write_file
from xbrlesg.registry.build import build_package
from xbrlesg.registry.load import load_registry
from xbrlesg.registry.plan import entry_point
from xbrlesg.validation.check import check_taxonomy


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to; ``sha256`` is None where the registry's faults forbade it."""

    findings: tuple[Finding, ...]
    sha256: str | None = None
    indicators: int = 0


def build_taxonomy(folder: Path, output: Path, *, check: bool = False) -> Built:
    """Build the package of a registry and write it; ``check`` has Arelle validate the written file.

    Raises CannotWriteError and ArelleError.
    """
    registry, findings = load_registry(folder)
    ordered = sort_findings(findings)
    if registry is None or worst(ordered) is Severity.ERROR:
        return Built(ordered)
    content = build_package(registry)
    write_file(output, content)
    if check:
        ordered = sort_findings([*ordered, *check_taxonomy(entry_point(registry), [output])])
    return Built(ordered, digest(content), len(list(registry.indicators())))
