"""Flat rows: what stands in them, by the published schema, and that nothing changes on the way to a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import xbrlesg
from tests.pipeline.test_formats import ask_for
from tests.pipeline.test_kinds import rewrite
from tests.projects import Project
from xbrlesg.flat.flat_csv import read_flat_csv, write_flat_csv
from xbrlesg.flat.model import COLUMNS, SCHEMA, VERSION, Cell, FlatColumn, Row, fitting
from xbrlesg.flat.parquet import METADATA, read_parquet, write_parquet

SCHEMA_FILE = Path(xbrlesg.__file__).parent / "schemas" / f"{SCHEMA}.json"
PUBLISHED: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
TYPES = {"string": "string", "json": "string", "integer": "integer", "decimal": "string", "date": "string"}


def as_json(row: Row) -> dict[str, Any]:
    """A row as the schema has it: dates and decimals as strings."""

    def cell(value: Cell) -> Any:
        match value:
            case Decimal():
                text = f"{value:f}"
                return text.rstrip("0").rstrip(".") if "." in text else text
            case date():
                return value.isoformat()
            case _:
                return value

    return {name: cell(value) for name, value in row.items()}


def valid(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, each of which the published schema admits, and whose JSON columns are JSON."""
    validator = jsonschema.Draft202012Validator(PUBLISHED, format_checker=jsonschema.FormatChecker())
    for row in rows:
        validator.validate(as_json(row))
        for column in COLUMNS:
            if column.type == "json":
                json.loads(str(row[column.name]))
    return rows


@pytest.fixture
def rows(project: Project) -> dict[str, list[Row]]:
    """The small project's rows by indicator, out of its CSV file."""
    ask_for(project, "flat-csv", "parquet")
    project.export()
    found = valid(read_flat_csv((project.output / "facts.csv").read_bytes()))
    assert found == read_parquet((project.output / "facts.parquet").read_bytes())
    grouped: dict[str, list[Row]] = {}
    for row in found:
        grouped.setdefault(str(row["indicator"]), []).append(row)
    return grouped


def test_the_columns_are_those_of_the_schema() -> None:
    def published(column: FlatColumn) -> Any:
        return TYPES[column.type] if column.required else [TYPES[column.type], "null"]

    assert list(PUBLISHED["properties"]) == PUBLISHED["required"] == [column.name for column in COLUMNS]
    for column in COLUMNS:
        entry = PUBLISHED["properties"][column.name]
        assert entry["type"] == published(column), column.name
        assert ("contentMediaType" in entry) == (column.type == "json")
        assert (entry.get("format") == "date") == (column.type == "date")
    assert PUBLISHED["properties"]["schema_version"]["const"] == VERSION


def test_the_document_tells_of_every_column() -> None:
    text = (Path(__file__).parents[2] / "docs" / "flat-facts.md").read_text("utf-8")
    section = text.partition("## Columns")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    told = [name for line in lines for name in line.split("|")[1].replace("`", "").replace(",", " ").split()]
    assert told == [column.name for column in COLUMNS]


def test_a_figure_in_a_printed_unit(rows: dict[str, list[Row]]) -> None:
    (row,) = (row for row in rows["wages"] if row["period_end"] == date(2023, 12, 31))
    assert {
        "value_type": "monetary",
        "value": "196786700.0",
        "value_number": Decimal(196786700),
        "unit": "iso4217:CNY",
        "decimals": -2,
        "printed_value": "19,678.67",
        "printed_unit": "RMB '0,000",
        "printed_period": "2023",
        "factor": Decimal(10000),
        "qualifier": "about",
        "status": "printed",
        "source_line": 9,
        "source_section": "Staff",
        "source_words": "Wages",
        "record_file": "records.csv",
        "record_row": 9,
        "label_en": "Wages",
        "label_zh": "工资",
        "period_type": "duration",
        "period_start": date(2023, 1, 1),
        "dimensions": '{"small:QualificationAxis":"small:ApproximatelyMember"}',
        "typed_axes": "[]",
    }.items() <= row.items()
    (note,) = json.loads(str(row["footnotes"]))
    assert note["text"] == "The source qualifies this figure: “about”."
    assert json.loads(str(row["namespaces"])) == {
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "small": "https://small.example/taxonomy/2024-01-01",
    }


def test_a_count_at_a_days_end(rows: dict[str, list[Row]]) -> None:
    whole = next(row for row in rows["employees"] if row["dimensions"] == "{}" and row["value"] == "1000")
    assert (whole["period_type"], whole["period_instant"]) == ("instant", date(2023, 12, 31))
    assert (whole["period_start"], whole["period_end"]) == (None, None)
    assert (whole["unit"], whole["decimals"]) == ("pure", None)
    assert json.loads(str(whole["other_records"])) == [{"file": "records.csv", "row": 5}]
    female = next(row for row in rows["employees"] if row["value"] == "400")
    assert (female["breakdown_en"], female["breakdown_zh"]) == ("Gender: Female", "性别：女")


