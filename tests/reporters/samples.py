"""Verdicts that hold everything a verdict can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Location, Severity, Sheet, finding, sort_findings
from xbrlesg.findings.verdict import Checked, Printing, Trail, Verdict, Waived

STAFF = Sheet("Staff 员工", (("value", "C"), ("unit", "D")))
BOOK = Location("records.xlsx", 14, "value", STAFF)
CELL = Location("records.csv", 9, "value")
HOSTILE = "\x1b[31m<script>alert(1)</script> | `x` @all #1 \x00 & ]]>"


def unit_cell(row: int) -> Location:
    """A cell of the column ``unit``."""
    return Location("records.csv", row, "unit")


def everything() -> tuple[Finding, ...]:
    """A finding of each kind: ours and others', with and without place, evidence, value."""
    return sort_findings(
        [
            *(
                finding(
                    Code.UNIT_UNKNOWN,
                    f"the unit 'Furlong' is unknown in row {row}",
                    unit_cell(row),
                    value="Furlong",
                )
                for row in range(2, 8)
            ),
            finding(Code.VALUE_MISSING, "the cell is empty", BOOK, indicator="employees"),
            finding(Code.TARGET_UNKNOWN, "there is no target 'x'", value="x"),
            finding(Code.READING_UNREADABLE, HOSTILE, Location("odd name #1%.csv", 3), value=HOSTILE),
            replace(
                finding(
                    Code.PARTS_AND_WHOLE, "The parts & the whole disagree", CELL, fact="f1", related=(BOOK,)
                ),
                evidence=(
                    Evidence("Employees <2023>", "1,514 Person", CELL, "line 1632, Staff", "f1"),
                    Evidence("Employees, all", "4,100 Person"),
                ),
                arithmetic="1,514 + 2,592 = 4,106 > 4,100",
                disclosure="S1-6, 50 (d)",
            ),
            Finding(
                "message:va_1",
                Severity.ADVISORY,
                "Two\nlines",
                "See it.",
                Location("report.xhtml", 7),
                fact="f9",
            ),
            Finding("oime:unknownConcept", Severity.ERROR, "No such concept", "", Location("report.json")),
            finding(Code.RECORD_AGREES, "Both say 4,106", Location("records.csv", 3), value="4,106"),
        ]
    )


def verdict(**changes: object) -> Verdict:
    """A verdict with waived findings, files, and the trail of a fact."""
    waived = finding(Code.UNIT_UNKNOWN, "the unit 'Mile' is unknown", unit_cell(30), value="Mile")
    parts: dict[str, object] = {
        "command": "export",
        "subject": "filings/report.yaml",
        "title": "Report <2023> & more",
        "findings": everything(),
        "waived": (
            Waived(
                waived, "The source prints it so.", "A. Preparer", date(2027, 3, 31), Location("w.yaml", 2)
            ),
        ),
        "level": "fast",
        "checked": (
            Checked("records.csv", "filings/records.csv", "input", "a" * 64, 120),
            Checked("mapping.yaml", "filings/mapping.yaml", "input", "b" * 64, 7),
        ),
        "taxonomies": ("https://small.example/taxonomy.xsd",),
        "tools": (("xbrlesg", "0.1.0"), ("Arelle", "2.47.3")),
        "trails": (
            Trail(
                *("f1", "small:Employees", "Employees", "end of 2023-12-31", "1514", ""),
                (("Gender", "Female"),),
                (Printing(CELL, "1,514 Person", "line 1632, Staff"),),
            ),
        ),
    }
    return Verdict(**{**parts, **changes})  # type: ignore[arg-type]
