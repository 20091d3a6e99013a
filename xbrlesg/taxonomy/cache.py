"""Taxonomies kept as indexes in a folder, under the hash of the packages that they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from xbrlesg.findings.model import Finding, Location
from xbrlesg.taxonomy.index import FORMAT, DamagedIndexError, read_index, write_index
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackageSet


def open_taxonomy(
    packages: PackageSet,
    entry_points: Sequence[str],
    places: Mapping[str, Location] | None = None,
    *,
    cache: Path | None,
) -> tuple[Taxonomy | None, list[Finding]]:
    """As ``read_taxonomy``, from the index if there is one; else read it and leave one for the next run.

    Only a taxonomy without findings is kept, so that each run tells them. An index that is damaged is read
    anew and replaced; a folder that cannot be written is no fault, for the index is a convenience.
    """
    if cache is None:
        return _read(packages, entry_points, places)
    path = index_path(cache, packages, entry_points)
    with suppress(OSError, DamagedIndexError):
        return read_index(path.read_bytes()), []
    taxonomy, findings = _read(packages, entry_points, places)
    if taxonomy is not None and not findings:
        _keep(path, taxonomy)
    return taxonomy, findings


def _read(
    packages: PackageSet, entry_points: Sequence[str], places: Mapping[str, Location] | None
) -> tuple[Taxonomy | None, list[Finding]]:
    # whoever opens an index does not pay for the import of the readers, nor of what writes files
    from xbrlesg.taxonomy.read import read_taxonomy  # noqa: PLC0415

    return read_taxonomy(packages, entry_points, places)


def _keep(path: Path, taxonomy: Taxonomy) -> None:
    from xbrlesg.whole_files import write_whole  # noqa: PLC0415

    with suppress(OSError):
        write_whole(path, write_index(taxonomy))


def index_path(cache: Path, packages: PackageSet, entry_points: Sequence[str]) -> Path:
    """Where the index of a taxonomy is kept."""
    return cache / f"{cache_key(packages, entry_points, FORMAT)}.index"


def cache_key(packages: PackageSet, entry_points: Sequence[str], layout: bytes) -> str:
    """The name under which something made of a taxonomy is kept; ``layout`` names the format of the file.

    The order of packages counts: the first of two equally good places for a document wins.
    """
    parts = [layout.decode(), *entry_points, *(package.sha256 for package in packages.packages)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
