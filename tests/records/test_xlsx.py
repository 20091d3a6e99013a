"""Records in Excel workbooks: which sheet, which cell, and what becomes of cells that are no texts."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.records.tables import as_xlsx, book_bytes, load, told
from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.as_data import finding_data
from xbrlesg.findings.model import Severity
from xbrlesg.records.xlsx import archive
from xbrlesg.records.xlsx.cells import number_text
from xbrlesg.records.xlsx.formats import Shown, read_formats, shown_by
from xbrlesg.records.xlsx.marks import letters_of, number_of

HEADER = ["indicator", "value", "unit", "period"]
GOOD = ["a", "1", "x", "2023"]


def book(*lines: Sequence[Any], sheet: str = "records") -> Any:
    """An open workbook with a header and these rows, for a test to change; it writes texts into the cells."""
    return openpyxl.load_workbook(io.BytesIO(as_xlsx([HEADER, *lines], sheet)))


def one(value: Any, form: str = "General", column: str = "B") -> bytes:
    """A workbook whose one record has this value, shown by this format."""
    made = book(GOOD)
    made.active[f"{column}2"].value = value
    made.active[f"{column}2"].number_format = form
    return book_bytes(made)


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one part changed as text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = change(text.decode("utf-8"))
                assert changed != text.decode("utf-8")
                text = changed.encode("utf-8")
            new.writestr(name, text)
    return stream.getvalue()


SHEET_PART = "xl/worksheets/sheet1.xml"


class TestPlaces:
    """Findings name sheet and cell."""

    def test_a_finding_names_sheet_cell_and_header(self, tmp_path: Path) -> None:
        header = [*HEADER, "source_line"]
        content = as_xlsx([header, ["", "", "", "", ""], [*GOOD, "l.5"]], "Staff 员工")
        _, (found,) = load(tmp_path, "r.xlsx", content)
        assert str(found.location) == "r.xlsx!Staff 员工!E3 (source_line)"
        data = finding_data(found)
        assert data["location"] == {
            "file": "r.xlsx",
            "sheet": "Staff 员工",
            "row": 3,
            "column": "source_line",
            "cell": "E3",
        }

    def test_a_table_that_does_not_begin_at_a1(self, tmp_path: Path) -> None:
        made = openpyxl.Workbook()
        for column, (header, cell) in enumerate(zip(HEADER, GOOD, strict=True), 28):
            made.active.cell(5, column, header)
            made.active.cell(9, column, cell)
        (record,), findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert (str(record.at("value")), findings) == ("r.xlsx!Sheet!AC9 (value)", [])

    def test_columns_without_a_name(self, tmp_path: Path) -> None:
        made = book(GOOD, GOOD)
        made.active.insert_cols(2)
        records, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert (len(records), findings) == (2, [])
        made.active["B3"] = "note to self"
        _, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert told(findings) == [("columnUnknown", "r.xlsx!records!B1 ()")]

    def test_a_row_longer_than_the_header(self, tmp_path: Path) -> None:
        records, findings = load(tmp_path, "r.xlsx", book_bytes(book(GOOD, [*GOOD, "", "more"])))
        assert (len(records), told(findings)) == (1, [("rowLength", "r.xlsx!records!3")])

    @pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
    def test_letters(self, number: int, letters: str) -> None:
        assert (letters_of(number), number_of(letters)) == (letters, number)


class TestSheets:
    """Which sheet is read."""

    @staticmethod
    def several(*names: str, hidden: str | None = None) -> bytes:
        made = book(GOOD, sheet=names[0])
        for name in names[1:]:
            made.create_sheet(name).append(["other"])
        for sheet in made.worksheets:
            sheet.sheet_state = "hidden" if sheet.title == hidden else "visible"
        made.active = next(number for number, name in enumerate(names) if name != hidden)
        return book_bytes(made)

    @pytest.mark.parametrize("names", [("anything",), ("Records", "Notes"), ("RECORDS", "Notes", "More")])
    def test_the_one_named_records_or_the_only_one(self, tmp_path: Path, names: tuple[str, ...]) -> None:
        records, findings = load(tmp_path, "r.xlsx", self.several(*names))
        assert (len(records), findings) == (1, [])

    def test_the_only_one_that_is_seen(self, tmp_path: Path) -> None:
        records, findings = load(tmp_path, "r.xlsx", self.several("Staff", "lists", hidden="lists"))
        assert (len(records), findings) == (1, [])

    def test_the_one_that_is_asked_for(self, tmp_path: Path) -> None:
        records, findings = load(tmp_path, "r.xlsx#Staff", self.several("Staff", "records"))
        assert (len(records), findings) == (1, [])
        assert str(records[0].location) == "r.xlsx!Staff!2"

    def test_a_hidden_one_is_read_and_told(self, tmp_path: Path) -> None:
        records, findings = load(tmp_path, "r.xlsx", self.several("records", "x", hidden="records"))
        assert (len(records), told(findings)) == (1, [("cellsHidden", "r.xlsx!records")])

    @pytest.mark.parametrize(
        ("name", "hint"),
        [("r.xlsx", "Staff, Notes"), ("r.xlsx#Staf", "'Staff'"), ("r.xlsx#staff", "'Staff'")],
    )
    def test_no_choice_is_made(self, tmp_path: Path, name: str, hint: str) -> None:
        _, (found,) = load(tmp_path, name, self.several("Staff", "Notes"))
        assert (found.code, str(found.location)) == ("xbrlesg:sheetUnknown", "r.xlsx")
        assert hint in found.hint


class TestNumbers:
    """A number is taken by its digits where there is no doubt of them."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (4106, "4106"),
            (-5, "-5"),
            (0, "0"),
            (5.50, "5.5"),
            (19678.67, "19678.67"),
            (-0.07, "-0.07"),
            (1e-7, "0.0000001"),
            (999999999999999, "999999999999999"),
            (True, "true"),
            (False, "false"),
        ],
    )
    def test_digits(self, tmp_path: Path, value: Any, text: str) -> None:
        (record,), findings = load(tmp_path, "r.xlsx", one(value))
        assert record.value == text
        expected = [] if isinstance(value, bool) else [("cellsNumeric", "r.xlsx!records!B2 (value)")]
        assert told(findings) == expected

    @pytest.mark.parametrize(
        "stored", ["1E+15", "1234567890123456789", "0.30000000000000004", "1E+300", "-1E+15"]
    )
    def test_more_digits_than_a_float_keeps(self, tmp_path: Path, stored: str) -> None:
        content = rewritten(one(7), SHEET_PART, lambda text: text.replace("<v>7</v>", f"<v>{stored}</v>"))
        records, findings = load(tmp_path, "r.xlsx", content)
        assert records == []
        assert ("cellNumber", "r.xlsx!records!B2 (value)") in told(findings)

    def test_every_number_of_15_digits_keeps_them(self) -> None:
        for text in ("123456789.012345", "0.123456789012345", "999999999999.999", "0.000123456789012345"):
            assert number_text(float(text)) == text

    def test_a_period_and_a_line_are_no_decimals(self, tmp_path: Path) -> None:
        made = openpyxl.Workbook()
        made.active.append([*HEADER, "source_line"])
        made.active.append(["a", "1", "x", 2023, 148])
        (record,), findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert (record.period, record.source.line, findings) == ("2023", 148, [])

    @pytest.mark.parametrize(
        "form", ["0%", "0.00%", '0.0" %"%', "0,", "#,##0.0,,", '#,##0,"k"', "0.0,;-0.0,"]
    )
    def test_what_is_shown_is_another_number(self, tmp_path: Path, form: str) -> None:
        records, findings = load(tmp_path, "r.xlsx", one(0.125, form))
        assert records == []
        assert told(findings)[-1] == ("cellNumber", "r.xlsx!records!B2 (value)") or told(findings)[0] == (
            "cellNumber",
            "r.xlsx!records!B2 (value)",
        )

    @pytest.mark.parametrize(
        "form", ["0.00", "#,##0", '#,##0.00 "元"', "0.00E+00", "[Red]-0.0", "@", "¥#,##0.00"]
    )
    def test_forms_that_show_the_number(self, tmp_path: Path, form: str) -> None:
        (record,), _ = load(tmp_path, "r.xlsx", one(12.5, form))
        assert record.value == "12.5"


