"""findings.html: everything that a finding holds is there, escaped, and in its order."""

import base64
import hashlib
import html
import re
from collections.abc import Sequence

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Location, Severity, finding, sort_findings
from xbrlesg.findings.verdict import Verdict
from xbrlesg.pages.findings import findings_page, group_findings

EVIDENCE = Evidence(
    "Employees, female <2023>", "1,514 Person", Location("records.csv", 9, "value"), "line 1632, Staff"
)


def disagreement(**changes: object) -> Finding:
    parts = {
        "code": "xbrlesg:odd",
        "severity": Severity.WARNING,
        "message": "The parts & the whole disagree",
        "hint": "Look at the page.",
        "location": Location("records.csv", 9, "value"),
        "evidence": (EVIDENCE,),
        "arithmetic": "1,514 + 2,592 = 4,106 > 4,100",
    }
    return Finding(**{**parts, **changes})  # type: ignore[arg-type]


def page_of(findings: Sequence[Finding], title: str) -> bytes:
    return findings_page(Verdict("export", "report.yaml", title, tuple(findings)))


def visible(page: bytes) -> str:
    text = re.sub(r"<(script|style)>.*?</\1>", " ", page.decode("utf-8"), flags=re.DOTALL)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)))


def test_a_finding_shows_its_values_sources_and_arithmetic() -> None:
    page = page_of([disagreement()], "Report <2023>")
    text = visible(page)
    for part in (
        "Report <2023>",
        "The parts & the whole disagree",
        "Employees, female <2023>",
        "1,514 Person",
        "line 1632, Staff",
        "records.csv:9:value",
        "1,514 + 2,592 = 4,106 > 4,100",
        "Look at the page.",
    ):
        assert part in text
    assert b"<2023>" not in page


def test_groups_go_from_grave_to_light_and_lose_nothing() -> None:
    found = sort_findings(
        [
            disagreement(),
            disagreement(message="Another"),
            finding(Code.RECORD_AGREES, "Both say 4,106", Location("records.csv", 3), value="4,106"),
            finding(Code.UNIT_UNKNOWN, "the unit is unknown", Location("records.csv", 4), value="Furlong"),
        ]
    )
    groups = group_findings(found)
    assert [group.severity for group in groups] == ["error", "warning", "info"]
    assert sum(len(group.findings) for group in groups) == len(found)
    assert "Furlong" in visible(page_of(found, "Report"))


def test_assertions_that_differ_in_number_alone_stand_together() -> None:
    found = [
        disagreement(code="message:ea_tags_1"),
        disagreement(code="message:ea_tags_25"),
        disagreement(code="message:va_2-7_calc"),
        disagreement(code="message:ea_tags_3", severity=Severity.ERROR),
    ]
    groups = group_findings(found)
    assert [(group.severity, group.code, len(group.findings)) for group in groups] == [
        ("error", "message:ea_tags", 1),
        ("warning", "message:ea_tags", 2),
        ("warning", "message:va_2-7_calc", 1),
    ]
    text = visible(page_of(found, "Report"))
    assert "Rule of the taxonomy itself" in text
    assert "message:ea_tags_25" in text


def test_assertions_stand_by_their_disclosure_and_share_a_hint() -> None:
    found = [
        disagreement(code=f"message:ea_tags_{number}", message=f"Tag {number}", disclosure=disclosure)
        for number, disclosure in enumerate(("S1-10, 3", None, "S1-9, 66 (b)", "E1-1"))
    ]
    (group,) = group_findings(found)
    assert [item.disclosure for item in group.findings] == ["E1-1", "S1-9, 66 (b)", "S1-10, 3", None]
    page = page_of(found, "Report")
    rows = re.findall(r'<tr class="finding"[^>]*><td>(.*?)</td>', page.decode("utf-8"))
    assert rows == ["E1-1", "S1-9, 66 (b)", "S1-10, 3", "none"]
    text = visible(page)
    assert text.count("Look at the page.") == 1
    for item in found:
        assert item.message in text
    for part in ("1,514 Person", "line 1632, Staff", "1,514 + 2,592 = 4,106 > 4,100"):
        assert text.count(part) == len(found)


def test_other_findings_keep_their_order_and_name_their_disclosure_beside_their_place() -> None:
    found = [disagreement(disclosure="S1-10"), disagreement(disclosure="S1-9", fact="f1")]
    (group,) = group_findings(found)
    assert [item.disclosure for item in group.findings] == ["S1-10", "S1-9"]
    text = visible(page_of(found, "Report"))
    assert "records.csv:9:value · S1-9 · fact f1" in text
    assert text.count("Look at the page.") == 2


def test_no_findings_is_said() -> None:
    assert "Nothing was found." in visible(page_of([], "Report"))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = page_of([disagreement()], "Report").decode("utf-8")
    assert not re.search(r"\bsrc=|\bhref=\"(?!#)|url\(|https?://|@import", page)


def test_the_script_of_the_page_is_the_one_that_its_policy_admits() -> None:
    page = page_of([disagreement()], "Report").decode("utf-8")
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    (admitted,) = re.findall(r"script-src 'sha256-([^']*)'", page)
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() == admitted
