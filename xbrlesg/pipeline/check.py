"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.profile import VALIDATIONS, Validation
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.model import ArelleOptions, DisclosureNames


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
    options: ArelleOptions,
    names: DisclosureNames,
) -> list[Finding]:
    """Check the report files of one export as they will be published. Raises ArelleError.

    They share one taxonomy, whose own files are validated with the first of them only.
    """
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
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
