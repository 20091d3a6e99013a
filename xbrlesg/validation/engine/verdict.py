"""What Arelle says of a taxonomy's own files, found out once and kept.

To validate every element of GRI's or ESRS's linkbases takes Arelle ten seconds or more, and tells the same
each time. Only that a taxonomy has no errors is kept, with what else was told of it.
"""

from __future__ import annotations

from typing import Final

from xbrlesg.validation.engine.kept import keep, read_kept
from xbrlesg.validation.engine.model import Order, Record

_KIND: Final = "verdict"


def kept_verdict(order: Order) -> tuple[Record, ...] | None:
    """What was told of this taxonomy before; None where nothing is kept, or what is kept is damaged."""
    records = read_kept(order, _KIND)
    return tuple(records) if isinstance(records, list) else None


def keep_verdict(order: Order, records: tuple[Record, ...]) -> None:
    """Keep what was told. A folder that cannot be written is no fault."""
    keep(order, _KIND, list(records))
