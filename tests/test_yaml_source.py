"""YAML with lines: no floats, no booleans by surprise, every fault with its line."""

from decimal import Decimal

import pytest
from pydantic import BaseModel, ConfigDict

from xbrlesg.yaml_source import build_model, parse_yaml


class Unit(BaseModel):
    model_config = ConfigDict(extra="forbid")
    factor: Decimal


class Document(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    units: dict[str, Unit]


def test_scalars_stay_text_until_a_model_says_otherwise() -> None:
    source, findings = parse_yaml("name: NO\nunits:\n  a: {factor: 0.10}\n", "m.yaml")
    assert source is not None
    assert findings == []
    assert source.data == {"name": "NO", "units": {"a": {"factor": "0.10"}}}
    document, _ = build_model(source, Document)
    assert document is not None
    assert str(document.units["a"].factor) == "0.10"


@pytest.mark.parametrize(
    ("text", "code", "row", "column"),
    [
        ("name: [a\n", "yamlSyntax", 2, None),
        ("name: a\n\tb: c\n", "yamlSyntax", 2, None),
        ("name: a\nname: b\nunits: {}\n", "yamlDuplicateKey", 2, "name"),
        ("name: a\n", "yamlContent", None, "units"),
        ("name: a\nunits:\n  a:\n    factor: x\n", "yamlContent", 4, "units.a.factor"),
        ("name: a\nunits: {}\nunit: 1\n", "yamlContent", 3, "unit"),
        ("- a\n", "yamlContent", 1, None),
        ("", "yamlContent", None, None),
        ("name: a\x07\n", "yamlSyntax", None, None),
    ],
)
def test_a_fault_is_found_with_its_line(text: str, code: str, row: int | None, column: str | None) -> None:
    source, findings = parse_yaml(text, "m.yaml")
    if source is not None:
        findings += build_model(source, Document)[1]
    (item,) = findings
    assert item.code == f"xbrlesg:{code}"
    assert item.location is not None
    assert (item.location.file, item.location.column) == ("m.yaml", column)
    assert item.location.row == row or (row is None and item.location.row in (None, 1))
