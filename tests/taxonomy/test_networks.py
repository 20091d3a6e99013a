"""What well-kept taxonomies rarely show: prohibition, target roles, unusual types, circles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.taxonomy.synthetic import BASE, item, link, linkbase, read, schema
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import PresentationNode, ValueKind

ROLE, OTHER, THIRD = "urn:role:a", "urn:role:b", "urn:role:c"
LETTERS = "".join(item(name) for name in "ABCD")


def name(local: str) -> QName:
    return QName(BASE, local)


def outline(nodes: tuple[PresentationNode, ...]) -> str:
    return " ".join(
        node.concept.local + (f"({outline(node.children)})" if node.children else "") for node in nodes
    )


@pytest.mark.parametrize(
    ("arcs", "expected"),
    [
        (('A B order="2"', 'A C order="1"'), "A(C B)"),
        (('A B order="10"', 'A C order="9.5"'), "A(C B)"),
        (("A B", "A C"), "A(B C)"),
        (('A B order="1"', "A C", 'A B order="1.0" use="prohibited" priority="1"'), "A(C)"),
        (('A B order="1"', "A C", 'A B order="1" use="prohibited"'), "A(C)"),
        (('A B order="1" priority="2"', 'A B order="1" use="prohibited" priority="1"'), "A(B)"),
        (('A B order="1"', 'A B order="3" use="prohibited" priority="1"'), "A(B)"),  # another arc
        (("A B", "C D"), "A(B) C(D)"),
        (("A B", "B C", "C B"), "A(B(C))"),
    ],
)
def test_presentation_arcs_are_ordered_and_prohibited(
    tmp_path: Path, arcs: tuple[str, ...], expected: str
) -> None:
    links = link("presentation", ROLE, *(f"presentation {arc}" for arc in arcs))
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS, "p.xml"), p_xml=linkbase(links))
    (tree,) = taxonomy.presentation
    assert outline(tree.roots) == expected


def test_a_place_may_prefer_another_label(tmp_path: Path) -> None:
    links = link("presentation", ROLE, 'presentation A B preferredLabel="urn:total"', "presentation A C")
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS, "p.xml"), p_xml=linkbase(links))
    (root,) = taxonomy.presentation[0].roots
    assert [node.preferred_label for node in (root, *root.children)] == [None, "urn:total", None]


CUBE = (
    item("Table", group="xbrldt:hypercubeItem", more='abstract="true"')
    + item("Axis", group="xbrldt:dimensionItem", more='abstract="true"')
    + item("Lines", more='abstract="true"')
    + item("Head", more='abstract="true"')
)


def test_target_roles_are_followed(tmp_path: Path) -> None:
    links = linkbase(
        link(
            "definition",
            ROLE,
            "all Lines Table xbrldt:closed='true' xbrldt:contextElement='segment' "
            f"xbrldt:targetRole='{OTHER}'",
            f'member Lines A xbrldt:targetRole="{THIRD}"',
        ),
        link("definition", OTHER, f'dimension Table Axis xbrldt:targetRole="{THIRD}"'),
        link(
            "definition",
            THIRD,
            'domain Axis Head xbrldt:usable="false"',
            "member Head C",
            'member Head D xbrldt:usable="false"',
            "member A B",
        ),
    )
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS + CUBE, "d.xml"), d_xml=links)
    (cube,) = taxonomy.hypercubes
    assert (cube.role, cube.name, cube.closed, cube.container) == (ROLE, name("Table"), True, "segment")
    assert cube.concepts == {name("A"), name("B")}
    assert cube.axes == {name("Axis"): {name("C")}}


def test_a_circle_of_members_ends(tmp_path: Path) -> None:
    links = link(
        "definition",
        ROLE,
        "all Lines Table",
        "dimension Table Axis",
        "domain Axis A",
        "member A B",
        "member B A",
    )
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS + CUBE, "d.xml"), d_xml=linkbase(links))
    (cube,) = taxonomy.hypercubes
    assert not cube.closed
    assert cube.axes == {name("Axis"): {name("A"), name("B")}}


def answers(more: str = "") -> str:
    return item(
        "Choice", "enum2:enumerationItemType", more=f'enum2:domain="t:A" enum2:linkrole="{ROLE}" {more}'
    )


MEMBERS = link(
    "definition", ROLE, f'member A B xbrldt:targetRole="{OTHER}"', 'member A D xbrldt:usable="false"'
)
BELOW = link("definition", OTHER, "member B C", "member B D")


@pytest.mark.parametrize(
    ("more", "expected"),
    [("", "BC"), ('enum2:headUsable="true"', "ABC"), ('enum2:headUsable="0"', "BC")],
)
def test_answers_are_the_usable_members_below_the_domain(tmp_path: Path, more: str, expected: str) -> None:
    body = LETTERS + answers(more) + item("Plain", "enum2:enumerationItemType")
    taxonomy = read(tmp_path, t_xsd=schema(body, "d.xml"), d_xml=linkbase(MEMBERS, BELOW))
    found = taxonomy.concepts[name("Choice")].enumeration
    assert found is not None
    assert found.domain == name("A")
    assert found.members == {name(letter) for letter in expected}
    assert taxonomy.concepts[name("Plain")].enumeration is None


def test_successors_of_a_deprecated_concept(tmp_path: Path) -> None:
    links = linkbase(
        link("definition", ROLE, "successor A C", "successor B C"),
        link("definition", OTHER, "successor B C", 'successor A D order="1"'),
        link("definition", OTHER, 'successor A D order="1" use="prohibited"'),
    )
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS, "d.xml"), d_xml=links)
    assert taxonomy.successors == {name("C"): (name("A"), name("B"))}


def restriction(new: str, base: str) -> str:
    return (
        f'<xs:complexType name="{new}"><xs:simpleContent><xs:restriction base="{base}"/>'
        "</xs:simpleContent></xs:complexType>"
    )


@pytest.mark.parametrize(
    ("base", "kind"),
    [
        ("xbrli:nonNegativeIntegerItemType", ValueKind.INTEGER),
        ("xbrli:pureItemType", ValueKind.DECIMAL),
        ("xbrli:monetaryItemType", ValueKind.MONETARY),
        ("xbrli:sharesItemType", ValueKind.MEASURE),
        ("xbrli:stringItemType", ValueKind.STRING),
        ("xbrli:booleanItemType", ValueKind.BOOLEAN),
        ("dtr:percentItemType", ValueKind.PERCENT),
        ("dtr:energyItemType", ValueKind.MEASURE),
        ("dtr:ghgEmissionsItemType", ValueKind.MEASURE),
        ("dtr:textBlockItemType", ValueKind.TEXT_BLOCK),
        ("dtr:noLangStringItemType", ValueKind.OTHER),
        ("xbrli:languageItemType", ValueKind.OTHER),
        ("xbrli:dateItemType", ValueKind.DATE),
        ("xbrli:dateTimeItemType", ValueKind.OTHER),
        ("xbrli:gYearItemType", ValueKind.OTHER),
        ("enum2:enumerationItemType", ValueKind.ENUMERATION),
        ("enum2:enumerationSetItemType", ValueKind.ENUMERATION_SET),
        ("t:unheardOf", ValueKind.OTHER),
        ("t:own", ValueKind.OTHER),
    ],
)
def test_kinds_are_found_down_the_derivation(tmp_path: Path, base: str, kind: ValueKind) -> None:
    body = restriction("own", "t:middle") + restriction("middle", base) + item("A", "t:own")
    taxonomy = read(tmp_path, t_xsd=schema(body))
    concept = taxonomy.concepts[name("A")]
    assert (concept.type, concept.kind) == (name("own"), kind)


@pytest.mark.parametrize(
    ("base", "kind"),
    [("xbrli:decimalItemType", ValueKind.HOURS), ("xbrli:stringItemType", ValueKind.STRING)],
)
def test_hours_are_decimals_of_that_name(tmp_path: Path, base: str, kind: ValueKind) -> None:
    body = restriction("hoursItemType", base) + item("A", "t:hoursItemType")
    assert read(tmp_path, t_xsd=schema(body)).concepts[name("A")].kind is kind


def test_substitution_groups_may_be_chained(tmp_path: Path) -> None:
    body = (
        item("Parent", group="xbrldt:dimensionItem", more='abstract="true"')
        + item("Child", group="t:Parent", more='abstract="1"')
        + '<xs:element name="Loose" id="t_Loose" type="xs:string"/>'
        + '<xs:element name="Tuple" substitutionGroup="xbrli:tuple"/>'
    )
    taxonomy = read(tmp_path, t_xsd=schema(body))
    assert set(taxonomy.axes) == set(taxonomy.concepts) == {name("Parent"), name("Child")}
    assert taxonomy.concepts[name("Child")].abstract


def label(text: str, more: str = "") -> str:
    return (
        f'<link:label xlink:type="resource" xlink:label="l" xlink:role="http://www.xbrl.org/2003/role/label" '
        f'xml:lang="zh-Hans" {more}>{text}</link:label>'
    )


def label_link(*parts: str, arc: str = "") -> str:
    return (
        '<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'
        '<link:loc xlink:type="locator" xlink:href="t.xsd#t_A" xlink:label="A"/>'
        f'{"".join(parts)}<link:labelArc xlink:type="arc" xlink:from="A" xlink:to="l" '
        f'xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" {arc}/></link:labelLink>'
    )


def test_a_label_of_another_file_can_be_prohibited(tmp_path: Path) -> None:
    locator = '<link:loc xlink:type="locator" xlink:href="a.xml#old" xlink:label="l"/>'
    taxonomy = read(
        tmp_path,
        t_xsd=schema(LETTERS, "a.xml", "b.xml", "c.xml"),
        a_xml=linkbase(label_link(label("old", 'id="old"'))),
        b_xml=linkbase(label_link(locator, arc='use="prohibited" priority="1"')),
        c_xml=linkbase(label_link(label(" 新 "))),
    )
    assert taxonomy.label(name("A"), "zh-Hans") == "新"
    assert taxonomy.label(name("A"), "zh-hans-cn") == "新"
    assert taxonomy.label(name("A"), "en") is None
