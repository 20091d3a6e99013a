"""From an indicator registry to a taxonomy package on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from xbrlesg.findings.model import Finding, Severity, worst
from xbrlesg.findings.verdict import Verdict
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.manifest import digest
from xbrlesg.pipeline.outputs import write_file
from xbrlesg.pipeline.verdicts import INPUT, PACKAGE, Run, Terms, checked_bytes, checked_files, verdict
from xbrlesg.registry.build import build_package
from xbrlesg.registry.load import load_registry
from xbrlesg.registry.plan import entry_point
from xbrlesg.validation.check import check_taxonomy


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to; ``sha256`` is None where the registry's faults forbade it."""

    verdict: Verdict
    sha256: str | None = None
    indicators: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return self.verdict.findings


def build_taxonomy(folder: Path, output: Path, *, check: bool = False, terms: Terms | None = None) -> Built:
    """Build the package of a registry and write it; ``check`` has Arelle validate the written file.

    Raises CannotWriteError and ArelleError.
    """
    registry, findings = load_registry(folder)
    files = [(path.as_posix(), path) for path in sorted(folder.rglob("*.yaml"))]
    run = Run("taxonomy build", folder, terms, checked=tuple(checked_files(files, INPUT)))
    if registry is None or worst(findings) is Severity.ERROR:
        return Built(verdict(replace(run, is_complete=False), findings))
    content = build_package(registry)
    write_file(output, content)
    if check:
        findings += check_taxonomy(entry_point(registry), [output])
    package = checked_bytes(output.name, output, PACKAGE, content)
    run = replace(
        run,
        level=CheckLevel.FULL if check else CheckLevel.NONE,
        checked=(*run.checked, package),
        taxonomies=(entry_point(registry),),
    )
    return Built(verdict(run, findings), digest(content), len(list(registry.indicators())))
