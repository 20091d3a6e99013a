"""Output files: written aside, then renamed, so that each appears whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from xbrlesg.errors import CannotWriteError
from xbrlesg.whole_files import write_whole

MANIFEST = "manifest.json"


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole, making its folder where needed. Raises CannotWriteError."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise CannotWriteError(f"cannot write {path}: {error.strerror}") from error


def replace_files(folder: Path, files: Mapping[str, bytes], owned: Collection[str]) -> None:
    """Put ``files`` into a folder in place of all the ``owned`` names and an earlier run's outputs.

    The manifest goes first and comes last: a folder that holds one is whole. Files that are not ours
    stay untouched. Raises CannotWriteError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = _listed_outputs(folder / MANIFEST)
        (folder / MANIFEST).unlink(missing_ok=True)
        for name in sorted({*owned, *earlier} - set(files)):
            (folder / name).unlink(missing_ok=True)
        for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
            write_whole(folder / name, files[name])
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error


def _listed_outputs(manifest: Path) -> set[str]:
    """The files of an earlier run, which a profile may have given other names; none where nobody knows."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        names = json.loads(manifest.read_bytes())["outputs"]
        return {name for name in names if Path(name).name == name}
    return set()
