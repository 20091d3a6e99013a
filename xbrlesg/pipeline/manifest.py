"""The manifest: what went in and what came out, by sha256, so that anyone can prove what belongs together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from xbrlesg import __version__
from xbrlesg.pipeline.staging import StagedFile


def digest(content: bytes) -> str:
    """The sha256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest_data(  # noqa: PLR0913 - one argument for each entry of the file
    *,
    report: str,
    target: str,
    check: str,
    inputs: Mapping[str, bytes | StagedFile],
    packages: Mapping[str, Mapping[str, str]],
    outputs: Mapping[str, bytes | StagedFile],
) -> dict[str, Any]:
    """``manifest.json``. ``inputs`` and ``packages`` are keyed by their paths relative to the report file."""
    return {
        "tool": {"name": "xbrlesg", "version": __version__},
        "report": report,
        "target": target,
        "check": check,
        "inputs": {name: file_entry(content) for name, content in sorted(inputs.items())},
        "taxonomy_packages": {name: dict(entry) for name, entry in sorted(packages.items())},
        "outputs": {name: file_entry(content) for name, content in sorted(outputs.items())},
    }


def file_entry(content: bytes | StagedFile) -> dict[str, Any]:
    """How a manifest proves a file: by its sha256 and its size."""
    if isinstance(content, StagedFile):
        return {"sha256": content.sha256, "bytes": content.size}
    return {"sha256": digest(content), "bytes": len(content)}
