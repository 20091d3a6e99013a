"""Our reader and Arelle say the same: of house taxonomies in all parts, of other ones on values."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT, REAL, SMALL, load
from tests.taxonomy.arelle_view import Tree, View, view, view_values
from tests.taxonomy.test_third_party import ESRS, GRI, VARIABLE
from xbrlesg.registry.build import build_package
from xbrlesg.registry.plan import entry_point
from xbrlesg.taxonomy.model import Concept, PresentationNode, Taxonomy, ValueKind
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

Pair = tuple[Taxonomy, View]
CODES = "xbrl-codelist-common-2024-01-31.zip"
OTHERS = {
    "gri": (
        f"{GRI}/gri_srs_entry_point_2025-06-23.xsd",
        ("gri-sustainability-taxonomy-2025-06-23.zip", CODES),
    ),
    "esrs": (f"{ESRS}/esrs_all.xsd", ("esrs-set1-2023-12-22.zip", "iso-3166-country-2024.zip", CODES)),
}
DECIMALS = (ValueKind.PERCENT, ValueKind.HOURS, ValueKind.MEASURE)


@pytest.fixture(scope="module", params=["small", "real"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = SMALL if request.param == "small" else REAL
    registry = load(folder)
    path = tmp_path_factory.mktemp(request.param) / "package.zip"
    path.write_bytes(build_package(registry))
    taxonomy = read(entry_point(registry), [path])
    return taxonomy, view(entry_point(registry), [path], registry.header.namespace)


def read(entry: str, paths: list[Path]) -> Taxonomy:
    packages, findings = open_packages([PackagePath(path, path.name) for path in paths])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, (entry,))
    assert taxonomy is not None, findings
    assert findings == []
    return taxonomy


def test_concepts_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        name.clark: (concept.type.clark, concept.period_type, concept.abstract)
        for name, concept in ours.concepts.items()
    } == arelle.concepts


def test_labels_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        (name.clark, role, language): text for (name, role, language), text in ours.labels.items()
    } == arelle.labels


def test_every_concept_has_a_label_in_each_language(pair: Pair) -> None:
    ours, _ = pair
    unlabelled = [
        name for name in ours.concepts for tag in ("en", "zh-hans") if ours.label(name, tag) is None
    ]
    assert unlabelled == []


def test_references_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        name.clark: [reference.parts for reference in found] for name, found in ours.references.items()
    } == arelle.references


def test_presentation_is_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        tree.role: (tree.definition, [plain(root) for root in tree.roots]) for tree in ours.presentation
    } == arelle.trees
    definitions = [tree.definition for tree in ours.presentation]
    assert definitions == sorted(definitions)


def plain(node: PresentationNode) -> Tree:
    return node.concept.clark, tuple(plain(child) for child in node.children)


def test_axes_and_defaults_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    found = {name.clark: axis.default.clark for name, axis in ours.axes.items() if axis.default}
    assert found == arelle.defaults
    assert all((axis.typed_domain is None) == (axis.default is not None) for axis in ours.axes.values())


def test_hypercubes_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        (cube.role, cube.name.clark): (
            cube.closed,
            {axis.clark for axis in cube.axes},
            {concept.clark for concept in cube.concepts},
        )
        for cube in ours.hypercubes
    } == arelle.cubes


def test_every_reportable_concept_has_a_closed_hypercube(pair: Pair) -> None:
    ours, _ = pair
    covered = {concept for cube in ours.hypercubes if cube.closed for concept in cube.concepts}
    assert covered == {name for name, concept in ours.concepts.items() if not concept.abstract}


def values(taxonomy: Taxonomy) -> dict[str, tuple[str, frozenset[str] | None]]:
    return {
        name.clark: (sort(concept), answers(concept))
        for name, concept in taxonomy.concepts.items()
        if not concept.abstract
    }


def sort(concept: Concept) -> str:
    return (ValueKind.DECIMAL if concept.kind in DECIMALS else concept.kind).value


def answers(concept: Concept) -> frozenset[str] | None:
    found = concept.enumeration
    return frozenset(member.clark for member in found.members) if found else None


def test_values_are_the_same(small_package: Path) -> None:
    arelle = view_values(ENTRY_POINT, [small_package])
    assert values(read(ENTRY_POINT, [small_package])) == arelle
    assert sum(found is not None for _, found in arelle.values()) == 2


@pytest.mark.parametrize(("taxonomy", "enumerations"), [("gri", 231), ("esrs", 97)])
def test_values_of_other_taxonomies_are_the_same(taxonomy: str, enumerations: int) -> None:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    entry, names = OTHERS[taxonomy]
    paths = [Path(os.environ[VARIABLE]) / name for name in names]
    arelle = view_values(entry, paths)
    assert values(read(entry, paths)) == arelle
    assert sum(found is not None for _, found in arelle.values()) == enumerations
