"""Who may write to a folder: one batch at a time, and its workers; what was killed holds nothing any more.

The kernel keeps the locks, on the folders themselves, so that nothing is left behind by whoever held one.
Where there are no such locks (Windows), nothing is locked.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from xbrlesg.errors import BatchError

_PATIENCE: Final = 10.0
"""Seconds in which the workers of a batch that was killed must have ended."""


@contextmanager
def alone(folder: Path, guarded: Path) -> Iterator[None]:
    """Be the only batch in a folder. ``guarded`` is what the workers share. Raises BatchError.

    Workers of a batch that was killed end by themselves; until they have, nothing may be written.
    """
    with _locked(folder, exclusive=True, seconds=0.0):
        with _locked(guarded, exclusive=True, seconds=_PATIENCE):
            pass
        yield


@contextmanager
def share(guarded: Path) -> Iterator[None]:
    """Be one of the workers. Raises BatchError."""
    with _locked(guarded, exclusive=False, seconds=_PATIENCE):
        yield


@contextmanager
def _locked(folder: Path, *, exclusive: bool, seconds: float) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on every system

    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise BatchError(f"another batch is writing to {folder.parent}") from None
                time.sleep(0.02)
        yield
    finally:
        os.close(handle)
