"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.profile import VALIDATIONS, Validation
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.model import ArelleOptions


def arelle_options(level: CheckLevel, validations: Collection[Validation] = VALIDATIONS) -> ArelleOptions:
    """What Arelle is asked for at a level, of the validations that a destination runs."""
    everything = level is CheckLevel.FULL
    return ArelleOptions(
        formulas=everything and "formulas" in validations,
        base_taxonomy=everything and "taxonomy" in validations,
        calculations="calculations" in validations,
        units="units" in validations,
    )


def check_bytes(
    files: Mapping[str, bytes],
    packages: Sequence[Path],
    expected: Expected,
    level: CheckLevel,
    validations: Collection[Validation] = VALIDATIONS,
) -> list[Finding]:
    """Check the report files of one export as they will be published. Raises ArelleError.

    They share one taxonomy, whose own files are validated with the first of them only.
    """
    if level is CheckLevel.NONE:
        return []
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        options = arelle_options(level, validations)
        for name, content in files.items():
            path = Path(folder, name)
            path.write_bytes(content)
            findings += check_report_file(path, packages, expected=expected, options=options)
            options = replace(options, base_taxonomy=False)
    return findings


def validate_files(files: Sequence[Path], packages: Sequence[Path], level: CheckLevel) -> tuple[Finding, ...]:
    """Check reports, ours or others', against the taxonomies in ``packages``. Raises ArelleError."""
    findings: list[Finding] = []
    for path in files:
        findings += check_report_file(path, packages, options=arelle_options(level))
    return sort_findings(findings)
