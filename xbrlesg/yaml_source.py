"""YAML files with the line of every entry, read into pydantic models; faults come back as findings.

Every plain scalar stays text (only an empty one becomes None), so that no number passes through a
binary float and no ``NO`` turns into a boolean; the pydantic model decides what a text means.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding

Path_ = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Part(BaseModel):
    """Base of all that our YAML files hold: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class YamlSource:
    """A YAML document as plain data, and the line of each entry by its key path."""

    name: str
    data: Any
    lines: dict[Path_, int]

    def at(self, *path: str | int) -> Location:
        """The place of an entry, or of the nearest parent that has one."""
        known: Path_ = path
        while known and known not in self.lines:
            known = known[:-1]
        return Location(self.name, self.lines.get(known), ".".join(str(step) for step in path) or None)


def read_yaml(path: Path, name: str) -> tuple[YamlSource | None, list[Finding]]:
    """Read a file; ``name`` is what findings call it. None where nothing can be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return None, [
            finding(Code.FILE_MISSING, f"cannot read the file: {error.strerror}", Location(name), value=name)
        ]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return None, [finding(Code.FILE_ENCODING, "the file is not UTF-8 text", Location(name, line))]
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> tuple[YamlSource | None, list[Finding]]:
    """Parse YAML text into data and lines; syntax faults and doubled keys are findings."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(name, mark.line + 1 if mark else None)
        return None, [finding(Code.YAML_SYNTAX, f"YAML syntax: {error.problem or error.context}", place)]
    except yaml.YAMLError as error:
        return None, [finding(Code.YAML_SYNTAX, f"YAML syntax: {error}", Location(name))]
    lines: dict[Path_, int] = {}
    findings: list[Finding] = []
    data = None if root is None else _plain(root, (), name, lines, findings)
    return YamlSource(name, data, lines), findings


def _plain(node: yaml.Node, path: Path_, name: str, lines: dict[Path_, int], findings: list[Finding]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(child, (*path, index), name, lines, findings) for index, child in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in result:
                place = Location(name, line, ".".join(str(step) for step in (*path, key)))
                findings.append(
                    finding(Code.YAML_DUPLICATE_KEY, f"the key {key!r} stands twice", place, value=key)
                )
                continue
            lines[(*path, key)] = line
            result[key] = _plain(value_node, (*path, key), name, lines, findings)
        return result
    empty = isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")
    return None if empty else node.value


def build_model(source: YamlSource, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Check a document against a pydantic model; every fault is a finding with its line."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, [_content_finding(source, dict(fault)) for fault in error.errors(include_url=False)]


def _content_finding(source: YamlSource, fault: dict[str, Any]) -> Finding:
    # pydantic names the branch of a union in the path; only steps that lead somewhere in the file help a user
    steps: Path_ = ()
    for step in fault["loc"]:
        if (*steps, step) in source.lines or fault["type"] == "missing":
            steps = (*steps, step)
    value = fault.get("input")
    shown = value if isinstance(value, str) else None
    where = ".".join(str(step) for step in steps) or "the document"
    message = fault["msg"].removeprefix("Value error, ")
    return finding(Code.YAML_CONTENT, f"{where}: {message}", source.at(*steps), value=shown)
