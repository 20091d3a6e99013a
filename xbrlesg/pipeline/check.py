"""The check of a report's bytes before they are published."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.flat.facts import facts_of
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.model import Row
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.formats import Written
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.profile import FILING_FORMATS, VALIDATIONS, Format, Validation
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.circle import compare_facts
from xbrlesg.validation.model import ArelleOptions, FactsRead

_READERS: Final[Mapping[Format, Callable[[bytes], Sequence[Row]]]] = {
    "parquet": read_parquet,
    "flat-csv": read_flat_csv,
}
"""The formats that the circle test reads without Arelle. The workbook is for people to read."""


def arelle_options(level: CheckLevel, validations: Collection[Validation] = VALIDATIONS) -> ArelleOptions:
    """What Arelle is asked for at a level, of the validations that a destination runs."""
    everything = level is CheckLevel.FULL
    return ArelleOptions(
        formulas=everything and "formulas" in validations,
        base_taxonomy=everything and "taxonomy" in validations,
        calculations="calculations" in validations,
        units="units" in validations,
    )


def check_formats(
    written: Sequence[Written],
    packages: Sequence[Path],
    expected: Expected,
    level: CheckLevel,
    validations: Collection[Validation] = VALIDATIONS,
) -> list[Finding]:
    """Check the formats of one export as they will be published. Raises ArelleError.

    They share one taxonomy and, as the circle test shows, the same facts: the taxonomy's own files and its
    formulas are judged with the first of them only.
    """
    if level is CheckLevel.NONE:
        return []
    findings: list[Finding] = []
    options = arelle_options(level, validations)
    for each in written:
        if each.format in FILING_FORMATS:
            findings += _check_filing(each, packages, expected, options)
            options = replace(options, base_taxonomy=False, formulas=False)
        elif each.format in _READERS:
            facts, notes = facts_of(_READERS[each.format](each.files[each.entry]))
            findings += compare_facts(expected.report, FactsRead(facts, notes), each.entry, expected.places)
    return findings


def _check_filing(
    written: Written, packages: Sequence[Path], expected: Expected, options: ArelleOptions
) -> tuple[Finding, ...]:
    """Have Arelle read one format, from files as they will lie."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in written.files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        return check_report_file(Path(folder, written.entry), packages, expected=expected, options=options)


def validate_files(files: Sequence[Path], packages: Sequence[Path], level: CheckLevel) -> tuple[Finding, ...]:
    """Check reports, ours or others', against the taxonomies in ``packages``. Raises ArelleError."""
    findings: list[Finding] = []
    for path in files:
        findings += check_report_file(path, packages, options=arelle_options(level))
    return sort_findings(findings)
