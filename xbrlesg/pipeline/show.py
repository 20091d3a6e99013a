"""What a taxonomy says of one concept, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.links import DEPRECATED_DATE_LABEL, DEPRECATED_LABEL, DOCUMENTATION, STANDARD_LABEL
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Concept, Hypercube, Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

SHOWN_LABELS: Final = (
    (STANDARD_LABEL, "label"),
    (DOCUMENTATION, "meaning"),
    (DEPRECATED_LABEL, "deprecated"),
    (DEPRECATED_DATE_LABEL, "since"),
)


def show_concept(text: str, package_paths: Sequence[Path]) -> tuple[list[str], list[Finding]]:
    """Describe a concept (``NumberOfEmployees`` or ``esg:NumberOfEmployees``) of the packages' taxonomies."""
    packages, findings = open_packages([PackagePath(path, path.as_posix()) for path in package_paths])
    lines: list[str] = []
    names: set[str] = set()
    for entry_point in packages.entry_points if packages else ():
        taxonomy, faults = read_taxonomy(packages, entry_point) if packages else (None, [])
        findings += faults
        if taxonomy is None:
            continue
        names |= {name.local for name in taxonomy.concepts}
        for name in sorted(taxonomy.concepts):
            if text in (name.local, _prefixed(name, taxonomy)):
                lines += [*_describe(taxonomy.concepts[name], taxonomy), ""]
    if packages and not lines:
        hint = near_hint(text.rpartition(":")[2], names, "Names are case-sensitive.")
        message = f"no taxonomy of the packages has a concept {text!r}"
        findings.append(finding(Code.MAPPING_CONCEPT, message, value=text, hint=hint))
    return lines, findings


def _describe(concept: Concept, taxonomy: Taxonomy) -> Iterator[str]:
    yield _prefixed(concept.name, taxonomy)
    yield f"  namespace:  {concept.name.namespace}"
    kind = "abstract" if concept.abstract else concept.kind.value
    yield f"  type:       {concept.type.local} ({kind})"
    yield f"  period:     {concept.period_type}"
    for role, title in SHOWN_LABELS:
        for (name, label_role, language), label in sorted(taxonomy.labels.items()):
            if name == concept.name and label_role == role:
                yield f"  {title + ':':<11} {label} ({language})"
    if concept.enumeration is not None:
        answers = ", ".join(sorted(member.local for member in concept.enumeration.members))
        yield f"  answers:    {answers}"
    for cube in taxonomy.hypercubes:
        if concept.name in cube.concepts:
            yield from _breakdown(cube, taxonomy)
    for reference in taxonomy.references.get(concept.name, ()):
        yield f"  reference:  {', '.join(f'{part} {value}' for part, value in reference.parts)}"


def _breakdown(cube: Hypercube, taxonomy: Taxonomy) -> Iterator[str]:
    parts = []
    for axis, members in sorted(cube.axes.items()):
        choices = ", ".join(sorted(member.local for member in members)) or "any text"
        parts.append(f"{_prefixed(axis, taxonomy)} ({choices})")
    if parts:
        yield f"  breakdown:  {' with '.join(parts)}"


def _prefixed(name: QName, taxonomy: Taxonomy) -> str:
    prefix = taxonomy.prefixes.get(name.namespace)
    return f"{prefix}:{name.local}" if prefix else name.local
