"""Projects of any size, for benchmarks and tests: the same seed gives the same records, byte for byte.

Their shapes are those of the pilot report: numbers with and without breakdowns over five years, sums that
hold, texts, dates and answers by typed axes, figures that stand at two places. Whatever explicit axes cannot
give comes from the typed ones: training programmes, sites, recipients, policies.

    python -m benchmarks.large_report FOLDER FACTS [csv|parquet]
"""

from __future__ import annotations

import csv
import os
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from benchmarks.house import PACKAGE, ROOT

MAPPING: Final = ROOT / "mappings/esg.yaml"
SITES: Final = re.compile(r"  site:\n    axis: esg:SiteAxis\n    typed:\n(?:      .*\n)+")
COLUMNS: Final = (
    *("indicator", "value", "unit", "period", "gender", "age", "training-delivery"),
    *("site", "programme", "recipient", "policy", "language"),
    *("source_line", "source_section", "source_words"),
)
YEARS: Final = ("2019", "2020", "2021", "2022", "2023")
AGES: Final = ("Under 30 years old", "31-50 years old", "Over 50 years old")
REPEATED: Final = 997
"""One in so many figures stands at a second place, too."""
FACTS_A_SITE: Final = 500
BATCH: Final = 50_000

Record = tuple[str, ...]
Form = Literal["csv", "parquet"]


@dataclass(frozen=True, slots=True)
class LargeProject:
    """A project as written: its report file, how many records it has, and how many facts they make."""

    report: Path
    records: int
    facts: int

    @property
    def merged(self) -> int:
        """The records that state a fact once more."""
        return self.records - self.facts


def make_project(  # noqa: PLR0913 - a project has this many sides
    folder: Path,
    facts: int,
    *,
    form: Form = "csv",
    outputs: Sequence[str] = ("json", "csv", "parquet"),
    package: Path = PACKAGE,
    seed: int = 0,
) -> LargeProject:
    """Write a project of so many facts: ``report.yaml``, mapping and records, on the house taxonomy."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"records.{form}"
    records = (_write_csv if form == "csv" else _write_parquet)(path, repeated(make_records(facts, seed)))
    report = folder / "report.yaml"
    report.write_text(_report(folder, path.name, outputs, package), "utf-8")
    (folder / "mapping.yaml").write_text(_mapping(), "utf-8")
    return LargeProject(report, records, facts)


def make_records(facts: int, seed: int = 0) -> Iterator[Record]:
    """The records of so many facts, one for each."""
    chance = random.Random(seed)  # noqa: S311 - figures, no secrets
    return islice(_numbered(_rows(max(facts // FACTS_A_SITE, 2), chance)), facts)


def repeated(records: Iterable[Record]) -> Iterator[Record]:
    """The records, and of each ``REPEATED``-th figure a second one at another place of the source."""
    for number, record in enumerate(records, 1):
        yield record
        if number % REPEATED == 0 and not record[COLUMNS.index("language")]:
            yield (*record[:-2], "Highlights", "once more")


def _numbered(rows: Iterable[dict[str, str]]) -> Iterator[Record]:
    for number, row in enumerate(rows, 1):
        row |= {"source_line": str(number), "source_section": f"Section {number // 1000 + 1}"}
        yield tuple(row.get(column, "") for column in COLUMNS)


def _rows(sites: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """First what every company reports, then programme after programme."""
    yield from (row for year in YEARS for row in _employees(year, chance))
    yield from (row for year in YEARS for row in _sites(year, sites, chance))
    number = 0
    while True:
        number += 1
        yield from _programme(f"Programme {number:06}", chance)


def _employees(year: str, chance: random.Random) -> Iterator[dict[str, str]]:
    counts = {gender: [chance.randint(100, 9_000) for _ in AGES] for gender in ("Male", "Female")}
    by_age = [sum(parts) for parts in zip(*counts.values(), strict=True)]
    row = {"indicator": "employees", "unit": "Person", "period": year, "source_words": "Number of employees"}
    yield {**row, "value": f"{sum(by_age):,}"}
    yield from ({**row, "value": f"{sum(parts):,}", "gender": gender} for gender, parts in counts.items())
    yield from ({**row, "value": f"{part:,}", "age": age} for age, part in zip(AGES, by_age, strict=True))


def _sites(year: str, sites: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """Sessions and participants at each site, beneath the company's own figures."""
    for indicator, unit, most in (
        ("information-security-training-sessions", "Times", 40),
        ("information-security-training-person-times", "Person-time", 4_000),
    ):
        parts = [chance.randint(1, most) for _ in range(sites)]
        row = {"indicator": indicator, "unit": unit, "period": year, "source_words": "Security training"}
        yield {**row, "value": f"{sum(parts):,}"}
        for number, part in enumerate(parts, 1):
            yield {**row, "value": f"{part:,}", "site": f"Site {number:05}"}


