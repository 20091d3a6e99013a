"""Records whose words say that there is no value end as nil facts, the same in every format."""

from __future__ import annotations

import json
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from tests.pipeline.test_formats import ask_for
from tests.pipeline.test_kinds import rewrite
from tests.pipeline.test_report_rules import RULE
from tests.projects import Project
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.model import Row
from xbrlesg.names import IX, XHTML, XSI
from xbrlesg.pipeline.formats import FORMATS
from xbrlesg.pipeline.levels import CheckLevel

SPACES = {"ix": IX, "h": XHTML}
NIL = [
    {"indicator": "employees", "value": "n/a", "unit": "Person"},
    {"indicator": "wages", "value": "not available", "unit": "RMB '0,000"},
    {"indicator": "turnover-rate", "value": "-", "unit": "%"},
    {"indicator": "sessions", "value": "n/a", "unit": "Times", "site": "Dongguan"},
    {"indicator": "policy-in-force", "value": "n/a"},
    {"indicator": "policy-date", "value": "not available"},
    {"indicator": "review", "value": "n/a"},
    {"indicator": "topics", "value": "n/a"},
]
VALUED = [
    {"indicator": "internal-sessions", "value": "14", "unit": "Times"},
    {"indicator": "company", "value": "n/a", "language": "en"},
]


@pytest.fixture
def nil(project: Project) -> Project:
    """The small project, whose mapping says which words mean that there is no value."""
    project.edit("mapping.yaml", "mapping: small", 'mapping: small\nnil: [n/a, not available, "-"]')
    return project


def facts_of(project: Project) -> dict[str, Any]:
    """The facts of the exported xBRL-JSON by the local name of their concept."""
    facts = json.loads((project.output / "report.json").read_text("utf-8"))["facts"]
    return {fact["dimensions"]["concept"].partition(":")[2]: fact for fact in facts.values()}


def codes(project: Project) -> list[tuple[str, str | None]]:
    """What an export finds, and at which column."""
    found = project.export().findings
    return [
        (item.code.removeprefix("xbrlesg:"), item.location.column if item.location else None)
        for item in found
    ]


@pytest.mark.parametrize("level", [CheckLevel.FAST, CheckLevel.FULL])
def test_nil_facts_are_read_back_equal_from_every_format(nil: Project, level: CheckLevel) -> None:
    ask_for(nil, *FORMATS)
    rewrite(nil, *NIL, *VALUED)
    exported = nil.export(level)
    assert exported.findings == ()
    assert exported.facts == len(NIL) + len(VALUED)


def test_a_nil_fact_has_all_its_aspects_and_no_value(nil: Project) -> None:
    ask_for(nil, "json")
    rewrite(nil, *NIL, *VALUED)
    nil.export()
    facts = facts_of(nil)
    assert {concept for concept, fact in facts.items() if fact["value"] is None} == {
        "NumberOfEmployees",
        "Wages",
        "TurnoverRate",
        "NumberOfSessions",
        "PolicyInForce",
        "DateOfPolicy",
        "FrequencyOfReview",
        "TopicsOfPolicy",
    }
    assert facts["Wages"]["dimensions"]["unit"] == "iso4217:CNY"
    assert facts["NumberOfSessions"]["dimensions"]["small:SiteAxis"] == "Dongguan"
    assert all("decimals" not in fact for fact in facts.values())
    # a text is a text
    assert facts["NameOfCompany"]["value"] == "n/a"


def test_the_page_shows_the_printed_words_and_hides_empty_elements(nil: Project) -> None:
    rewrite(nil, *NIL, *VALUED)
    nil.export()
    page = etree.parse(nil.output / "report.xhtml").getroot()
    hidden: Any = page.xpath("//ix:hidden/*", namespaces=SPACES)
    assert len(hidden) == len(NIL)
    for element in hidden:
        assert element.get(f"{{{XSI}}}nil") == "true"
        assert (element.text, len(element)) == (None, 0)
        assert not {"decimals", "format", "scale", "sign"} & set(element.attrib)
        assert (element.tag == f"{{{IX}}}nonFraction") == ("unitRef" in element.attrib)
    shown: Any = page.xpath("//h:span[starts-with(@style, '-ix-hidden:')]", namespaces=SPACES)
    words = {each.get("style").partition(":")[2]: "".join(each.itertext()) for each in shown}
    assert set(words) == {element.get("id") for element in hidden}
    assert sorted(words.values()) == sorted(record["value"] for record in NIL)


def test_a_page_without_nil_facts_does_not_declare_their_namespace(nil: Project) -> None:
    rewrite(nil, *VALUED)
    nil.export()
    assert XSI not in (nil.output / "report.xhtml").read_text("utf-8")


