"""Which name of the next version an old one has become: by taxonomies, by dates, by what the user says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ESG, make_fact, make_taxonomy, name
from tests.compare.builders import make_filing
from xbrlesg.compare.migration import migration
from xbrlesg.compare.model import Filing
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Taxonomy


def on(namespace: str) -> Taxonomy:
    return replace(make_taxonomy(), prefixes={namespace: "esg"})


def filing(namespace: str, file: str = "old") -> Filing:
    return make_filing(replace(make_fact(), concept=QName(namespace, "Employees")), file=file)


def test_namespaces_of_one_prefix_belong_together() -> None:
    new = "https://elsewhere.example/esg"
    move = migration(filing(ESG), filing(new, "new"), (on(ESG), on(new)), {})
    assert move.namespaces == {ESG: new}
    assert move.concept(name("Employees")) == QName(new, "Employees")
    assert migration(filing(ESG), filing(new, "new"), (on(ESG), None), {}).namespaces == {}


@pytest.mark.parametrize(
    ("old", "new", "belong"),
    [
        ("https://esg.example/2024-01-01", "https://esg.example/2025-06-30", True),
        ("https://esg.example/2023/core", "https://esg.example/2024/core", True),
        ("https://esg.example/2024-01/all", "https://esg.example/2024-03/all", True),
        ("https://esg.example/2024-01-01", "https://other.example/2025-06-30", False),
        ("https://esg.example/v1", "https://esg.example/v2", False),
    ],
)
def test_without_taxonomies_a_date_is_what_may_differ(old: str, new: str, belong: bool) -> None:
    move = migration(filing(old), filing(new, "new"), (None, None), {})
    assert move.namespaces == ({old: new} if belong else {})


def test_a_namespace_that_both_filings_use_stays() -> None:
    both = make_filing(
        make_fact(), replace(make_fact(), concept=QName("https://esg.example/2025-01-01", "X"))
    )
    assert migration(filing(ESG), both, (None, None), {}).namespaces == {}


def test_what_the_user_states_goes_before_what_the_taxonomy_says() -> None:
    taxonomy = replace(on(ESG), successors={name("A"): (name("B"),), name("C"): (name("D"),)})
    stated = {name("A"): (name("E"),), name("F"): (name("G"), name("H"))}
    move = migration(filing(ESG), filing(ESG, "new"), (taxonomy, taxonomy), stated)
    assert [move.replaced_by(name(local)) for local in "ACF"] == [
        (name("E"),),
        (name("D"),),
        (name("G"), name("H")),
    ]
    assert (move.name(name("A")), move.name(name("F"))) == (name("E"), name("F"))
