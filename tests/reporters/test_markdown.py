"""The Markdown summary: counts, the gravest first, and no text that means anything to Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.reporters.samples import HOSTILE, everything, verdict
from xbrlesg.reporters.markdown import LONGEST, MOST, SHOWN, markdown_report


def text(**changes: object) -> str:
    return markdown_report(verdict(**changes)).decode("utf-8")


def rows(told: str) -> list[str]:
    return [
        line
        for line in told.splitlines()
        if re.match(r"\| (error|warning|advisory|info) \| <code>|\| \w+ \|  \|", line)
    ]


def test_it_begins_with_the_outcome_and_counts() -> None:
    told = text().splitlines()
    assert told[0] == r"## xbrlesg export failed: Report &lt;2023\> &amp; more"
    assert told[2:5] == [
        "| error | warning | advisory | info | waived |",
        "| ---: | ---: | ---: | ---: | ---: |",
        "| 9 | 2 | 1 | 1 | 1 |",
    ]
    assert text(findings=()).startswith("## xbrlesg export passed")


def test_every_finding_has_a_row_the_rest_collapsed() -> None:
    many = tuple(replace(item, message=f"{number}") for number in range(3) for item in everything())
    told = text(findings=many, waived=())
    assert len(rows(told)) == len(many)
    shown, _, rest = told.partition("<details>")
    assert len(rows(shown)) == SHOWN
    assert f"<summary>{len(many) - SHOWN} more: " in rest


def test_waived_findings_stand_apart_with_their_reason() -> None:
    _, _, waived = text().partition("1 waived: 1 error")
    assert "The source prints it so. (A. Preparer, until 2027-03-31)" in waived


def test_foreign_text_means_nothing_to_markdown() -> None:
    (row,) = [line for line in text().splitlines() if "alert" in line]
    assert "<script" not in row
    assert r"\`x\` @&#8203;all \#1" in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert HOSTILE not in row


def test_more_than_a_host_shows_is_said_to_be_elsewhere() -> None:
    once = everything()[0]
    many = tuple(replace(once, message=f"{number} {'x' * 400}") for number in range(SHOWN + MOST + 4))
    told = text(findings=many)
    assert len(rows(told)) == SHOWN + MOST + 1
    assert "4 more are in the other reports." in told
    assert "x" * LONGEST not in told


def test_a_command_that_could_not_do_its_work_says_so() -> None:
    assert "could not do its work" in text(is_complete=False)
    assert "could not do its work" not in text()
