"""Our own checks of report files, which come before Arelle and need no XBRL processor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.xbrl_json import read_xbrl_json, type_facts
from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import missing_file, no_facts
from xbrlesg.validation.messages import missing_taxonomy
from xbrlesg.validation.model import FactPlace

PAGES: Final = frozenset({".xhtml", ".html", ".htm"})


def check_files(files: Sequence[Path], packages: Sequence[Path]) -> list[Finding]:
    """Check reports of anyone against the taxonomies in ``packages``: xBRL-JSON whole, inline its page.

    Findings call a file by its name. Other formats are left to Arelle.
    """
    findings = [missing_file(path) for path in (*files, *packages) if not path.is_file()]
    opened: PackageSet | None = None
    if all(path.is_file() for path in packages):
        opened, faults = open_packages([PackagePath(path, path.name) for path in packages])
        findings += faults
    taxonomies: dict[tuple[str, ...], tuple[Taxonomy | None, list[Finding]]] = {}
    for path in filter(Path.is_file, files):
        if path.suffix.lower() in PAGES:
            findings += check_xhtml(path.read_bytes(), path.name)
        elif path.suffix.lower() == ".json":
            findings += _check_json(path, opened, taxonomies)
    return findings


def _check_json(
    path: Path,
    packages: PackageSet | None,
    taxonomies: dict[tuple[str, ...], tuple[Taxonomy | None, list[Finding]]],
) -> Iterator[Finding]:
    """``taxonomies`` keeps what was opened, for the next file of the same taxonomy."""
    report, faults = read_xbrl_json(path.read_bytes(), path.name)
    yield from faults
    if report is None:
        return
    if not report.facts and not faults:
        yield no_facts(path.name)
    if packages is None or not report.info.taxonomy:
        return
    missing = [url for url in report.info.taxonomy if not packages.holds(url)]
    if missing:
        yield from (missing_taxonomy(url, path.name) for url in missing)
        return
    key = report.info.taxonomy
    if key not in taxonomies:
        taxonomies[key] = open_taxonomy(packages, key, cache=cache_folder())
    taxonomy, unread = taxonomies[key]
    yield from unread
    if taxonomy is not None:
        stated, forms = type_facts(report, taxonomy)
        yield from forms
        yield from check_facts(stated, taxonomy)


def check_own(
    files: Mapping[str, bytes], facts: Sequence[Fact], taxonomy: Taxonomy, places: Mapping[str, FactPlace]
) -> list[Finding]:
    """Check what an export made. A finding here is a fault of ours, for the mapping lets none of this pass.

    What is less than an error is left out: the mapping has told it already, record by record.
    """
    found = [*check_facts([_stated(fact, places.get(fact.id)) for fact in facts], taxonomy)]
    for name, content in files.items():
        if Path(name).suffix in PAGES:
            found += check_xhtml(content, name)
    return [item for item in found if item.severity is Severity.ERROR]


def _stated(fact: Fact, place: FactPlace | None) -> StatedFact:
    return StatedFact(fact, place.location, place.indicator) if place else StatedFact(fact)
