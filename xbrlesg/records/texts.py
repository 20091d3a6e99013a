"""Texts that XML can carry, and others made fit to be shown."""

from __future__ import annotations

import re
from typing import Final

MOST_SHOWN: Final = 200
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def is_xml(text: str) -> bool:
    """True where XML 1.0 can carry each character."""
    return _NOT_XML.search(text) is None


def shown(text: str) -> str:
    """A text as findings show it: cut where it is long, in escapes where it cannot be printed."""
    cut = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."
    return cut if is_xml(cut) else ascii(cut)
