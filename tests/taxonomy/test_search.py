"""Concepts found by words and ranked by likeness."""

from __future__ import annotations

from pathlib import Path

from tests.registry.small_registry import ENTRY_POINT
from tests.taxonomy.test_read_arelle import read
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.search import search


def found(taxonomy: Taxonomy, text: str) -> list[str]:
    return [match.concept.name.local for match in search(taxonomy, text)]


def test_every_word_must_be_there(small_package: Path) -> None:
    taxonomy = read(ENTRY_POINT, [small_package])
    everything = found(taxonomy, "of")
    assert len(everything) > 1
    narrower = found(taxonomy, "of employees")
    assert narrower
    assert set(narrower) < set(everything)
    assert found(taxonomy, "OF EMPLOYEES") == narrower
    assert found(taxonomy, "employees moon") == []
    assert found(taxonomy, " ?! ") == []


def test_what_takes_facts_comes_before_headings(small_package: Path) -> None:
    taxonomy = read(ENTRY_POINT, [small_package])
    abstract = [match.concept.abstract for match in search(taxonomy, "e")]
    assert abstract == sorted(abstract)
    assert len(set(abstract)) == 2
