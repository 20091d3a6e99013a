"""Which taxonomy a report is on, read from the report alone, to find who holds that taxonomy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from xbrlesg.archive_check import hostile
from xbrlesg.names import LINK, XLINK

ARCHIVES: Final = frozenset({".xbri", ".xbr", ".zip"})
"""Report packages (Report Packages 1.0)."""

_PAGES: Final = frozenset({".xhtml", ".html", ".htm", ".xbrl", ".xml"})
_TAXONOMY_FILES: Final = frozenset({"taxonomyPackage.xml", "catalog.xml"})
_UNREADABLE: Final = (OSError, ValueError, RecursionError, BadZipFile, NotImplementedError, etree.LxmlError)


def entry_points_of(path: Path) -> tuple[str, ...]:
    """The entry points that a report names, in its order; none where it has none, or cannot be read.

    This only looks: what is wrong with the report is for others to tell. Only absolute URLs count, for
    another reference depends on where the report is.
    """
    try:
        with _opened(path) as (stream, name):
            found = _in_json(stream) if name.suffix.lower() == ".json" else _in_xml(stream)
    except _UNREADABLE:
        return ()
    return tuple(found) if all(isinstance(url, str) and "://" in url for url in found) else ()


def only_report(archive: ZipFile) -> str | None:
    """The report in a report package; None where there are several, or none, or a taxonomy beside it."""
    names = [PurePosixPath(name) for name in archive.namelist()]
    if any(name.name in _TAXONOMY_FILES for name in names):
        return None
    reports = [
        str(name)
        for name in names
        if "reports" in name.parts[:-1] and name.suffix.lower() in {".json", *_PAGES}
    ]
    return reports[0] if len(reports) == 1 else None


def is_plain_package(path: Path) -> bool:
    """Whether a report package can be opened and holds one report, and no taxonomy."""
    try:
        with ZipFile(path) as archive:
            return hostile(archive) is None and only_report(archive) is not None
    except _UNREADABLE:
        return False


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], PurePosixPath]]:
    """The report's bytes and its name. Raises one of ``_UNREADABLE``."""
    if path.suffix.lower() not in ARCHIVES:
        with path.open("rb") as stream:
            yield stream, PurePosixPath(path.name)
        return
    with ZipFile(path) as archive:
        name = None if hostile(archive) else only_report(archive)
        if name is None:
            raise BadZipFile
        with archive.open(name) as stream:
            yield stream, PurePosixPath(name)


def _in_json(stream: IO[bytes]) -> list[Any]:
    report = json.loads(stream.read())
    info = report.get("documentInfo") if isinstance(report, dict) else None
    taxonomy = info.get("taxonomy") if isinstance(info, dict) else None
    return taxonomy if isinstance(taxonomy, list) else []


def _in_xml(stream: IO[bytes]) -> list[Any]:
    tags = etree.iterparse(stream, tag=f"{{{LINK}}}schemaRef", resolve_entities=False, huge_tree=True)
    return [element.get(f"{{{XLINK}}}href") for _, element in tags]
