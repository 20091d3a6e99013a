"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from xbrlesg.errors import ArelleError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.own_checks import check_files
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

    Our own checks come first, then Arelle's; where both find the same fault, both are told. Some faulty files
    Arelle cannot read at all; then what we found is told, and that Arelle gave up. What is wrong with the
    packages is for Arelle to tell; where we cannot read them, no finding names its disclosure.
    """
    findings = check_files(files, packages)
    names = DisclosureTeller(partial(_open, packages))
    for path in () if level is CheckLevel.NONE else files:
        try:
            findings += check_report_file(path, packages, options=arelle_options(level), names=names)
        except ArelleError as error:
            if not any(item.severity is Severity.ERROR for item in findings):
                raise
            findings.append(finding(Code.ARELLE_GAVE_UP, str(error), Location(path.name)))
    return sort_findings(findings)


def _open(packages: Sequence[Path]) -> PackageSet | None:
    return open_packages([PackagePath(path, path.name) for path in packages])[0]
