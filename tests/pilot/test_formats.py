"""The pilot's facts in every format, under the house taxonomy and under the standards' own."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.flat.test_rows import valid
from tests.pilot.conftest import Pilot
from tests.pilot.test_targets import FACTS, TOLD, copy_pilot
from tests.pilot.test_targets import pytestmark as with_packages
from tests.projects import Silent
from xbrlesg.findings.model import Severity
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel


def lineage(pilot: Pilot) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((pilot.folder / "lineage.json").read_text("utf-8"))["facts"]
    return found


def test_each_fact_is_a_row_that_the_schema_admits(pilot: Pilot) -> None:
    """That their facts are those of the report is shown by the circle test of the export itself."""
    rows = valid(read_flat_csv((pilot.folder / "facts.csv").read_bytes()))
    assert read_parquet((pilot.folder / "facts.parquet").read_bytes()) == rows
    assert [row["fact_id"] for row in rows] == list(lineage(pilot))


def test_rows_and_lineage_tell_the_same_story(pilot: Pilot) -> None:
    told = lineage(pilot)
    for row in read_flat_csv((pilot.folder / "facts.csv").read_bytes()):
        origins = {
            (origin["record"]["file"], origin["record"]["row"]): origin
            for origin in told[str(row["fact_id"])]
        }
        others = [(other["file"], other["row"]) for other in json.loads(str(row["other_records"]))]
        leading = (row["record_file"], row["record_row"])
        assert sorted([leading, *others]) == sorted(origins)
        origin = origins[leading]
        assert (row["printed_value"], row["indicator"]) == (origin["printed"]["value"], origin["indicator"])
        assert row["source_line"] == origin["source"].get("line")
        if row["value_number"] is not None:
            printed = Decimal(str(row["printed_value"]).replace(",", ""))
            assert row["value_number"] == printed * Decimal(origin["factor"])
            assert row["factor"] == Decimal(origin["factor"])


def test_every_number_fits_the_typed_column_and_has_labels(pilot: Pilot) -> None:
    rows = read_flat_csv((pilot.folder / "facts.csv").read_bytes())
    numbers = [row for row in rows if row["unit"] is not None]
    assert len(numbers) > 300
    assert all(row["value_number"] is not None for row in numbers)
    assert all(row["label_en"] and row["label_zh"] for row in rows)
    assert set(Counter(row["status"] for row in rows)) == {"printed", "restored", "worded", "summary"}


def test_the_tables_of_xbrl_csv_hold_each_fact_once(pilot: Pilot) -> None:
    ids = []
    for table in ("numeric", "text"):
        with (pilot.folder / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            ids += [row["fact_id"] for row in csv.DictReader(file)]
    assert sorted(ids) == sorted(lineage(pilot))


def test_the_workbook_has_all_facts_and_no_formula(pilot: Pilot) -> None:
    book = openpyxl.load_workbook(pilot.folder / "facts.xlsx")
    assert book["Facts"].max_row == len(lineage(pilot)) + 1
    kinds = Counter(cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row)
    assert set(kinds) <= {"s", "n", "d"}


@with_packages
@pytest.mark.parametrize("target", ["gri", "esrs"])
def test_every_format_holds_the_facts_of_the_standards_taxonomies(tmp_path: Path, target: str) -> None:
    report = copy_pilot(tmp_path)
    exported = export(report, tmp_path / "out", target, CheckLevel.FAST, Silent())
    told = [item.code for item in exported.findings if item.severity >= Severity.WARNING]
    assert (exported.facts, told) == (FACTS[target, "exact"], TOLD[target])
    assert {"csv/report.json", "report.xbrl", "facts.parquet"} <= set(exported.files)
