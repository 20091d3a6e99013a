"""Our own checks of report files, which come before Arelle and need no XBRL processor."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.inline_reader import read_expanded, read_inline
from xbrlesg.checks.written import type_facts
from xbrlesg.checks.xbrl_json import read_xbrl_json, type_report
from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.check_own import PAGES
from xbrlesg.pipeline.report_archive import ARCHIVES, unpack_reports
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

    Findings call a file by the path given here, and name the records behind its facts where ``places`` has
    them. Of a report package the reports are checked, each called by its path in it beneath that of the
    package; other formats than inline XBRL and xBRL-JSON are left to Arelle.
    """
    findings = [missing_file(path) for path in (*files, *packages) if not path.is_file()]
    opened: PackageSet | None = None
    if all(path.is_file() for path in packages):
        opened, faults = open_packages([PackagePath(path, path.as_posix()) for path in packages])
        findings += faults
    taxonomies = _Taxonomies(opened)
    for path in filter(Path.is_file, files):
        check = _check_package if is_archive(path) else _check
        found = check(path, path.as_posix(), taxonomies)
        findings += named_by_records(found, places.get(path, {}))
    return findings


def unchecked(files: Sequence[Path]) -> Iterator[Finding]:
    """The files of which our own checks read nothing, for those who want no others."""
    for path in filter(Path.is_file, files):
        if not _reads_any(path):
            called = path.as_posix()
            message = f"our own checks do not read {called}, so nothing was checked"
            yield finding(Code.FILE_UNCHECKED, message, Location(called))


def _reads_any(path: Path) -> bool:
    if not is_archive(path):
        return _is_read(path)
    with tempfile.TemporaryDirectory() as folder:
        documents, faults = unpack_reports(path, path.name, Path(folder))
        return bool(faults) or any(map(_is_read, documents))


def is_archive(path: Path) -> bool:
    """Whether a report file is a package of reports."""
    return path.suffix.lower() in ARCHIVES


def _is_read(path: Path) -> bool:
    if path.suffix.lower() in PAGES:
        return True
    if path.suffix.lower() != ".json":
        return False
    report, faults = read_xbrl_json(path.read_bytes(), path.name)
    return report is not None or bool(faults)


def _check_package(path: Path, called: str, taxonomies: _Taxonomies) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        documents, faults = unpack_reports(path, called, Path(folder))
        yield from faults
        for document in documents:
            yield from _check(document, f"{called}/{document.relative_to(folder).as_posix()}", taxonomies)


def _check(path: Path, called: str, taxonomies: _Taxonomies) -> Iterator[Finding]:
    if path.suffix.lower() in PAGES:
        yield from _check_page(path, called, taxonomies)
    elif path.suffix.lower() == ".json":
        yield from _check_json(path, called, taxonomies)


@dataclass(slots=True)
class _Taxonomies:
    """The taxonomies of one run, each opened, and its faults told, once. Without packages there are none."""

    packages: PackageSet | None
    _opened: dict[tuple[str, ...], Taxonomy | None] = field(default_factory=dict)

    def open(self, entry_points: tuple[str, ...], file: str) -> tuple[Taxonomy | None, list[Finding]]:
        """The taxonomy of a file's entry points; entry points that no package holds are findings."""
        if self.packages is None or not entry_points:
            return None, []
        missing = [url for url in entry_points if not self.packages.holds(url)]
        if missing:
            return None, [missing_taxonomy(url, file) for url in missing if "://" in url]
        faults: list[Finding] = []
        if entry_points not in self._opened:
            taxonomy, faults = open_taxonomy(self.packages, entry_points, cache=cache_folder())
            self._opened[entry_points] = taxonomy
        return self._opened[entry_points], faults


def _check_page(path: Path, called: str, taxonomies: _Taxonomies) -> Iterator[Finding]:
    content = path.read_bytes()
    yield from check_xhtml(content, called)
    report = read_inline(content, called)
    if report is None:
        return
    taxonomy, faults = taxonomies.open(report.taxonomy, called)
    yield from faults
    if taxonomy is not None:
        yield from check_facts(type_facts(report.facts, taxonomy, read_expanded), taxonomy)


def _check_json(path: Path, called: str, taxonomies: _Taxonomies) -> Iterator[Finding]:
    report, faults = read_xbrl_json(path.read_bytes(), called)
    yield from faults
    if report is None:
        return
    if not report.facts and not faults:
        yield no_facts(called)
    taxonomy, unread = taxonomies.open(report.info.taxonomy, called)
    yield from unread
    if taxonomy is not None:
        stated, forms = type_report(report, taxonomy)
        yield from forms
        yield from check_facts(stated, taxonomy)