def test_a_text_as_axis(rows: dict[str, list[Row]]) -> None:
    site = next(row for row in rows["sessions"] if row["value"] == "12")
    assert site["dimensions"] == '{"small:SiteAxis":"Dongguan"}'
    assert site["typed_axes"] == '["small:SiteAxis"]'


def test_answers_in_words(rows: dict[str, list[Row]]) -> None:
    yes, no = sorted(rows["policy-in-force"], key=lambda row: row["value"] == "false")
    assert (yes["value"], yes["value_en"], yes["value_zh"]) == ("true", "Yes", "是")
    assert (no["value"], no["value_en"], no["value_zh"]) == ("false", "No", "否")
    (topics,) = rows["topics"]
    assert topics["value"] == "small:PrivacyMember small:SafetyMember"
    assert topics["value_number"] is topics["unit"] is topics["decimals"] is None


@pytest.mark.parametrize(("indicator", "status"), [("turnover-rate", "restored"), ("company", "printed")])
def test_how_the_value_was_read(rows: dict[str, list[Row]], indicator: str, status: str) -> None:
    assert {row["status"] for row in rows[indicator]} == {status}


def test_a_summary_is_no_printed_text(rows: dict[str, list[Row]]) -> None:
    assert {row["language"]: row["status"] for row in rows["policy-text"]} == {
        "en": "printed",
        "zh-hans": "summary",
    }


def test_a_statement_of_the_target_is_no_printed_value(project: Project) -> None:
    ask_for(project, "flat-csv")
    rewrite(project, {"indicator": "policy-in-force", "value": "Yes", "site": "Dongguan"})
    path = project.folder / "report.yaml"
    path.write_text(path.read_text("utf-8") + "    statements: {review: annually}\n", "utf-8")
    project.export()
    found = valid(read_flat_csv((project.output / "facts.csv").read_bytes()))
    assert {row["indicator"]: row["status"] for row in found} == {
        "policy-in-force": "printed",
        "review": "stated",
    }


def test_the_clear_record_leads_a_damaged_one(project: Project) -> None:
    ask_for(project, "flat-csv")
    restored = {"reading": "restored", "ocr_text": "9/0", "note": "The page shows it.", "source_line": "7"}
    wages = {"indicator": "wages", "value": "5", "unit": "RMB"}
    rewrite(project, {**wages, **restored}, wages)
    project.export()
    (row,) = read_flat_csv((project.output / "facts.csv").read_bytes())
    assert (row["status"], row["record_row"]) == ("printed", 3)
    assert json.loads(str(row["other_records"])) == [{"file": "records.csv", "row": 2}]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a,b", '"q"', "a\r\nb", "a\rb", "#none"]
)
def test_values_in_csv_are_not_touched(project: Project, text: str) -> None:
    ask_for(project, "flat-csv", "parquet")
    rewrite(project, {"indicator": "company", "value": text, "language": "en"})
    project.export()
    content = (project.output / "facts.csv").read_bytes()
    (row,) = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert row["value"] == text
    assert read_parquet((project.output / "facts.parquet").read_bytes())[0]["value"] == text


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        (0, True),
        (-(10**26) + 1, True),
        (10**26, False),
        (Decimal("0.000000000001"), True),
        (Decimal("0.0000000000001"), False),
        (Decimal("1.000000000000000"), True),
        (Decimal("99999999999999999999999999.999999999999"), True),
        (Decimal("1E+25"), True),
        (Decimal("1E+26"), False),
    ],
)
def test_only_what_fits_to_the_last_digit_is_typed(value: int | Decimal, *, fits: bool) -> None:
    assert fitting(value) == (value if fits else None)


CELLS = {
    "string": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    "json": st.just("[]"),
    "integer": st.integers(-(2**31), 2**31 - 1),
    "decimal": st.decimals(-(10**25), 10**25, places=12),
    "date": st.dates(),
}
ROWS = st.fixed_dictionaries(
    {
        column.name: CELLS[column.type] if column.required else st.none() | CELLS[column.type]
        for column in COLUMNS
    }
)


@given(st.lists(ROWS, max_size=3))
def test_any_row_comes_back_from_both_files(rows: list[Row]) -> None:
    assert read_flat_csv(write_flat_csv(rows)) == rows
    assert read_parquet(write_parquet(rows)) == rows


def test_a_file_of_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="not those of the schema"):
        read_flat_csv(b"fact_id,value\n")


def test_the_parquet_file_names_its_schema() -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pq.read_schema(io.BytesIO(write_parquet([])))
    assert {
        key.encode(): value.encode() for key, value in METADATA.items()
    }.items() <= schema.metadata.items()
    assert str(schema.field("value_number").type) == "decimal128(38, 12)"
    assert str(schema.field("period_end").type) == "date32[day]"
