"""What Arelle says of a taxonomy's own files, found out once and kept.

To validate every element of GRI's or ESRS's linkbases takes Arelle ten seconds or more, and tells the same
each time. Only that a taxonomy has no errors is kept, with what else was told of it.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from xbrlesg.validation.engine.model import Order, Record
from xbrlesg.whole_files import write_whole

_FORMAT: Final = "xbrlesg taxonomy verdict 1"


def kept_verdict(order: Order) -> tuple[Record, ...] | None:
    """What was told of this taxonomy before; None where nothing is kept, or what is kept is damaged."""
    with suppress(OSError, ValueError):
        kept = json.loads(_path(order).read_bytes())
        if isinstance(kept, dict) and kept.get("format") == _FORMAT and kept.get("sha256") == _digest(kept):
            return tuple(kept["records"])
    return None


def keep_verdict(order: Order, records: tuple[Record, ...]) -> None:
    """Keep what was told. A folder that cannot be written is no fault."""
    kept: dict[str, Any] = {"format": _FORMAT, "records": list(records)}
    kept["sha256"] = _digest(kept)
    with suppress(OSError):
        write_whole(_path(order), json.dumps(kept, ensure_ascii=False, indent=1).encode())


def _path(order: Order) -> Path:
    """Raises OSError where a package cannot be read, or there is no folder."""
    if not order.cache:
        raise FileNotFoundError
    packages = [(path, hashlib.sha256(Path(path).read_bytes()).hexdigest()) for path in order.packages]
    key = [_FORMAT, version("arelle-release"), order.entry_points, packages, asdict(order.options)]
    return Path(order.cache, f"{hashlib.sha256(json.dumps(key).encode()).hexdigest()}.verdict")


def _digest(kept: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(kept.get("records"), sort_keys=True).encode()).hexdigest()