class TestDays:
    """A day is taken where its format shows the whole of it, in the columns that take days."""

    @pytest.mark.parametrize(
        "form", ["yyyy-mm-dd", "mm-dd-yy", "d-mmm-yy", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@"]
    )
    @pytest.mark.parametrize("column", ["B", "D"])
    def test_a_day(self, tmp_path: Path, form: str, column: str) -> None:
        (record,), findings = load(tmp_path, "r.xlsx", one(date(2023, 6, 1), form, column))
        assert findings == []
        assert {"B": record.value, "D": record.period}[column] == "2023-06-01"

    @pytest.mark.parametrize(
        ("value", "form", "column"),
        [
            (date(2023, 6, 1), "mmm-yy", "D"),  # somebody typed 2023-06
            (date(2023, 5, 3), "d-mmm", "B"),  # somebody typed 3-5
            (date(2023, 6, 1), 'yyyy"年"m"月"', "D"),
            (date(2023, 6, 1), "yyyy", "D"),
            (date(2023, 6, 1), "yyyy-mm-dd", "C"),
            (datetime(2023, 6, 1, 12), "yyyy-mm-dd", "D"),
            (time(12, 30), "hh:mm", "B"),
            (timedelta(hours=30), "[h]:mm:ss", "B"),
            (45078, "yyyy", "B"),
        ],
    )
    def test_what_excel_made_a_day(self, tmp_path: Path, value: Any, form: str, column: str) -> None:
        header = HEADER["ABCD".index(column)]
        records, findings = load(tmp_path, "r.xlsx", one(value, form, column))
        assert records == []
        assert ("cellDate", f"r.xlsx!records!{column}2 ({header})") in told(findings)

    def test_the_calendar_from_1904(self, tmp_path: Path) -> None:
        made = book(GOOD)
        made.epoch = CALENDAR_MAC_1904
        made.active["B2"] = date(2023, 6, 1)
        (record,), _ = load(tmp_path, "r.xlsx", book_bytes(made))
        assert record.value == "2023-06-01"

    @pytest.mark.parametrize("number", range(60))
    def test_built_in_formats_give_no_day_for_a_number(self, tmp_path: Path, number: int) -> None:
        """Whatever calamine makes of a format without a code, 45078 is never taken for a count of days."""
        content = rewritten(
            one(7, "0.000"),
            "xl/styles.xml",
            lambda text: re.sub('numFmtId="164"(?! formatCode)', f'numFmtId="{number}"', text),
        )
        content = rewritten(content, SHEET_PART, lambda text: text.replace("<v>7</v>", "<v>45078</v>"))
        records, findings = load(tmp_path, "r.xlsx", content)
        plain = number in (*range(9), *range(11, 14), *range(23, 27), *range(37, 45), 48, 49, 59)
        if plain:
            assert [record.value for record in records] == ["45078"]
        elif records:
            assert records[0].value == "2023-06-01"
        else:
            assert {code for code, _ in told(findings)} & {"cellDate", "cellNumber"}

    @pytest.mark.parametrize(
        ("number", "form"),
        [
            *((0, Shown.NUMBER), (10, Shown.PERCENT), (14, Shown.DAY), (17, Shown.PART_OF_DAY)),
            *((20, Shown.PART_OF_DAY), (27, Shown.PART_OF_DAY), (31, Shown.DAY), (57, Shown.PART_OF_DAY)),
        ],
    )
    def test_built_in_formats(self, number: int, form: Shown) -> None:
        styles = f'<styleSheet><cellXfs><xf/><xf numFmtId="{number}"/></cellXfs></styleSheet>'
        assert read_formats(styles.encode()) == [Shown.NUMBER, form]

    @pytest.mark.parametrize(
        ("code", "form"),
        [
            ("General", Shown.NUMBER),
            ("0.00E+00", Shown.NUMBER),
            ('0.0"%"', Shown.NUMBER),
            ("0\\%", Shown.NUMBER),
            ("# ?/?", Shown.NUMBER),
            ("_-* #,##0.00_-", Shown.NUMBER),
            ('#,##0"d"', Shown.NUMBER),
            ("[>=1000]#,##0,;0", Shown.SCALED),
            ("yyyy-mm-dd hh:mm", Shown.DAY),
            ("[h]:mm", Shown.PART_OF_DAY),
            ("e", Shown.PART_OF_DAY),
        ],
    )
    def test_formats(self, code: str, form: Shown) -> None:
        assert shown_by(code) is form


class TestCells:
    """Errors, formulas, merged and hidden cells: each is told, none is guessed."""

    @pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
    def test_an_error_is_found(self, tmp_path: Path, error: str) -> None:
        made = book(GOOD)
        made.active["C2"].value = error
        made.active["C2"].data_type = "e"
        records, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert (records, told(findings)) == ([], [("cellError", "r.xlsx!records!C2 (unit)")])
        assert findings[0].value == error

    def test_errors_that_the_reader_does_not_know(self, tmp_path: Path) -> None:
        def spoilt(text: str) -> str:
            return re.sub('<c r="D2".*?</c>', '<c r="D2" t="e"><v>#BUSY!</v></c>', text)

        content = rewritten(as_xlsx([HEADER, GOOD]), SHEET_PART, spoilt)
        records, findings = load(tmp_path, "r.xlsx", content)
        assert (records, told(findings)) == ([], [("cellError", "r.xlsx!records!D2 (D)")])
        assert findings[0].value == "#BUSY!"

    def test_a_row_of_nothing_but_errors_is_not_passed_over(self, tmp_path: Path) -> None:
        made = book(GOOD)
        for cell in ("A3", "B5"):
            made.active[cell].value = "#REF!"
            made.active[cell].data_type = "e"
        made.active["D7"] = "=A1"
        records, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        places = [str(item.location) for item in findings if item.code == "xbrlesg:cellError"]
        assert len(records) == 1
        assert places == [
            f"r.xlsx!records!{cell}" for cell in ("A3 (indicator)", "B5 (value)", "D7 (period)")
        ]

    def test_an_error_is_not_told_again_as_an_empty_cell(self, tmp_path: Path) -> None:
        made = openpyxl.Workbook()
        made.active.append([*HEADER, "reading", "source_line"])
        made.active.append(["a", "In short", None, "2023", "summary", "#REF!"])
        made.active["F2"].data_type = "e"
        _, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert told(findings) == [("cellError", "r.xlsx!Sheet!F2 (source_line)")]

    def test_a_formula_without_a_value(self, tmp_path: Path) -> None:
        _, findings = load(tmp_path, "r.xlsx", one("=1+1"))
        assert told(findings) == [("cellError", "r.xlsx!records!B2 (value)")]

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ("<f>1+1</f><v>2</v>", "2"),
            ('" t="str"><f>A1</f><v>two</v>', "two"),
            ('" t="str"><f>A1</f><v></v>', ""),
        ],
    )
    def test_the_last_value_of_a_formula(self, tmp_path: Path, cell: str, value: str) -> None:
        def computed(text: str) -> str:
            old = text[text.index('<c r="B2"') : text.index("</c>", text.index('<c r="B2"'))]
            new = f'<c r="B2{cell}' if cell.startswith('"') else f'<c r="B2">{cell}'
            return text.replace(old, new)

        (record,), findings = load(tmp_path, "r.xlsx", rewritten(one("=1+1"), SHEET_PART, computed))
        assert record.value == value
        assert ("cellsFormula", "r.xlsx!records!B2 (value)") in told(findings)

    def test_an_error_of_a_formula(self, tmp_path: Path) -> None:
        def failed(text: str) -> str:
            return (
                text.replace('<c r="B2"', '<c r="B2" t="e"')
                .replace("<v />", "<v>#DIV/0!</v>")
                .replace("<v></v>", "<v>#DIV/0!</v>")
            )

        records, findings = load(tmp_path, "r.xlsx", rewritten(one("=1/0"), SHEET_PART, failed))
        assert (records, told(findings)) == ([], [("cellError", "r.xlsx!records!B2 (value)")])

    def test_merged_cells(self, tmp_path: Path) -> None:
        made = book(GOOD, GOOD)
        made.active.merge_cells("A2:A3")
        _, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert told(findings)[0] == ("cellsMerged", "r.xlsx!records!A2 (indicator)")
        assert findings[0].value == "A2:A3"

    def test_hidden_rows_and_columns_are_read_and_told_once(self, tmp_path: Path) -> None:
        made = book(*[GOOD] * 9)
        for row in (3, 4, 5, 6, 7, 8, 90):
            made.active.row_dimensions[row].hidden = True
        made.active.column_dimensions["C"].hidden = True
        records, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert len(records) == 9
        assert told(findings) == [
            ("cellsHidden", "r.xlsx!records!3"),
            ("cellsHidden", "r.xlsx!records!C1 (unit)"),
        ]
        assert "3, 4, 5, 6, 7, and 1 more" in findings[0].message

    def test_many_numbers_are_told_once(self, tmp_path: Path) -> None:
        made = openpyxl.Workbook()
        for line in (HEADER, *[["a", 1.5, "x", "2023"]] * 7):
            made.active.append(line)
        _, (found,) = load(tmp_path, "r.xlsx", book_bytes(made))
        assert found.message.startswith("numbers and not texts")
        assert "B2, B3, B4, B5, B6, and 2 more" in found.message
        assert found.severity is Severity.WARNING

    def test_fractions_in_other_columns_are_told_too(self, tmp_path: Path) -> None:
        made = openpyxl.Workbook()
        made.active.append([*HEADER, "gender", "source_line"])
        made.active.append(["a", "1", "x", 2023, 1.1, 148])
        (record,), findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert record.breakdown == (("gender", "1.1"),)
        assert told(findings) == [("cellsNumeric", "r.xlsx!Sheet!E2 (gender)")]

    def test_texts_stay_as_they_are(self, tmp_path: Path) -> None:
        texts = ["  lead", "trail  ", "a\nb", "007", "1.50", "=1+1", "_x0041_", "<&>", "\u2028", "中文🙂"]
        made = openpyxl.Workbook()
        made.active.append(HEADER)
        for number, text in enumerate(texts, 2):
            made.active.append(["a", None, "x", "2023"])
            made.active.cell(number, 2).value = text.replace("_x0041_", "_x005F_x0041_")
            made.active.cell(number, 2).data_type = "s"
        records, findings = load(tmp_path, "r.xlsx", book_bytes(made))
        assert ([record.value for record in records], findings) == (texts, [])

    def test_prefixed_elements(self, tmp_path: Path) -> None:
        """Some programs write ``<x:c>``; errors and styles are seen there too."""
        made = book(GOOD)
        made.active["C2"].value = "#REF!"
        made.active["C2"].data_type = "e"

        def prefixed(text: str) -> str:
            text = (
                text.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")
            )
            return text.replace("xmlns=", "xmlns:x=")

        _, findings = load(tmp_path, "r.xlsx", rewritten(book_bytes(made), SHEET_PART, prefixed))
        assert told(findings) == [("cellError", "r.xlsx!records!C2 (unit)")]


