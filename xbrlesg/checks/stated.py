"""A fact and the place that states it: what the checks of facts look at, and how they find fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.report.model import Fact

LONGEST: Final = 80
"""So many characters of a value are shown."""


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact, and where a file or a record states it. That of a nil fact has no value.

    ``unread`` names the parts that a file states and that could not be read: each is a finding already.
    """

    fact: Fact
    place: Location | None = None
    indicator: str | None = None
    is_nil: bool = False
    unread: frozenset[str] = frozenset()


def fault(
    code: Code, message: str, stated: StatedFact, *, value: str | None = None, hint: str | None = None
) -> Finding:
    """A finding of one fact, whose id the message need not name."""
    return finding(
        code,
        f"fact {stated.fact.id}: {message}",
        stated.place,
        value=None if value is None else shortened(value),
        hint=hint,
        indicator=stated.indicator,
        fact=stated.fact.id,
    )


def shortened(text: str) -> str:
    """A text as findings show it: not whole pages of it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
