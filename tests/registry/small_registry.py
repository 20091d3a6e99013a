"""The small registry in ``tests/registry/small``, and ways to spoil a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from xbrlesg.registry.load import load_registry
from xbrlesg.registry.model import Registry

SMALL = Path(__file__).parent / "small"
NAMESPACE = "https://example.com/taxonomy/small/2025-06-30"
ENTRY_POINT = f"{NAMESPACE}/sm.xsd"
REAL = Path(__file__).parents[2] / "taxonomy" / "esg"


def load(folder: Path) -> Registry:
    registry, findings = load_registry(folder)
    assert registry is not None, findings
    assert findings == []
    return registry


def spoil(folder: Path, file: str, old: str, new: str) -> Path:
    """Copy the small registry and replace a text that stands in one of its files exactly once."""
    copy = folder / "registry"
    shutil.copytree(SMALL, copy)
    path = copy / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
    return copy
