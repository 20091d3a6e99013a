"""The workbook, as another library reads it: texts are texts, numbers exact, and nothing is lost silently."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from tests.pipeline.test_formats import ask_for
from tests.pipeline.test_kinds import rewrite
from tests.projects import Project
from xbrlesg.errors import CannotWriteError
from xbrlesg.flat import workbook
from xbrlesg.flat.numbers import excel_number, number_format
from xbrlesg.flat.workbook import LONGEST_TEXT, About, write_workbook


def sheet(project: Project, name: str = "Facts") -> Any:
    ask_for(project, "xlsx")
    project.export()
    return openpyxl.load_workbook(project.output / "facts.xlsx")[name]


def column(found: Any, heading: str) -> list[Any]:
    (cells,) = (cells for cells in found.iter_cols() if cells[0].value == heading)
    return list(cells[1:])


def test_the_sheets_are_ready_to_use(project: Project) -> None:
    facts = sheet(project)
    assert facts.freeze_panes == "A2"
    assert facts.auto_filter.ref == f"A1:Z{facts.max_row}"
    assert facts.column_dimensions["A"].width > 30
    book = openpyxl.load_workbook(project.output / "facts.xlsx")
    assert book.sheetnames == ["Facts", "Notes", "About"]
    assert book.properties.created == datetime(1980, 1, 1)
    assert [cell.value for cell in book["Notes"][1]] == ["Note", "Language", "Text"]
    assert "Report 2023" in [row[1].value for row in book["About"]]


def test_numbers_are_numbers_with_the_decimals_that_were_printed(project: Project) -> None:
    facts = sheet(project)
    shown = {
        (cell.value, cell.number_format)
        for cell, printed in zip(column(facts, "Value"), column(facts, "Printed value"), strict=True)
        if printed.value in {"1,000", "5.50", "19,678.67", "(12.5)", "244.0"}
    }
    assert shown == {
        (1000, "#,##0"),
        (0.055, "0.00%"),
        (196786700, "#,##0"),
        (-12.5, "#,##0.0"),
        (244, "#,##0.0"),
    }


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "{=A1}", "https://small.example", "007", "_x000D_"]
)
def test_a_text_is_never_a_formula_a_link_or_a_number(project: Project, text: str) -> None:
    rewrite(project, {"indicator": "company", "value": text, "language": "en", "source_section": "=A1"})
    (value,) = column(sheet(project), "Value")
    assert (value.data_type, value.hyperlink) == ("s", None)
    assert value.value in {text, text.replace("_x000D_", "_x005F_x000D_")}
    (section,) = column(openpyxl.load_workbook(project.output / "facts.xlsx")["Facts"], "Section")
    assert (section.data_type, section.value) == ("s", "=A1")


@pytest.mark.parametrize("letter", ["a", "安", "𠀀"])
def test_a_text_that_no_cell_holds_is_cut_and_says_so(project: Project, letter: str) -> None:
    rewrite(project, {"indicator": "company", "value": letter * 40000, "language": "en"})
    (value,) = column(sheet(project), "Value")
    assert value.value.endswith("[cut here; facts.csv has the whole text]")
    assert LONGEST_TEXT - 2 <= len(value.value.encode("utf-16-le")) // 2 <= LONGEST_TEXT


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        (Decimal("0.1"), 0.1),
        (Decimal("21361.34"), 21361.34),
        (Decimal("123456789012345"), 123456789012345.0),
        (Decimal("1234567890123456"), None),
        (Decimal("0.1234567890123456"), None),
        (Decimal("83.836468019852"), None),  # 14 digits, and the file would read 83.83646801985201
        (Decimal("1E+20"), 1e20),
        (-7, -7.0),
        (None, None),
    ],
)
def test_only_numbers_that_stay_exact_are_numbers(number: int | Decimal | None, exact: float | None) -> None:
    assert excel_number(number) == exact


def test_a_number_that_excel_would_round_is_a_text(project: Project) -> None:
    rewrite(project, {"indicator": "wages", "value": "12345678901234567.89", "unit": "RMB"})
    (value,) = column(sheet(project), "Value")
    assert (value.data_type, value.value) == ("s", "12345678901234567.89")


@pytest.mark.parametrize(
    ("number", "decimals", "factor", "form"),
    [
        ("5", None, "1", "#,##0"),
        ("5.25", None, "1", "#,##0.00"),
        ("0.055", 4, "0.01", "0.00%"),
        ("0.05", 2, "0.01", "0%"),
        ("5000", -3, "1000", "#,##0"),
    ],
)
def test_number_formats(number: str, decimals: int | None, factor: str, form: str) -> None:
    row = {"value_number": Decimal(number), "decimals": decimals, "factor": Decimal(factor)}
    assert number_format(row) == form


def test_facts_that_no_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(CannotWriteError, match="too few for 3 facts"):
        write_workbook([{}, {}, {}], About(()))


def test_an_empty_workbook_opens() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([], About((("Report", "=1"),)))))
    assert book["About"]["B1"].data_type == "s"
