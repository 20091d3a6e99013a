"""Findings on a terminal: gathered, graded, and unable to steer it."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.reporters.samples import everything, verdict
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.reporters.terminal import SHOWN, clean, finding_lines, findings_lines, verdict_lines


def test_a_finding_says_what_it_is_about_before_what_to_do() -> None:
    found = Finding(
        *("message:ea_1", Severity.ERROR, "No tag found", "Look it up."),
        location=Location("rules.xml", 7),
        disclosure="S1-6, 50 (d)",
    )
    assert finding_lines(found) == [
        "rules.xml:7: error: No tag found (message:ea_1)",
        "    disclosure: S1-6, 50 (d)",
        "    Look it up.",
    ]


def test_what_repeats_in_a_file_is_told_once_with_a_few_places() -> None:
    units = [item for item in everything() if item.code == "xbrlesg:unitUnknown"]
    assert list(findings_lines(units)) == [
        "records.csv: error: 6 times Unit unknown (xbrlesg:unitUnknown)",
        "  records.csv:2:unit: the unit 'Furlong' is unknown in row 2",
        "  records.csv:3:unit: the unit 'Furlong' is unknown in row 3",
        "  records.csv:4:unit: the unit 'Furlong' is unknown in row 4",
        "  ... and 3 more",
        f"    {units[0].hint}",
    ]
    everywhere = list(findings_lines(units, show_all=True))
    assert [line for line in everywhere if line.startswith("  records.csv:7:unit")]
    assert not [line for line in everywhere if "more" in line]


def test_repeated_findings_with_hints_of_their_own_keep_them() -> None:
    units = [item for item in everything() if item.code == "xbrlesg:unitUnknown"][:2]
    apart = [replace(units[0], hint="Did you mean 'Mile'?"), units[1]]
    lines = list(findings_lines(apart))
    assert lines[2] == "    Did you mean 'Mile'?"
    assert lines[-1] == f"    {units[1].hint}"


def test_errors_come_before_warnings_and_lighter_ones_only_where_all_are_wanted() -> None:
    grades = r": (error|warning|advisory|info): "
    few = [found[1] for line in findings_lines(everything()) if (found := re.search(grades, line))]
    assert few == sorted(few)
    assert set(few) == {"error", "warning"}
    every = [
        found[1] for line in findings_lines(everything(), show_all=True) if (found := re.search(grades, line))
    ]
    assert every == sorted(every, key=["error", "warning", "advisory", "info"].index)
    assert set(every) == {"error", "warning", "advisory", "info"}


def test_many_groups_are_cut_and_counted() -> None:
    once = everything()[0]
    many = [replace(once, location=Location(f"{number:03}.csv")) for number in range(SHOWN + 5)]
    assert list(findings_lines(many))[-1] == "... and 5 more of severity error"
    assert not any("more of severity" in line for line in findings_lines(many, show_all=True))


def test_codes_of_ours_lead_to_their_explanation() -> None:
    (line,) = (line for line in verdict_lines(verdict()) if line.startswith("More on these codes"))
    codes = line.partition("explain ")[2].split()
    ours = {item.code for item in verdict().findings if item.severity >= Severity.WARNING}
    assert codes
    assert {f"xbrlesg:{code}" for code in codes} <= ours


def test_waived_findings_are_told_apart_and_counted() -> None:
    *_, place, reason, count = verdict_lines(verdict())
    assert place == "records.csv:30:unit: waived error: the unit 'Mile' is unknown (xbrlesg:unitUnknown)"
    assert reason == "    The source prints it so. (A. Preparer, until 2027-03-31)"
    assert count == "waived:   1 error"


def test_colour_grades_and_nothing_else() -> None:
    plain = list(verdict_lines(verdict(), show_all=True))
    coloured = list(verdict_lines(verdict(), show_all=True, colour=True))
    assert not any("\x1b" in line for line in plain)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured] == plain
    assert any(line.startswith("records.csv: \x1b[1;31merror\x1b[0m: 6 times") for line in coloured)


def test_foreign_text_cannot_steer_the_terminal() -> None:
    assert (
        clean("\x1b[31m\r\x00\u202e a\tb 员工　é\nnext")
        == "\\x1b[31m\\r\\x00\\u202e a b 员工　é\n        next"
    )
    assert not any("\x1b" in line or "\r" in line for line in verdict_lines(verdict(), show_all=True))
