"""Projects in the pilot report's proportions: the figures of ``large_report``, and texts, answers and days.

python -m benchmarks.suite.projects FOLDER FACTS [--seed N] [--reports N]
"""

from __future__ import annotations

import argparse
import csv
import os
import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.house import PACKAGE
from benchmarks.large_report import COLUMNS, YEARS, make_project

FORMATS = ("inline", "json", "csv", "xml", "parquet", "flat-csv", "xlsx")
FIGURES = 0.35
"""The share of facts that ``large_report`` gives; of the pilot's facts 26 % are numbers."""
WORDS = (
    *("the company", "each site", "its employees", "the board", "suppliers", "customers", "safety", "water"),
    *("energy", "training", "reviews", "reports", "reduces", "supports", "every quarter", "R&D", "with care"),
    *("in line with its policy", "at all levels", "over the year", "厦门", "<as planned>", "and"),
)
ANSWERS = (
    *(("energy-policies", "policy"), ("quality-policies", "policy"), ("ohs-policies", "policy")),
    *(("employee-activities", "programme"), ("safety-drills", "programme"), ("rd-projects", "programme")),
    *(("donation-letters-of-thanks", "recipient"), ("third-party-wastewater-treatment", "site")),
)
BLOCKS = ("employee-activity-description", "community-activity-description")
LINES = (
    *(("community-activity-location", "programme"), ("safety-drill-participants", "programme")),
    *(("in-kind-donation-goods", "recipient"),),
)
CHOICES = {
    "training-programme-target-groups": ("New employee", "Technical post; Management post"),
    "community-activity-types": ("public welfare teaching", "caring for children"),
}

Row = dict[str, str]


def said_rows(chance: random.Random) -> Iterator[Row]:
    """Texts, answers and days of one programme and year after another, without end."""
    for number in count(1):
        for year in YEARS:
            names = {
                axis: f"{axis.capitalize()} {number:06}"
                for axis in ("programme", "policy", "recipient", "site")
            }
            for indicator, value, axis, language in _said(chance, year):
                where = {"period": year, axis: names[axis], "source_words": indicator}
                yield {"indicator": indicator, "value": value, "language": language, **where}


def _said(chance: random.Random, year: str) -> Iterator[tuple[str, str, str, str]]:
    """Indicator, value, axis and language."""

    def sentence(words: int) -> str:
        return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."

    for indicator, axis in ANSWERS:
        yield indicator, chance.choice(("Yes", "No")), axis, ""
    for indicator in BLOCKS:
        text = f"{sentence(chance.randint(8, 16))}\n\n{sentence(chance.randint(8, 16))}"
        yield indicator, text, "programme", "en"
    for indicator, axis in LINES:
        yield indicator, sentence(5), axis, "en"
    for indicator, choices in CHOICES.items():
        yield indicator, chance.choice(choices), "programme", ""
    day = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    yield "community-activity-date", day, "programme", ""


def make_pilot_like(folder: Path, facts: int, seed: int = 1, package: Path = PACKAGE) -> Path:
    """Write a project of so many facts on the house taxonomy, and return its report file."""
    figures = int(facts * FIGURES)
    made = make_project(folder, figures, package=package, seed=seed)
    with (folder / "records.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        said = islice(said_rows(random.Random(seed)), facts - figures)  # noqa: S311 - words, no secrets
        for line, row in enumerate(said, start=figures + 1):
            writer.writerow(row | {"source_line": str(line), "source_section": f"Section {line // 1000 + 1}"})
    made.report.write_text(_report_file(folder, seed, package), "utf-8")
    return made.report


def make_batch(folder: Path, reports: int, facts: int, seed: int = 1) -> list[Path]:
    """Write so many projects, each of another company, into ``folder/NUMBER``; return their report files."""
    return [
        make_pilot_like(folder / f"{number:05d}", facts, number) for number in range(seed, seed + reports)
    ]


def _report_file(folder: Path, number: int, package: Path) -> str:
    """A target for each format, and ``all``."""
    place = f"mapping: mapping.yaml, packages: [{os.path.relpath(package, folder)}]"
    targets = {"all": ", ".join(FORMATS), **{name: name for name in FORMATS}}
    lines = "\n".join(f"  {name}: {{{place}, outputs: [{formats}]}}" for name, formats in targets.items())
    return f"""report: generated-{number}
title: {{en: A generated report}}
entity:
  name: {{en: Generated Ltd. {number}}}
  scheme: https://register.example
  identifier: G-{number}
reporting_period: {{start: 2023-01-01, end: 2023-12-31}}
languages: [en]
records: records.csv
default_target: all
targets:
{lines}
"""


def main() -> None:
    """Write one project, or with ``--reports`` many."""
    parser = argparse.ArgumentParser(description="Write projects for benchmarks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("facts", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int)
    given = parser.parse_args()
    if given.reports:
        make_batch(given.folder, given.reports, given.facts, given.seed)
    else:
        make_pilot_like(given.folder, given.facts, given.seed)


if __name__ == "__main__":
    main()
