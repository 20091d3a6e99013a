"""Two versions of a taxonomy compared, and what the changes mean for a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.mapping.load import load_mapping_file
from xbrlesg.mapping.model import MappingFile
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.diff import Change, ChangeKind, diff_taxonomies
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.yaml_source import YamlSource


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes, and the findings: packages that cannot be read, rules of a mapping that are affected."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def compare_taxonomies(old: Path, new: Path, mapping: Path | None) -> Compared:
    """Compare two packages by the taxonomy of their first entry point; look up a mapping's rules if given."""
    before, findings = _read(old)
    after, faults = _read(new)
    findings += faults
    changes = diff_taxonomies(before, after) if before and after else ()
    if mapping is not None:
        entry, source, faults = load_mapping_file(mapping, mapping.as_posix())
        findings += faults
        if entry is not None and source is not None and before is not None:
            findings += _affected(entry, source, before, changes)
    return Compared(changes, tuple(findings))


def _read(path: Path) -> tuple[Taxonomy | None, list[Finding]]:
    packages, findings = open_packages([PackagePath(path, path.as_posix())])
    if packages is None:
        return None, findings
    if not packages.entry_points:
        message = "the package names no entry point"
        return None, [finding(Code.TAXONOMY_ENTRY_POINT, message, Location(path.as_posix()))]
    entry_points = packages.entry_points[:1]
    places = dict.fromkeys(entry_points, Location(path.as_posix()))
    return open_taxonomy(packages, entry_points, places, cache=cache_folder())


def _affected(
    entry: MappingFile, source: YamlSource, before: Taxonomy, changes: Sequence[Change]
) -> Iterator[Finding]:
    """The rules of the mapping that name something with a breaking change, or something now deprecated."""
    broken = {change.name: change for change in changes if change.breaks}
    deprecated = {change.name: change for change in changes if change.kind is ChangeKind.DEPRECATED}
    for path, text in _named(entry):
        prefix, _, local = text.partition(":")
        namespace = entry.prefixes.get(prefix, "")
        name = (before.prefixes.get(namespace, namespace), local)
        if name in broken:
            yield finding(Code.MAPPING_AFFECTED, str(broken[name]), source.at(*path), value=text)
        elif name in deprecated:
            message, advice = f"{text} is deprecated in the new version", deprecated[name].after
            yield finding(Code.MAPPING_DEPRECATED, message, source.at(*path), value=text, hint=advice)


def _named(entry: MappingFile) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every taxonomy name in a mapping, with its place."""
    for key, indicator in entry.indicators.items():
        for path, item in indicator.entries("indicators", key):
            if item.concept is not None:
                yield path, item.concept
    for key, axis in entry.axes.items():
        yield ("axes", key, "axis"), axis.axis
        for printed, member in axis.members.items():
            yield ("axes", key, "members", printed), member
    if entry.qualifiers is not None:
        yield ("qualifiers", "axis"), entry.qualifiers.axis
        for printed, member in entry.qualifiers.members.items():
            yield ("qualifiers", "members", printed), member
    for domain, members in entry.enumerations.items():
        yield ("enumerations", domain), domain
        for printed, member in members.items():
            yield ("enumerations", domain, printed), member
