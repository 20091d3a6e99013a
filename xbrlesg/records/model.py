"""An indicator record: one printed figure or text, as a person wrote it down, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xbrlesg.findings.model import Location


class Reading(StrEnum):
    """How the value came from the source: as printed, restored from what OCR made of it, or summarised."""

    CLEAR = ""
    RESTORED = "restored"  # OCR damaged it, and the source itself proves the reading
    WORDED = "worded"  # the source prints the number as a word: "four" is read as 4
    SUMMARY = "summary"  # not the source's words: a summary in the preparer's own
    UNREADABLE = "unreadable"  # OCR damaged it, and nothing proves a reading: no value is given


@dataclass(frozen=True, slots=True)
class Source:
    """Where the source prints it: line (or first and last line), section, and a few words that locate it."""

    line: int | None = None
    last_line: int | None = None
    section: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """One row of the records file; every text stands as printed.

    ``breakdown`` holds (axis, printed value) for the axis columns that are filled, in column order.
    ``restated`` holds the source's words on a restatement ("previously 3,780"), empty where there is none.
    """

    location: Location
    indicator: str
    value: str
    unit: str
    period: str
    qualifier: str = ""
    restated: str = ""
    breakdown: tuple[tuple[str, str], ...] = ()
    language: str = ""
    reading: Reading = Reading.CLEAR
    ocr_text: str = ""
    note: str = ""
    source: Source = Source()

    def at(self, column: str) -> Location:
        """The place of one of the record's cells; a statement of the report file is one entry, not cells."""
        return self.location if self.location.column else self.location.at(column)
