"""Reading a taxonomy out of its packages into the frozen model, without network and without Arelle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.taxonomy.calculations import read_calculations
from xbrlesg.taxonomy.dimensions import read_axes, read_concepts, read_hypercubes, read_successors
from xbrlesg.taxonomy.discovery import discover
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.networks import read_networks
from xbrlesg.taxonomy.package import PackageSet
from xbrlesg.taxonomy.resources import read_labels, read_references
from xbrlesg.taxonomy.schemas import read_schemas
from xbrlesg.taxonomy.trees import read_trees


def read_taxonomy(
    packages: PackageSet, entry_points: Sequence[str], places: Mapping[str, Location] | None = None
) -> tuple[Taxonomy | None, list[Finding]]:
    """Read the taxonomy that opens with ``entry_points``, URLs that the packages hold.

    ``places`` is where the user names each of them, for the finding that it is unknown.
    Returns None where an entry point is unknown or a document is broken. Documents that are missing
    are warnings, since much can be done with the rest.
    """
    unknown = [entry_point for entry_point in entry_points if not packages.holds(entry_point)]
    if unknown:
        return None, [
            _unknown(packages, entry_point, (places or {}).get(entry_point)) for entry_point in unknown
        ]
    documents, findings = discover(packages, entry_points)
    if worst(findings) is Severity.ERROR:
        return None, list(sort_findings(findings))
    declarations = read_schemas(documents)
    networks = read_networks(documents, declarations.concept_ids)
    calculations, faults = read_calculations(networks)
    taxonomy = Taxonomy(
        entry_points=tuple(entry_points),
        concepts=read_concepts(declarations, networks),
        axes=read_axes(declarations, networks),
        hypercubes=read_hypercubes(declarations, networks),
        presentation=read_trees(networks, declarations.roles),
        labels=read_labels(documents, declarations.concept_ids),
        references=read_references(documents, declarations.concept_ids),
        prefixes=declarations.prefixes,
        successors=read_successors(networks),
        calculations=calculations,
    )
    return taxonomy, list(sort_findings([*findings, *faults]))


def _unknown(packages: PackageSet, entry_point: str, place: Location | None) -> Finding:
    return finding(
        Code.TAXONOMY_ENTRY_POINT,
        f"no package holds the entry point {entry_point}",
        place,
        value=entry_point,
        hint=near_hint(entry_point, packages.entry_points, Code.TAXONOMY_ENTRY_POINT.value.hint),
    )
