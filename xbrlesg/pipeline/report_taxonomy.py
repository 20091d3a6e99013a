"""What is known of a report before its facts are read: its taxonomy, where a package holds it, its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xbrlesg.checks.inline_reader import InlineReport, read_inline
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.check_own import PAGES
from xbrlesg.pipeline.store import packages_or_installed
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.engine.entry_points import entry_points_of


@dataclass(frozen=True)
class Ground:
    """What a report stands on.

    ``entry_points`` are those that it names by absolute URLs, ``missing`` those that no package holds;
    ``taxonomy`` is None unless all are there. ``documents`` are its files, which findings call ``name``.
    """

    name: str
    documents: Sequence[Path]
    entry_points: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    packages: PackageSet | None = None
    taxonomy: Taxonomy | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def package_paths(self) -> tuple[Path, ...]:
        """The packages that Arelle gets."""
        return tuple(package.file.path for package in self.packages.packages) if self.packages else ()

    @cached_property
    def pages(self) -> tuple[InlineReport, ...]:
        """Its inline documents as our light reader reads them, where they are needed."""
        paths = [path for path in self.documents if path.suffix.lower() in PAGES]
        return tuple(
            page for path in paths if (page := read_inline(path.read_bytes(), self.name)) is not None
        )

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefix of each namespace: the taxonomy's own, or as its pages declare it."""
        declared = {space: prefix for page in self.pages for space, prefix in page.prefixes.items()}
        return declared | (dict(self.taxonomy.prefixes) if self.taxonomy else {})

    @property
    def places(self) -> Mapping[str, Location]:
        """Where each fact with an id stands on its page."""
        return {fact.id: fact.place for page in self.pages for fact in page.facts if fact.id}


def ground_of(
    name: str,
    documents: Sequence[Path],
    archive: Path | None,
    package_paths: Sequence[Path],
    store: Path,
) -> Ground:
    """Look at the documents of one report, which findings call ``name``.

    Without ``package_paths`` the packages that are installed in ``store`` are used, if there are any. The
    ``archive`` that holds the report may bring a taxonomy of the company's own: a taxonomy package as well.
    """
    entry_points = tuple(dict.fromkeys(url for document in documents for url in entry_points_of(document)))
    packages, findings = packages_or_installed(package_paths, store)
    told = [item for item in findings if item.code != Code.STORE_EMPTY.value.name]
    if archive is not None:
        own, _ = open_packages([PackagePath(archive, name)])
        others = packages.packages if packages else ()
        packages = PackageSet((*others, *own.packages)) if own else packages
    missing = tuple(url for url in entry_points if packages is None or not packages.holds(url))
    taxonomy: Taxonomy | None = None
    if packages is not None and entry_points and not missing:
        taxonomy, faults = open_taxonomy(packages, entry_points, cache=cache_folder())
        told += faults if taxonomy is None else ()
    return Ground(name, documents, entry_points, missing, packages, taxonomy, tuple(told))
