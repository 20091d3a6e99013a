"""What was found out about a taxonomy, kept as JSON in the cache folder, by all that it depends on.

What is damaged, was written for something else, or lies where another user may write, is not believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from xbrlesg.validation.engine.model import Order
from xbrlesg.whole_files import write_whole

_FORMAT: Final = "xbrlesg taxonomy {kind} 1"


def read_kept(order: Order, kind: str) -> Any:
    """What is kept of a kind for this taxonomy; None where there is nothing to believe."""
    with suppress(OSError, ValueError, RecursionError):
        path = _path(order, kind)
        if not _is_ours(path.parent):
            return None
        kept = json.loads(path.read_bytes())
        if isinstance(kept, dict) and kept.get("format") == _FORMAT.format(kind=kind):
            content = kept.get("content")
            return content if kept.get("sha256") == _digest(content) else None
    return None


def keep(order: Order, kind: str, content: Any) -> None:
    """Keep plain data. A folder that cannot be written is no fault."""
    kept = {"format": _FORMAT.format(kind=kind), "content": content, "sha256": _digest(content)}
    with suppress(OSError):
        path = _path(order, kind)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, json.dumps(kept, ensure_ascii=False).encode())


def _path(order: Order, kind: str) -> Path:
    """Raises OSError where a package cannot be read, or there is no folder."""
    if not order.cache:
        raise FileNotFoundError
    packages = [(path, hashlib.sha256(Path(path).read_bytes()).hexdigest()) for path in order.packages]
    needed = [_FORMAT.format(kind=kind), version("arelle-release"), order.entry_points, packages]
    key = json.dumps([*needed, asdict(order.options)])
    return Path(order.cache, f"{hashlib.sha256(key.encode()).hexdigest()}.{kind}")


def _is_ours(folder: Path) -> bool:
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
