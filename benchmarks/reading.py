"""What reading records costs in each format: the same 10,000 records, each way in turn, in one process.

openpyxl in full mode is what an object model of the workbook would cost. Prints a Markdown table.

    python -m benchmarks.reading [RECORDS [RUNS]]
"""

from __future__ import annotations

import csv
import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pyarrow
import python_calamine
import xlsxwriter
from pyarrow import parquet

from xbrlesg.records.load import load_records

HEADER = (
    *("indicator", "value", "unit", "period", "qualifier", "gender", "age", "site", "language"),
    *("reading", "ocr_text", "note", "source_line", "source_section", "source_words"),
)
AXES = ("gender", "age", "site")


def make_rows(number: int) -> list[list[str]]:
    """Records of the shape of a real report: half of the cells are empty, some hold a paragraph."""
    rows = []
    for order in range(number):
        row = dict.fromkeys(HEADER, "")
        row |= {"indicator": f"indicator-{order % 600}", "value": f"{order:,}.50", "unit": "RMB '0,000"}
        row |= {
            "period": str(2021 + order % 3),
            "source_line": str(order + 1),
            "source_words": f"words {order}",
        }
        if order % 3 == 0:
            row |= {"gender": "Female", "site": "厦门"}
        if order % 10 == 0:
            row |= {"value": f"{order} " + "The company cares. 公司重视。" * 20, "unit": "", "language": "en"}
        rows.append(list(row.values()))
    return rows


def write_files(folder: Path, rows: Sequence[Sequence[str]]) -> None:
    """The records in each format."""
    with (folder / "r.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    objects = [dict(zip(HEADER, row, strict=True)) for row in rows]
    (folder / "r.json").write_text(json.dumps(objects, ensure_ascii=False, indent=1), "utf-8")
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)
    (folder / "r.jsonl").write_text(lines, "utf-8")
    columns = [[row[number] or None for row in rows] for number in range(len(HEADER))]
    parquet.write_table(pyarrow.table(columns, names=list(HEADER)), folder / "r.parquet")
    with xlsxwriter.Workbook(folder / "r.xlsx") as book:
        sheet = book.add_worksheet("records")
        for number, row in enumerate([HEADER, *rows]):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text)


def through_program(folder: Path, name: str) -> int:
    """Read with the program: to records, with all checks."""
    records, findings = load_records(folder / name, name, AXES)
    if findings:
        sys.exit(str(findings[0]))
    return len(records)


def cells_by_calamine(folder: Path) -> int:
    """The cells of the workbook alone."""
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO((folder / "r.xlsx").read_bytes())) as book:
        return len(book.get_sheet_by_name("records").to_python()) - 1


def cells_by_openpyxl(folder: Path) -> int:
    """The cells of the workbook alone, from a full object model."""
    sheet = openpyxl.load_workbook(folder / "r.xlsx")["records"]
    return len([[cell.value for cell in row] for row in sheet.iter_rows()]) - 1


def main() -> None:
    """Measure all ways in turn, so that a slow moment of the machine touches them all."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, make_rows(number))
        ways: dict[str, Callable[[], int]] = {
            f"records from {file.suffix[1:]}": lambda file=file: through_program(folder, file.name)  # type: ignore[misc]
            for file in sorted(folder.iterdir())
        }
        ways["cells by calamine alone"] = lambda: cells_by_calamine(folder)
        ways["cells by openpyxl, full mode"] = lambda: cells_by_openpyxl(folder)
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(runs):
            for way, read in ways.items():
                start = time.perf_counter()
                if read() != number:
                    sys.exit(f"{way}: records were lost")
                times[way].append(time.perf_counter() - start)
    medians = {way: statistics.median(found) for way, found in times.items()}
    print(f"{number} records, {runs} runs\n")
    print("| way | wall s (median) | times CSV |")
    print("|---|---|---|")
    for way, seconds in sorted(medians.items(), key=lambda pair: pair[1]):
        print(f"| {way} | {seconds:.3f} | {seconds / medians['records from csv']:.1f} |")


if __name__ == "__main__":
    main()
