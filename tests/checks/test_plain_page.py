"""Plain pages are read as Arelle reads them, fact by fact; whatever is not plain is left to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.documents import Document, small_documents
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg.checks.inline_reader import read_inline
from xbrlesg.checks.plain_page import PlainPage, read_plain
from xbrlesg.checks.plain_types import PlainTypes
from xbrlesg.names import DTR, XBRLI, XS, QName
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleOptions, FactsRead

OPTIONS = ArelleOptions(formulas=False, base_taxonomy=False)
CORPUS = [document for document in small_documents() if document.file.endswith(".xhtml")]


@dataclass(frozen=True)
class Both:
    """Reads a page both ways."""

    package: Path
    packages: PackageSet
    taxonomy: Taxonomy
    engine: Engine

    def plain(self, path: Path) -> PlainPage | None:
        types = PlainTypes(self.packages.read, (ENTRY_POINT,))
        return read_plain(path.read_bytes(), path.name, self.taxonomy, types.has_facets)

    def arelle(self, path: Path, *, validates: bool) -> FactsRead:
        run = self.engine(path, [self.package], OPTIONS, keep_facts=True, validates=validates)
        assert run.read is not None
        return run.read

    def check(self, path: Path) -> bool:
        """Whether the page is plain; if so, both ways lead to the same facts."""
        page = self.plain(path)
        if page is not None:
            for validates in (False, True):
                read = self.arelle(path, validates=validates)
                assert not read.unread
                assert page.facts == read.facts
                assert page.notes == read.notes
                assert list(map(repr, page.facts)) == list(map(repr, read.facts))
        return page is not None


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    package = write_package(tmp_path_factory.mktemp("package"))
    packages, _ = open_packages([PackagePath(package, "small")])
    assert packages is not None
    taxonomy, _ = open_taxonomy(packages, (ENTRY_POINT,), cache=None)
    assert taxonomy is not None
    order = order_of([ENTRY_POINT], [package], OPTIONS)
    with Engine(order, Seat(order)) as engine:
        yield Both(package, packages, taxonomy, engine)


@pytest.mark.parametrize("document", CORPUS, ids=[document.name for document in CORPUS])
def test_the_pages_of_the_corpus(both: Both, document: Document, tmp_path: Path) -> None:
    both.check(document.write(tmp_path))


def test_most_pages_of_the_corpus_are_plain(both: Both, tmp_path: Path) -> None:
    plain = [document.name for document in CORPUS if both.plain(document.write(tmp_path))]
    assert len(plain) >= 17
    assert "inline clean" in plain


def test_where_a_fact_stands(both: Both, tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    path.write_text(INLINE, "utf-8")
    page, light = both.plain(path), read_inline(path.read_bytes(), path.name)
    assert page is not None
    assert light is not None
    assert page.places == {fact.id: fact.place for fact in light.facts}
    assert page.prefixes == light.prefixes
    assert page.prefixes[NAMESPACE] == "s"


NUMBER = '<ix:nonFraction id="f7" name="s:Score" contextRef="d" unitRef="pure" decimals="INF"\n sign="-">'
SCORE = f"{NUMBER}0.30000000000000004<"
STAFF = 'decimals="0">2880<'
YES = 'format="ixt:fixed-true">yes<'
DAY = '\n format="ixt:date-year-month-day">2024年3月31日<'
TEXT = 'contextRef="d"> We  &lt;care&gt; &amp; 关心 <'
STORY = 'escape="true"><p>'
NOTES = '<ix:relationship fromRefs="f11" toRefs="n2"/>'
UNIT = "<xbrli:measure>utr:MWh</xbrli:measure></xbrli:unit>"
MEMBER = "s:Female</xbrldi:explicitMember></xbrli:scenario>"
REFERENCE = f'<link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/></ix:references>'
NIL = 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
GROUPS = 'format="ixt:num-dot-decimal"'
ENTITY = '<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="https://www.szse.cn">301330<'
SEGMENT = (
    f'{ENTITY}/xbrli:identifier><xbrli:segment><xbrldi:explicitMember dimension="s:GenderAxis">'
    "s:Female</xbrldi:explicitMember></xbrli:segment><"
)


def score(printed: str, *attributes: str, sign: str = 'sign="-"') -> tuple[str, str]:
    """Another number in the place of one."""
    tag = NUMBER.replace('sign="-"', " ".join((*attributes, sign)))
    return SCORE, f"{tag}{printed}<"


ALIKE = {
    "a number with zeros": score("00.3000"),
    "a number of more digits than any context keeps": score("0.3" + "0" * 90 + "4"),
    "a scale up": score("0.30000000000000004", 'scale="3"'),
    "a scale up, to a whole number": score("1.5", 'scale="+1"'),
    "a scale that leaves zeros": score("1.50", 'scale="1"'),
    "a scale far down": score("1.50", 'scale="-12"'),
    "a point and a zero": score("7.0"),
    "minus zero": score("0"),
    "groups, and zeros after the point": score("1,234,567.500", GROUPS),
    "groups, scaled": score("1,234.50", GROUPS, 'scale="6"'),
    "zeros alone": score(" 0.00\n", GROUPS),
    "a whole number": (STAFF, STAFF.replace("2880", "0002880")),
    "a whole number with a point": (STAFF, STAFF.replace("2880", "2880.00")),
    "negative decimals": (STAFF, STAFF.replace('"0"', '"-3"')),
    "no": (YES, 'format="ixt:fixed-false">-<'),
    "true": (YES, ">true<"),
    "0": (YES, ">0<"),
    "a day in English": (DAY, ' format="ixt:date-monthname-day-year-en">March 1, 2024<'),
    "a day with short figures": (DAY, ' format="ixt:date-year-month-day"> 2024-3-1\n<'),
    "a day of XML Schema": (DAY, ">2024-02-29<"),
    "a text of blanks": (TEXT, 'contextRef="d"> \n <'),
    "a text with markup that is not escaped": (TEXT, 'contextRef="d">a <b>b</b> c<'),
    "a fact within a text": (
        TEXT,
        f'contextRef="d">so {NUMBER.replace("f7", "f17")}5</ix:nonFraction> it is<',
    ),
    "a comment within a text": (TEXT, 'contextRef="d">a<!-- b -->c<'),
    "marked text": (TEXT, 'contextRef="d"><![CDATA[a < b & c]]><'),
    "attributes in markup": (STORY, 'escape="true"><p title="a &quot;b&quot; &amp; &lt;c&gt;" class="x">'),
    "empty elements": (STORY, 'escape="true"><b></b><br/><i> </i><p>'),
    "a fact within markup": (
        STORY,
        f'escape="true"><p>{NUMBER.replace("f7", "f17")}5</ix:nonFraction></p><p>',
    ),
    "a comment within markup": (STORY, 'escape="true"><b><!-- a --></b><p>'),
    "no language": ('<span xml:lang="zh-Hans">', '<span xml:lang="">'),
    "a language of its own": (TEXT, TEXT.replace("contextRef", 'xml:lang="DE-ch" contextRef')),
    "notes in another order": (NOTES, '<ix:relationship fromRefs="f2 f11 f3" toRefs="n2"/>'),
    "one note of two relationships": (NOTES, f'{NOTES}<ix:relationship fromRefs="f2" toRefs="n1"/>'),
    "no notes": (f'<ix:relationship fromRefs="f1 f1.2 f11" toRefs="n1"/>\n{NOTES}', ""),
    "two measures": (UNIT, f"<xbrli:measure>utr:t</xbrli:measure>{UNIT}"),
    "a segment": (f"{ENTITY}/xbrli:identifier><", SEGMENT),
    "no id": ('<ix:nonNumeric id="f14"', "<ix:nonNumeric"),
    "an answer": (f">{NAMESPACE}#Investors {NAMESPACE}#Workers<", f"> {NAMESPACE}#Workers\n<"),
}
"""Plain pages: what is there, and what is put in its place."""

LEFT = {
    "blanks around a number": score(" 0.3 "),
    "no digit before the point": score(".3"),
    "an exponent": score("3e2"),
    "a plus sign": score("3", sign='sign="+"'),
    "another sign": score("3", sign='sign="x"'),
    "a scale that is none": score("3", 'scale="1.5"'),
    "a number within a number": score(f"{NUMBER.replace('f7', 'f17')}3</ix:nonFraction>"),
    "an unknown rule": score("3", 'format="ixt:num-comma-decimal"'),
    "a rule of nobody": score("3", 'format="s:num-dot-decimal"'),
    "no decimals": (STAFF, ">2880<"),
    "decimals in words": (STAFF, 'decimals="two">2880<'),
    "a fraction of a whole": (STAFF, STAFF.replace("2880", "2880.5")),
    "precision": (STAFF, STAFF.replace("decimals", "precision")),
    "nil": (STAFF, f' xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {STAFF}'),
    "another target": (STAFF, f' target="x" {STAFF}'),
    "blanks around an answer": (YES, "> true <"),
    "no day": (DAY, ">2024-02-30<"),
    "a day with a zone": (DAY, ">2024-02-29Z<"),
    "an empty text": (TEXT, 'contextRef="d"><'),
    "a text of a number": (TEXT, TEXT.replace("contextRef", 'format="ixt:fixed-empty" contextRef')),
    "an excluded part": (TEXT, 'contextRef="d">a<ix:exclude>b</ix:exclude>c<'),
    "an address in markup": (STORY, 'escape="true"><a href="x">a</a><p>'),
    "an attribute with a prefix": (STORY, 'escape="true"><p xml:lang="de">'),
    "an element of others": (STORY, 'escape="true"><o xmlns="x:y"/><p>'),
    "no such answer": (f">{NAMESPACE}#Investors {NAMESPACE}#Workers<", ">Workers<"),
    "an empty answer": (f">{NAMESPACE}#Workers<", "> <"),
    "a doctype": ("<html", "<!DOCTYPE html>\n<html"),
    "an entity": ("<html", '<!DOCTYPE html [<!ENTITY a "b">]>\n<html'),
    "another root": ("<html", "<page"),
    "for ever": ("<xbrli:instant>2023-12-31</xbrli:instant>", "<xbrli:forever/>"),
    "a period within a day": ("<xbrli:instant>2023-12-31", "<xbrli:instant>2023-12-31T12:00:00"),
    "an axis twice": (
        MEMBER,
        f's:Female</xbrldi:explicitMember><xbrldi:explicitMember dimension="s:GenderAxis">{MEMBER}',
    ),
    "an unknown axis": ('dimension="s:GenderAxis"', 'dimension="s:Employees"'),
    "more than dimensions": (MEMBER, f"{MEMBER[:-17]}<s:Site>x</s:Site></xbrli:scenario>"),
    "a typed member of two": ("</s:Site>", "</s:Site><s:Site>x</s:Site>"),
    "a nil typed member": (
        "<s:Site>",
        '<s:Site xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ),
    "an identifier with blanks": (">301330<", "> 301330 <"),
    "a context elsewhere": ("<p>\n<ix:nonFraction", "<xbrli:context/><p>\n<ix:nonFraction"),
    "a unit of no name": (UNIT, UNIT.replace("utr:", "")),
    "a note twice": (NOTES, f"{NOTES}{NOTES}"),
    "two notes at once": (NOTES, NOTES.replace('"n2"', '"n1 n2"')),
    "a relationship of facts": (NOTES, NOTES.replace('"n2"', '"f2"')),
    "a role": (NOTES, NOTES.replace("toRefs", 'linkRole="http://www.xbrl.org/2003/role/link" toRefs')),
    "an id twice": ('id="f2"', 'id="f3"'),
    "an id of a fact elsewhere": ("</p><div>", '</p><div id="f1">'),
    "a measure of no name": (UNIT, UNIT.replace("utr:", "utr:.")),
    "an answer of no name": (f">{NAMESPACE}#Workers<", f">{NAMESPACE}#.Workers<"),
    "a unit for a text": (TEXT, f' unitRef="pure" {TEXT}'),
    "words for a number": (
        '<ix:nonNumeric id="f14" name="s:Audience"',
        '<ix:nonNumeric id="f14" name="s:Employees"',
    ),
    "older tags": ("2013/inlineXBRL", "2008/inlineXBRL"),
    "no taxonomy": (f' xlink:href="{ENTRY_POINT}"', ""),
    "another taxonomy": (f'"{ENTRY_POINT}"', '"https://example.com/small/2024/small.xsd"'),
    "a taxonomy elsewhere": (REFERENCE, f"</ix:references><div>{REFERENCE[:-16]}</div>"),
    "a taxonomy that is not linked": (REFERENCE, REFERENCE.replace(' xlink:type="simple"', "")),
    "two references": ("<ix:resources>", "<ix:references/><ix:resources>"),
}
"""Pages for Arelle."""


def edited(folder: Path, old: str, new: str) -> Path:
    assert old in INLINE, old
    path = folder / "page.xhtml"
    path.write_text(
        INLINE.replace(old, new).replace("</html>", "</page>" if "<page" in new else "</html>"), "utf-8"
    )
    return path


@pytest.mark.parametrize("name", ALIKE)
def test_plain_pages_are_read_alike(both: Both, tmp_path: Path, name: str) -> None:
    assert both.check(edited(tmp_path, *ALIKE[name]))


@pytest.mark.parametrize("name", LEFT)
def test_other_pages_are_left_to_arelle(both: Both, tmp_path: Path, name: str) -> None:
    assert not both.check(edited(tmp_path, *LEFT[name]))


def test_pages_in_another_encoding_are_left_to_arelle(both: Both, tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    path.write_bytes(INLINE.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"))
    assert not both.check(path)


SCHEMA = f"""<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" targetNamespace="https://own.example">
<xs:complexType name="hoursItemType"><xs:simpleContent><xs:restriction base="xbrli:decimalItemType">
<xs:attributeGroup ref="xbrli:numericItemAttrs"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="positiveItemType"><xs:simpleContent><xs:restriction base="xbrli:decimalItemType">
<xs:minInclusive value="0"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="codeItemType"><xs:simpleContent><xs:restriction base="xbrli:tokenItemType"/>
</xs:simpleContent></xs:complexType></xs:schema>"""


@pytest.mark.parametrize(
    ("name", "facets"),
    [
        (QName(XBRLI, "decimalItemType"), False),
        (QName(XBRLI, "nonNegativeIntegerItemType"), True),
        (QName(XBRLI, "tokenItemType"), True),
        (QName(DTR, "massItemType"), False),
        (QName(DTR, "nonNegativeMonetaryItemType"), True),
        (QName(DTR.replace("2024", "2030"), "massItemType"), True),
        (QName("https://own.example", "hoursItemType"), False),
        (QName("https://own.example", "positiveItemType"), True),
        (QName("https://own.example", "codeItemType"), True),
        (QName("https://own.example", "noItemType"), True),
    ],
)
def test_which_types_have_facets(name: QName, facets: bool) -> None:
    assert PlainTypes({"own.xsd": SCHEMA.encode()}.get, ["own.xsd"]).has_facets(name) is facets


@pytest.mark.parametrize("schema", [None, b"<xs:schema"])
def test_a_schema_that_cannot_be_read_tells_of_no_type(schema: bytes | None) -> None:
    assert PlainTypes({"own.xsd": schema}.get, ["own.xsd"]).has_facets(QName("https://own.example", "x"))
