"""Faults put into the four files of the small project, one at a time: each is one fact's.

Each fault edits the fact's own element, object or row, and nothing else of the file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SESSIONS: Final = "NumberOfInternalSessions-05071df10e235d12"
WAGES: Final = "Wages-93a67636ea78dd6e"
MALE: Final = "NumberOfEmployees-d40d574b65a4d99b"
REVIEW: Final = "FrequencyOfReview-05c188faad57f5a5"
DATE: Final = "DateOfPolicy-4beaabcd6ef2d0a3"
HOURS: Final = "TrainingHours-e2acecb7d3d1b5b2"
ANSWER: Final = "PolicyInForce-e380ba7ae69ca6f0"
COMPANY: Final = "NameOfCompany-8dc52c7fc4670c2f"

FILES: Final = {
    "inline": "report.xhtml",
    "json": "report.json",
    "csv": "csv/report.json",
    "xml": "report.xbrl",
}


@dataclass(frozen=True)
class Fault:
    """What is written instead of what: in an element, by key of JSON, by column of CSV.

    ``copy`` makes a second fact of the edited one, beside the first. A format without an edit cannot have the
    fault. ``row`` is the fact's row of records.csv.
    """

    name: str
    fact: str
    row: int
    inline: tuple[str, str] | None = None
    xml: tuple[str, str] | None = None
    json: Mapping[str, str | int | None] = field(default_factory=dict)
    csv: Mapping[str, str] = field(default_factory=dict)
    copy: bool = False


FAULTS: Final = (
    Fault("wrong sum", SESSIONS, 15, (">14<", ">13<"), (">14<", ">13<"), {"value": "13"}, {"value": "13"}),
    Fault(
        *("wrong unit", WAGES, 10, ('unitRef="CNY"', 'unitRef="H"'), ('unitRef="CNY"', 'unitRef="H"')),
        {"unit": "utr:H"},
        {"unit": "utr:H"},
    ),
    Fault(
        *("wrong hours", HOURS, 17, ('unitRef="H"', 'unitRef="CNY"'), ('unitRef="H"', 'unitRef="CNY"')),
        {"unit": "iso4217:CNY"},
        {"unit": "iso4217:CNY"},
    ),
    Fault(
        "wrong member",
        MALE,
        6,
        json={"small:GenderAxis": "small:TargetMember"},
        csv={"GenderAxis": "small:TargetMember"},
    ),
    Fault(
        *("wrong breakdown", SESSIONS, 15),
        ('contextRef="d2023"', 'contextRef="i2023-12-31_Male"'),
        ('contextRef="d2023"', 'contextRef="d2023_Approximately"'),
        {"small:GenderAxis": "small:MaleMember"},
        {"GenderAxis": "small:MaleMember"},
    ),
    Fault(
        *("wrong axis", HOURS, 17),
        ('contextRef="d2023"', 'contextRef="d2023_Target"'),
        ('contextRef="d2023"', 'contextRef="d2023_Target"'),
        {"small:GenderAxis": "small:MaleMember"},
        {"GenderAxis": "small:MaleMember"},
    ),
    Fault(
        *("contradicting duplicate", HOURS, 17, (">244.0<", ">245.0<"), (">244.0<", ">245.0<")),
        {"value": "245.0"},
        {"value": "245.0"},
        copy=True,
    ),
    Fault(
        *(
            "bad enumeration",
            REVIEW,
            22,
            ("YearlyMember", "PrivacyMember"),
            ("YearlyMember", "PrivacyMember"),
        ),
        {"value": "small:PrivacyMember"},
        {"value": "small:PrivacyMember"},
    ),
    Fault(
        *("unknown concept", HOURS, 17, ("small:TrainingHours", "small:Nothing")),
        ("small:TrainingHours", "small:Nothing"),
        {"concept": "small:Nothing"},
        {"concept": "small:Nothing"},
    ),
    Fault(
        *("bad number", HOURS, 17, (">244.0<", ">24a<"), (">244.0<", ">24a<")),
        {"value": "24a"},
        {"value": "24a"},
    ),
    Fault(
        *("bad date", DATE, 21, ("November 10, 2023", "November 40, 2023"), ("2023-11-10", "2023-13-10")),
        {"value": "2023-13-10"},
        {"value": "2023-13-10"},
    ),
    Fault(
        *("bad answer", ANSWER, 19, ('format="ixt:fixed-true"', "")),
        (">true<", ">maybe<"),
        {"value": "maybe"},
        {"value": "maybe"},
    ),
    Fault(
        *("broken decimals", HOURS, 17, ('decimals="1"', 'decimals="x"'), ('decimals="1"', 'decimals="x"')),
        {"decimals": "x"},
        {"decimals": "x"},
    ),
    Fault(
        *("wrong kind of period", SESSIONS, 15),
        ('contextRef="d2023"', 'contextRef="i2023-12-31"'),
        ('contextRef="d2023"', 'contextRef="i2023-12-31"'),
        {"period": "2024-01-01T00:00:00"},
        {"period": "2023-12-31@end"},
    ),
    Fault("bad period", SESSIONS, 15, json={"period": "2023-99"}, csv={"period": "2023-99"}),
    Fault(
        *("no such unit", WAGES, 10, ('unitRef="CNY"', 'unitRef="EUR"'), ('unitRef="CNY"', 'unitRef="EUR"')),
        {"unit": "nowhere:X"},
        {"unit": "nowhere:X"},
    ),
    Fault(
        *("no such context", SESSIONS, 15, ('contextRef="d2023"', 'contextRef="d2099"')),
        ('contextRef="d2023"', 'contextRef="d2099"'),
    ),
    Fault(
        *("no unit", WAGES, 10, ('unitRef="CNY"', ""), ('unitRef="CNY"', "")),
        {"unit": None},
        {"unit": "#none"},
    ),
    Fault(
        *(
            "bad language",
            COMPANY,
            2,
            ('xml:lang="en"', 'xml:lang="e n"'),
            ('xml:lang="en"', 'xml:lang="e n"'),
        ),
        {"language": "e n"},
        {"language": "e n"},
    ),
)


def spoil(folder: Path, form: str, fault: Fault) -> bool:
    """Put a fault into a file of a report; False where the format cannot have it."""
    if form in {"inline", "xml"}:
        edit = fault.inline if form == "inline" else fault.xml
        return edit is not None and _spoil_markup(folder / FILES[form], fault, *edit)
    if form == "json":
        return bool(fault.json) and _spoil_json(folder / FILES[form], fault)
    return bool(fault.csv) and any(
        _spoil_csv(folder / "csv" / name, fault) for name in ("numeric.csv", "text.csv")
    )


def _spoil_markup(path: Path, fault: Fault, old: str, new: str) -> bool:
    text = path.read_text("utf-8")
    found = re.search(rf'<([\w:]+) id="{fault.fact}".*?</\1>', text, re.DOTALL)
    assert found is not None, fault
    assert old in found[0], (fault, found[0])
    spoilt = found[0].replace(old, new)
    if fault.copy:
        spoilt = found[0] + spoilt.replace(fault.fact, f"{fault.fact}-b")
    path.write_text(text.replace(found[0], spoilt), "utf-8")
    return True


def _spoil_json(path: Path, fault: Fault) -> bool:
    document = json.loads(path.read_text("utf-8"))
    fact = json.loads(json.dumps(document["facts"][fault.fact]))
    for key, value in fault.json.items():
        place = fact if key in {"value", "decimals"} else fact["dimensions"]
        if value is None:
            del place[key]
        else:
            place[key] = value
    document["facts"][f"{fault.fact}-b" if fault.copy else fault.fact] = fact
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False), "utf-8")
    return True


def _spoil_csv(path: Path, fault: Fault) -> bool:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    head = rows[0]
    found = next((row for row in rows if row[head.index("fact_id")] == fault.fact), None)
    if found is None:
        return False
    spoilt = [fault.csv.get(column, cell) for column, cell in zip(head, found, strict=True)]
    if fault.copy:
        spoilt[head.index("fact_id")] += "-b"
        rows.append(spoilt)
    else:
        rows[rows.index(found)] = spoilt
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    path.write_text(written.getvalue(), "utf-8")
    return True
