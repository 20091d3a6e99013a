"""Taxonomies without a contents role: chapters by the standards' codes, and the labels that trees prefer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders import (
    Nodes,
    make_description,
    make_fact,
    make_occurrence,
    make_report,
    make_taxonomy,
    name,
)
from xbrlesg.links import TERSE_LABEL
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Document
from xbrlesg.taxonomy.model import PresentationNode, Taxonomy

VERBOSE = "http://www.xbrl.org/2003/role/verboseLabel"
TREES: dict[str, Nodes] = {
    "a": {"AAbstract": {"A": {}}},
    "b": {"BAbstract": {"B": {}}},
    "c": {"CAbstract": {"C": {}}},
}
FACTS = [make_fact(local.lower(), local) for local in "ABC"]


def defined(*definitions: str) -> Taxonomy:
    taxonomy = make_taxonomy(TREES, {"A": "A of things", "AAbstract": "Part A [abstract]"})
    trees = (
        replace(tree, definition=text) for tree, text in zip(taxonomy.presentation, definitions, strict=True)
    )
    return replace(taxonomy, presentation=tuple(trees))


def built(taxonomy: Taxonomy, languages: Sequence[str] = ("en",)) -> Document:
    places = [make_occurrence(fact) for fact in FACTS]
    return build_document(make_report(*FACTS), taxonomy, places, make_description(*languages))


def headings(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (chapter.heading[0][1], [section.heading[0][1] for section in chapter.sections])
        for chapter in document.chapters
    ]


def test_codes_of_a_standard_make_the_chapters() -> None:
    document = built(defined("[01] E1-5 Energy - general", "[02] E1.IRO-1 Risks", "[03] S1-6 Staff"))
    assert headings(document) == [
        ("E1", ["E1-5 Energy", "E1.IRO-1 Risks"]),
        ("S1-6 Staff", ["S1-6 Staff"]),
    ]


def test_a_code_may_be_a_name_and_a_number_and_what_has_none_comes_last() -> None:
    document = built(defined("[01] Filing", "[02] GRI 2 - General Disclosures", "[03] GRI 401 - Employment"))
    assert headings(document) == [
        ("GRI 2 - General Disclosures", ["GRI 2 - General Disclosures"]),
        ("GRI 401 - Employment", ["GRI 401 - Employment"]),
        ("Other disclosures", ["Part A"]),
    ]


def test_without_codes_roles_are_sections_of_one_chapter() -> None:
    assert headings(built(defined("[01] Things", "[02] 2023 figures", "[03] A part"))) == [
        ("Disclosures", ["Part A", "BAbstract", "CAbstract"])
    ]


def test_an_english_definition_is_english_on_a_chinese_page() -> None:
    document = built(defined("[01] E1-5 Energy", "[02] E1-6 Gases", "[03] S1-6 Staff"), ["zh-hans"])
    assert document.chapters[1].heading == (("en", "S1-6 Staff"),)


@pytest.mark.parametrize(
    ("preferred", "label"),
    [
        (None, "A of things"),
        (VERBOSE, "1-a: things"),
        (TERSE_LABEL, "A of things"),  # there is no terse one
        ("http://www.xbrl.org/2009/role/negatedLabel", "A of things"),
    ],
)
def test_the_label_that_the_tree_prefers_is_shown(preferred: str | None, label: str) -> None:
    taxonomy = defined("Things", "B", "C")
    node = PresentationNode(name("AAbstract"), (PresentationNode(name("A"), (), preferred),))
    tree = replace(taxonomy.presentation[0], roots=(node,))
    labels = {
        **taxonomy.labels,
        (name("A"), VERBOSE, "en"): "1-a: things",
        (name("A"), "http://www.xbrl.org/2009/role/negatedLabel", "en"): "less things",
    }
    document = built(replace(taxonomy, presentation=(tree, *taxonomy.presentation[1:]), labels=labels))
    rows = document.chapters[0].sections[0].tables[0].rows
    assert rows[0].label == (("en", label),)
