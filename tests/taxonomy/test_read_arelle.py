"""On the house taxonomies, our reader and Arelle's model say the same."""

from __future__ import annotations

import pytest

from tests.registry.small_registry import REAL, SMALL, load
from tests.taxonomy.arelle_view import Tree, View, view
from xbrlesg.registry.build import build_package
from xbrlesg.registry.plan import entry_point
from xbrlesg.taxonomy.model import PresentationNode, Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

Pair = tuple[Taxonomy, View]


@pytest.fixture(scope="module", params=["small", "real"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = SMALL if request.param == "small" else REAL
    registry = load(folder)
    path = tmp_path_factory.mktemp(request.param) / "package.zip"
    path.write_bytes(build_package(registry))
    packages, findings = open_packages([PackagePath(path, path.name)])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, entry_point(registry))
    assert taxonomy is not None, findings
    assert findings == []
    return taxonomy, view(entry_point(registry), [path], registry.header.namespace)


def test_concepts_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        name.clark: (concept.type.clark, concept.period_type, concept.abstract)
        for name, concept in ours.concepts.items()
    } == arelle.concepts


def test_answers_of_enumerations_are_the_same(pair: Pair) -> None:
    ours, arelle = pair
    assert {
        name.clark: {member.clark for member in concept.enumeration.members}
        for name, concept in ours.concepts.items()
        if concept.enumeration
    } == arelle.answers


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
