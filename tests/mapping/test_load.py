"""Mappings resolved against a taxonomy, where the small project has no example of the fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ENTRY_POINT, ESG, make_taxonomy, name
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.mapping.load import resolve_mapping
from xbrlesg.mapping.model import Mapping, MappingFile
from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.yaml_source import build_model, parse_yaml


def resolve(text: str, taxonomy: Taxonomy) -> tuple[Mapping, list[Finding]]:
    source, findings = parse_yaml(
        f"mapping: m\ntaxonomy: {ENTRY_POINT}\nprefixes: {{esg: '{ESG}'}}\n{text}", "m.yaml"
    )
    assert source is not None
    entry, faults = build_model(source, MappingFile)
    assert entry is not None, [*findings, *faults]
    return resolve_mapping(entry, source, taxonomy)


def test_a_concept_whose_type_records_cannot_fill_is_found() -> None:
    taxonomy = make_taxonomy()
    concept = replace(taxonomy.concepts[name("Employees")], kind=ValueKind.OTHER)
    taxonomy = replace(taxonomy, concepts={concept.name: concept})
    mapping, findings = resolve("indicators: {a: 'esg:Employees'}", taxonomy)
    assert mapping.indicators == {"a": None}
    assert [(item.code, item.location and item.location.row) for item in findings] == [
        (Code.MAPPING_TYPE.value.name, 4)
    ]


@pytest.mark.parametrize(
    ("factor", "power"),
    [("1", 0), ("10000", 4), ("1e8", 8), ("0.01", -2), ("1.00", 0), ("0.1", -1), ("100.0", 2)],
)
def test_factors_are_powers_of_ten(factor: str, power: int) -> None:
    text = (
        f"indicators: {{a: 'esg:Employees'}}\nunits: {{x: {{unit: pure, factor: {factor}, family: count}}}}"
    )
    mapping, findings = resolve(text, make_taxonomy())
    assert findings == []
    unit = mapping.units["x"]
    assert unit is not None
    assert unit.power == power


@pytest.mark.parametrize("factor", ["0", "-1", "2", "15", "0.02", "1.0000000000000000000000000000000001"])
def test_other_factors_are_found(factor: str) -> None:
    text = (
        f"indicators: {{a: 'esg:Employees'}}\nunits: {{x: {{unit: pure, factor: {factor}, family: count}}}}"
    )
    mapping, findings = resolve(text, make_taxonomy())
    assert [item.code for item in findings] == [Code.MAPPING_FACTOR.value.name]
    assert mapping.units == {"x": None}
