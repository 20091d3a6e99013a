"""Output files: written aside, then renamed, so that each appears whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from xbrlesg.errors import CannotWriteError
from xbrlesg.pipeline.staging import StagedFile, remove_staging, staging, synchronise, write_aside
from xbrlesg.whole_files import remove_asides, write_whole

FINDINGS, MANIFEST, VIEWER = "findings.json", "manifest.json", "viewer.html"
CSV_FOLDER: Final = "csv"
_PLAIN: Final = re.compile(r"[^/\\:\0]*[^/\\:\0.][^/\\:\0]*")
"""A name of a file or folder: not empty, not points alone, no separators of any system."""


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole, making its folder where needed. Raises CannotWriteError."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise CannotWriteError(f"cannot write {path}: {error.strerror}") from error


def replace_files(folder: Path, files: Mapping[str, bytes | StagedFile], owned: Collection[str]) -> None:
    """Put ``files`` into a folder in place of all the ``owned`` names and an earlier run's outputs.

    All are written aside and on the disk before the first takes its place. A name may have one folder before
    it (``csv/report.json``). The manifest goes first and comes last: a folder that holds one is whole. Files
    that are not ours stay untouched, and nothing outside of the folder is written or removed. Raises
    CannotWriteError.
    """
    try:
        with staging(folder) as aside:
            for name in files:
                if not _lies_within(folder, name):
                    raise CannotWriteError(f"cannot write {name}: it would lie outside of {folder}")
            written = {name: _written(content, aside / name) for name, content in files.items()}
            synchronise([*written.values()])
            earlier = _listed_outputs(folder / MANIFEST)
            (folder / MANIFEST).unlink(missing_ok=True)
            for name in sorted({*owned, *earlier} - set(files)):
                _remove(folder, name)
            for name in sorted(written, key=lambda name: (name == MANIFEST, name)):
                (folder / name).parent.mkdir(exist_ok=True)
                written[name].replace(folder / name)
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error


def remove_outputs(folder: Path, names: Collection[str]) -> None:
    """Remove files that an earlier run has put into a folder. Raises CannotWriteError."""
    try:
        for name in sorted(names):
            _remove(folder, name)
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error


def remove_unfinished(folder: Path, names: Collection[str]) -> None:
    """Remove what killed runs left of these files, unfinished and aside. Raises CannotWriteError.

    Only for a folder into which nobody else writes.
    """
    try:
        remove_staging(folder)
        for name in sorted({name.rpartition("/")[0] for name in names if _lies_within(folder, name)}):
            here = {file for file in names if file.rpartition("/")[0] == name}
            remove_asides(folder / name, {file.rpartition("/")[2] for file in here})
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error


def _written(content: bytes | StagedFile, path: Path) -> Path:
    return write_aside(path, [content]).path if isinstance(content, bytes) else content.path


def _remove(folder: Path, name: str) -> None:
    """Remove a stale file, and the folder before it where that is empty now."""
    path = folder / name
    if not _lies_within(folder, name):
        return
    path.unlink(missing_ok=True)
    if path.parent != folder:
        with suppress(OSError):
            path.parent.rmdir()


def _lies_within(folder: Path, name: str) -> bool:
    """True for a plain name, or one beneath one folder that is really there and no link to elsewhere."""
    parts = name.split("/")
    is_plain = len(parts) <= 2 and all(_PLAIN.fullmatch(part) for part in parts)
    return is_plain and (len(parts) == 1 or not (folder / parts[0]).is_symlink())


def _listed_outputs(manifest: Path) -> set[str]:
    """The files of an earlier run, which a profile may have given other names; none where nobody knows."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        names = json.loads(manifest.read_bytes())["outputs"]
        return set(map(str, names))
    return set()
