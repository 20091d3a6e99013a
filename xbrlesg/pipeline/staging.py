"""Files written aside, piece by piece, before they take their places all at once."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from xbrlesg.errors import CannotWriteError

_ASIDE: Final = ".aside-"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file on its way: where it lies, its sha256 in hexadecimal, and its size in bytes."""

    path: Path
    sha256: str
    size: int

    def read(self) -> bytes:
        """All of its bytes."""
        return self.path.read_bytes()


def hashed(path: Path) -> StagedFile:
    """A file that lies where it is. Raises OSError."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return StagedFile(path, digest.hexdigest(), stream.tell())


def remove_staging(folder: Path) -> None:
    """Remove what killed runs left aside in an output folder. Raises OSError.

    Only for a folder into which nobody else writes.
    """
    for path in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(path)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder within an output folder, for files on their way there; it is gone afterwards.

    Raises CannotWriteError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_aside(path: Path, pieces: Iterable[bytes]) -> StagedFile:
    """Write a file piece by piece, making its folder where needed; it is still to be synchronised.

    Raises CannotWriteError.
    """
    digest, size = hashlib.sha256(), 0
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                stream.write(piece)
        path.chmod(0o644)
    except OSError as error:
        raise CannotWriteError(f"cannot write {path.name}: {error.strerror}") from error
    return StagedFile(path, digest.hexdigest(), size)


def synchronise(paths: Sequence[Path]) -> None:
    """Have files on the disk before they take their places. Raises OSError.

    The disk is waited for by all at once, which takes little longer than for one.
    """
    faults: list[BaseException] = []

    def synchronise_one(path: Path) -> None:
        try:
            with path.open("r+b") as stream:
                os.fsync(stream.fileno())
        except BaseException as fault:  # it is this thread's end, but not the others'
            faults.append(fault)

    threads = [Thread(target=synchronise_one, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
