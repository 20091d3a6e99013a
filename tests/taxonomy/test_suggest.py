"""Concepts of one taxonomy that are likest to those of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_taxonomy, name
from tests.registry.small_registry import ENTRY_POINT
from tests.taxonomy.test_read_arelle import read
from xbrlesg.links import DOCUMENTATION
from xbrlesg.taxonomy.model import Reference, Taxonomy, ValueKind
from xbrlesg.taxonomy.suggest import Suggester
from xbrlesg.taxonomy.wording import Wording


def taxonomy_of(
    labels: Mapping[str, str],
    references: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
    kinds: Mapping[str, ValueKind] | None = None,
) -> Taxonomy:
    """A taxonomy of counts under one heading, with references and kinds of some."""
    taxonomy = make_taxonomy({"all": {"AllAbstract": {local: {} for local in labels}}}, labels)
    concepts = {
        key: replace(concept, kind=(kinds or {}).get(key.local, ValueKind.INTEGER))
        for key, concept in taxonomy.concepts.items()
    }
    cited = {name(local): (Reference(parts),) for local, parts in (references or {}).items()}
    return replace(taxonomy, concepts=concepts, references=cited)


def suggested(target: Taxonomy, other: Taxonomy, wanted: str) -> list[str]:
    """The local names of all suggestions, the likest first."""
    matches = Suggester(target, other).suggest(other.concepts[name(wanted)], 99)
    return [match.concept.name.local for match in matches]


def test_the_same_concept_is_the_likest(small_package: Path) -> None:
    taxonomy = read(ENTRY_POINT, [small_package])
    suggester = Suggester(taxonomy, taxonomy)
    for concept in taxonomy.concepts.values():
        if not concept.abstract:
            best, *_ = suggester.suggest(concept, 3)
            assert best.concept.name == concept.name


def test_forms_of_a_word_are_one_word() -> None:
    target = taxonomy_of({"A": "Accidents of trains", "B": "Numbers of employee injury"})
    assert suggested(target, taxonomy_of({"X": "Injuries of employees"}), "X") == ["B", "A"]


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    target = taxonomy_of(
        {"A": "Total people", "B": "Total water", "C": "Total waste", "D": "Yearly suppliers"}
    )
    assert suggested(target, taxonomy_of({"X": "Total suppliers"}), "X")[0] == "D"


def test_the_meaning_counts_where_the_labels_differ() -> None:
    target = taxonomy_of({"A": "Headcount", "B": "Workforce"})
    target = replace(
        target, labels={**target.labels, (name("B"), DOCUMENTATION, "en"): "All who fish for us."}
    )
    assert suggested(target, taxonomy_of({"X": "Fish"}), "X") == ["B", "A"]


def test_a_disclosure_that_both_refer_to_counts_and_a_paragraph_more() -> None:
    target = taxonomy_of(
        {"A": "First", "B": "Second", "C": "Third"},
        {
            "B": (("Number", "2-7"), ("Paragraph", "b"), ("Subparagraph", "i")),
            "C": (("Number", "2-7"), ("Paragraph", "a")),
        },
    )
    cited = {"X": (("Section", "2-7"), ("Paragraph", "b i"))}
    assert suggested(target, taxonomy_of({"X": "Other"}, cited), "X") == ["B", "C", "A"]


def test_what_the_neighbours_refer_to_counts_less_than_what_the_concept_does() -> None:
    target = taxonomy_of({"A": "First", "B": "Second", "C": "Third"}, {"B": (("Number", "403-9"),)})
    beside = taxonomy_of({"X": "Other", "Y": "Another"}, {"Y": (("Section", "403-9"),)})
    assert suggested(target, beside, "X") == ["B", "A", "C"]
    target = replace(target, references={**target.references, name("C"): (Reference((("Number", "2-7"),)),)})
    both = {"X": (("Section", "2-7"),), "Y": (("Section", "403-9"),)}
    assert suggested(target, taxonomy_of({"X": "Other", "Y": "Another"}, both), "X") == ["C", "B", "A"]


def test_what_the_standard_does_not_ask_comes_later() -> None:
    labels = {"A": "Reason to leave out the number of injuries", "B": "Injuries"}
    wanted = taxonomy_of({"X": "Reason of injuries"})
    assert suggested(taxonomy_of(labels), wanted, "X") == ["A", "B"]
    asked = taxonomy_of(labels, {"B": (("Number", "403-9"),)})
    assert suggested(asked, wanted, "X") == ["B", "A"]


@pytest.mark.parametrize(
    ("kind", "takers"),
    [
        (ValueKind.INTEGER, ["Decimal", "Integer"]),
        (ValueKind.BOOLEAN, ["Boolean", "Decimal", "Integer"]),
        (ValueKind.TEXT_BLOCK, ["Text"]),
        (ValueKind.MONETARY, []),
    ],
)
def test_only_concepts_that_take_the_records_are_suggested(kind: ValueKind, takers: list[str]) -> None:
    target = taxonomy_of(
        dict.fromkeys(("Boolean", "Decimal", "Integer", "Text"), "Same words"),
        kinds={"Boolean": ValueKind.BOOLEAN, "Decimal": ValueKind.DECIMAL, "Text": ValueKind.TEXT_BLOCK},
    )
    found = suggested(target, taxonomy_of({"X": "Same words"}, kinds={"X": kind}), "X")
    assert sorted(found) == takers


def test_the_same_kind_and_period_come_first() -> None:
    target = taxonomy_of({"A": "Same words", "B": "Same words"}, kinds={"A": ValueKind.DECIMAL})
    assert suggested(target, taxonomy_of({"X": "Same words"}), "X") == ["B", "A"]


def test_a_related_paragraph_is_no_disclosure() -> None:
    parts = (("Number", "S1"), ("Section", "S1-6"), ("Paragraph", "50"), ("RelatedAR", "AR 12-13"))
    wording = Wording(taxonomy_of({"A": "First"}, {"A": parts}))
    assert wording.paragraphs(name("A")) == {("S1-6",), ("S1-6", "50")}
