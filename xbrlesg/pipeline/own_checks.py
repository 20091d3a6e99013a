"""Our own checks of report files, which come before Arelle and need no XBRL processor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.inline_reader import read_expanded, read_inline
from xbrlesg.checks.written import type_facts
from xbrlesg.checks.xbrl_json import read_xbrl_json, type_report
from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.check_own import PAGES
from xbrlesg.pipeline.tracing import named_by_records
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.check import missing_file, no_facts
from xbrlesg.validation.messages import missing_taxonomy
from xbrlesg.validation.model import FactPlace


def check_files(
    files: Sequence[Path],
    packages: Sequence[Path],
    places: Mapping[Path, Mapping[str, FactPlace]] = MappingProxyType({}),
) -> list[Finding]:
    """Check reports of anyone against the taxonomies in ``packages``.

    Findings call a file by its name, and name the records behind its facts where ``places`` has them. Other
    formats than inline XBRL and xBRL-JSON are left to Arelle.
    """
    findings = [missing_file(path) for path in (*files, *packages) if not path.is_file()]
    opened: PackageSet | None = None
    if all(path.is_file() for path in packages):
        opened, faults = open_packages([PackagePath(path, path.name) for path in packages])
        findings += faults
    taxonomies = _Taxonomies(opened)
    for path in filter(Path.is_file, files):
        if path.suffix.lower() in PAGES:
            findings += named_by_records(_check_page(path, taxonomies), places.get(path, {}))
        elif path.suffix.lower() == ".json":
            findings += named_by_records(_check_json(path, taxonomies), places.get(path, {}))
    return findings


@dataclass(slots=True)
class _Taxonomies:
    """The taxonomies of one run, each opened once. Without packages there are none."""

    packages: PackageSet | None
    _opened: dict[tuple[str, ...], tuple[Taxonomy | None, list[Finding]]] = field(default_factory=dict)

    def open(self, entry_points: tuple[str, ...], file: str) -> tuple[Taxonomy | None, list[Finding]]:
        """The taxonomy of a file's entry points; entry points that no package holds are findings."""
        if self.packages is None or not entry_points:
            return None, []
        missing = [url for url in entry_points if not self.packages.holds(url)]
        if missing:
            return None, [missing_taxonomy(url, file) for url in missing if "://" in url]
        if entry_points not in self._opened:
            self._opened[entry_points] = open_taxonomy(self.packages, entry_points, cache=cache_folder())
        return self._opened[entry_points]


def _check_page(path: Path, taxonomies: _Taxonomies) -> Iterator[Finding]:
    content = path.read_bytes()
    yield from check_xhtml(content, path.name)
    report = read_inline(content, path.name)
    if report is None:
        return
    taxonomy, faults = taxonomies.open(report.taxonomy, path.name)
    yield from faults
    if taxonomy is not None:
        yield from check_facts(type_facts(report.facts, taxonomy, read_expanded), taxonomy)


def _check_json(path: Path, taxonomies: _Taxonomies) -> Iterator[Finding]:
    report, faults = read_xbrl_json(path.read_bytes(), path.name)
    yield from faults
    if report is None:
        return
    if not report.facts and not faults:
        yield no_facts(path.name)
    taxonomy, unread = taxonomies.open(report.info.taxonomy, path.name)
    yield from unread
    if taxonomy is not None:
        stated, forms = type_report(report, taxonomy)
        yield from forms
        yield from check_facts(stated, taxonomy)
