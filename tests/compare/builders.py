"""Filings of a few facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from tests.builders import ENTRY_POINT, ESG, make_fact
from xbrlesg.compare.compare import Comparison, compare
from xbrlesg.compare.model import FiledFact, Filing, Migration
from xbrlesg.findings.model import Location
from xbrlesg.names import ISO4217, UTR, QName
from xbrlesg.report.model import Fact, Note, Unit

CNY, USD = Unit((QName(ISO4217, "CNY"),)), Unit((QName(ISO4217, "USD"),))
PREFIXES = {ESG: "esg", ISO4217: "iso4217", UTR: "utr"}
STRAIGHT = Migration()


def make_filing(*facts: Fact, file: str = "old", notes: Iterable[Note] = (), **changes: Any) -> Filing:
    """A filing that states each fact at a line of its own."""
    filed = (FiledFact(fact, Location(file, line)) for line, fact in enumerate(facts, 1))
    parts: dict[str, Any] = {"taxonomy": (ENTRY_POINT,), "prefixes": PREFIXES, **changes}
    return Filing(file, tuple(filed), notes={note.id: note for note in notes}, **parts)


def untyped(filing: Filing) -> Filing:
    """The same facts, of a taxonomy that nobody knows."""
    return replace(filing, facts=tuple(replace(filed, is_typed=False) for filed in filing.facts))


def differences(
    old: Sequence[Fact],
    new: Sequence[Fact],
    notes: tuple[Iterable[Note], Iterable[Note]] = ((), ()),
    move: Migration = STRAIGHT,
) -> list[str]:
    """What the comparison says: code and message of each difference."""
    filings = make_filing(*old, notes=notes[0]), make_filing(*new, file="new", notes=notes[1])
    return said(compare(*filings, move))


def said(comparison: Comparison) -> list[str]:
    """The findings in short."""
    return [f"{item.code.removeprefix('xbrlesg:')} {item.message}" for item in comparison.findings]


def figure(value: Any = 4106, **changes: Any) -> Fact:
    """An amount of money."""
    return make_fact("f1", "Revenue", value, **{"unit": CNY, **changes})


def text(value: str, **changes: Any) -> Fact:
    """A text in English."""
    return make_fact("t1", "Policy", value, **{"language": "en", **changes})
