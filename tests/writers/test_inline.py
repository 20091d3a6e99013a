"""The page as a whole: resources, notes, repeated facts, escaping, and what Arelle says of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.builders import (
    ESG,
    make_description,
    make_fact,
    make_occurrence,
    make_report,
    make_taxonomy,
    name,
    year,
    year_end,
)
from tests.validation.small_report import REPORT
from tests.validation.small_taxonomy import write_package
from xbrlesg.names import ISO4217, IX, LINK, UTR, XBRLDI, XBRLI, XHTML, QName
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Fact, Note, Period, Report, Unit
from xbrlesg.report.printed import Occurrence
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.writers.inline import shown_ids, write_inline

SPACES = {"x": XBRLI, "d": XBRLDI, "l": LINK, "ix": IX, "h": XHTML}
TAXONOMY = make_taxonomy(axes={"GenderAxis": ["FemaleMember"], "TypedSiteAxis": []})


def arranged(
    report: Report, places: Sequence[Occurrence] | None = None, taxonomy: Taxonomy = TAXONOMY
) -> Document:
    places = [make_occurrence(fact) for fact in report.facts] if places is None else places
    return build_document(report, taxonomy, places, make_description())


def page(report: Report, places: Sequence[Occurrence] | None = None) -> etree._Element:
    return etree.fromstring(write_inline(report, arranged(report, places), {ESG: "esg"}))


def texts(root: etree._Element, path: str) -> list[str]:
    found: Any = root.xpath(path, namespaces=SPACES)
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found]


def test_contexts_are_sorted_and_named_for_what_they_hold() -> None:
    half = Period.days(date(2023, 1, 1), date(2023, 6, 30))
    facts = [
        make_fact("a", dimensions={"TypedSiteAxis": "东莞 <R&D>"}),
        make_fact("b", dimensions={"GenderAxis": "FemaleMember"}),
        make_fact("c", period=year_end(2023)),
        make_fact("d", period=half),
        make_fact("e"),
        make_fact("f", period=year(2022)),
    ]
    root = page(make_report(*facts))
    assert texts(root, "//x:context/@id") == [
        "d2022",
        "d2023-01-01_2023-06-30",
        "d2023",
        "d2023_Female",
        "d2023_东莞-R-D-",
        "i2023-12-31",
    ]
    assert texts(root, "//x:instant") == ["2023-12-31"]
    assert texts(root, "//x:endDate")[1] == "2023-06-30"
    assert texts(root, "//x:scenario/d:explicitMember/@dimension") == ["esg:GenderAxis"]
    assert texts(root, "//x:scenario/d:explicitMember") == ["esg:FemaleMember"]
    typed = root.find(f".//{{{XBRLDI}}}typedMember")
    assert typed is not None
    assert (typed[0].tag, typed[0].text) == (name("TypedSiteAxisValue").clark, "东莞 <R&D>")


def test_typed_axis_without_an_element_is_a_fault() -> None:
    report = make_report(make_fact(dimensions={"TypedStrangeAxis": "a"}))
    with pytest.raises(ValueError, match="TypedStrangeAxis"):
        page(report)


def test_units_are_written_out_and_pure_is_one_of_them() -> None:
    cny, mwh = QName(ISO4217, "CNY"), QName(UTR, "MWh")
    facts = [
        make_fact("a", unit=Unit((cny,), (mwh,))),
        make_fact("b", unit=Unit((cny,))),
        make_fact("c"),
        make_fact("d", value="words"),
    ]
    root = page(make_report(*facts))
    assert texts(root, "//x:unit/@id") == ["pure", "CNY", "CNY_per_MWh"]
    assert texts(root, "//x:unit[@id='pure']/x:measure") == ["xbrli:pure"]
    assert texts(root, "//x:unitDenominator/x:measure") == ["utr:MWh"]


def test_every_entry_point_is_referred_to() -> None:
    report = replace(make_report(), taxonomy=("https://a.example/a.xsd", "https://b.example/b.xsd"))
    href = "{http://www.w3.org/1999/xlink}href"
    found = [each.get(href) for each in page(report).iter(f"{{{LINK}}}schemaRef")]
    assert found == ["https://a.example/a.xsd", "https://b.example/b.xsd"]


def test_note_of_several_facts_appears_once_and_belongs_to_every_place() -> None:
    notes = [Note("n1", "en", "Counted <at> year & end"), Note("n2", "zh-hans", "年末")]
    facts = [make_fact("a", notes=("n2",)), make_fact("b", period=year(2022), notes=("n1", "n2"))]
    places = [make_occurrence(facts[0], highlighted=True), *map(make_occurrence, facts)]
    root = page(make_report(*facts, notes=notes), places)
    # n2 is met first, on the card of a
    assert texts(root, "//ix:footnote") == ["年末", "Counted <at> year & end"]
    assert texts(root, "//ix:footnote/@id") == ["note-1", "note-2"]
    assert texts(root, "//ix:footnote/@xml:lang") == ["zh-hans", "en"]
    assert texts(root, "//ix:relationship/@fromRefs") == ["a a.2 b", "b"]
    assert texts(root, "//ix:relationship/@toRefs") == ["note-1", "note-2"]
    assert texts(root, "//h:sup/h:a/@href") == ["#note-1", "#note-2", "#note-1", "#note-1"]
    assert texts(root, "//h:sup") == ["1", "2", "1", "1"]


def test_ids_are_distinct_and_links_lead_somewhere() -> None:
    facts = [
        make_fact("section-staff"),
        make_fact("d2023", "Elsewhere"),
        make_fact("note-1", "Far", notes=("n",)),
    ]
    root = page(make_report(*facts, notes=[Note("n", "en", "Why")]))
    ids = texts(root, "//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in texts(root, "//h:a/@href")} <= set(ids)
    assert {fact.id for fact in facts} <= set(ids)


def test_tagged_ids_are_the_shown_ids() -> None:
    fact = make_fact()
    places = [make_occurrence(fact, highlighted=True), make_occurrence(fact)]
    report = make_report(fact)
    root = page(report, places)
    assert texts(root, "//ix:nonFraction/@id") == list(shown_ids(arranged(report, places)))


def test_labels_and_values_with_markup_in_them_are_escaped() -> None:
    taxonomy = make_taxonomy(labels={"Employees": ('R&D <"staff">', "研发<人员>")})
    fact = make_fact(value='We <b>care</b> & "more" 关心', language="en")
    report = make_report(fact)
    written = write_inline(report, arranged(report, taxonomy=taxonomy), {ESG: "esg"})
    root = etree.fromstring(written)
    assert texts(root, "//ix:nonNumeric") == [fact.value]
    assert texts(root, "//h:dt") == ['R&D <"staff"> 研发<人员>']
    assert b"<b>" not in written


def test_prefix_is_made_up_where_none_is_given() -> None:
    report = make_report()
    written = write_inline(report, arranged(report), {})
    assert b'name="ns1:Employees"' in written
    assert f'xmlns:ns1="{ESG}"'.encode() in written


def test_unit_stands_beside_the_numbers_of_a_row_with_several() -> None:
    facts = [make_fact("a", period=year(2022)), make_fact("b")]
    places = [make_occurrence(facts[0], unit="persons"), make_occurrence(facts[1], unit="Person")]
    cells = texts(page(make_report(*facts), places), "//h:td[@class='figure']")
    assert cells == ["4,106 persons", "4,106 Person"]


def test_note_stands_behind_the_unit() -> None:
    facts = [make_fact("a", period=year(2022)), make_fact("b", notes=("n",))]
    places = [make_occurrence(facts[0], unit="persons"), make_occurrence(facts[1], unit="Person")]
    root = page(make_report(*facts, notes=[Note("n", "en", "Why")]), places)
    assert texts(root, "//h:td[@class='figure'][2]") == ["4,106 Person1"]


def test_document_that_leaves_out_a_fact_is_a_fault() -> None:
    report = make_report()
    larger = make_report(*report.facts, make_fact("f2"))
    with pytest.raises(ValueError, match="differ in these facts: f2"):
        write_inline(larger, arranged(report), {})


def test_page_is_self_contained_and_within_the_schema() -> None:
    report = make_report(make_fact("a"), make_fact("b", "Strange", period=year(2022)), make_fact("c", "Odd"))
    written = write_inline(report, arranged(report), {ESG: "esg"})
    assert written.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<html ')
    assert b"\r" not in written
    assert b"<script" not in written
    # HTML parsers leave open what XML closes at once; the table of two years has empty cells.
    assert set(re.findall(rb"<([\w:]+)[^>]*/>", written)) == {b"meta"}
    assert b'<td class="figure"></td>' in written
    # A style sheet with these would read differently as XML and as HTML.
    stylesheet = resources.files("xbrlesg.writers").joinpath("stylesheet.css").read_text("utf-8")
    assert not set("<>&") & set(stylesheet)
    assert "url(" not in stylesheet


SHOW_BYTES = """
import sys
from tests.writers.test_inline import busy_page
sys.stdout.buffer.write(busy_page())
"""


def busy_page() -> bytes:
    """A page with something of everything that a set could bring out of order."""
    facts = [
        make_fact(f"f{number}", concept, dimensions=each, notes=(f"n{number}",))
        for number, (concept, each) in enumerate(
            (concept, each)
            for concept in ("Employees", "Strange", "Odd")
            for each in ({}, {"GenderAxis": "FemaleMember"}, {"TypedSiteAxis": "A"}, {"OtherAxis": "M"})
        )
    ]
    report = make_report(*facts, notes=[Note(f"n{number}", "en", "Why") for number in range(len(facts))])
    return write_inline(report, arranged(report), {ESG: "esg"})


def test_bytes_are_the_same_under_every_hash_seed() -> None:
    runs = {
        subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", SHOW_BYTES],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert runs == {busy_page()}


def place_of(fact: Fact) -> Occurrence:
    """Print a fact of the small report as it stands, numbers with all their digits."""
    if not isinstance(fact.value, int | Decimal) or isinstance(fact.value, bool):
        return make_occurrence(fact, unit="")
    value, decimals = Decimal(fact.value), fact.decimals or 0
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")  # abs() would round
    scale = max(-decimals, 0)
    fraction = fraction.ljust(decimals, "0")
    digits = ".".join(part for part in (whole[: len(whole) - scale], fraction) if part)
    return make_occurrence(fact, digits, scale=scale, negative=value < 0, before="-" if value < 0 else "")


def test_arelle_accepts_the_page_and_reads_every_fact_back(tmp_path: Path) -> None:
    package = write_package(tmp_path)
    packages, _ = open_packages([PackagePath(package, package.name)])
    assert packages is not None
    taxonomy, _ = read_taxonomy(packages, (REPORT.taxonomy[0],))
    assert taxonomy is not None
    places = [place_of(REPORT.facts[0]), *map(place_of, REPORT.facts)]
    places[0] = replace(places[0], highlighted=True)
    path = tmp_path / "report.xhtml"
    path.write_bytes(write_inline(REPORT, arranged(REPORT, places, taxonomy), taxonomy.prefixes))
    assert check_report_file(path, [package], expected=Expected(REPORT)) == ()