def test_flat_facts_say_nil_and_the_workbook_shows_the_words(nil: Project) -> None:
    ask_for(nil, "flat-csv", "xlsx")
    rewrite(nil, *NIL, *VALUED)
    nil.export()
    rows: dict[str, Row] = {
        str(row["indicator"]): row for row in read_flat_csv((nil.output / "facts.csv").read_bytes())
    }
    assert {name for name, row in rows.items() if row["status"] == "nil"} == {
        record["indicator"] for record in NIL
    }
    wages = rows["wages"]
    assert (wages["value"], wages["value_number"], wages["decimals"]) == ("", None, None)
    assert (wages["unit"], wages["printed_value"]) == ("iso4217:CNY", "not available")
    assert rows["turnover-rate"]["unit"] == "pure"
    assert rows["policy-date"]["unit"] is None
    sheet = openpyxl.load_workbook(nil.output / "facts.xlsx")["Facts"]
    head, *lines = sheet.iter_rows(values_only=True)
    places = head.index("Indicator"), head.index("Value")
    cells = {line[places[0]]: line[places[1]] for line in lines}
    assert all(cells[record["indicator"]] == record["value"] for record in NIL)


def test_without_the_mapping_the_words_are_no_value(project: Project) -> None:
    rewrite(project, *NIL)
    found = codes(project)
    assert len(found) == len(NIL)
    assert {column for _, column in found} == {"value"}


def test_the_unit_of_nil_must_be_known_too(nil: Project) -> None:
    rewrite(nil, {"indicator": "employees", "value": "n/a", "unit": "Heads"})
    assert codes(nil) == [("unitUnknown", "unit")]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"language": "en"}, ("languageInvalid", "language")),
        ({"reading": "summary"}, ("readingNotText", "reading")),
        ({"unit": "Person"}, ("unitOnText", "unit")),
    ],
)
def test_what_no_answer_may_have_nil_has_neither(
    nil: Project, more: dict[str, str], fault: tuple[str, str]
) -> None:
    rewrite(nil, {"indicator": "review", "value": "n/a", **more})
    assert codes(nil) == [fault]


def test_nil_contradicts_a_value_and_agrees_with_nil(nil: Project) -> None:
    employees = {"indicator": "employees", "unit": "Person"}
    rewrite(nil, {**employees, "value": "n/a"}, {**employees, "value": "990"})
    assert codes(nil) == [("recordConflict", "value")]
    rewrite(nil, {**employees, "value": "n/a"}, {**employees, "value": "-", "source_line": "7"})
    assert codes(nil) == [("recordAgrees", "value")]


def test_what_an_indicator_itself_knows_goes_before_nil(nil: Project) -> None:
    nil.edit("mapping.yaml", "employees: small:NumberOfEmployees", _STATED)
    nil.edit("mapping.yaml", "{every year:", '{n/a: "small:YearlyMember", every year:')
    rewrite(nil, {"indicator": "employees", "value": "n/a"}, {"indicator": "review", "value": "n/a"})
    assert codes(nil) == []
    values = {concept: fact["value"] for concept, fact in facts_of(nil).items()}
    assert values == {"NumberOfEmployees": "0", "FrequencyOfReview": "small:YearlyMember"}


_STATED = "employees: {concept: small:NumberOfEmployees, stated: {n/a: 0}}"


def test_a_concept_that_must_have_a_value_takes_no_nil(nil: Project) -> None:
    package = nil.folder / "small.zip"
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(package, "w") as archive:
        for name, content in files.items():
            lines = content.split(b"\n") if name.endswith("small.xsd") else []
            changed = [
                line.replace(b'nillable="true"', b'nillable="false"') if b"DateOfPolicy" in line else line
                for line in lines
            ]
            archive.writestr(name, b"\n".join(changed) if changed else content)
    rewrite(nil, {"indicator": "policy-date", "value": "n/a"}, {"indicator": "review", "value": "n/a"})
    assert codes(nil) == [("nilNotAllowed", "value")]


@pytest.mark.parametrize("words", ["0", "Yes", "2023-11-10", '""'])
def test_words_that_are_a_value_cannot_mean_nil(project: Project, words: str) -> None:
    project.edit("mapping.yaml", "mapping: small", f"mapping: small\nnil: [{words}]")
    (fault,) = project.export().findings
    assert fault.location is not None
    assert (fault.severity.word, fault.location.file) == ("error", "mapping.yaml")


@pytest.mark.parametrize(("men", "found"), [("600", ["partsAndWhole"]), ("n/a", [])])
def test_rules_pass_over_nil(nil: Project, men: str, found: list[str]) -> None:
    (nil.folder / "rules.yaml").write_text(RULE, "utf-8")
    nil.edit("report.yaml", "records: records.csv", "records: records.csv\nrules: rules.yaml")
    employees = {"indicator": "employees", "unit": "Person"}
    rewrite(nil, {**employees, "value": "1,000"}, {**employees, "value": men, "gender": "Male"})
    assert [code for code, _ in codes(nil)] == found


@pytest.mark.parametrize(("employees", "found"), [("990", []), ("n/a", ["chartEmpty"])])
def test_charts_do_not_draw_nil(nil: Project, employees: str, found: list[str]) -> None:
    charts = "charts: [{id: staff, title: {en: Staff}, kind: bar, indicators: [employees]}]\ntargets:\n"
    nil.edit("report.yaml", "targets:\n", charts)
    rewrite(nil, {"indicator": "employees", "value": employees, "unit": "Person"})
    assert [code for code, _ in codes(nil)] == found
