"""Waivers: what they lift, what they never lift, and what is said of those that are past or idle."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.waivers import Placed, Weighed, load_waivers, weigh

DAY = date(2026, 6, 30)
UNIT = finding(
    Code.UNIT_UNKNOWN, "the unit is unknown", Location("records.csv", 4, "unit"), indicator="wages", fact="f1"
)
MISSING = finding(Code.FILE_MISSING, "cannot read the file", Location("records.csv"))
ENTRY = """\
  - code: {code}
    {narrow}
    reason: The source prints it so.
    author: A. Preparer
    expires: {expires}
"""


def entry(narrow: str = "indicator: wages", code: str = UNIT.code, expires: str = "2026-06-30") -> str:
    return ENTRY.format(code=code, narrow=narrow, expires=expires)


def load(folder: Path, *entries: str) -> tuple[list[Placed], list[Finding]]:
    path = folder / "waivers.yaml"
    path.write_text("waivers:\n" + "".join(entries), "utf-8")
    return load_waivers(path, "waivers.yaml")


def judged(
    folder: Path, *entries: str, found: tuple[Finding, ...] = (UNIT,), complete: bool = True
) -> Weighed:
    waivers, faults = load(folder, *entries)
    assert not faults
    return weigh(found, waivers, DAY, is_complete=complete)


@pytest.mark.parametrize(
    "narrow",
    [
        "indicator: wages",
        "fact: f1",
        "file: records.csv",
        "fact: f1\n    indicator: wages\n    file: records.csv",
    ],
)
def test_a_finding_that_fits_is_set_apart(tmp_path: Path, narrow: str) -> None:
    told = judged(tmp_path, entry(narrow))
    assert told.findings == ()
    (waived,) = told.waived
    assert waived.finding == UNIT
    assert (waived.reason, waived.author) == ("The source prints it so.", "A. Preparer")
    assert waived.location == Location("waivers.yaml", 2, "waivers.0")


@pytest.mark.parametrize(
    ("narrow", "code"),
    [
        ("indicator: wage", UNIT.code),
        ("fact: f2", UNIT.code),
        ("file: other.csv", UNIT.code),
        ("fact: f1\n    indicator: staff", UNIT.code),
        ("indicator: wages", "xbrlesg:unitMissing"),
    ],
)
def test_one_that_does_not_fit_counts_and_the_waiver_is_called_idle(
    tmp_path: Path, narrow: str, code: str
) -> None:
    told = judged(tmp_path, entry(narrow, code))
    assert not told.waived
    assert told.findings[0] == UNIT
    assert told.findings[1].code == Code.WAIVER_UNUSED.value.name
    assert told.findings[1].location == Location("waivers.yaml", 2, "waivers.0")


def test_a_waiver_holds_on_its_last_day_and_no_longer(tmp_path: Path) -> None:
    assert judged(tmp_path, entry(expires="2026-06-30")).waived
    told = judged(tmp_path, entry(expires="2026-06-29"))
    assert not told.waived
    assert [item.code for item in told.findings] == [UNIT.code, Code.WAIVER_EXPIRED.value.name]
    assert "2026-06-29" in told.findings[1].message
    assert "2026-06-30" not in told.findings[1].message


def test_another_waiver_of_the_same_finding_takes_the_place_of_one_that_is_past(tmp_path: Path) -> None:
    told = judged(tmp_path, entry(expires="2020-01-01"), entry("fact: f1"))
    assert len(told.waived) == 1
    assert [item.code for item in told.findings] == [Code.WAIVER_EXPIRED.value.name]


@pytest.mark.parametrize(("found", "complete"), [(MISSING, True), (UNIT, False)])
def test_what_kept_the_work_from_being_done_is_never_waived(
    tmp_path: Path, found: Finding, complete: bool
) -> None:
    told = judged(tmp_path, entry("file: records.csv", found.code), found=(found,), complete=complete)
    assert not told.waived
    assert [item.code for item in told.findings] == [found.code, Code.WAIVER_REFUSED.value.name]


def test_a_warning_may_be_waived_where_no_report_was_written(tmp_path: Path) -> None:
    found = finding(Code.READING_UNREADABLE, "unreadable", Location("records.csv", 4))
    told = judged(tmp_path, entry("file: records.csv", found.code), found=(found,), complete=False)
    assert (len(told.waived), told.findings) == (1, ())


def test_waivers_do_not_waive_what_is_said_of_waivers(tmp_path: Path) -> None:
    code = Code.WAIVER_UNUSED.value.name
    told = judged(tmp_path, entry("file: waivers.yaml", code), found=())
    assert [item.code for item in told.findings] == [code]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (entry().replace("    indicator: wages\n", ""), 2, "name a fact, an indicator or a file"),
        (entry().replace("    reason: The source prints it so.\n", ""), 2, "reason"),
        (entry().replace("A. Preparer", '" "'), 5, "author"),
        (entry(expires="30.06.2026"), 6, "'30.06.2026' is no day"),
        (entry(expires="2026"), 6, "'2026' is no day"),
        (entry(expires="1700006400"), 6, "'1700006400' is no day"),
        (entry("severity: error"), 3, "severity"),
    ],
)
def test_a_malformed_entry_is_an_error_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    waivers, faults = load(tmp_path, entry(), text)
    assert waivers == []
    assert {item.code for item in faults} == {Code.YAML_CONTENT.value.name}
    assert faults[0].location is not None
    assert faults[0].location.row == line + 5
    assert word in faults[0].message


def test_a_file_that_is_none(tmp_path: Path) -> None:
    assert [item.code for item in load_waivers(tmp_path / "none.yaml", "none.yaml")[1]] == [
        Code.FILE_MISSING.value.name
    ]
    (tmp_path / "odd.yaml").write_text("waivers: [", "utf-8")
    assert [item.code for item in load_waivers(tmp_path / "odd.yaml", "odd.yaml")[1]] == [
        Code.YAML_SYNTAX.value.name
    ]
    (tmp_path / "empty.yaml").write_text("", "utf-8")
    assert load_waivers(tmp_path / "empty.yaml", "empty.yaml")[1]
