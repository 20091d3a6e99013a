"""The numbers that a text prints, and which of them records and exclusions account for."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

WORDS: dict[str, int | Decimal] = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "half": Decimal("0.5"), "dozen": 12},
}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b({MONTHS}) \d{{1,2}}(, \d{{4}})?\b|\b({MONTHS}) \d{{4}}\b|\b202[1-4]\b")
"""Days and the years of the report: they say when, which is a fact's period, and not how many."""
NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
EVERY = "*"


@dataclass(frozen=True)
class PrintedNumber:
    """A number as a line prints it, and what it is worth."""

    line: int
    text: str
    value: Decimal


def numbers_in(line: int, text: str) -> Iterator[PrintedNumber]:
    """Yield the numbers of one line, digits or words, without dates."""
    for match in NUMBER.finditer(DATE.sub(" ", text)):
        printed = match.group()
        word = WORDS.get(printed.lower())
        value = Decimal(word) if word is not None else Decimal(printed.replace(",", ""))
        yield PrintedNumber(line, printed, value)


def _values(texts: Iterable[str]) -> set[Decimal]:
    return {number.value for text in texts for number in numbers_in(0, text)}


def accounted(records: Iterable[Mapping[str, str]]) -> dict[int, set[Decimal]]:
    """For each source line, the numbers that records standing there hold: values, texts, breakdowns."""
    covered: dict[int, set[Decimal]] = defaultdict(set)
    for record in records:
        first, _, last = record["source_line"].partition("-")
        if not first:
            continue
        held = _values(
            cell or ""
            for column, cell in record.items()
            if not column.startswith("source_") and column != "note"
        )
        for line in range(int(first), int(last or first) + 1):
            covered[line] |= held
    return covered


@dataclass(frozen=True)
class Exclusion:
    """Numbers of some lines that state nothing about the company, and why; ``number`` may be ``*``."""

    first: int
    last: int
    number: str
    reason: str

    def covers(self, number: PrintedNumber) -> bool:
        """True where this exclusion names the number and its line."""
        return self.first <= number.line <= self.last and self.number in (EVERY, number.text)


def read_exclusions(path: Path) -> list[Exclusion]:
    """Read the list of exclusions: first_line, last_line, number, reason."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Exclusion(int(row["first_line"]), int(row["last_line"]), row["number"], row["reason"])
            for row in csv.DictReader(file)
        ]
