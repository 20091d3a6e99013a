"""What several reporters say alike: titles of codes, a waiver in words, counts in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.findings.verdict import Waived

TITLES: Final[Mapping[str, str]] = {code.value.name: code.value.title for code in Code}


def title_of(code: str) -> str:
    """What a code stands for; empty where it is none of ours."""
    return TITLES.get(code, "")


def counts_in_words(findings: Iterable[Finding]) -> str:
    """``1 error, 2 warning``; ``none`` where there are none."""
    counts = count_by_severity(findings)
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "none"


def waiver_in_words(item: Waived) -> str:
    """Why a finding is waived, by whom, and until when."""
    return f"{item.reason} ({item.author}, until {item.expires.isoformat()})"


def place_within(place: Location) -> str:
    """A place without its file: ``Staff!C14 (value)``, ``14:value``; empty for a whole file."""
    return str(place).removeprefix(place.file).lstrip(":!")
