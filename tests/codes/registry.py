"""Registries: the examples of the explanations as they stand, each put into the small registry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from tests.codes.examples import Example, Examples
from tests.codes.shown import joined, shown
from tests.registry.small_registry import SMALL
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.registry.load import load_registry
from xbrlesg.yaml_source import parse_yaml

HEADER, AXES, RULES = "taxonomy.yaml", "axes.yaml", "rules.yaml"
STAFF = "themes/people/employment.yaml"
INDICATOR: Final[dict[str, Any]] = {
    "period": "instant",
    "type": "integer",
    "unit": "count",
    "label": {"en": "Shown", "zh-hans": "示例"},
    "definition": {"en": "Shown.", "zh-hans": "示例。"},
}
"""What an example leaves out of an indicator."""
Place: TypeAlias = Callable[[Any, Any], Any]
"""From the data of a file and those of the example to the data with the example in them."""


def _in(code: Code, file: str, place: Place) -> Example:
    def run(folder: Path) -> list[Finding]:
        registry = folder / "registry"
        shutil.copytree(SMALL, registry)
        path = registry / file
        made = place(_data(path.read_text("utf-8")), _data(shown(code)))
        path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), "utf-8")
        return load_registry(registry)[1]

    return run


def _section(file: Any, example: dict[str, Any]) -> Any:
    """The example is a part of a section; its indicators come first."""
    first, *others = file["sections"]
    indicators = [joined(INDICATOR, each) for each in example.pop("indicators", ())]
    taken = {each["id"] for each in indicators}
    kept = [each for each in first["indicators"] if each["id"] not in taken]
    first = {**first, **example, "indicators": [*indicators, *kept]}
    return {**file, "sections": [first, *others]}


def _section_alone(file: Any, example: dict[str, Any]) -> Any:
    """The example is a section with no indicators but its own."""
    first, *others = file["sections"]
    return _section({**file, "sections": [{**first, "indicators": [], "calculations": []}, *others]}, example)


def _indicators(file: Any, example: Any) -> Any:
    return _section(file, {"indicators": example})


def _deprecated(file: Any, example: Any) -> Any:
    first = file["sections"][0]["indicators"][1]
    return _section(file, {"indicators": [joined(first, example)]})


def _axis(file: Any, example: Any) -> Any:
    return joined(file, {"axes": example})


def _member(file: Any, example: Any) -> Any:
    axis = file["axes"]["gender"]
    return {"axes": {**file["axes"], "gender": {**axis, "members": {**axis["members"], **example}}}}


def _rules(file: Any, example: Any) -> Any:
    return {"rules": [*file["rules"], *example]}


def _data(text: str) -> Any:
    source, findings = parse_yaml(text, "example.yaml")
    assert source is not None, findings
    return source.data


PLACES: Final[dict[Code, tuple[str, Place]]] = {
    Code.REGISTRY_THEME_MISSING: (HEADER, joined),
    Code.REGISTRY_THEME_UNLISTED: (HEADER, joined),
    Code.REGISTRY_THEME_NAME: ("themes/conduct/governance-and-ethics.yaml", joined),
    Code.REGISTRY_DUPLICATE_ID: (STAFF, _section),
    Code.REGISTRY_DUPLICATE_NAME: (STAFF, _indicators),
    Code.REGISTRY_PREFIX: (HEADER, joined),
    Code.REGISTRY_AXIS_UNKNOWN: (STAFF, _section),
    Code.REGISTRY_AXIS_KIND: (AXES, _axis),
    Code.REGISTRY_AXIS_UNUSED: (STAFF, _section_alone),
    Code.REGISTRY_MEMBER_UNKNOWN: (STAFF, _section),
    Code.REGISTRY_BREAKDOWN: (STAFF, _section),
    Code.REGISTRY_UNIT: (STAFF, _indicators),
    Code.REGISTRY_ENUMERATION: (STAFF, _indicators),
    Code.REGISTRY_DEPRECATION: (STAFF, _deprecated),
    Code.REGISTRY_RULE: (RULES, _rules),
    Code.REGISTRY_LANGUAGE: (AXES, _member),
    Code.REGISTRY_LANGUAGE_UNKNOWN: (HEADER, joined),
    Code.REGISTRY_CALCULATION_UNKNOWN: (STAFF, _section),
    Code.REGISTRY_CALCULATION_MIXED: (STAFF, _section),
    Code.REGISTRY_CALCULATION_CIRCLE: (STAFF, _section),
}
EXAMPLES: Final[Examples] = {code: _in(code, file, place) for code, (file, place) in PLACES.items()}
