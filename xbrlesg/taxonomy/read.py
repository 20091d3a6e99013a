"""Reading a taxonomy out of its packages into the frozen model, without network and without Arelle."""

from __future__ import annotations

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.taxonomy.dimensions import read_axes, read_concepts, read_hypercubes, read_successors
from xbrlesg.taxonomy.discovery import discover
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.networks import read_networks
from xbrlesg.taxonomy.package import PackageSet
from xbrlesg.taxonomy.resources import read_labels, read_references
from xbrlesg.taxonomy.schemas import read_schemas
from xbrlesg.taxonomy.trees import read_trees


def read_taxonomy(
    packages: PackageSet, entry_point: str, place: Location | None = None
) -> tuple[Taxonomy | None, list[Finding]]:
    """Read the taxonomy that opens with ``entry_point``, a URL that the packages hold.

    ``place`` is where the user names the entry point, for the finding that it is unknown.
    Returns None where the entry point is unknown or a document is broken. Documents that are missing
    are warnings, since much can be done with the rest.
    """
    if not packages.holds(entry_point):
        return None, [_unknown(packages, entry_point, place)]
    documents, findings = discover(packages, entry_point)
    if worst(findings) is Severity.ERROR:
        return None, list(sort_findings(findings))
    declarations = read_schemas(documents)
    networks = read_networks(documents, declarations.concept_ids)
    taxonomy = Taxonomy(
        entry_point=entry_point,
        concepts=read_concepts(declarations, networks),
        axes=read_axes(declarations, networks),
        hypercubes=read_hypercubes(declarations, networks),
        presentation=read_trees(networks, declarations.roles),
        labels=read_labels(documents, declarations.concept_ids),
        references=read_references(documents, declarations.concept_ids),
        prefixes=declarations.prefixes,
        successors=read_successors(networks),
    )
    return taxonomy, list(sort_findings(findings))


def _unknown(packages: PackageSet, entry_point: str, place: Location | None) -> Finding:
    return finding(
        Code.TAXONOMY_ENTRY_POINT,
        f"no package holds the entry point {entry_point}",
        place,
        value=entry_point,
        hint=near_hint(entry_point, packages.entry_points, Code.TAXONOMY_ENTRY_POINT.value.hint),
    )
