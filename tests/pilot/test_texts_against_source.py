"""The summaries among the pilot's records against the text: none is a copy."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pilot.conftest import ROOT
from tests.pilot.printed_source import Source

FOLDER = ROOT / "examples" / "zkteco-2023" / "records"
FILES = [path for path in sorted(FOLDER.glob("*.csv")) if path.name != "tables.csv"]
RUN = 12  # words: a run of so many equal ones is a copy

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
def test_summaries_are_in_our_own_words(source: Source, path: Path) -> None:
    copied = []
    for row in rows(path):
        if row["reading"] == "summary":
            words, text = row["value"].split(), printed(source, row)
            runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
            copied += [(row["indicator"], run) for run in runs if run in text]
    assert copied == []
