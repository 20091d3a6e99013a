"""The check of a report's bytes before they are published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xbrlesg.archive_check import refused
from xbrlesg.errors import ArelleError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, untold
from xbrlesg.findings.verdict import Verdict
from xbrlesg.flat.facts import facts_of
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.model import Row
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.engines import engine_for
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.lineage_file import lineage_of
from xbrlesg.pipeline.own_checks import check_files, is_archive, unchecked
from xbrlesg.pipeline.verdicts import PACKAGE, REPORT, Run, Terms, could_look, named_files, verdict, way_to
from xbrlesg.profile import FILING_FORMATS, VALIDATIONS, Format, Validation
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.circle import compare_facts
from xbrlesg.validation.engine.entry_points import entry_points_of
from xbrlesg.validation.messages import is_assertion, is_of_packages, is_of_report
from xbrlesg.validation.model import Arelle, ArelleOptions, DisclosureNames, FactPlace, FactsRead

if TYPE_CHECKING:  # a check of others' files needs nothing of what writes ours
    from xbrlesg.pipeline.formats import Written
    from xbrlesg.pipeline.kept import Kept

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


def check_formats(  # noqa: PLR0913, PLR0917 - what one check needs
    written: Sequence[Written],
    packages: Sequence[Path],
    expected: Expected,
    options: ArelleOptions,
    names: DisclosureNames,
    kept: Kept | None = None,
) -> list[Finding]:
    """Check the formats of one export as they will be published. Raises ArelleError.

    They share one taxonomy, which is loaded once where that can be done, and, as the circle test shows, the
    same facts: what the taxonomy's own files and formulas say is told of the first of them only.
    """
    findings: list[Finding] = []
    filings = [each for each in written if each.format in FILING_FORMATS]
    with engine_for(expected.report.taxonomy, packages, options, len(filings), kept) as engine:
        for each in filings:
            found = _check_filing(each, packages, expected, options, names, engine)
            findings += [
                item for item in untold(found, findings) if each is filings[0] or not is_assertion(item.code)
            ]
            if not engine.is_warm:  # then it takes long, and the first file has told what there is to tell
                options = replace(options, base_taxonomy=False, formulas=False)
    for each in written:
        if each.format in _READERS:
            facts, notes = facts_of(_READERS[each.format](each.files[each.entry].read()))
            findings += compare_facts(expected.report, FactsRead(facts, notes), each.entry, expected.places)
    return findings


def _check_filing(  # noqa: PLR0913, PLR0917 - what one check needs
    written: Written,
    packages: Sequence[Path],
    expected: Expected,
    options: ArelleOptions,
    names: DisclosureNames,
    arelle: Arelle,
) -> tuple[Finding, ...]:
    """Have Arelle read one format, from files written aside as they will lie."""
    path = written.files[written.entry].path
    return check_report_file(path, packages, expected=expected, options=options, names=names, arelle=arelle)


def validate_files(files: Sequence[Path], packages: Sequence[Path], level: CheckLevel) -> tuple[Finding, ...]:
    """Check reports, ours or others', against the taxonomies in ``packages``. Raises ArelleError.

    Our own checks come first, then Arelle's; where both find the same fault, both are told. Some faulty files
    Arelle cannot read at all; then what we found is told, and that Arelle gave up. What is wrong with the
    packages is for Arelle to tell; where we cannot read them, no finding names its disclosure. Findings call
    files by the paths given here; where the lineage of a report lies beside it, they name records as those of
    the export do. What is wrong with the taxonomy or its packages, whatever the report, is told once, and a
    file that is given twice is checked once.
    """
    files = tuple(dict.fromkeys(files))
    lineages = {path: lineage_of(path) for path in files}
    places = {path: found for path, (found, _) in lineages.items()}
    findings = list(dict.fromkeys(item for _, faults in lineages.values() for item in faults))
    findings += check_files(files, packages, places)
    if level is CheckLevel.NONE:
        return sort_findings([*findings, *unchecked(files)])
    # an archive that nobody should open has been told of
    safe = [path for path in files if not (is_archive(path) and path.is_file() and refused(path))]
    names = DisclosureTeller(partial(_open, packages))
    options = arelle_options(level)
    for entry_points, reports in _by_taxonomy(safe).items():
        with engine_for(entry_points, packages, options, len(reports)) as engine:
            for path in reports:
                found = _check(path, packages, places[path], options, names, engine, findings)
                findings += untold((_placed(item, path, files, packages) for item in found), findings)
    return sort_findings(findings)


def validate(
    files: Sequence[Path], packages: Sequence[Path], level: CheckLevel, terms: Terms | None = None
) -> Verdict:
    """What ``validate_files`` finds, weighed. Raises ArelleError."""
    findings = validate_files(files, packages, level)
    checked = (
        *named_files(files, REPORT),
        *named_files(packages, PACKAGE),
    )
    title = ", ".join(path.as_posix() for path in files)
    run = Run("validate", files[0], terms, title, level, checked, is_complete=could_look(findings))
    return replace(verdict(run, findings), subject=way_to(files[0]))


def _check(  # noqa: PLR0913, PLR0917 - what one check needs, and what was found before
    path: Path,
    packages: Sequence[Path],
    places: Mapping[str, FactPlace],
    options: ArelleOptions,
    names: DisclosureNames,
    arelle: Arelle,
    before: Sequence[Finding],
) -> Sequence[Finding]:
    called = path.as_posix()
    try:
        return check_report_file(
            path, packages, called=called, places=places, options=options, names=names, arelle=arelle
        )
    except ArelleError as error:
        if not any(item.severity is Severity.ERROR for item in before):
            raise
        return [finding(Code.ARELLE_GAVE_UP, str(error), Location(called))]


def _placed(item: Finding, path: Path, files: Sequence[Path], packages: Sequence[Path]) -> Finding:
    """A finding on one of several files: it says which report it is about, or is the same for all of them.

    Arelle tells a fault of a taxonomy package as one of the report, and where a report lacks something, it
    tells the line of the assertion alone. An archive with a report may have the faults of a package itself.
    """
    if is_of_packages(item.code) and not is_archive(path):
        meant = [package for package in packages if package.name in item.message] or packages
        place = Location(meant[0].as_posix()) if len(meant) == 1 else None
        return replace(item, location=place, fact=None, disclosure=None, related=(), evidence=())
    if len(files) > 1 and is_of_report(item.code) and not (item.fact or item.related):
        report = Location(path.as_posix())
        return item if item.location == report else replace(item, related=(report,))
    return item


def _by_taxonomy(files: Sequence[Path]) -> dict[tuple[str, ...], list[Path]]:
    groups: dict[tuple[str, ...], list[Path]] = {}
    for path in files:
        groups.setdefault(entry_points_of(path), []).append(path)
    return groups


def _open(packages: Sequence[Path]) -> PackageSet | None:
    return open_packages([PackagePath(path, path.as_posix()) for path in packages])[0]
