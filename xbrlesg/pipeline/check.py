"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from xbrlesg.errors import ArelleError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.own_checks import check_files, check_own
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.model import ArelleOptions


def arelle_options(level: CheckLevel) -> ArelleOptions:
    """What Arelle is asked for at a level."""
    everything = level is CheckLevel.FULL
    return ArelleOptions(formulas=everything, base_taxonomy=everything)


def check_bytes(
    files: Mapping[str, bytes],
    packages: Sequence[Path],
    expected: Expected,
    taxonomy: Taxonomy,
    level: CheckLevel,
) -> list[Finding]:
    """Check the report files of one export as they will be published. Raises ArelleError.

    Our own checks always run. The files share one taxonomy, whose own files Arelle validates with the first
    of them only.
    """
    findings = check_own(files, expected.report.facts, taxonomy, expected.places)
    if level is CheckLevel.NONE:
        return findings
    with tempfile.TemporaryDirectory() as folder:
        options = arelle_options(level)
        for name, content in files.items():
            path = Path(folder, name)
            path.write_bytes(content)
            findings += check_report_file(path, packages, expected=expected, options=options)
            options = replace(options, base_taxonomy=False)
    return findings


def validate_files(files: Sequence[Path], packages: Sequence[Path], level: CheckLevel) -> tuple[Finding, ...]:
    """Check reports, ours or others', against the taxonomies in ``packages``. Raises ArelleError.

    Our own checks come first, then Arelle's; where both find the same fault, both are told. Some faulty files
    Arelle cannot read at all; then what we found is told, and that Arelle gave up.
    """
    findings = check_files(files, packages)
    for path in () if level is CheckLevel.NONE else files:
        try:
            findings += check_report_file(path, packages, options=arelle_options(level))
        except ArelleError as error:
            if not any(item.severity is Severity.ERROR for item in findings):
                raise
            findings.append(finding(Code.ARELLE_GAVE_UP, str(error), Location(path.name)))
    return sort_findings(findings)
