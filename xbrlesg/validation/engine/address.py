"""Where the server listens: a socket file in a folder that belongs to the user alone."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import Final

VARIABLE: Final = "XBRLESG_ENGINE"
OFF: Final = "off"


def engine_is_off() -> bool:
    """Whether the user wants cold runs only."""
    return os.environ.get(VARIABLE) == OFF


def socket_path() -> Path:
    """``XBRLESG_ENGINE``, unless it is ``off``; else a place that is the user's own."""
    given = os.environ.get(VARIABLE, "")
    if given and given != OFF:
        return Path(given).absolute()
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime, "xbrlesg") if runtime else Path(tempfile.gettempdir(), f"xbrlesg-{os.getuid()}")
    return folder / "engine.socket"


def is_owners_alone(folder: Path) -> bool:
    """Whether a folder is the user's and nobody else can look into it. A link to one is not."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not stat.S_IMODE(status.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    )
