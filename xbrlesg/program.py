"""Processes of this program beside the first: modules started as such, and what such a process leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

_ROOT: Final = str(Path(__file__).parents[1])


def start_module(
    module: str,
    *arguments: str,
    variables: Mapping[str, str] = MappingProxyType({}),
    own_session: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a module of this very program, wherever it runs from; what it says on stderr goes nowhere.

    ``variables`` of the environment are set on top of ours. In a session of its own it does not hear of keys
    that are pressed at the terminal.
    """
    paths = [_ROOT, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **variables},
        start_new_session=own_session,
    )


def do_without_numpy() -> None:
    """Have libraries leave out numpy in a process that writes or judges and ends: nothing there needs it.

    Openpyxl, which Arelle imports, and pyarrow only look for it; that takes them 0.1 s and more.
    """
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type] # None is what keeps it from being found


def close_pipes(process: subprocess.Popen[bytes]) -> None:
    """Close what the process is talked to by, be it gone already or not."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
