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
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.store import packages_or_installed
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Concept, Hypercube, Taxonomy

SHOWN_LABELS: Final = (
    (STANDARD_LABEL, "label"),
    (DOCUMENTATION, "meaning"),
    (DEPRECATED_LABEL, "deprecated"),
)
SHOWN_MEMBERS: Final = 12
"""So many members of an axis are named; of countries nobody wants to read all."""


def show_concept(text: str, package_paths: Sequence[Path], store: Path) -> tuple[list[str], list[Finding]]:
    """Describe a concept (``NumberOfEmployees`` or ``esg:NumberOfEmployees``) of the packages' taxonomies.

    Without packages, those that are installed in the store are used.
    """
    packages, findings = packages_or_installed(package_paths, store)
    lines: list[str] = []
    names: set[str] = set()
    for entry_point in packages.entry_points if packages else ():
        taxonomy, faults = (
            open_taxonomy(packages, (entry_point,), cache=cache_folder()) if packages else (None, [])
        )
        findings += faults
        if taxonomy is None:
            continue
        names |= {name.local for name in taxonomy.concepts}
        found = [name for name in taxonomy.concepts if text in (name.local, taxonomy.prefixed(name))]
        for name in sorted(found):
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
        yield from (_line(title, f"{text} ({tag})") for tag, text in _labels(concept.name, role, taxonomy))
    for date in dict.fromkeys(text for _, text in _labels(concept.name, DEPRECATED_DATE_LABEL, taxonomy)):
        yield _line("since", date)
    for successor in taxonomy.successors.get(concept.name, ()):
        yield _line("replaced by", taxonomy.prefixed(successor))
    yield from _breakdowns([cube for cube in taxonomy.hypercubes if concept.name in cube.concepts], taxonomy)
    yield from _sums(concept.name, taxonomy)
    for reference in taxonomy.references.get(concept.name, ()):
        yield _line("reference", _reference(dict(reference.parts)))
    for member in sorted(concept.enumeration.members) if concept.enumeration else ():
        labels = ", ".join(text for _, text in _labels(member, STANDARD_LABEL, taxonomy))
        yield _line("answer", f"{taxonomy.prefixed(member)}{f' ({labels})' if labels else ''}")


def _line(title: str, text: str) -> str:
    return f"  {title + ':':<12} {text}"


def _labels(name: QName, role: str, taxonomy: Taxonomy) -> list[tuple[str, str]]:
    """The labels of a name in one role: language and text."""
    return sorted(
        (language, text)
        for (labelled, label_role, language), text in taxonomy.labels.items()
        if labelled == name and label_role == role
    )


def _breakdowns(cubes: Sequence[Hypercube], taxonomy: Taxonomy) -> Iterator[str]:
    """The axes of a concept with their members; where its hypercubes differ in axes, which go together."""
    axes: dict[QName, set[QName]] = {}
    for cube in cubes:
        for axis, members in sorted(cube.axes.items()):
            axes.setdefault(axis, set()).update(members)
    for axis, found in sorted(axes.items()):
        named = [member.local for member in sorted(found)]
        more = [f"and {len(named) - SHOWN_MEMBERS} more"] if len(named) > SHOWN_MEMBERS else []
        choices = ", ".join([*named[:SHOWN_MEMBERS], *more]) or "any text"
        yield _line("axis", f"{taxonomy.prefixed(axis)} ({choices})")
    shared = {axis for axis in axes if all(axis in cube.axes for cube in cubes)}
    combined = [" with ".join(map(taxonomy.prefixed, sorted(cube.axes.keys() - shared))) for cube in cubes]
    yield from (_line("breakdown", text or "none") for text in dict.fromkeys(combined) if len(cubes) > 1)


def _sums(name: QName, taxonomy: Taxonomy) -> Iterator[str]:
    """The sums that a concept is the total of, and the totals that it is part of; each once, in any role."""
    totals = [item.formula(taxonomy.prefixed) for item in taxonomy.calculations if item.total == name]
    wholes = [
        taxonomy.prefixed(item.total)
        for item in taxonomy.calculations
        if any(part.concept == name for part in item.parts)
    ]
    yield from (_line("sum of", text) for text in dict.fromkeys(totals))
    yield from (_line("part of", text) for text in dict.fromkeys(wholes))


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
