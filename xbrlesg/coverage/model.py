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
    """Why a disclosure is omitted: the standard's reason in its own words, and the company's explanation.

    ``requirements`` are those that are omitted; without any it is the whole disclosure.
    """

    reason: str
    explanation: str
    requirements: tuple[str, ...] = ()

    def covers(self, requirement: str) -> bool:
        """True where the requirement is omitted: itself, what it is part of, or the whole disclosure."""
        return not self.requirements or any(
            requirement == omitted
            or (requirement.startswith(omitted) and not requirement[len(omitted)].isalnum())
            for omitted in self.requirements
        )


@dataclass(frozen=True, slots=True)
class IndicatorCoverage:
    """One indicator of the taxonomy: whether the report holds facts of it, and how many."""

    name: str
    label: Texts
    status: Status
    facts: int


@dataclass(frozen=True, slots=True)
class RequirementCoverage:
    """One requirement or datapoint beneath a disclosure, with the taxonomy's concepts that refer to it.

    ``standing`` is how the references say that it binds: mandatory, conditional, phased in.
    """

    code: str
    status: Status
    facts: tuple[str, ...]
    sections: tuple[str, ...]
    concepts: tuple[IndicatorCoverage, ...]
    standing: tuple[str, ...] = ()
    omission: Omission | None = None


@dataclass(frozen=True, slots=True)
class DisclosureCoverage:
    """One disclosure: the facts that speak to it (ids), and the sections of the report where they stand.

    ``indicators`` counts the taxonomy's concepts that refer to it: none means that nothing could speak to it.
    ``requirements`` are there where the taxonomy's references name any.
    """

    code: str
    title: str
    status: Status
    facts: tuple[str, ...]
    sections: tuple[str, ...]
    indicators: int
    omissions: tuple[Omission, ...] = ()
    requirements: tuple[RequirementCoverage, ...] = ()


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
class IndexGroup:
    """The rows of a content index that belong to one standard."""

    heading: str
    rows: tuple[DisclosureCoverage, ...]


@dataclass(frozen=True, slots=True)
class ContentIndex:
    """A content index in the form that the standard gives it.

    ``head`` are the lines above the table, label and text, first the statement of use; ``stated`` says
    whether the company has said how it used the standard. ``omissions`` says whether the form has columns
    for them, and ``no_omission`` which disclosures permit none.
    """

    title: str
    stated: bool
    head: tuple[tuple[str, str], ...]
    group_label: str
    omissions: bool
    no_omission: frozenset[str]
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class MandatoryTag:
    """A tag that the taxonomy itself expects and a report does not have: an existence assertion that fires.

    ``severity`` is the finding's word, ``disclosure`` says where the standard asks for it, ``reasons`` why it
    is expected, ``concepts`` are the ones of which any fact would do.
    """

    assertion: str
    severity: str
    disclosure: str
    concepts: tuple[tuple[str, Texts], ...]
    reasons: tuple[str, ...]
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MandatoryTags:
    """How many tags are expected so, those that are missing, and how many of the rules nobody could judge."""

    expected: int
    missing: tuple[MandatoryTag, ...]
    not_judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardCoverage:
    """A standard. ``index`` compares the printed index with what was found; empty where none is printed.

    ``elsewhere`` are requirements of the standard that stand beneath none of the disclosures listed.
    """

    standard: str
    slug: str
    index_title: str
    complete: bool
    groups: tuple[GroupCoverage, ...]
    index: tuple[IndexEntry, ...]
    elsewhere: tuple[RequirementCoverage, ...] = ()
    content_index: ContentIndex | None = None
    mandatory_tags: MandatoryTags | None = None

    @property
    def disclosures(self) -> tuple[DisclosureCoverage, ...]:
        """All disclosures in order."""
        return tuple(item for group in self.groups for item in group.disclosures)

    @property
    def requirements(self) -> tuple[RequirementCoverage, ...]:
        """All requirements beneath the disclosures, in order."""
        return tuple(part for item in self.disclosures for part in item.requirements)

    def outcome(self, outcome: Outcome) -> tuple[IndexEntry, ...]:
        """The entries of the compared index that came to an outcome."""
        return tuple(entry for entry in self.index if entry.outcome is outcome)


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """A sub-theme of the taxonomy; ``theme`` is empty where the taxonomy has one level only."""

    theme: Texts
    label: Texts
    indicators: tuple[IndicatorCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one report against one taxonomy.

    ``not_referred`` names the standards of the report that the taxonomy never refers to.
    """

    report: str
    standards: tuple[StandardCoverage, ...]
    themes: tuple[ThemeCoverage, ...]
    not_referred: tuple[str, ...] = ()


Item = DisclosureCoverage | RequirementCoverage | IndicatorCoverage


def count(items: Iterable[Item]) -> dict[Status, int]:
    """How many items have each status; every status is there."""
    counts = Counter(item.status for item in items)
    return {status: counts[status] for status in Status}
