"""A verdict: what a command found, what of it is waived, at which level it fails, and what it looked at.

Every command makes one, and every reporter takes one; it is plain data, free of any form of output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from xbrlesg.findings.model import Finding, Location, Severity, worst

Help = Callable[[str], str | None]
"""Tells more of a code, in Markdown; None where there is no more to tell."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that does not count: who waived it and why, until which day, and where that is written."""

    finding: Finding
    reason: str
    author: str
    expires: date
    location: Location


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that a run read or made: ``name`` as findings call it, ``path`` from where the command ran.

    ``role`` is ``input``, ``taxonomy package``, ``report`` or ``waivers``.
    """

    name: str
    path: str
    role: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Printing:
    """One place from which a fact comes: the record, what it prints, and where the source prints it."""

    record: Location
    printed: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """A fact as it was filed, and every record behind it. ``aspects`` are axes with their members."""

    fact: str
    concept: str
    label: str
    period: str
    value: str
    unit: str
    aspects: tuple[tuple[str, str], ...]
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a command came to. ``findings`` count, in their order; ``waived`` do not.

    ``subject`` is the file or folder that the user named, from where the command ran; ``title`` is what
    people call it. ``level`` is how deeply was checked, empty where there is but one depth. ``is_complete``
    says that the command could do its work. ``trails`` are those of all facts, where a command has facts.
    """

    command: str
    subject: str
    title: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    fail_on: Severity = Severity.ERROR
    level: str = ""
    checked: tuple[Checked, ...] = ()
    taxonomies: tuple[str, ...] = ()
    tools: tuple[tuple[str, str], ...] = ()
    trails: tuple[Trail, ...] = ()
    is_complete: bool = True

    @property
    def failed(self) -> bool:
        """True where a finding that counts is as grave as the fail level, or graver."""
        gravest = worst(self.findings)
        return gravest is not None and gravest >= self.fail_on

    def everything(self) -> Iterator[tuple[Finding, Waived | None]]:
        """Every finding, those that count first, each with its waiver if it has one."""
        yield from ((item, None) for item in self.findings)
        yield from ((item.finding, item) for item in self.waived)
