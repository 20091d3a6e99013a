"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.model import ArelleOptions, DisclosureNames


def arelle_options(level: CheckLevel) -> ArelleOptions:
    """What Arelle is asked for at a level."""
    everything = level is CheckLevel.FULL
    return ArelleOptions(formulas=everything, base_taxonomy=everything)


def check_bytes(
    files: Mapping[str, bytes],
    packages: Sequence[Path],
    expected: Expected,
    level: CheckLevel,
    names: DisclosureNames,
) -> list[Finding]:
    """Check the report files of one export as they will be published. Raises ArelleError.

    They share one taxonomy, whose own files are validated with the first of them only.
    """
    if level is CheckLevel.NONE:
        return []
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        options = arelle_options(level)
        for name, content in files.items():
            path = Path(folder, name)
            path.write_bytes(content)
            findings += check_report_file(path, packages, expected=expected, options=options, names=names)
            options = replace(options, base_taxonomy=False)
    return findings


def validate_files(files: Sequence[Path], packages: Sequence[Path], level: CheckLevel) -> tuple[Finding, ...]:
    """Check reports, ours or others', against the taxonomies in ``packages``. Raises ArelleError.

    What is wrong with the packages is for Arelle to tell; where we cannot read them, no finding names its
    disclosure.
    """
    names = DisclosureTeller(partial(_open, packages))
    findings: list[Finding] = []
    for path in files:
        findings += check_report_file(path, packages, options=arelle_options(level), names=names)
    return sort_findings(findings)


def _open(packages: Sequence[Path]) -> PackageSet | None:
    return open_packages([PackagePath(path, path.name) for path in packages])[0]
