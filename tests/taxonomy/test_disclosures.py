"""Disclosures out of references, in the ways in which standards write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import make_taxonomy, name
from xbrlesg.taxonomy.disclosures import Disclosure, disclosures_of, name_disclosures, part_values
from xbrlesg.taxonomy.model import Reference, Taxonomy

Parts = dict[str, str]
ESRS = {"Name": "ESRS", "Number": "S1", "Paragraph": "50", "Subparagraph": "d", "Section": "S1-6"}


def taxonomy(*references: Parts) -> Taxonomy:
    found = tuple(Reference(tuple(parts.items())) for parts in references)
    return replace(make_taxonomy(), references={name("A"): found})


def named(*references: Parts) -> str | None:
    return name_disclosures(disclosures_of(taxonomy(*references), name("A")))


@pytest.mark.parametrize(
    ("references", "told"),
    [
        ([], None),
        ([ESRS], "S1-6, 50 (d)"),
        ([ESRS | {"Clause": "ii"}], "S1-6, 50 (d) (ii)"),
        ([{"Name": "ESRS", "Number": "ESRS 2", "Section": "MDR-T", "Paragraph": "80"}], "ESRS 2 MDR-T, 80"),
        ([{"Name": "ESRS", "Number": "S1", "Section": "SBM-3", "Paragraph": "14"}], "S1 SBM-3, 14"),
        ([{"Name": "ESRS", "Number": "ESRS 1", "Paragraph": "AR 16"}], "ESRS 1, AR 16"),
        ([{"Name": "GRI 2", "Number": "2-7"}], "2-7"),
        ([{"Name": "Disclosure", "Number": "305-7", "Paragraph": "a", "Subparagraph": "i"}], "305-7, a (i)"),
        ([{"Name": "CASS-ESG 5.0", "Section": "S1.1"}, {"Name": "GRI", "Section": "2-7"}], "2-7, S1.1"),
        ([{"Name": "ESRS", "Number": "E1", "Section": "Metrics and targets"}], "E1"),
        ([{"ElementDeprecated": "yes"}], None),
    ],
)
def test_codes(references: list[Parts], told: str | None) -> None:
    assert named(*references) == told


def test_the_main_reference_decides() -> None:
    law = {"Name": "Regulation", "Number": "2022/1288", "Section": "Annex 1", "ReferenceType": "Related"}
    related = ESRS | {"Section": "S1-9", "ReferenceType": "Related"}
    assert named(law, related, ESRS | {"ReferenceType": "Main"}) == "S1-6, 50 (d)"


def test_a_code_is_more_telling_than_the_number_of_a_standard() -> None:
    assert named({"Name": "GRI-305", "Number": "305"}, {"Number": "305-1", "Paragraph": "a"}) == "305-1, a"
    assert named({"Name": "Act", "Number": "2022/1288", "Section": "Annex 1"}, ESRS) == "S1-6, 50 (d)"


def test_several_are_named_by_their_codes_as_people_count() -> None:
    found = [Disclosure("S1-10", "1"), Disclosure("S1-9", "2 (b)"), Disclosure("S1-9", "2 (a)")]
    assert name_disclosures(found) == "S1-9, S1-10"
    assert name_disclosures(found[1:]) == "S1-9"
    assert name_disclosures([found[0], found[0]]) == "S1-10, 1"


def test_other_parts_are_there_for_the_asking() -> None:
    binding = ESRS | {"MandatoryDatapoint": "Mandatory subject to MA"}
    assert part_values(taxonomy(binding, binding, ESRS), name("A"), "MandatoryDatapoint") == (
        "Mandatory subject to MA",
    )
    assert part_values(taxonomy(ESRS), name("A"), "PhaseIn") == ()
