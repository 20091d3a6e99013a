"""The index that a report prints against the index that its facts make."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.coverage.model import DisclosureCoverage, IndexEntry, Outcome, Status


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a printed index: a section of the report, and the codes that it is said to speak to."""

    section: str
    codes: tuple[str, ...]


def printed_row(section: str, text: str) -> PrintedRow:
    """A row from its cell as printed: codes separated by slashes, commas, semicolons or blanks."""
    return PrintedRow(section, tuple(code for code in re.split(r"[/,;、，；\s]+", text) if code))


def compare_index(
    printed: Sequence[PrintedRow], disclosures: Sequence[DisclosureCoverage]
) -> tuple[IndexEntry, ...]:
    """Each printed code in its section, then each disclosure that was found where the index is silent.

    Nothing is compared where no index is printed.
    """
    if not printed:
        return ()
    known = {item.code: item for item in disclosures}
    entries = [_judge(row.section, code, known) for row in printed for code in row.codes]
    return (*entries, *_silent(printed, disclosures))


def _judge(section: str, code: str, known: Mapping[str, DisclosureCoverage]) -> IndexEntry:
    item = known.get(code)
    if item is None:
        return IndexEntry(section, code, Outcome.UNKNOWN)
    if item.status not in (Status.DISCLOSED, Status.TEXT_ONLY):
        return IndexEntry(section, code, Outcome.NOTHING)
    if section in item.sections:
        return IndexEntry(section, code, Outcome.CONFIRMED)
    return IndexEntry(section, code, Outcome.ELSEWHERE, item.sections)


def _silent(printed: Sequence[PrintedRow], disclosures: Sequence[DisclosureCoverage]) -> Iterator[IndexEntry]:
    stated: Collection[tuple[str, str]] = {(row.section, code) for row in printed for code in row.codes}
    for item in disclosures:
        for section in item.sections:
            if (section, item.code) not in stated:
                yield IndexEntry(section, item.code, Outcome.NOT_PRINTED)
