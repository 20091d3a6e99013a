"""Records in Parquet: each type that has one printed form, and refusal of the others."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from tests.records.tables import load, parquet_bytes, told
from xbrlesg.errors import MissingExtraError
from xbrlesg.records import parquet_table


def file(**columns: Any) -> bytes:
    plain = {"indicator": ["a"], "value": ["1"], "unit": ["x"], "period": ["2023"]}
    return parquet_bytes(pyarrow.table({**plain, **columns}))


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (pyarrow.array(["1,234"]), "1,234"),
        (pyarrow.array(["x"], "large_string"), "x"),
        (pyarrow.array(["x"]).dictionary_encode(), "x"),
        (pyarrow.array([2**62]), str(2**62)),
        (pyarrow.array([-5], "int8"), "-5"),
        (pyarrow.array([Decimal("1.50")], pyarrow.decimal128(20, 2)), "1.50"),
        (pyarrow.array([Decimal("1E+3")], pyarrow.decimal128(20, 0)), "1000"),
        (pyarrow.array([date(2023, 11, 10)]), "2023-11-10"),
        (pyarrow.array([True]), "true"),
        (pyarrow.array([None], "float64"), ""),
        (pyarrow.nulls(1), ""),
    ],
)
def test_values_by_their_type(tmp_path: Path, column: Any, text: str) -> None:
    (record,), findings = load(tmp_path, "r.parquet", file(value=column))
    assert (record.value, findings) == (text, [])
    assert str(record.at("value")) == "r.parquet:1:value"


@pytest.mark.parametrize(
    "column",
    [
        pyarrow.array([1.5]),
        pyarrow.array([1.5], "float32"),
        pyarrow.array([datetime(2023, 1, 1, tzinfo=UTC)]),
        pyarrow.array([["a"]]),
        pyarrow.array([{"a": 1}]),
        pyarrow.array([b"a"]),
    ],
)
def test_types_without_a_printed_form(tmp_path: Path, column: Any) -> None:
    records, (found,) = load(tmp_path, "r.parquet", file(value=column))
    assert records == []
    assert found.code == "xbrlesg:columnType"
    assert (found.value or "")[:4] == str(column.type)[:4]  # Parquet names the parts of lists otherwise
    assert str(found.location) == "r.parquet:value"


def test_rows_are_numbered_and_empty_ones_passed_over(tmp_path: Path) -> None:
    columns = {name: [None, "a"] for name in ("indicator", "value", "unit", "period")}
    (record,), _ = load(tmp_path, "r.parquet", file(**columns))
    assert record.location.row == 2


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" * 9, b"x" * 100, file()[:-20], file()[20:]])
def test_no_parquet(tmp_path: Path, content: bytes) -> None:
    _, findings = load(tmp_path, "r.parquet", content)
    assert told(findings) == [("recordsNotParquet", "r.parquet")]


@pytest.mark.parametrize("limit", ["MOST_CELLS", "MOST_BYTES"])
def test_more_than_any_report_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(parquet_table, limit, 3)
    _, findings = load(tmp_path, "r.parquet", file())
    assert told(findings) == [("recordsTooLarge", "r.parquet")]


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"xbrlesg\[parquet\]"):
        load(tmp_path, "r.parquet", b"PAR1")
