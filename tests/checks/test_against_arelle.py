"""Each fault of a report file: our check catches it, and the table says whether Arelle does too.

Both really run, and both sides of each row are asserted. ``docs/checks.md`` is made of these tables.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.checks.inline_faults import BODY, HEAD, PAGES, InlineFault, page_of
from tests.checks.json_faults import ALL, Fault, spoilt
from tests.checks.standards_faults import ESRS_FACTS, GRI_FACTS, WrongFact, report_text
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from tests.validation.small_report import INLINE
from xbrlesg.checks.xhtml_rules import ATTRIBUTES, ELEMENTS
from xbrlesg.errors import ArelleError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.own_checks import check_files
from xbrlesg.validation.check import check_report_file
from xbrlesg.validation.model import ArelleOptions

QUICK = ArelleOptions(formulas=False, base_taxonomy=False)


def codes(findings: list[Finding] | tuple[Finding, ...]) -> list[str]:
    return sorted({item.code for item in findings})


def names(wanted: tuple[Code, ...]) -> list[str]:
    return sorted(code.value.name for code in wanted)


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.name)
def test_faults_in_json(fault: Fault, package: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(spoilt(fault.edit), "utf-8")
    assert codes(check_files([path], [package])) == names(fault.ours)
    if fault.stops_arelle:
        with pytest.raises(ArelleError):
            check_report_file(path, [package], options=QUICK)
    else:
        assert codes(check_report_file(path, [package], options=QUICK)) == sorted(fault.arelle)


def test_without_a_fault_both_are_silent(package: Path, tmp_path: Path) -> None:
    report, page = tmp_path / "report.json", tmp_path / "report.xhtml"
    report.write_text(spoilt(lambda _: None), "utf-8")
    page.write_text(INLINE, "utf-8")
    for path in (report, page):
        assert check_files([path], [package]) == []
        assert check_report_file(path, [package], options=QUICK) == ()


@pytest.mark.parametrize(("standard", "facts"), [("gri", GRI_FACTS), ("esrs", ESRS_FACTS)])
def test_faults_under_the_standards(standard: str, facts: dict[str, WrongFact], tmp_path: Path) -> None:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    entry_point, files = OTHERS[standard]
    packages = [Path(os.environ[VARIABLE], file) for file in files]
    path = tmp_path / "report.json"
    path.write_text(report_text(entry_point, facts), "utf-8")
    ours = by_fact(check_files([path], packages), facts)
    arelle = by_fact(check_report_file(path, packages, options=QUICK), facts)
    for key, fact in facts.items():
        assert (key, ours[key]) == (key, set(names(fact.ours)))
        assert (key, arelle[key]) == (key, set(fact.arelle))


def by_fact(
    findings: list[Finding] | tuple[Finding, ...], facts: dict[str, WrongFact]
) -> dict[str, set[str]]:
    """The codes by fact; where a message of Arelle gives no reference to the fact, by its words."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in findings:
        fact = item.fact or next((key for key in facts if re.search(rf"\b{key}\b", item.message)), "")
        found[fact].add(item.code)
    return found


def test_constructs_in_one_page(package: Path, tmp_path: Path) -> None:
    """The schema is asked once for all of them; each stands on a line of its own."""
    path = tmp_path / "report.xhtml"
    path.write_text(page_of(HEAD, BODY), "utf-8")
    lines = path.read_text("utf-8").splitlines()
    ours = by_line(check_files([path], [package]), lines)
    arelle = by_line(check_report_file(path, [package], options=QUICK), lines)
    for fault in (*HEAD, *BODY):
        assert (fault.markup, ours[fault.line]) == (fault.markup, set(names(fault.ours)))
        assert (fault.markup, arelle[fault.line]) == (fault.markup, set(fault.arelle))
    assert set(ours) | set(arelle) <= {fault.line for fault in (*HEAD, *BODY)}


def by_line(findings: list[Finding] | tuple[Finding, ...], lines: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in findings:
        assert item.location is not None
        assert item.location.row is not None
        found[lines[item.location.row - 1]].add(item.code)
    return found


def test_each_rule_has_its_construct() -> None:
    markup = "".join(fault.markup for fault in (*HEAD, *BODY))
    assert [element for element in ELEMENTS if f"<{element}" not in markup] == []
    owners = [(key, on) for key, rule in ATTRIBUTES.items() for on in sorted(rule.on) or ["p"]]
    assert [(key, on) for key, on in owners if not re.search(rf"<{on}[^>]* {key}=", markup)] == []


@pytest.mark.parametrize("fault", PAGES, ids=lambda fault: fault.markup[:40])
def test_pages(fault: InlineFault, package: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.xhtml"
    path.write_text(fault.edit(INLINE), "utf-8")
    assert codes(check_files([path], [package])) == names(fault.ours)
    assert codes(check_report_file(path, [package], options=QUICK)) == sorted(fault.arelle)
