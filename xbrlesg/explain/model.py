"""An explanation: what a code says, why, an input that fails, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xbrlesg.findings.model import Severity


class Group(Enum):
    """The groups of codes: the word is that of the texts' file, the title that of the catalogue."""

    FILES = ("files", "Files of any kind")
    RECORDS = ("records", "Report file and records")
    REGISTRY = ("registry", "Registry")
    STORE = ("store", "Installed packages")
    PACKAGES = ("packages", "Taxonomy packages")
    MAPPING = ("mapping", "Mapping")
    RULES = ("rules", "Rules of the taxonomy")
    FACTS = ("facts", "Facts against their taxonomy")
    JSON = ("json", "xBRL-JSON files")
    INLINE = ("inline", "Inline reports")
    TAGGING = ("tagging", "Tagging a document of others")
    VALIDATION = ("validation", "Validation with Arelle and the circle test")
    FILINGS = ("filings", "Comparing filings")
    BATCH = ("batch", "A batch of reports")
    ARELLE = ("arelle", "Codes of Arelle")

    def __init__(self, word: str, title: str) -> None:
        self.word = word
        self.title = title


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained. ``example`` is a piece of input that fails, as it stands in the file.

    ``section`` names the standard that demands it, where one does.
    """

    code: str
    group: Group
    severity: Severity
    title: str
    explanation: str
    example: str
    mend: str
    section: str | None = None
