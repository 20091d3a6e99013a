"""Taxonomy packages: what they say of themselves, and which URL leads to which of their files.

Owns Taxonomy Packages 1.0; what the files mean is read elsewhere. Nothing is unpacked to disk.
"""

from __future__ import annotations

import hashlib
import posixpath
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from xbrlesg.archive_check import hostile
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.links import CATALOG, PACKAGE
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, parse_xml

METADATA: Final = "META-INF/taxonomyPackage.xml"
REWRITES: Final = "META-INF/catalog.xml"


@dataclass(frozen=True, slots=True)
class PackagePath:
    """A package file: where it lies, what findings call it, and where the user named it."""

    path: Path
    name: str
    place: Location | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """One package: its identity, its entry points and its files.

    ``file`` is the file as the user named it; ``rewrites`` gives the start of a URL and the folder in the
    archive that it stands for, the longest start first.
    """

    file: PackagePath
    sha256: str
    identifier: str
    name: str
    version: str | None
    entry_points: tuple[str, ...]
    rewrites: tuple[tuple[str, str], ...]
    archive: ZipFile = field(repr=False, compare=False)
    members: frozenset[str] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class PackageSet:
    """Packages that are used together."""

    packages: tuple[Package, ...]

    @property
    def entry_points(self) -> tuple[str, ...]:
        """The entry points of all packages, in their order."""
        return tuple(entry for package in self.packages for entry in package.entry_points)

    def covers(self, url: str) -> bool:
        """True where a package claims the URL, be the file there or not."""
        return any(url.startswith(start) for package in self.packages for start, _ in package.rewrites)

    def holds(self, url: str) -> bool:
        """True where the document at the URL is there."""
        return self._find(url) is not None

    def read(self, url: str) -> bytes | None:
        """The document at a URL, or None. Raises BrokenDocumentError where it cannot be unpacked."""
        found = self._find(url)
        return None if found is None else _unpack(*found)

    def _find(self, url: str) -> tuple[ZipFile, str] | None:
        """The longest start that matches the URL decides (XML Catalogs 1.1, 7.2.2)."""
        found = [
            (len(start), package, posixpath.normpath(folder + url.removeprefix(start)))
            for package in self.packages
            for start, folder in package.rewrites
            if url.startswith(start)
        ]
        for _, package, name in sorted(found, key=lambda entry: -entry[0]):
            if name in package.members:
                return package.archive, name
        return None


def _unpack(archive: ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    # damaged entries in three ways, then encrypted and exotically compressed ones
    except (BadZipFile, EOFError, zlib.error, RuntimeError) as error:
        raise BrokenDocumentError(name, str(error) or "the entry is cut short") from error


class _NotAPackageError(Exception):
    """Why a file is no taxonomy package, in words."""


class _HostileError(Exception):
    """Why an archive is refused, in words."""


def open_packages(
    files: Sequence[PackagePath], opened: Callable[[PackagePath], Package] | None = None
) -> tuple[PackageSet | None, list[Finding]]:
    """Open taxonomy packages; None where any of them cannot be used. Reads the files into memory.

    ``opened`` does as ``open_package`` for who may have them open already.
    """
    packages: list[Package] = []
    findings: list[Finding] = []
    for file in files:
        place = file.place or Location(file.name)
        try:
            packages.append((opened or open_package)(file))
        except OSError as error:
            message = f"cannot read the package: {error.strerror}"
            findings.append(finding(Code.TAXONOMY_PACKAGE_MISSING, message, place, value=file.name))
        except (_NotAPackageError, BadZipFile, NotImplementedError) as error:
            message = f"the file is no taxonomy package: {error}"
            findings.append(finding(Code.TAXONOMY_PACKAGE_BROKEN, message, place, value=file.name))
        except _HostileError as error:
            message = f"the archive is refused: {error}"
            findings.append(finding(Code.TAXONOMY_PACKAGE_HOSTILE, message, place, value=file.name))
        except BrokenDocumentError as error:
            findings.append(finding(Code.TAXONOMY_XML, f"{error.document}: {error}", place, value=file.name))
    return (None if findings else PackageSet(tuple(packages))), findings


def open_package(file: PackagePath) -> Package:
    """Open one package. Raises what ``open_packages`` turns into findings."""
    content = file.path.read_bytes()
    archive = ZipFile(BytesIO(content))
    reason = hostile(archive)
    if reason is not None:
        raise _HostileError(reason)
    members = frozenset(name for name in archive.namelist() if not name.endswith("/"))
    tops = sorted({name.partition("/")[0] for name in members})
    if len(tops) != 1:
        raise _NotAPackageError(f"it has {len(tops)} top folders, not one")
    for name in (METADATA, REWRITES):
        if f"{tops[0]}/{name}" not in members:
            raise _NotAPackageError(f"{name} is missing")
    metadata = parse_xml(_unpack(archive, f"{tops[0]}/{METADATA}"), METADATA)
    documents = metadata.iterfind(f".//{{{PACKAGE}}}entryPointDocument")
    return Package(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        identifier=_text(metadata, "identifier") or "",
        name=_text(metadata, "name") or file.path.stem,
        version=_text(metadata, "version"),
        entry_points=tuple(dict.fromkeys(document.get("href", "") for document in documents)),
        rewrites=_read_catalog(parse_xml(_unpack(archive, f"{tops[0]}/{REWRITES}"), REWRITES), tops[0]),
        archive=archive,
        members=members,
    )


def _read_catalog(catalog: etree._Element, top: str) -> tuple[tuple[str, str], ...]:
    rewrites = []
    for rewrite in catalog.iterfind(f".//{{{CATALOG}}}rewriteURI"):
        prefix = rewrite.get("rewritePrefix", "")
        folder = posixpath.normpath(f"{top}/META-INF/{prefix}")  # relative to the catalog itself
        rewrites.append((rewrite.get("uriStartString", ""), folder + "/" if prefix.endswith("/") else folder))
    return tuple(sorted(rewrites, key=lambda entry: (-len(entry[0]), entry)))


def _text(metadata: etree._Element, name: str) -> str | None:
    text = metadata.findtext(f"{{{PACKAGE}}}{name}")
    return text.strip() if text else None
