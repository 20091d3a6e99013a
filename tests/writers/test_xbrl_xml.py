"""xBRL-XML: the instance as text, and that Arelle reads it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.validation.small_report import COMPANY, DONGGUAN, REPORT, YEAR, YEAR_END, name
from tests.validation.small_taxonomy import NAMESPACE, write_package
from xbrlesg.names import LINK, XBRLI, XLINK, QName
from xbrlesg.report.model import Entity, Fact, Note, Report
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.writers.xbrl_xml import write_xbrl_xml

SPACES = {"x": XBRLI, "l": LINK, "s": NAMESPACE, "xlink": XLINK}
TYPED = [(name("SiteAxis"), name("Site"))]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("taxonomy"))


def write(report: Report) -> bytes:
    return write_xbrl_xml(report, {NAMESPACE: "s"}, TYPED)


def only(*facts: Fact, notes: tuple[Note, ...] = ()) -> Report:
    return replace(REPORT, facts=facts, notes=notes)


def find(report: Report, path: str) -> list[Any]:
    found: Any = etree.fromstring(write(report)).xpath(path, namespaces=SPACES)
    return list(found)


def test_every_kind_of_fact_goes_round_the_circle(tmp_path: Path, package: Path) -> None:
    path = tmp_path / "report.xbrl"
    path.write_bytes(write(REPORT))
    assert check_report_file(path, [package], expected=Expected(REPORT)) == ()


def test_whole_document() -> None:
    fact = Fact("a", name("Employees"), COMPANY, YEAR_END, 1050, 0, notes=("n",))
    assert write(only(fact, notes=(Note("n", "zh-Hans", "R&D <年末>"),))).decode() == EXPECTED


EXPECTED = """\
<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrli="http://www.xbrl.org/2003/instance"\
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"\
 xmlns:s="https://example.com/small/2023">
<link:schemaRef xlink:type="simple" xlink:href="https://example.com/small/2023/small.xsd"/>
<xbrli:context id="i2023-12-31"><xbrli:entity><xbrli:identifier scheme="https://www.szse.cn">301330\
</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period>\
</xbrli:context>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<s:Employees id="a" contextRef="i2023-12-31" unitRef="pure" decimals="0">1050</s:Employees>
<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:href="#a" xlink:label="a"/>
<link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote"\
 id="n" xml:lang="zh-hans">R&amp;D &lt;年末&gt;</link:footnote>
<link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"\
 xlink:from="a" xlink:to="n"/>
</link:footnoteLink>
</xbrli:xbrl>
"""


def test_answers_are_expanded_names() -> None:
    facts = [fact for fact in REPORT.facts if fact.id in {"f14", "f15"}]
    report = only(*facts, Fact("e", name("Audiences"), COMPANY, YEAR, ()))
    investors, workers = f"{NAMESPACE}#Investors", f"{NAMESPACE}#Workers"
    assert find(report, "//s:Audience/text()") == [workers]
    assert [element.text for element in find(report, "//s:Audiences")] == [f"{investors} {workers}", None]


def test_answers_are_sorted_as_they_are_written() -> None:
    """The order of expanded names is not that of QNames where one namespace begins another."""
    names = (
        QName("https://a.example", "B"),
        QName("https://a.example#x", "A"),
        QName("https://a.example!", "C"),
    )
    (element,) = find(only(Fact("e", name("Audiences"), COMPANY, YEAR, names)), "//s:Audiences")
    assert element.text.split(" ") == sorted(element.text.split(" "))


def test_exact_numbers_and_ratios() -> None:
    facts = [fact for fact in REPORT.facts if fact.id in {"f7", "f10"}]
    assert find(only(*facts), "//s:Score/@decimals") == ["INF"]
    assert find(only(*facts), "//x:unit/@id") == ["pure", "CNY_per_MWh"]


def test_a_carriage_return_survives() -> None:
    assert find(
        only(Fact("t", name("Policy"), COMPANY, YEAR, "a\r\nb\r", language="en")), "//s:Policy/text()"
    ) == ["a\r\nb\r"]


def test_ids_are_given_away_once() -> None:
    """A fact may be called what a context, a unit or a note would be."""
    taken = ("i2023-12-31", "pure", "n1", "d2023")
    report = only(
        *(replace(REPORT.facts[0], id=each, notes=("n1",)) for each in taken), notes=REPORT.notes[:1]
    )
    ids = find(report, "//@id")
    assert len(set(ids)) == len(ids)
    assert find(report, "//l:footnoteArc/@xlink:to") == ["n1_2"] * 4


def test_each_entity_has_its_contexts() -> None:
    other = Entity("http://standards.iso.org/iso/17442", "529900T8BM49AURSDO55")
    facts = (REPORT.facts[0], replace(REPORT.facts[0], id="o", entity=other, notes=()))
    assert set(find(only(*facts, notes=REPORT.notes), "//x:identifier/@scheme")) == {
        COMPANY.scheme,
        other.scheme,
    }


def test_a_typed_axis_without_an_element_is_refused() -> None:
    fact = replace(REPORT.facts[5], dimensions=DONGGUAN)
    with pytest.raises(ValueError, match="no element is known"):
        write_xbrl_xml(only(fact), {NAMESPACE: "s"})


def test_facts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        write(only(REPORT.facts[1], REPORT.facts[1]))
