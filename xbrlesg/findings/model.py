"""A finding: one fault, with its place, its value and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xbrlesg.findings.catalogue import Code


class Severity(IntEnum):
    """How grave a finding is; a larger number is graver."""

    INFO = 0
    ADVISORY = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case word that users read and type."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. ``letters`` gives the letters of each column by its header cell."""

    name: str
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. ``row`` is its 1-based line; ``column`` is a header cell or a YAML key path.

    In a workbook the row is that of the ``sheet``, and the place reads ``records.xlsx!Staff!C14 (value)``.
    """

    file: str
    row: int | None = None
    column: str | None = None
    sheet: Sheet | None = None

    @property
    def cell(self) -> str | None:
        """The cell as a workbook's user knows it (``C14``); None outside of one, and for whole rows."""
        if self.sheet is None or self.row is None or self.column is None:
            return None
        letters = dict(self.sheet.letters).get(self.column)
        return f"{letters}{self.row}" if letters else None

    def at(self, column: str) -> Location:
        """Another column of the same row."""
        return replace(self, column=column)

    def __str__(self) -> str:
        if self.sheet is None:
            return ":".join(str(part) for part in (self.file, self.row, self.column) if part is not None)
        place = "!".join(str(part) for part in (self.file, self.sheet.name, self.cell or self.row) if part)
        return f"{place} ({self.column})" if self.column is not None else place


@dataclass(frozen=True, slots=True)
class Evidence:
    """One of the values that a finding sets against each other: what it is, as printed, and where from.

    ``source`` says where the source document prints it (``line 1632, Employee structure``).
    """

    what: str
    value: str
    location: Location | None = None
    source: str = ""
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``code`` names the rule; ``value`` is the offending text as it stands in the input.

    ``severity`` and ``hint`` come from the catalogue unless the place knows better (Arelle's level,
    the near names of a misspelt one). ``disclosure`` names what of a standard the finding is about.
    ``evidence`` and ``arithmetic`` show how values disagree, so that a reader can judge without opening a
    file.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    location: Location | None = None
    value: str | None = None
    indicator: str | None = None
    fact: str | None = None
    disclosure: str | None = None
    related: tuple[Location, ...] = field(default=())
    evidence: tuple[Evidence, ...] = field(default=())
    arithmetic: str | None = None

    @property
    def sort_key(self) -> tuple[int, str, int, str, str, str, str]:
        """Gravest first, then by place, so that every run lists findings in one order."""
        place = self.location or Location("")
        return (
            -self.severity,
            f"{place.file}!{place.sheet.name}" if place.sheet else place.file,
            place.row or 0,
            place.column or "",
            self.code,
            self.fact or "",
            self.message,
        )


def finding(  # noqa: PLR0913 - a finding has this many parts, and each call names them
    code: Code,
    message: str,
    location: Location | None = None,
    *,
    value: str | None = None,
    hint: str | None = None,
    indicator: str | None = None,
    fact: str | None = None,
    related: tuple[Location, ...] = (),
) -> Finding:
    """Make a finding of a catalogued code, with the catalogue's severity and, unless given, its hint."""
    rule = code.value
    return Finding(
        code=rule.name,
        severity=rule.severity,
        message=message,
        hint=hint or rule.hint,
        location=location,
        value=value,
        indicator=indicator,
        fact=fact,
        related=related,
    )


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings, gravest first, then by place. Equal ones are as many faults: none is left out."""
    return tuple(sorted(findings, key=lambda item: item.sort_key))


def untold(findings: Iterable[Finding], told: Iterable[Finding]) -> list[Finding]:
    """The findings that none before is equal to: what two checks, or two files of one taxonomy, say alike."""
    known = set(told)
    return [item for item in findings if item not in known]


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity present, or None where there is no finding."""
    return max((item.severity for item in findings), default=None)
