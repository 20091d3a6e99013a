"""What a report file asks of the inline report: charts, indexes, a theme, languages; and its faults."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.pipeline.test_kinds import rewrite
from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.names import IX, XHTML
from xbrlesg.pipeline import charts
from xbrlesg.pipeline.export import Exported
from xbrlesg.pipeline.levels import CheckLevel

SPACES = {"h": XHTML, "ix": IX}
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
STANDARD = """
standard: GRI Standards
index_title: GRI content index
complete: true
omission_reasons: {information-unavailable: Information unavailable or incomplete}
groups:
  - {name: GRI 2, title: General Disclosures, year: "2021", disclosures: {2-7: Employees, 2-8: Other workers}}
"""


def add(project: Project, text: str) -> None:
    path = project.folder / "report.yaml"
    path.write_text(f"{path.read_text('utf-8')}{text}\n", "utf-8")


def told(exported: Exported, code: Code) -> list[Finding]:
    return [item for item in exported.findings if item.code == code.value.name]


def page(project: Project) -> etree._Element:
    return etree.fromstring((project.output / "report.xhtml").read_bytes())


def found(project: Project, path: str) -> list[Any]:
    result: Any = page(project).xpath(path, namespaces=SPACES)
    return list(result)


def said(element: etree._Element) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


CHART = "charts:\n  - {{id: staff, title: {{en: Staff}}, indicators: {indicator}{more}}}"


def with_chart(project: Project, indicator: str = "employees", more: str = "") -> Exported:
    add(project, CHART.format(indicator=indicator, more=more))
    return project.export()


def test_a_chart_stands_in_its_section_and_its_figures_stay_tagged(project: Project) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    project.export()
    before = found(project, "//ix:nonFraction/@id")
    exported = with_chart(project, more=", axis: gender, kind: stacked")
    assert exported.folder
    [picture] = found(project, "//h:div[@id='section-Staff' or contains(@id, 'staff')]//h:img")
    assert picture.get("alt") == "Staff (Person). 2023: Male 600, Female 400."
    mime, _, content = picture.get("src").partition(",")
    assert mime == "data:image/svg+xml;base64"
    assert etree.fromstring(base64.b64decode(content)).tag.endswith("}svg")
    assert [said(key) for key in found(project, "//h:ul[@class='legend']/h:li")] == ["Male 男", "Female 女"]
    assert found(project, "//ix:nonFraction/@id") == before


def test_without_a_breakdown_the_undivided_figures_are_shown(project: Project) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    with_chart(project)
    assert found(project, "//h:img/@alt") == [
        "Staff (Person). 2022: Number of employees 990. 2023: Number of employees 1,000."
    ]


def test_a_chart_may_be_limited_to_periods(project: Project) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    with_chart(project, more=", periods: [2023]")
    assert found(project, "//h:img/@alt") == ["Staff (Person). 2023: Number of employees 1,000."]


def test_figures_under_several_mappings_are_drawn_once(project: Project) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    rewrite(project, {"indicator": "sessions", "value": "16", "unit": "Times"})
    mapping = (project.folder / "mapping.yaml").read_text("utf-8")
    head, _, rest = mapping.partition("indicators:\n")
    units = rest[rest.index("axes:") :]
    other = f"{head}partial: true\nindicators:\n  sessions: small:NumberOfInternalSessions\n{units}"
    (project.folder / "other.yaml").write_text(other, "utf-8")
    project.edit("report.yaml", "mapping: mapping.yaml", "mapping: [mapping.yaml, other.yaml]")
    assert with_chart(project, "sessions").facts == 2
    assert found(project, "//h:img/@alt") == ["Staff (Times). 2023: Number of sessions 16."]


@pytest.mark.parametrize(
    ("indicator", "more", "code", "severity"),
    [
        ("emploees", "", Code.CHART_UNKNOWN, Severity.ERROR),
        ("employees", ", axis: sex", Code.CHART_UNKNOWN, Severity.ERROR),
        ("employees", ", axis: site", Code.CHART_EMPTY, Severity.INFO),
        ("policy-text", "", Code.CHART_EMPTY, Severity.INFO),
        ("[sessions, training-hours]", "", Code.CHART_UNITS, Severity.WARNING),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_a_finding(
    project: Project, indicator: str, more: str, code: Code, severity: Severity
) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    exported = with_chart(project, indicator, more)
    [fault] = told(exported, code)
    assert fault.severity is severity
    assert str(fault.location) == "report.yaml:17:charts.0"
    assert (project.output / "report.xhtml").exists() is (severity is not Severity.ERROR)


def test_without_matplotlib_the_report_goes_without_charts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "can_draw", lambda: False)
    exported = with_chart(project)
    [fault] = told(exported, Code.CHART_EXTRA)
    assert fault.severity is Severity.ADVISORY
    assert "xbrlesg[charts]" in fault.hint
    assert found(project, "//h:img") == []


def test_two_charts_of_one_id_are_refused(project: Project) -> None:
    one = "{id: a, title: {en: A}, indicators: employees}"
    add(project, f"charts: [{one}, {one}]")
    [fault] = told(project.export(), Code.YAML_CONTENT)
    assert "two charts have the id 'a'" in fault.message


def covered(project: Project, more: str = "") -> Project:
    (project.folder / "gri.yaml").write_text(STANDARD, "utf-8")
    add(project, f"coverage:\n  standards: [{{file: gri.yaml}}]\n{more}")
    return project


def test_the_index_leads_to_where_a_disclosure_stands(project: Project) -> None:
    exported = covered(project).export(CheckLevel.FAST)
    assert not [item for item in exported.findings if item.severity is Severity.ERROR]
    [row] = found(project, "//h:table[@class='index']/h:tbody/h:tr[h:td]")
    assert said(row) == "2-7 Employees Staff 员工"
    [anchor] = row.xpath(".//h:a/@href", namespaces=SPACES)
    [fact] = found(project, f"//*[@id='{anchor.removeprefix('#')}']")
    assert fact.get("name") == "small:NumberOfEmployees"
    assert fact.xpath("ancestor::h:table", namespaces=SPACES)  # and not the card of the key figures
    assert "#index" in found(project, "//h:div[contains(@class, 'contents')]//h:a/@href")


def test_the_index_says_what_is_omitted_and_why(project: Project) -> None:
    omission = "{disclosure: 2-8, reason: information-unavailable, explanation: {en: Not counted.}}"
    covered(project, f"  omissions: [{omission}]").export()
    rows = [said(row) for row in found(project, "//h:table[@class='index']/h:tbody/h:tr[h:td]")]
    assert rows[1] == "2-8 Other workers Information unavailable or incomplete. Not counted."


def test_every_link_within_the_page_leads_somewhere_once(project: Project) -> None:
    covered(project)
    with_chart(project, more=", axis: gender")
    ids = found(project, "//@id")
    assert len(ids) == len(set(ids))
    links = [link for link in found(project, "//h:a/@href") if link.startswith("#")]
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_missing_standard_is_told_before_a_report_is_written(project: Project) -> None:
    add(project, "coverage:\n  standards: [{file: none.yaml}]")
    [fault] = told(project.export(), Code.FILE_MISSING)
    assert fault.value == "none.yaml"
    assert not (project.output / "report.xhtml").exists()


def test_a_theme_gives_colours_fonts_and_a_logo(project: Project) -> None:
    (project.folder / "logo.png").write_bytes(PNG)
    add(project, 'theme: {accent: "#004488", primary: "#102040", logo: logo.png, fonts: [Georgia]}')
    exported = project.export(CheckLevel.FAST)
    assert not told(exported, Code.THEME_CONTRAST)
    assert not [item for item in exported.findings if item.severity is Severity.ERROR]
    [style] = found(project, "//h:style")
    assert "--accent: #004488;" in style.text
    assert ".chart-1 { background: #004488; }" in style.text
    assert 'font-family: "Georgia"' in style.text
    [logo] = found(project, "//h:div[@class='logo']/h:img")
    assert logo.get("alt") == "Small & Sons"
    assert base64.b64decode(logo.get("src").partition(",")[2]) == PNG
    assert "logo.png" in json.loads((project.output / "manifest.json").read_text("utf-8"))["inputs"]


def test_a_profile_may_give_the_theme_and_the_report_goes_first(project: Project) -> None:
    profile = project.folder / "brand" / "profile.yaml"
    profile.parent.mkdir()
    (profile.parent / "logo.png").write_bytes(PNG)
    profile.write_text('profile: brand\ntheme: {accent: "#004488", logo: logo.png}\n', "utf-8")
    project.edit("report.yaml", "    mapping:", "    profile: brand/profile.yaml\n    mapping:")
    project.export()
    assert "--accent: #004488;" in found(project, "//h:style")[0].text
    assert found(project, "//h:div[@class='logo']/h:img")
    add(project, 'theme: {accent: "#553311"}')
    project.export()
    assert "--accent: #553311;" in found(project, "//h:style")[0].text
    assert not found(project, "//h:div[@class='logo']/h:img")


@pytest.mark.parametrize(
    ("theme", "code", "column"),
    [
        ("accent: teal", Code.YAML_CONTENT, "theme.accent"),
        ('fonts: ["a; } body { display: none"]', Code.YAML_CONTENT, "theme.fonts.0"),
        ("colour: '#004488'", Code.YAML_CONTENT, "theme.colour"),
        ("logo: none.png", Code.FILE_MISSING, "theme.logo"),
        ("logo: records.csv", Code.THEME_LOGO, "theme.logo"),
    ],
)
def test_a_theme_that_is_no_good_is_an_error(project: Project, theme: str, code: Code, column: str) -> None:
    add(project, f"theme: {{{theme}}}")
    exported = project.export()
    [fault] = told(exported, code)
    assert fault.severity is Severity.ERROR
    assert fault.location is not None
    assert (fault.location.file, fault.location.column) == ("report.yaml", column)
    assert not (project.output / "report.xhtml").exists()


def test_colours_that_are_hard_to_read_are_a_warning(project: Project) -> None:
    add(project, 'theme: {accent: "#66ccbb"}')
    faults = told(project.export(), Code.THEME_CONTRAST)
    assert {fault.severity for fault in faults} == {Severity.WARNING}
    assert {fault.value for fault in faults} >= {"#66ccbb on #ffffff", "#66ccbb on #f1f6f5"}


def latin(root: etree._Element) -> set[str]:
    """The texts of a page that say themselves to be Chinese and have no Chinese character, facts left out."""
    texts = set()
    for element in root.iter(f"{{{XHTML}}}*"):
        language = element.xpath("ancestor-or-self::*[@xml:lang][1]/@xml:lang")
        inside_fact = element.xpath("ancestor::ix:*", namespaces=SPACES)
        is_page = element.xpath("ancestor::h:body", namespaces=SPACES)
        if language != ["zh-hans"] or inside_fact or not is_page:
            continue
        own = " ".join([element.text or "", *(child.tail or "" for child in element)])
        if re.search(r"[A-Za-z]{2}", own) and not re.search(r"[\u3400-\u9fff]", own):
            texts.add(own.strip())
    return texts


def test_a_chinese_report_is_chinese_but_for_what_is_marked(project: Project) -> None:
    covered(project)
    project.edit("report.yaml", "    mapping:", "    languages: zh-hans\n    mapping:")
    with_chart(project, more=", axis: gender")
    root = page(project)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-hans"
    assert latin(root) == {"https://small.example/taxonomy/2024-01-01/small.xsd"}
    assert [said(h) for h in found(project, "//h:h2")][:2] == ["概览 2023", "目录"]


def test_languages_change_labels_and_never_facts(project: Project) -> None:
    both = project.export()
    before = json.loads((project.output / "report.json").read_text("utf-8"))["facts"]
    for languages in ("en", "zh-hans", "[zh-hans, en]"):
        text = (project.folder / "report.yaml").read_text("utf-8")
        line = f"    languages: {languages}\n    mapping:"
        (project.folder / "report.yaml").write_text(
            re.sub(r"(    languages: .*\n)?    mapping:", line, text), "utf-8"
        )
        exported = project.export(CheckLevel.FAST)
        assert not [item for item in exported.findings if "circle" in item.code]
        assert exported.facts == both.facts
        assert json.loads((project.output / "report.json").read_text("utf-8"))["facts"] == before
    assert [said(h) for h in found(project, "//h:h2")][1] == "目录 Contents"


def test_an_english_report_holds_chinese_facts_alone(project: Project) -> None:
    project.edit("report.yaml", "    mapping:", "    languages: [en]\n    mapping:")
    project.export()
    for element in found(project, "//h:body//h:*[not(ancestor::ix:*)][not(@xml:lang)]"):
        own = " ".join([element.text or "", *(child.tail or "" for child in element)])
        assert not re.search(r"[\u3400-\u9fff]", own), own


def test_lists_and_tables_of_text_blocks_survive_the_round_trip(project: Project) -> None:
    lists = "We act:\n\n- safety & health\n- 安全 <first>\n\n1. plan\n2. do\n\n"
    text = f"{lists}| Site | Staff |\n| 东莞 | 4 |\n|  | 5 |"
    rewrite(project, {"indicator": "policy-text", "value": text, "language": "en"})
    exported = project.export(CheckLevel.FAST)
    assert [item.code for item in exported.findings if item.severity >= Severity.WARNING] == []
    [fact] = json.loads((project.output / "report.json").read_text("utf-8"))["facts"].values()
    assert fact["value"] == (
        "<p>We act:</p><ul><li>safety &amp; health</li><li>安全 &lt;first&gt;</li></ul>"
        "<ol><li>plan</li><li>do</li></ol>"
        "<table><tr><th>Site</th><th>Staff</th></tr><tr><td>东莞</td><td>4</td></tr>"
        "<tr><td></td><td>5</td></tr></table>"
    )
    assert Path(project.output / "report.xhtml").read_text("utf-8").count(fact["value"]) == 1
