"""Our index and Arelle say the same of every concept, in all parts: house taxonomies, GRI and ESRS."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.registry.small_registry import REAL, SMALL, load
from tests.taxonomy.arelle_view import Tree, View, view
from tests.taxonomy.test_third_party import ESRS, GRI, VARIABLE
from xbrlesg.links import DOCUMENTATION
from xbrlesg.registry.build import build_package
from xbrlesg.registry.plan import entry_point
from xbrlesg.taxonomy.index import read_index, write_index
from xbrlesg.taxonomy.model import Concept, PresentationNode, Taxonomy, ValueKind
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

CODES = "xbrl-codelist-common-2024-01-31.zip"
OTHERS = {
    "gri": (
        f"{GRI}/gri_srs_entry_point_2025-06-23.xsd",
        ("gri-sustainability-taxonomy-2025-06-23.zip", CODES),
    ),
    "esrs": (f"{ESRS}/esrs_all.xsd", ("esrs-set1-2023-12-22.zip", "iso-3166-country-2024.zip", CODES)),
}
HOUSE = {"small": SMALL, "real": REAL}
TWICE_DOCUMENTED = (
    "DisclosureOfQuantitativeInformationAboutAnticipatedFinancialEffectsOfMaterialRisksAndOpportunities"
    "ArisingFromImpactsExplanatory"
)
DECIMALS = (ValueKind.PERCENT, ValueKind.HOURS, ValueKind.MEASURE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A taxonomy as our index gives it, and as Arelle sees it."""

    key: str
    ours: Taxonomy
    arelle: View


@pytest.fixture(scope="module", params=[*HOUSE, *OTHERS])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    key = str(request.param)
    if key in HOUSE:
        registry = load(HOUSE[key])
        path = tmp_path_factory.mktemp(key) / "package.zip"
        path.write_bytes(build_package(registry))
        entry, paths = entry_point(registry), [path]
    elif VARIABLE in os.environ:
        entry, names = OTHERS[key]
        paths = [Path(os.environ[VARIABLE]) / name for name in names]
    else:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    return Pair(key, read_index(write_index(read(entry, paths))), view(entry, paths))


def read(entry: str, paths: list[Path]) -> Taxonomy:
    packages, findings = open_packages([PackagePath(path, path.name) for path in paths])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, (entry,))
    assert taxonomy is not None, findings
    assert findings == []
    return taxonomy


def test_concepts_are_the_same(pair: Pair) -> None:
    assert {
        name.clark: (concept.type.clark, concept.period_type, concept.abstract)
        for name, concept in pair.ours.concepts.items()
    } == pair.arelle.concepts


def test_values_are_the_same(pair: Pair) -> None:
    assert {
        name.clark: (sort(concept), answers(concept))
        for name, concept in pair.ours.concepts.items()
        if not concept.abstract
    } == pair.arelle.values


def sort(concept: Concept) -> str:
    return (ValueKind.DECIMAL if concept.kind in DECIMALS else concept.kind).value


def answers(concept: Concept) -> frozenset[str] | None:
    found = concept.enumeration
    return frozenset(member.clark for member in found.members) if found else None


def test_labels_are_the_same(pair: Pair) -> None:
    """Of several labels of one role and language ours is the first, as the one that Arelle shows."""
    assert {
        (name.clark, role, language): text for (name, role, language), text in pair.ours.labels.items()
    } == {key: texts[0].strip() for key, texts in pair.arelle.labels.items()}


def test_labels_that_our_model_has_no_room_for(pair: Pair) -> None:
    """One label in all: a second English documentation that ESRS gives a text block."""
    more = {key for key, texts in pair.arelle.labels.items() if len({text.strip() for text in texts}) > 1}
    assert more == ({(f"{{{ESRS}}}{TWICE_DOCUMENTED}", DOCUMENTATION, "en")} if pair.key == "esrs" else set())


def test_references_are_the_same(pair: Pair) -> None:
    """Space around labels and parts is no part of them for us."""
    assert {
        name.clark: [(reference.role, reference.parts) for reference in found]
        for name, found in pair.ours.references.items()
    } == {
        name: [(role, tuple((part, text.strip()) for part, text in parts)) for role, parts in found]
        for name, found in pair.arelle.references.items()
    }


def test_presentation_is_the_same(pair: Pair) -> None:
    assert {
        tree.role: (tree.definition, [plain(root) for root in tree.roots]) for tree in pair.ours.presentation
    } == pair.arelle.trees
    definitions = [tree.definition for tree in pair.ours.presentation]
    assert definitions == sorted(definitions)


def plain(node: PresentationNode) -> Tree:
    return node.concept.clark, node.preferred_label, tuple(plain(child) for child in node.children)


def test_axes_are_the_same(pair: Pair) -> None:
    assert {
        name.clark: (
            axis.typed_domain.clark if axis.typed_domain else None,
            axis.default.clark if axis.default else None,
        )
        for name, axis in pair.ours.axes.items()
    } == pair.arelle.axes


def test_hypercubes_are_the_same(pair: Pair) -> None:
    cubes = {(cube.role, cube.name.clark, cube.closed, cube.container): cube for cube in pair.ours.hypercubes}
    assert len(cubes) == len(pair.ours.hypercubes)
    assert {
        key: (
            {concept.clark for concept in cube.concepts},
            {axis.clark: {member.clark for member in members} for axis, members in cube.axes.items()},
        )
        for key, cube in cubes.items()
    } == pair.arelle.cubes


def test_calculations_are_the_same(pair: Pair) -> None:
    assert {
        (item.role, item.arcrole, item.total.clark): [
            (part.concept.clark, part.weight, part.order) for part in item.parts
        ]
        for item in pair.ours.calculations
    } == pair.arelle.sums


def test_successors_are_the_same(pair: Pair) -> None:
    assert {
        name.clark: {successor.clark for successor in found} for name, found in pair.ours.successors.items()
    } == pair.arelle.successors


SIZES = {
    "gri": (2226, 231, 6777, 1576, 129, 0, 0),
    "esrs": (5677, 97, 6073, 1430, 213, 19, 0),
}
"""Concepts, enumerations, labels, concepts with references, hypercubes, sums, and ``notAll`` hypercubes."""


def test_nothing_was_compared_in_vain(pair: Pair) -> None:
    if pair.key not in SIZES:
        pytest.skip("the house taxonomies grow")
    arelle = pair.arelle
    enumerations = sum(found is not None for _, found in arelle.values.values())
    sizes = (
        *(len(arelle.concepts), enumerations, len(arelle.labels), len(arelle.references)),
        *(len(arelle.cubes), len(arelle.sums), arelle.exclusions),
    )
    assert sizes == SIZES[pair.key]


def test_house_taxonomies_are_complete(pair: Pair) -> None:
    if pair.key not in HOUSE:
        pytest.skip("a rule of the house")
    ours = pair.ours
    tags = ("en", "zh-hans")
    assert [name for name in ours.concepts for tag in tags if ours.label(name, tag) is None] == []
    covered = {concept for cube in ours.hypercubes if cube.closed for concept in cube.concepts}
    assert covered == {name for name, concept in ours.concepts.items() if not concept.abstract}
    assert all((axis.typed_domain is None) == (axis.default is not None) for axis in ours.axes.values())
