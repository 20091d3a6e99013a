"""What a taxonomy says of one concept, as lines for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
            if text in (name.local, taxonomy.prefixed(name)):
                lines += [*_describe(taxonomy.concepts[name], taxonomy), ""]
    if packages and not lines:
        hint = near_hint(text.rpartition(":")[2], names, "Names are case-sensitive.")
        message = f"no taxonomy of the packages has a concept {text!r}"
        findings.append(finding(Code.MAPPING_CONCEPT, message, value=text, hint=hint))
    return lines, findings


def _describe(concept: Concept, taxonomy: Taxonomy) -> Iterator[str]:
    yield taxonomy.prefixed(concept.name)
    yield _line("namespace", concept.name.namespace)
    yield _line("type", f"{concept.type.local} ({'abstract' if concept.abstract else concept.kind.value})")
    yield _line("period", concept.period_type)
    for role, title in SHOWN_LABELS:
        for (name, label_role, language), label in sorted(taxonomy.labels.items()):
            if name == concept.name and label_role == role:
                yield _line(title, f"{label} ({language})")
    for successor in taxonomy.successors.get(concept.name, ()):
        yield _line("replaced by", taxonomy.prefixed(successor))
    yield from _breakdowns([cube for cube in taxonomy.hypercubes if concept.name in cube.concepts], taxonomy)
    for reference in taxonomy.references.get(concept.name, ()):
        yield _line("reference", _reference(dict(reference.parts)))
    for member in sorted(concept.enumeration.members) if concept.enumeration else ():
        labels = [
            text
            for (name, role, _), text in sorted(taxonomy.labels.items())
            if (name, role) == (member, STANDARD_LABEL)
        ]
        yield _line("answer", f"{taxonomy.prefixed(member)} ({', '.join(labels)})")


def _line(title: str, text: str) -> str:
    return f"  {title + ':':<12} {text}"


def _breakdowns(cubes: Sequence[Hypercube], taxonomy: Taxonomy) -> Iterator[str]:
    """The axes that all of a concept's hypercubes have, then what else each of them has."""
    shared = frozenset.intersection(*(frozenset(cube.axes) for cube in cubes)) if cubes else frozenset()
    for axis in sorted(shared):
        members = frozenset[QName]().union(*(cube.axes[axis] for cube in cubes))
        yield _line("axis", _axis(axis, members, taxonomy))
    for cube in cubes:
        own = [
            _axis(axis, found, taxonomy) for axis, found in sorted(cube.axes.items()) if axis not in shared
        ]
        if own:
            yield _line("breakdown", " with ".join(own))


def _axis(axis: QName, members: Collection[QName], taxonomy: Taxonomy) -> str:
    choices = ", ".join(sorted(member.local for member in members)) or "any text"
    return f"{taxonomy.prefixed(axis)} ({choices})"


def _reference(parts: dict[str, str]) -> str:
    """A reference as people cite it: ``ESRS S1 (2023), S1-6, paragraph 50 a``, then whatever else it has."""
    title = ""
    for part in (
        "Publisher",
        "Name",
        "Number",
    ):  # often the name begins with the publisher, or has the number
        text = parts.pop(part, "")
        title = f"{title} {text}".strip() if text not in title else title
    year = parts.pop("StandardYear", "")
    section = parts.pop("Section", "")
    paragraph = " ".join(filter(None, (parts.pop("Paragraph", ""), parts.pop("Subparagraph", ""))))
    cited = (f"{title} ({year})" if year else title, section, paragraph and f"paragraph {paragraph}")
    return ", ".join([*filter(None, cited), *(f"{part} {text}" for part, text in parts.items())])