def _programme(name: str, chance: random.Random) -> Iterator[dict[str, str]]:
    """Five years of one programme, its text, what its recipient was given, and the policy behind it."""
    for year in YEARS:
        row = {"period": year, "programme": name, "source_words": name}
        yield from _by_delivery(
            {**row, "indicator": "training-programme-sessions", "unit": "sessions"}, chance
        )
        yield from _by_delivery({**row, "indicator": "training-programme-class-hours"}, chance, places=1)
        courses, people = chance.randint(1, 60), chance.randint(5, 20_000)
        yield {**row, "indicator": "training-programme-courses", "value": str(courses)}
        yield {
            **row,
            "indicator": "training-programme-participants",
            "value": f"{people:,}",
            "unit": "Person",
        }
        given = f"{chance.randint(1, 99_999_999) / 100:,.2f}"  # printed, not reckoned with
        money = {
            "indicator": "monetary-donations",
            "unit": "RMB",
            "period": year,
            "source_words": "Donations",
        }
        yield {**money, "value": given, "recipient": f"Foundation of {name}"}
    said = {"period": YEARS[-1], "source_words": name, "language": "en"}
    text = f"{name} teaches what the work asks for.\n\n- safety & health\n- the law"
    yield {**said, "indicator": "training-programme-description", "value": text, "programme": name}
    purpose = f"Support for the work of {name}"
    recipient = f"Foundation of {name}"
    yield {**said, "indicator": "donation-purpose", "value": purpose, "recipient": recipient}
    policy = {"indicator": "training-policies", "value": "Yes", "period": YEARS[-1], "source_words": name}
    yield {**policy, "policy": f"Policy on {name}"}


def _by_delivery(row: dict[str, str], chance: random.Random, places: int = 0) -> Iterator[dict[str, str]]:
    """A figure and its two parts, in whole numbers or with decimal places."""
    scale = 10**places
    online, offline = chance.randint(1, 900) * scale, chance.randint(1, 900) * scale
    for delivery, number in (("", online + offline), ("online", online), ("offline", offline)):
        value = f"{number // scale:,}" + (f".{number % scale:0{places}}" if places else "")
        yield {**row, "value": value, "training-delivery": delivery}


def _write_csv(path: Path, records: Iterable[Record]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        count = 0
        for record in records:
            count += 1
            writer.writerow(record)
    return count


def _write_parquet(path: Path, records: Iterable[Record]) -> int:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(column, pa.string()) for column in COLUMNS])
    count, rows = 0, iter(records)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            count += len(batch)
            writer.write_table(pa.table(list(map(list, zip(*batch, strict=True))), schema=schema))
    return count


def _mapping() -> str:
    """The house mapping, which takes any site as printed."""
    house = MAPPING.read_text("utf-8")
    taken, count = SITES.subn("  site: {axis: esg:SiteAxis, typed: as-printed}\n", house)
    if count != 1:
        raise ValueError(f"{MAPPING} has {count} axes of sites of the form that is replaced here")
    return taken


def _report(folder: Path, records: str, outputs: Sequence[str], package: Path) -> str:
    return f"""report: large
title: {{en: A large report}}
entity:
  name: {{en: Large Ltd.}}
  scheme: https://register.example
  identifier: L-1
reporting_period: {{start: 2023-01-01, end: 2023-12-31}}
languages: [en]
records: {records}
targets:
  large:
    mapping: mapping.yaml
    packages: [{os.path.relpath(package, folder)}]
    outputs: [{", ".join(outputs)}]
"""


def main() -> None:
    """Write one project."""
    form: Form = "parquet" if sys.argv[3:] == ["parquet"] else "csv"
    made = make_project(Path(sys.argv[1]), int(sys.argv[2]), form=form)
    print(f"{made.report}: {made.records} records, {made.facts} facts")


if __name__ == "__main__":
    main()
