"""Requirements that a report omits with a reason: pairs of concepts beneath the one that is omitted.

The taxonomy's presentation says which pair belongs to which concept, its references which requirement it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location
from xbrlesg.mapping.model import AnswersRule, IndicatorRule, OmissionPair, OmissionsEntry
from xbrlesg.mapping.name_reader import NameReader
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.taxonomy.model import Concept, PresentationNode, Taxonomy


@dataclass(frozen=True, slots=True)
class Omitted:
    """One omission of the report file: ``explanations`` by language, ``period`` in a record's form."""

    requirement: str
    reason: str
    explanations: tuple[tuple[str, str], ...]
    period: str
    location: Location


def resolve_omissions(
    entry: OmissionsEntry, names: NameReader, taxonomy: Taxonomy
) -> tuple[OmissionPair, ...]:
    """The taxonomy's pairs of a reason and an explanation, in the order of its presentation.

    A concept whose references lack the parts of a requirement has no code, and cannot be named as omitted.
    """
    path = ("omissions",)
    reason = names.read(entry.reason, *path, "reason")
    explanation = names.read(entry.explanation, *path, "explanation")
    if reason is None or explanation is None:
        return ()
    found: dict[QName, tuple[str, QName, QName]] = {}
    for tree in taxonomy.presentation:
        for node in _nodes(tree.roots):
            pair = (*_beginning(reason, node), *_beginning(explanation, node))
            code = _requirement(taxonomy, node.concept, entry.requirement)
            if code and len(pair) == 2:
                found.setdefault(node.concept, (code, *pair))
    if not found:
        message = f"no concept has a pair {entry.reason}..., {entry.explanation}... beneath it"
        names.complain(Code.MAPPING_OMISSIONS, message, path, entry.reason)
    members = _reasons(entry, names, [taxonomy.concepts[pair[1]] for pair in found.values()])
    answers = AnswersRule(members, names.source.at(*path, "reasons"))
    place = names.source.at(*path)
    return tuple(
        OmissionPair(
            code,
            omitted,
            IndicatorRule(taxonomy.concepts[why], False, place, answers),
            IndicatorRule(taxonomy.concepts[more], False, place),
        )
        for omitted, (code, why, more) in found.items()
    )


def _reasons(entry: OmissionsEntry, names: NameReader, concepts: Sequence[Concept]) -> dict[str, QName]:
    """The member that each word stands for; one that no reason concept takes is found."""
    known = {member for concept in concepts if concept.enumeration for member in concept.enumeration.members}
    reasons: dict[str, QName] = {}
    for word, member in entry.reasons.items():
        path = ("omissions", "reasons", word)
        name = names.read(member, *path)
        if name in known:
            reasons[word] = name
        elif name is not None:
            message = f"the member {member} is no reason for omission"
            names.complain(Code.MAPPING_OMISSIONS, message, path, member, known)
    return reasons


def pairs_of(
    omitted: Omitted, pairs: Sequence[OmissionPair], reported: Collection[QName]
) -> list[OmissionPair]:
    """The pairs to file for an omission: all beneath the requirement, save for concepts that have facts."""
    return [
        pair
        for pair in pairs
        if f"{pair.requirement}-".startswith(f"{omitted.requirement}-") and pair.omitted not in reported
    ]


def records_of(omitted: Omitted, indicator: str) -> tuple[IndicatorRecord, list[IndicatorRecord]]:
    """An omission as the records that it amounts to: its reason, and its explanation in each language."""
    reason = IndicatorRecord(omitted.location, indicator, omitted.reason, "", omitted.period)
    explanations = [
        IndicatorRecord(omitted.location, indicator, text, "", omitted.period, language=language)
        for language, text in omitted.explanations
    ]
    return reason, explanations


def _nodes(nodes: Sequence[PresentationNode]) -> Iterator[PresentationNode]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)


def _beginning(start: QName, node: PresentationNode) -> list[QName]:
    return [
        child.concept
        for child in node.children
        if child.concept.namespace == start.namespace and child.concept.local.startswith(start.local)
    ]


def _requirement(taxonomy: Taxonomy, name: QName, parts: Sequence[str]) -> str:
    for reference in taxonomy.references.get(name, ()):
        values = dict(reference.parts)
        if parts[0] in values:
            return "-".join(values[part] for part in parts if part in values)
    return ""
