"""The pilot report as people read it: its charts, its indexes, and the page in Chinese."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.pilot.conftest import Pilot, export_pilot
from tests.pipeline.test_publication import SPACES, latin, said
from tests.projects import Silent
from xbrlesg.findings.model import Severity, worst
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel

CHARTS = """
Employees by gender (Person). 2021: Male 2,431, Female 1,403. 2022: Male 2,394, Female 1,394.
 2023: Male 2,592, Female 1,514.
Employees by age (Person). 2021: Under 30 years old 1,878, 31 to 50 years old 1,864, Over 50 years old 92.
 2022: Under 30 years old 1,811, 31 to 50 years old 1,890, Over 50 years old 87.
 2023: Under 30 years old 1,931, 31 to 50 years old 2,078, Over 50 years old 97.
Participants in information security training (Person-time). 2021: Dongguan 1,290, Xiamen 796.
 2022: Dongguan 958, Xiamen 586. 2023: Dongguan 1,005, Xiamen 664.
"""
"""As the printed report has them, lines 1632 ff. and 1500."""


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Pilot:
    return export_pilot(tmp_path_factory.mktemp("published"), CheckLevel.NONE)


@pytest.fixture(scope="module")
def page(filed: Pilot) -> etree._Element:
    return etree.fromstring((filed.folder / "report.xhtml").read_bytes())


@pytest.fixture(scope="module")
def chinese(filed: Pilot) -> etree._Element:
    folder = filed.package.parents[2]
    report = folder / "examples" / "zkteco-2023" / "report.yaml"
    exported = export(report, folder / "out", "esg-chinese", CheckLevel.FAST, Silent())
    assert worst(exported.findings) is Severity.WARNING
    assert exported.folder is not None
    assert exported.facts == filed.exported.facts
    return etree.fromstring((exported.folder / "report.xhtml").read_bytes())


def found(root: etree._Element, path: str) -> list[Any]:
    result: Any = root.xpath(path, namespaces=SPACES)
    return list(result)


def languages(root: etree._Element) -> dict[str, str]:
    """The language of each text fact, by its element."""
    tagged = found(root, "//h:body//ix:nonNumeric[@xml:lang]")
    return {each.get("id"): each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in tagged}


def test_charts_say_the_printed_figures(page: etree._Element) -> None:
    pytest.importorskip("matplotlib", reason="the extra charts is not installed")
    told = found(page, "//h:div[@class='chart']/h:img/@alt")
    assert len(told) == 6
    assert set(re.sub(r"\n ", " ", CHARTS).strip().split("\n")) <= set(told)


def test_the_indexes_lead_to_facts_and_sections(page: etree._Element) -> None:
    titles = [said(title) for title in found(page, "//h:div[@id='index']//h:h3")]
    assert titles == [
        "GRI Standards content index GRI Standards 内容索引",
        "CASS-ESG 5.0 content index CASS-ESG 5.0 内容索引",
    ]
    links = [link.removeprefix("#") for link in found(page, "//h:table[@class='index']/h:tbody//h:a/@href")]
    assert len(links) > 70
    visible = set(found(page, "//h:body//*[not(ancestor::ix:header)]/@id"))
    assert set(links) <= visible


def test_the_chinese_page_has_no_text_that_is_not_translated(chinese: etree._Element) -> None:
    left = latin(chinese)
    codes = {text for text in left if re.fullmatch(r"[A-Z]\d+(\.\d+)*", text)}
    assert {text for text in left - codes if not text.startswith("https://")} == set()


def test_the_chinese_page_keeps_each_text_in_its_language(
    page: etree._Element, chinese: etree._Element
) -> None:
    assert len(languages(page)) > 300
    assert languages(chinese) == languages(page)


def test_two_exports_from_two_folders_are_one_page(filed: Pilot, tmp_path: Path) -> None:
    again = export_pilot(tmp_path, CheckLevel.NONE)
    assert (again.folder / "report.xhtml").read_bytes() == (filed.folder / "report.xhtml").read_bytes()
