"""Where indexes of taxonomies are kept between runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "XBRLESG_CACHE"


def cache_folder() -> Path | None:
    """``XBRLESG_CACHE``; else the user's cache folder. None, for no cache, where the variable is empty."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "xbrlesg"
