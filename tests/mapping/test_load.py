"""Mappings resolved against a taxonomy, where the small project has no example of the fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ENTRY_POINT, ESG, make_taxonomy, name
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.links import DEPRECATED_LABEL
from xbrlesg.mapping.load import resolve_mapping
from xbrlesg.mapping.model import IndicatorRule, Mapping, MappingFile
from xbrlesg.taxonomy.model import Enumeration, Taxonomy, ValueKind
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


def test_a_deprecated_concept_is_told_with_the_way_out() -> None:
    labels = {(name("Employees"), DEPRECATED_LABEL, "zh-hans"): "改用 Staff。"}
    taxonomy = replace(make_taxonomy(), labels=labels)
    mapping, findings = resolve("indicators: {a: 'esg:Employees'}", taxonomy)
    assert mapping.indicators["a"] is not None
    assert [(item.code, item.severity, item.hint, item.value) for item in findings] == [
        (Code.MAPPING_DEPRECATED.value.name, Severity.WARNING, "改用 Staff。", "esg:Employees")
    ]
    labels[name("Employees"), DEPRECATED_LABEL, "en"] = "Use Staff."
    assert [item.hint for item in resolve("indicators: {a: 'esg:Employees'}", taxonomy)[1]] == ["Use Staff."]


def enumerations(**members: str) -> Taxonomy:
    """A taxonomy of enumeration concepts that share a domain; each takes the members named for it."""
    taxonomy = make_taxonomy({"staff": {local: {} for local in members}})
    concepts = {
        name(local): replace(
            taxonomy.concepts[name(local)],
            kind=ValueKind.ENUMERATION,
            enumeration=Enumeration(name("TopicDomain"), frozenset(map(name, taken.split()))),
        )
        for local, taken in members.items()
    }
    return replace(taxonomy, concepts=concepts)


def test_concepts_of_one_domain_take_their_own_answers() -> None:
    taxonomy = enumerations(Topic="Safety Privacy", Risk="Safety")
    mapping, findings = resolve(
        "indicators: {topic: 'esg:Topic', risk: 'esg:Risk'}\n"
        "enumerations: {'esg:TopicDomain': {safe: 'esg:Safety', private: 'esg:Privacy'}}",
        taxonomy,
    )
    assert findings == []
    taken = {
        key: rule.answers.members
        for key, rule in mapping.indicators.items()
        if isinstance(rule, IndicatorRule) and rule.answers
    }
    assert taken == {
        "topic": {"safe": name("Safety"), "private": name("Privacy")},
        "risk": {"safe": name("Safety")},
    }


def test_an_answer_of_no_concept_is_found_once() -> None:
    taxonomy = enumerations(Topic="Safety Privacy", Risk="Safety")
    mapping, findings = resolve(
        "indicators: {topic: 'esg:Topic', risk: 'esg:Risk'}\n"
        "enumerations: {'esg:TopicDomain': {safe: 'esg:Safety', head: 'esg:TopicDomain'}}",
        taxonomy,
    )
    assert [(item.code, item.location and item.location.column) for item in findings] == [
        (Code.MAPPING_ENUMERATION.value.name, "enumerations.esg:TopicDomain.head")
    ]
    assert all(
        isinstance(rule, IndicatorRule) and rule.answers and set(rule.answers.members) == {"safe"}
        for rule in mapping.indicators.values()
    )


def test_an_enumeration_without_answers_in_the_mapping_or_the_taxonomy_is_found() -> None:
    taxonomy = enumerations(Topic="Safety")
    mapping, findings = resolve("indicators: {topic: 'esg:Topic'}", taxonomy)
    assert mapping.indicators == {"topic": None}
    assert [item.code for item in findings] == [Code.MAPPING_ENUMERATION.value.name]
    bare = {key: replace(concept, enumeration=None) for key, concept in taxonomy.concepts.items()}
    _, findings = resolve("indicators: {topic: 'esg:Topic'}", replace(taxonomy, concepts=bare))
    assert [item.code for item in findings] == [Code.MAPPING_TYPE.value.name]


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
