"""The records of the pilot's text against the text: each stands where it says, and no summary is a copy."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pilot.conftest import ROOT
from tests.pilot.printed_source import Source

FOLDER = ROOT / "examples" / "zkteco-2023" / "records"
FILES = [path for path in sorted(FOLDER.glob("*.csv")) if path.name != "tables.csv"]
RUN = 12  # words: a run of so many equal ones is a copy
NUMBER = re.compile(r"[\d,]*\d(\.\d+)?")

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def printed(source: Source, row: dict[str, str]) -> str:
    """The lines that a record names, in one: as OCR has them, and without its markup."""
    first, _, last = row["source_line"].partition("-")
    lines = range(int(first), int(last or first) + 1)
    plain = " ".join(" ".join(source.text(line).split()) for line in lines)
    return plain + " " + " ".join(source.printed(line) for line in lines)


@each_file
def test_source_words_stand_in_their_lines(source: Source, path: Path) -> None:
    strays = [row for row in rows(path) if row["source_words"] not in printed(source, row)]
    assert [(row["indicator"], row["source_line"], row["source_words"]) for row in strays] == []


@each_file
def test_clear_numbers_and_their_qualifiers_stand_in_their_lines(source: Source, path: Path) -> None:
    for row in rows(path):
        if row["reading"] == "" and NUMBER.fullmatch(row["value"]):
            text = printed(source, row)
            assert re.search(rf"(?<![\d,.]){re.escape(row['value'])}(?![\d])", text), row
            assert row["qualifier"].lower() in text.lower(), row


@each_file
def test_summaries_are_in_our_own_words(source: Source, path: Path) -> None:
    copied = []
    for row in rows(path):
        if row["reading"] == "summary":
            words, text = row["value"].split(), printed(source, row)
            runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
            copied += [(row["indicator"], run) for run in runs if run in text]
    assert copied == []
