"""A migration file: what the names of one version of a taxonomy are called in the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.names import QName
from xbrlesg.yaml_source import Part, YamlSource, build_model, read_yaml

Successors = Mapping[QName, tuple[QName, ...]]


class _MigrationFile(Part):
    prefixes: dict[str, str]
    names: dict[str, str | list[str]]


def load_migration(path: Path) -> tuple[Successors, list[Finding]]:
    """Read a file: for each old name those that replace it, with the prefixes that the file declares."""
    source, findings = read_yaml(path, path.as_posix())
    if source is None:
        return {}, findings
    content, faults = build_model(source, _MigrationFile)
    findings += faults
    found: dict[QName, tuple[QName, ...]] = {}
    for old, new in content.names.items() if content else ():
        texts = (old, *(new if isinstance(new, list) else (new,)))
        names = [_name(text, content.prefixes) for text in texts] if content else []
        unknown = [text for text, name in zip(texts, names, strict=True) if name is None]
        findings += (_unknown(text, old, source) for text in unknown)
        known = [name for name in names if name is not None]
        if not unknown:
            found[known[0]] = tuple(known[1:])
    return found, findings


def _name(text: str, prefixes: Mapping[str, str]) -> QName | None:
    prefix, _, local = text.partition(":")
    return QName(prefixes[prefix], local) if local and prefix in prefixes else None


def _unknown(text: str, key: str, source: YamlSource) -> Finding:
    message = f"names.{key}: {text!r} is no name with a prefix that the file declares"
    return finding(Code.YAML_CONTENT, message, source.at("names", key), value=text)
