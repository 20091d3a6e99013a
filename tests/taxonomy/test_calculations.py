"""Sums of a taxonomy: read exactly, spelt for people, compared between versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.taxonomy.synthetic import BASE, ENTRY, item, link, linkbase, package_files, read, schema, write
from xbrlesg.findings.catalogue import Code
from xbrlesg.links import SUMMATION_ITEM, SUMMATION_ITEM_21
from xbrlesg.names import QName
from xbrlesg.taxonomy.diff import diff_taxonomies
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import open_packages
from xbrlesg.taxonomy.read import read_taxonomy

ROLE, OTHER = "urn:role:a", "urn:role:b"
LETTERS = "".join(item(name) for name in "ABCD")


def sums(folder: Path, *links: str) -> Taxonomy:
    return read(folder, t_xsd=schema(LETTERS, "c.xml"), c_xml=linkbase(*links))


def test_sums_of_both_specifications(tmp_path: Path) -> None:
    sums = (
        'sum A C order="2" weight="1"',
        'sum A B order="0" weight="-0.10"',
        'sum A D weight="1"',
        'sum A D weight="1" use="prohibited"',
    )
    links = linkbase(
        link("calculation", OTHER, *sums),
        link("calculation", ROLE, 'oldsum D A weight="0.333333333333333333333"'),
    )
    taxonomy = read(tmp_path, t_xsd=schema(LETTERS, "c.xml"), c_xml=links)
    assert [
        (item.role, item.arcrole, item.total.local, [(p.concept.local, str(p.weight)) for p in item.parts])
        for item in taxonomy.calculations
    ] == [
        (ROLE, SUMMATION_ITEM_21, "D", [("A", "0.333333333333333333333")]),
        (OTHER, SUMMATION_ITEM, "A", [("B", "-0.10"), ("C", "1")]),
    ]
    assert [part.order for part in taxonomy.calculations[1].parts] == [0, 2]


@pytest.mark.parametrize("weight", ["", 'weight="0"', 'weight="one"', 'weight="NaN"'])
def test_a_sum_without_its_weights_is_left_out_and_told(tmp_path: Path, weight: str) -> None:
    links = link("calculation", ROLE, 'sum A B weight="1"', f"sum A C {weight}", 'sum D B weight="1"')
    packages, _ = open_packages(
        [write(tmp_path, package_files(t_xsd=schema(LETTERS, "c.xml"), c_xml=linkbase(links)))]
    )
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY,))
    assert taxonomy is not None
    assert [item.total.local for item in taxonomy.calculations] == ["D"]
    (found,) = findings
    assert found.code == Code.TAXONOMY_WEIGHT.value.name
    assert found.message == "the sum A in urn:role:a is left out: its part C has no weight"
    assert found.value == QName(BASE, "C").clark


def test_a_sum_is_spelt_as_people_write_it(tmp_path: Path) -> None:
    arcs = (
        'sum A B order="1" weight="-1.0"',
        'sum A C order="2" weight="1"',
        'sum A D order="3" weight="2.50"',
    )
    (found,) = sums(tmp_path, link("calculation", ROLE, *arcs)).calculations
    assert found.formula(lambda name: name.local) == "- B + C + 2.50 x D"


def test_a_sum_that_changed_is_told(tmp_path: Path) -> None:
    old = sums(
        tmp_path,
        link("calculation", ROLE, 'sum A B weight="1.0"', 'sum C B weight="1"'),
        link("calculation", OTHER, 'sum D B weight="1"'),
    )
    new = sums(
        tmp_path,
        link("calculation", ROLE, 'sum A B weight="1"', 'sum D B weight="1"'),
        link("calculation", OTHER, 'sum A C weight="-1"'),
    )
    changes = diff_taxonomies(old, new)
    assert list(map(str, changes)) == ["t:A: sum was B, is - C or B", "t:C: sum was B, is none"]
    assert not any(change.breaks for change in changes)
