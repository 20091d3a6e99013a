"""The page of a report with every kind of fact: how each is tagged, shown, and read back by Arelle."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.writers.full_report import NAMESPACE, full_document, full_report
from xbrlesg.names import IX, LINK, XBRLDI, XBRLI, XHTML
from xbrlesg.report.model import Report
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.writers import page as page_module
from xbrlesg.writers.inline import write_inline
from xbrlesg.writers.markup import make

SPACES = {"x": XBRLI, "d": XBRLDI, "l": LINK, "ix": IX, "h": XHTML}


def write(taxonomy: Taxonomy, report: Report | None = None) -> bytes:
    whole, places = full_report()
    report = report or whole
    kept = {fact.id for fact in report.facts}
    document = full_document(taxonomy, report, [place for place in places if place.fact_id in kept])
    return write_inline(report, document, taxonomy.prefixes)


@pytest.fixture(scope="module")
def page(taxonomy: Taxonomy) -> etree._Element:
    return etree.fromstring(write(taxonomy))


def texts(page: etree._Element, path: str) -> list[str]:
    found: Any = page.xpath(path, namespaces=SPACES)
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found]


def tag(page: etree._Element, concept: str) -> etree._Element:
    found: Any = page.xpath(f"//ix:nonNumeric[@name='full:{concept}']", namespaces=SPACES)
    element: etree._Element = found[0]
    return element


def section(page: etree._Element, name: str) -> etree._Element:
    found: Any = page.xpath(f"//h:div[@id='section-{name}']", namespaces=SPACES)
    element: etree._Element = found[0]
    return element


def table(page: etree._Element, caption: str) -> list[list[str]]:
    """A table's rows, cell by cell, in English."""
    rows: Any = page.xpath(f"//h:table[starts-with(h:caption, '{caption}')]//h:tr", namespaces=SPACES)
    return [[in_english(cell) for cell in row] for row in rows]


def in_english(cell: etree._Element) -> str:
    def spoken(element: etree._Element) -> str:
        if element.get("class") == "other":
            return ""
        inside = (spoken(child) + (child.tail or "") for child in element)
        return (element.text or "") + "".join(inside)

    return " ".join(spoken(cell).split())


