"""Installing, listing and removing taxonomy packages, and what the installed ones still lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding, sort_findings
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.store.fetch import fetch
from xbrlesg.store.lock import LOCK, Entry
from xbrlesg.store.store import conflicts, install, open_store, remove
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.package import Package, PackagePath, PackageSet, open_packages

SUPPORT: Final = (
    ("xbrl.org/taxonomy/int/country/", "the ISO 3166 country code package"),
    ("xbrl.org/2024/iso3166", "the ISO 3166 country code package"),
    ("codelist-common", "the code-list common package"),
    ("/int/lei/", "the LEI package"),
)
"""Parts of an address, and the package by which XBRL International publishes what lies there."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation came to; ``entry`` is None where nothing was installed."""

    findings: tuple[Finding, ...]
    entry: Entry | None = None


def install_package(
    folder: Path, source: str, *, replace_other: bool = False, sha256: str | None = None
) -> Installed:
    """Install a package from a path or URL, and say what it conflicts with and what it lacks.

    Raises CannotWriteError.
    """
    store, findings = open_store(folder)
    if store is None:
        return Installed(sort_findings(findings))
    content, faults = fetch(source)
    if content is None:
        return Installed(sort_findings([*findings, *faults]))
    entry, faults = install(store, content, source, replace_other=replace_other, sha256=sha256)
    if entry is None:
        return Installed(sort_findings([*findings, *faults]))
    # what was damaged before may be mended now
    packages, damaged = installed_packages(folder)
    faults += damaged
    if packages is not None:
        own = [package for package in packages.packages if package.sha256 == entry.sha256]
        others = [package for package in packages.packages if package.sha256 != entry.sha256]
        faults += [item for other in others for package in own for item in conflicts([other, package])]
        faults += missing_documents(packages, own)
    return Installed(sort_findings(faults), entry)


def list_packages(folder: Path, *, check: bool = False) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The installed packages; ``check`` reads each entry point and tells what is missing or conflicts."""
    store, findings = open_store(folder)
    if store is None:
        return (), sort_findings(findings)
    if check:
        packages, faults = store.open()
        findings += faults
        if packages is not None:
            findings += [*conflicts(packages.packages), *missing_documents(packages, packages.packages)]
    return store.entries, sort_findings(findings)


def remove_package(folder: Path, name: str) -> tuple[Entry | None, tuple[Finding, ...]]:
    """Take a package out of the store; a damaged one too. Raises CannotWriteError."""
    store, findings = open_store(folder)
    if store is None:
        return None, sort_findings(findings)
    entry, faults = remove(store, name)
    findings += faults
    return entry, sort_findings(findings)


def installed_packages(folder: Path) -> tuple[PackageSet | None, list[Finding]]:
    """The installed packages, ready to be read; None where one of them cannot be used."""
    store, findings = open_store(folder)
    if store is None:
        return None, findings
    packages, faults = store.open()
    return packages, [*findings, *faults]


def store_files(folder: Path) -> dict[str, Path]:
    """The files that are read where the installed packages are used, by their names."""
    store, _ = open_store(folder)
    names = (LOCK, *(entry.file for entry in store.entries)) if store is not None else (LOCK,)
    return {name: folder / name for name in names}


def packages_or_installed(paths: Sequence[Path], folder: Path) -> tuple[PackageSet | None, list[Finding]]:
    """The packages at some paths; without any, the installed ones. None where they cannot be used."""
    if paths:
        return open_packages([PackagePath(path, path.as_posix()) for path in paths])
    packages, findings = installed_packages(folder)
    if packages is not None and not packages.packages:
        return None, [finding(Code.STORE_EMPTY, f"no packages are installed in {folder}")]
    return packages, findings


def missing_documents(packages: PackageSet, own: Iterable[Package]) -> list[Finding]:
    """What the entry points of some packages reach and no package holds, each document once."""
    found: dict[tuple[str, str | None], Finding] = {}
    for package in own:
        for entry_point in package.entry_points:
            _, findings = open_taxonomy(packages, (entry_point,), cache=cache_folder())
            for item in findings:
                found.setdefault((item.code, item.value or item.message), item)
    return [_with_support(item) for item in found.values()]


def _with_support(item: Finding) -> Finding:
    if item.code != Code.TAXONOMY_INCOMPLETE.value.name:
        return item
    name = next((name for part, name in SUPPORT if part in (item.value or "")), None)
    return replace(item, hint=f"Install {name}. {item.hint}") if name else item
