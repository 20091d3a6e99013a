"""Texts that XML can carry, and others made fit to be shown."""

from __future__ import annotations

import re
from typing import Final

MOST_SHOWN: Final = 200
# what XML 1.0, 2.2 leaves out; to name what it admits takes seven times as long to compile, at each start
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_xml(text: str) -> bool:
    """True where XML 1.0 can carry each character."""
    # what can be printed is XML, and told in a third of the time; line feeds cannot, and are XML too
    return text.isprintable() or _NOT_XML.search(text) is None


def shown(text: str) -> str:
    """A text as findings show it: cut where it is long, in escapes where it cannot be printed."""
    cut = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."
    return cut if is_xml(cut) else ascii(cut)