def test_arelle_says_nothing_and_reads_every_value_back(
    taxonomy: Taxonomy, full_package: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.xhtml"
    path.write_bytes(write(taxonomy))
    report, _ = full_report()
    assert check_report_file(path, [full_package], expected=Expected(report)) == ()


def test_text_block_holds_its_value_and_nothing_else(page: etree._Element) -> None:
    block = tag(page, "ApproachToIntegrity")
    assert block.get("escape") == "true"
    paragraphs = [(etree.QName(each).localname, each.text, each.tail) for each in block]
    assert paragraphs == [
        ("p", "Gifts & favours are <refused>.\nBy all.", None),
        ("p", "关心 “each other”.", None),
    ]
    # Links to notes and the mark of a summary would become part of the value.
    assert texts(page, "//ix:nonNumeric[@escape]//h:a") == []
    [heading] = section(page, "integrity").iterfind(f".//{{{XHTML}}}h5[1]/..[@class='prose']/{{{XHTML}}}h5")
    assert "".join(map(str, heading.itertext())).startswith(
        "Approach to integrity 诚信管理方针 Preparer’s summary"
    )
    assert texts(heading, "h:sup") == ["1"]


def test_summary_mark_stands_only_where_words_are_a_summary(page: etree._Element) -> None:
    marked = texts(page, "//h:span[@class='mark']/../text()[1]")
    assert [text.strip() for text in marked] == ["Approach to integrity", "Approach to suppliers"]


def test_restated_values_are_marked_wherever_they_stand(taxonomy: Taxonomy) -> None:
    report, places = full_report()
    concepts = ("ApproachToIntegrity", "CharterReviewDate", "SpendingOnSuppliers")
    restated_ids = {fact.id for fact in report.facts if fact.concept.local in concepts}
    restated = [replace(place, is_restated=place.fact_id in restated_ids) for place in places]
    page = etree.fromstring(
        write_inline(report, full_document(taxonomy, report, restated), taxonomy.prefixes)
    )
    marks = texts(page, "//h:span[@class='mark' and h:span='经重述']/text()[1]")
    assert marks == ["Restated "] * 3
    # a mark within a text block would become part of its value
    assert texts(page, "//ix:nonNumeric//h:span[@class='mark']/text()") == []
    [heading] = section(page, "integrity").iterfind(f".//{{{XHTML}}}h5[1]/..[@class='prose']/{{{XHTML}}}h5")
    assert "Preparer’s summary 编制者摘要 Restated 经重述" in "".join(map(str, heading.itertext()))


def test_boolean_is_read_from_the_word_that_people_read(page: etree._Element) -> None:
    no = tag(page, "IncidentsOccurred")
    assert (no.get("format"), "".join(map(str, no.itertext()))) == ("ixt:fixed-false", "No 否")
    answers = texts(page, "//ix:nonNumeric[@name='full:PolicyInForce' and @format='ixt:fixed-true']")
    assert answers == ["Yes 是"] * 3


def test_date_is_tagged_as_printed(page: etree._Element) -> None:
    shown = {
        concept: (tag(page, concept).text, tag(page, concept).get("format"))
        for concept in (
            "CharterAdoptionDate",
            "CharterInForceDate",
            "CharterReviewDate",
            "StandardReleaseDate",
        )
    }
    assert shown == {
        "CharterAdoptionDate": ("November 10, 2023", "ixt:date-monthname-day-year-en"),
        "CharterInForceDate": ("1 December 2023", "ixt:date-day-monthname-year-en"),
        "CharterReviewDate": ("2023年9月5日", "ixt:date-year-month-day"),
        "StandardReleaseDate": ("2023-05-01", "ixt:date-year-month-day"),
    }


def test_answers_of_enumerations_are_hidden_and_their_labels_shown(page: etree._Element) -> None:
    hidden: Any = page.xpath("//ix:hidden/ix:nonNumeric", namespaces=SPACES)
    assert {each.get("name"): each.text for each in hidden} == {
        "full:ReviewFrequency": f"{NAMESPACE}#QuarterlyMember",
        "full:ReportFrequencies": f"{NAMESPACE}#MonthlyMember {NAMESPACE}#YearlyMember",
        "full:OtherFrequencies": None,
    }
    shown: Any = page.xpath("//h:span[starts-with(@style, '-ix-hidden:')]", namespaces=SPACES)
    words = {each.get("style"): "".join(each.itertext()) for each in shown}
    places = [f"-ix-hidden:{each.get('id')}" for each in hidden]
    assert words == dict(
        zip(places, ("Quarterly 每季度", "Monthly 每月; Yearly 每年", "None 无"), strict=True)
    )


def test_hidden_fact_is_one_element_however_often_it_is_shown(taxonomy: Taxonomy) -> None:
    report, places = full_report()
    again = [replace(place, highlighted=True) for place in places if place.fact_id.startswith("Review")]
    document = full_document(taxonomy, report, [*places, *again])
    page = etree.fromstring(write_inline(report, document, taxonomy.prefixes))
    assert texts(page, "//ix:nonNumeric[@name='full:ReviewFrequency']/@id") == [again[0].fact_id]
    assert texts(page, "//h:span[@style]/@style").count(f"-ix-hidden:{again[0].fact_id}") == 2


def test_every_fact_is_tagged_once_for_each_place(page: etree._Element) -> None:
    report, _ = full_report()
    ids = texts(page, "//ix:nonNumeric/@id | //ix:nonFraction/@id")
    [twice] = [fact.id for fact in report.facts if fact.concept.local == "NumberOfMeetings"]
    assert sorted(ids) == sorted([*(fact.id for fact in report.facts), f"{twice}.2"])


def test_qualified_figure_stands_with_its_words(page: etree._Element) -> None:
    rows = table(page, "Supply chain")
    assert rows[1:3] == [
        ["Number of suppliers", "suppliers", "1,100", "more than 1,200"],
        ["By region", "", "", ""],
    ]
    assert ["Target value", "", "", "no more than 3"] in rows
    cells: Any = page.xpath("//h:td[h:span[@class='qualifier']]/@class", namespaces=SPACES)
    assert set(cells) == {"figure qualified"}
    words = texts(page, "//h:td/h:span[@class='qualifier']")
    assert words == ["more than 超过", "no more than 不超过"]


def test_answers_by_typed_axes_are_lists_of_their_members(page: etree._Element) -> None:
    assert table(page, "Policy in force") == [
        ["Policy or procedure", "Answer"],
        ["Anti-bribery procedure", "Yes"],
        ["Code of conduct", "Yes"],
        ["Gift register", "No"],
        ["反舞弊制度 <R&D>", "Yes"],
    ]
    assert table(page, "Certified") == [
        ["Certificate", "Company of the group", "Answer"],
        ["ISO 14001", "", "Yes"],
        ["ISO 9001", "Xiamen ZKTeco", "Yes"],
        ["ZKTeco Guangdong", "Yes"],
    ]
    assert texts(page, "//h:th[@scope='rowgroup']/@rowspan") == ["2"]


def test_concepts_of_one_axis_are_the_columns_of_one_table(page: etree._Element) -> None:
    assert table(page, "Standard") == [
        ["Standard", "Title", "Release date", "Experts sent"],
        ["GB/T 1", "Facial recognition", "2023-05-01", ""],
        ["GB/T 2", "Access control", "2023-06-30", "3 persons"],
    ]
    # A phone shows the rows as blocks, where the head of the column stands in front of each cell.
    titles = texts(section(page, "standards"), ".//h:td/@title")
    assert titles[:2] == ["Title 标准名称", "Release date 发布日期"]


def test_listing_has_a_heading_where_its_columns_do_not_tell_it(page: etree._Element) -> None:
    assert texts(section(page, "integrity"), ".//h:div[@class='list']/h:h5/text()[1]") == [
        "Policy in force ",
        "Certified ",
    ]
    assert texts(section(page, "standards"), ".//h:h5") == []


def test_page_that_leaves_out_a_place_of_a_fact_is_a_fault(
    taxonomy: Taxonomy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw_nothing(*_: object) -> etree._Element:
        return make("div")

    monkeypatch.setattr(page_module, "listing_table", draw_nothing)
    with pytest.raises(ValueError, match="the page does not show Certified-15"):
        write(taxonomy)


def test_contents_and_headings_follow_themes(page: etree._Element) -> None:
    def english(path: str) -> list[str]:
        found: Any = page.xpath(path, namespaces=SPACES)
        return [in_english(each) for each in found]

    assert english("//h:div[@class='themes']/h:h3") == ["Governance", "Society"]
    assert english("//h:div[@class='themes']/h:ol[1]/h:li/h:a") == ["Business conduct", "Boards and meetings"]
    assert english("//h:div[@class='theme']/h:h2") == ["Governance", "Society"]
    assert english("//h:h3[@class='chapter-title']") == [
        "Business conduct",
        "Boards and meetings",
        "Suppliers",
    ]
    assert english("//h:h4[@class='section-title']")[:2] == ["Integrity", "Meetings"]
    links = {link.removeprefix("#") for link in texts(page, "//h:a/@href")}
    assert links <= set(texts(page, "//@id"))


def test_sections_and_themes_without_facts_are_not_shown(taxonomy: Taxonomy) -> None:
    report, _ = full_report()
    few = [fact for fact in report.facts if fact.concept.local == "NumberOfComplaints"]
    page = etree.fromstring(write(taxonomy, Report(report.taxonomy, tuple(few))))
    assert texts(page, "//h:div[@class='theme']/@id") == ["theme-SocietyTheme"]
    assert texts(page, "//h:div[@class='section']/@id") == ["section-supply"]
    assert texts(page, "//ix:hidden") == []


def test_only_elements_that_html_knows_as_empty_are_closed_at_once(taxonomy: Taxonomy) -> None:
    assert set(re.findall(rb"<([\w:]+)[^>]*/>", write(taxonomy))) == {b"meta"}
