"""Concepts looked up for a person: by words, and for the indicators that a mapping does not name yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from xbrlesg.findings.model import Finding, sort_findings, untold
from xbrlesg.mapping.load import load_mapping_file
from xbrlesg.mapping.model import IndicatorRule, Mapping
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.inputs import LoadedFile, load_mappings
from xbrlesg.pipeline.store import packages_or_installed
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages
from xbrlesg.taxonomy.search import Match, search
from xbrlesg.taxonomy.suggest import Suggester


def search_concepts(
    text: str, package_paths: Sequence[Path], store: Path, limit: int
) -> tuple[list[str], list[Finding]]:
    """Lines about the concepts that hold the words of a text, and how many more there are.

    Without packages, those that are installed in the store are searched.
    """
    packages, findings = packages_or_installed(package_paths, store)
    lines: list[str] = []
    for entry_point in packages.entry_points if packages else ():
        taxonomy, faults = _taxonomy(packages, entry_point)
        findings += faults
        if taxonomy is None:
            continue
        found = search(taxonomy, text)
        lines += [_line(match, taxonomy) for match in found[:limit]]
        if len(found) > limit:
            lines.append(f"... and {len(found) - limit} more in {entry_point}")
    return lines, findings


def suggest_concepts(
    mapping: Path, known: Path, package_paths: Sequence[Path], limit: int
) -> tuple[list[str], tuple[Finding, ...]]:
    """For each indicator that ``known`` maps and ``mapping`` does not, the likest concepts.

    A person judges which of them fit. Both mappings' taxonomies are among the packages.
    """
    packages, findings = _open(package_paths)
    target, faults = _mapped(mapping, packages)
    origin, others = _mapped(known, packages)
    findings += [*faults, *untold(others, faults)]  # they may share a taxonomy
    lines: list[str] = []
    if target is not None and origin is not None:
        lines = list(_suggestions(target, origin, limit))
    return lines, sort_findings(findings)


Mapped = tuple[Taxonomy, Mapping]


def _suggestions(target: Mapped, origin: Mapped, limit: int) -> Iterator[str]:
    suggester = Suggester(target[0], origin[0])
    for indicator, rule in origin[1].indicators.items():
        if not isinstance(rule, IndicatorRule) or indicator in target[1].indicators:
            continue
        yield f"{indicator} ({origin[0].prefixed(rule.concept.name)})"
        for match in suggester.suggest(rule.concept, limit):
            yield f"  {_line(match, target[0])}"


def _mapped(path: Path, packages: PackageSet | None) -> tuple[Mapped | None, list[Finding]]:
    entry, source, findings = load_mapping_file(path, path.as_posix())
    if entry is None or source is None or packages is None:
        return None, findings
    taxonomy, mappings, faults = load_mappings([LoadedFile(entry, source)], packages)
    return (taxonomy, mappings[0]) if taxonomy else None, [*findings, *faults]


def _open(paths: Sequence[Path]) -> tuple[PackageSet | None, list[Finding]]:
    return open_packages([PackagePath(path, path.as_posix()) for path in paths])


def _taxonomy(packages: PackageSet | None, entry_point: str) -> tuple[Taxonomy | None, list[Finding]]:
    return open_taxonomy(packages, (entry_point,), cache=cache_folder()) if packages else (None, [])


def _line(match: Match, taxonomy: Taxonomy) -> str:
    concept = match.concept
    what = "abstract" if concept.abstract else f"{concept.kind.value}, {concept.period_type}"
    label = taxonomy.label(concept.name, "en") or ""
    return f"{match.score:5.1f}  {taxonomy.prefixed(concept.name)} ({what}) {label}".rstrip()
