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
from xbrlesg.pipeline.engines import engine_for
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.own_checks import check_files
from xbrlesg.profile import VALIDATIONS, Validation
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.engine.entry_points import entry_points_of
from xbrlesg.validation.model import Arelle, ArelleOptions, DisclosureNames


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

    They share one taxonomy, which is loaded once where that can be done; what is wrong with its own files is
    told once.
    """
    findings: list[Finding] = []
    engine = engine_for(expected.report.taxonomy, packages, options, len(files))
    with tempfile.TemporaryDirectory() as folder, engine:
        for name, content in files.items():
            path = Path(folder, name)
            path.write_bytes(content)
            found = check_report_file(
                path, packages, expected=expected, options=options, names=names, arelle=engine
            )
            told = set(findings)
            findings += [item for item in found if item not in told]
            if not engine.is_warm:  # then it takes long, and the first file has told what there is to tell
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
    options = arelle_options(level)
    for entry_points, reports in ({} if level is CheckLevel.NONE else _by_taxonomy(files)).items():
        with engine_for(entry_points, packages, options, len(reports)) as engine:
            for path in reports:
                findings += _check(path, packages, options, names, engine, findings)
    return sort_findings(findings)


def _check(  # noqa: PLR0913, PLR0917 - what one check needs, and what was found before
    path: Path,
    packages: Sequence[Path],
    options: ArelleOptions,
    names: DisclosureNames,
    arelle: Arelle,
    before: Sequence[Finding],
) -> Sequence[Finding]:
    try:
        return check_report_file(path, packages, options=options, names=names, arelle=arelle)
    except ArelleError as error:
        if not any(item.severity is Severity.ERROR for item in before):
            raise
        return [finding(Code.ARELLE_GAVE_UP, str(error), Location(path.name))]


def _by_taxonomy(files: Sequence[Path]) -> dict[tuple[str, ...], list[Path]]:
    groups: dict[tuple[str, ...], list[Path]] = {}
    for path in files:
        groups.setdefault(entry_points_of(path), []).append(path)
    return groups


def _open(packages: Sequence[Path]) -> PackageSet | None:
    return open_packages([PackagePath(path, path.name) for path in packages])[0]
