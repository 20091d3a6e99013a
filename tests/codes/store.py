"""Installed packages: a store in the folder, and packages of a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.codes.shown import shown
from tests.pipeline.test_store import LOCK, NEXT, other
from tests.taxonomy.synthetic import item, package_files, schema, write
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.show import show_concept
from xbrlesg.pipeline.store import install_package, list_packages, remove_package


def _package(folder: Path) -> str:
    return write(folder, package_files(t_xsd=schema(item("Water")))).path.as_posix()


def _installed(folder: Path) -> Path:
    """A store with one package."""
    store = folder / "store"
    assert install_package(store, _package(folder)).findings == ()
    return store


def _lock(folder: Path) -> Sequence[Finding]:
    store = _installed(folder)
    (store / LOCK).write_text(shown(Code.STORE_LOCK), "utf-8")
    return list_packages(store)[1]


def _damaged(folder: Path) -> Sequence[Finding]:
    store = _installed(folder)
    next(store.glob("*.zip")).write_bytes(b"changed")
    return list_packages(store, check=True)[1]


def _other_content(folder: Path) -> Sequence[Finding]:
    store = _installed(folder)
    return install_package(store, other(folder).as_posix()).findings


def _next_version(folder: Path) -> Sequence[Finding]:
    store = _installed(folder)
    return install_package(store, other(folder, version=NEXT).as_posix()).findings


EXAMPLES: Final[Examples] = {
    Code.STORE_LOCK: _lock,
    Code.STORE_DAMAGED: _damaged,
    Code.STORE_FETCH: lambda folder: install_package(folder / "store", "none.zip").findings,
    Code.STORE_SHA: lambda folder: (
        install_package(folder / "store", _package(folder), sha256="0" * 64).findings
    ),
    Code.STORE_VERSION: _other_content,
    Code.STORE_UNKNOWN: lambda folder: remove_package(_installed(folder), "nothing")[1],
    Code.STORE_EMPTY: lambda folder: show_concept("Water", [], folder / "store")[1],
    Code.STORE_CONFLICT: _next_version,
}
PLACELESS: Final = frozenset({Code.STORE_UNKNOWN, Code.STORE_EMPTY})
"""What is said of the command's own words, and of a store that is not there."""
