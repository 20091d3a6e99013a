from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.names import ISO4217, OIM, PREFIXES, UTR
from xbrlesg.writers.prefixes import allocate_prefixes

A, B, C = "https://a.example", "https://b.example", "https://c.example"


def test_standards_keep_their_customary_prefixes() -> None:
    wanted = {UTR: "units"}
    assert allocate_prefixes([UTR, OIM, ISO4217], wanted) == {ISO4217: "iso4217", UTR: "utr", OIM: "xbrl"}


def test_wanted_prefix_is_given_once() -> None:
    assert allocate_prefixes([C, B, A], {A: "cn", B: "cn", C: "gri"}) == {A: "cn", B: "ns1", C: "gri"}


def test_number_does_not_collide_with_a_wanted_prefix() -> None:
    assert allocate_prefixes([A, B], {B: "ns1"}) == {A: "ns2", B: "ns1"}


@pytest.mark.parametrize(
    "wanted", ["xbrl", "utr", "enum2", "xml", "xmlns", "ix", "", "2a", "a b", "a:b", "中"]
)
def test_prefixes_that_nobody_may_have(wanted: str) -> None:
    assert allocate_prefixes([A], {A: wanted}) == {A: "ns1"}


URIS = st.sampled_from([f"https://{letter}.example" for letter in "abcdef"] + list(PREFIXES))
WANTED = st.dictionaries(URIS, st.sampled_from(["cn", "gri", "xbrl", "ns1", "ns2", "x y"]))


@given(st.lists(URIS), WANTED)
def test_every_namespace_has_a_prefix_of_its_own_in_any_order(
    uris: list[str], wanted: dict[str, str]
) -> None:
    allocated = allocate_prefixes(uris, wanted)
    assert set(allocated) == set(uris)
    assert len(set(allocated.values())) == len(allocated)
    assert allocated == allocate_prefixes(reversed(uris), wanted)
