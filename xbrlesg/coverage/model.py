"""What a report covers: by standard and disclosure, by theme and indicator, and against its printed index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Texts = tuple[tuple[str, str], ...]
"""A text by language, in the report's order of languages."""


class Status(StrEnum):
    """How far something is disclosed. ``disclosed`` means that a fact other than a text speaks to it."""

    DISCLOSED = "disclosed"
    TEXT_ONLY = "text only"
    OMITTED = "omitted with reason"
    NOT_DISCLOSED = "not disclosed"


@dataclass(frozen=True, slots=True)
class Omission:
    """Why a disclosure is omitted: the standard's reason in its own words, and the company's explanation."""

    reason: str
    explanation: str


@dataclass(frozen=True, slots=True)
class DisclosureCoverage:
    """One disclosure: the facts that speak to it (ids), and the sections of the report where they stand.

    ``indicators`` counts the taxonomy's concepts that refer to it: none means that nothing could speak to it.
    """

    code: str
    title: str
    status: Status
    facts: tuple[str, ...]
    sections: tuple[str, ...]
    indicators: int
    omission: Omission | None = None


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """A part of a standard."""

    name: str
    title: str
    year: str | None
    disclosures: tuple[DisclosureCoverage, ...]


class Outcome(StrEnum):
    """What becomes of an entry of an index, printed or found, when the two are compared."""

    CONFIRMED = "confirmed"
    ELSEWHERE = "found in other sections"
    NOTHING = "nothing found"
    UNKNOWN = "not a disclosure of the standard"
    NOT_PRINTED = "found, not printed"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A disclosure in a section: printed there, or found there, or both."""

    section: str
    code: str
    outcome: Outcome
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardCoverage:
    """A standard. ``index`` compares the printed index with what was found; empty where none is printed."""

    standard: str
    slug: str
    index_title: str
    complete: bool
    groups: tuple[GroupCoverage, ...]
    index: tuple[IndexEntry, ...]

    @property
    def disclosures(self) -> tuple[DisclosureCoverage, ...]:
        """All disclosures in order."""
        return tuple(item for group in self.groups for item in group.disclosures)

    def outcome(self, outcome: Outcome) -> tuple[IndexEntry, ...]:
        """The entries of the compared index that came to an outcome."""
        return tuple(entry for entry in self.index if entry.outcome is outcome)


@dataclass(frozen=True, slots=True)
class IndicatorCoverage:
    """One indicator of the taxonomy: whether the report holds facts of it, and how many."""

    name: str
    label: Texts
    status: Status
    facts: int


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """A sub-theme of the taxonomy; ``theme`` is empty where the taxonomy has one level only."""

    theme: Texts
    label: Texts
    indicators: tuple[IndicatorCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one report."""

    report: str
    standards: tuple[StandardCoverage, ...]
    themes: tuple[ThemeCoverage, ...]


def count(items: Iterable[DisclosureCoverage | IndicatorCoverage]) -> dict[Status, int]:
    """How many items have each status; every status is there."""
    counts = Counter(item.status for item in items)
    return {status: counts[status] for status in Status}