class TestHostile:
    """Files that are no workbooks, or are more than one."""

    @pytest.mark.parametrize(
        "content", [b"x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"x" * 600, as_xlsx([HEADER, GOOD])[:-40]]
    )
    def test_no_workbook(self, tmp_path: Path, content: bytes) -> None:
        _, findings = load(tmp_path, "r.xlsx", content)
        assert told(findings) == [("recordsNotXlsx", "r.xlsx")]

    @pytest.mark.parametrize(
        "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET_PART, "xl/styles.xml"]
    )
    @pytest.mark.parametrize("harm", ["<", "", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"])
    def test_a_broken_part(self, tmp_path: Path, part: str, harm: str) -> None:
        content = rewritten(as_xlsx([HEADER, GOOD]), part, lambda _: harm)
        records, findings = load(tmp_path, "r.xlsx", content)
        assert (records, told(findings)) == ([], [("recordsNotXlsx", "r.xlsx")])

    def test_an_archive_without_a_workbook(self, tmp_path: Path) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            made.writestr("content.xml", "<x/>")
        _, (found,) = load(tmp_path, "r.xlsx", stream.getvalue())
        assert "it has no xl/_rels/workbook.xml.rels" in found.message

    def test_a_bomb(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "MOST_BYTES", 1000)
        _, (found,) = load(tmp_path, "r.xlsx", as_xlsx([HEADER, GOOD]))
        assert found.code == "xbrlesg:recordsNotXlsx"
        assert "unpacks to" in found.message

    @pytest.mark.parametrize("far", ["XFD1048576", "D9999999", "ZZZ999"])
    def test_a_cell_far_away(self, tmp_path: Path, far: str) -> None:
        content = rewritten(
            as_xlsx([HEADER, GOOD]), SHEET_PART, lambda text: text.replace('r="D2"', f'r="{far}"')
        )
        _, (found,) = load(tmp_path, "r.xlsx", content)
        assert (found.code, str(found.location)) == ("xbrlesg:recordsTooLarge", "r.xlsx!records")
        assert far in found.message

    @pytest.mark.parametrize(
        "place", ["", "2", "D", "d2", "D-2", "D2D", "D00000002", "D99999999", "AAAA2", "D٢"]
    )
    def test_a_cell_that_is_none(self, tmp_path: Path, place: str) -> None:
        content = rewritten(
            as_xlsx([HEADER, GOOD]), SHEET_PART, lambda text: text.replace('r="D2"', f'r="{place}"')
        )
        _, findings = load(tmp_path, "r.xlsx", content)
        assert told(findings) == [("recordsNotXlsx", "r.xlsx")]

    def test_a_panic_of_the_reader_is_a_finding(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class PanicException(BaseException):
            pass

        def panic(*_: object) -> None:
            raise PanicException

        monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", panic, raising=True)
        _, findings = load(tmp_path, "r.xlsx", as_xlsx([HEADER, GOOD]))
        assert told(findings) == [("recordsNotXlsx", "r.xlsx")]

    def test_without_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "python_calamine", None)
        with pytest.raises(MissingExtraError, match=r"r\.xlsx: .* pip install 'xbrlesg\[xlsx\]'"):
            load(tmp_path, "r.xlsx", as_xlsx([HEADER, GOOD]))
