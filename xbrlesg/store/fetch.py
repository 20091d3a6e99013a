"""Fetching a package from a path or URL: the one place of the program that uses the network."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding

MAX_BYTES: Final = 2**28
TIMEOUT: Final = 60
"""Seconds without an answer."""
SCHEMES: Final = ("http", "https", "file")


def fetch(source: str) -> tuple[bytes | None, list[Finding]]:
    """The content of a file or URL; None and a finding where it cannot be had."""
    try:
        content = _content(source)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or getattr(error, "reason", None) or error
        return None, [_fault(source, f"cannot fetch the package: {reason}")]
    if len(content) > MAX_BYTES:
        return None, [_fault(source, f"the package has more than {MAX_BYTES} bytes")]
    return content, []


def _fault(source: str, message: str) -> Finding:
    return finding(Code.STORE_FETCH, message, Location(source), value=source)


def _content(source: str) -> bytes:
    scheme, colon, _ = source.partition("://")
    if not colon:
        with Path(source).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    if scheme.lower() not in SCHEMES:
        raise ValueError(f"{scheme} is not one of {', '.join(SCHEMES)}")
    with urllib.request.urlopen(source, timeout=TIMEOUT) as answer:  # noqa: S310 - schemes are checked above
        content: bytes = answer.read(MAX_BYTES + 1)
        return content
