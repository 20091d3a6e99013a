"""A registry as a taxonomy package; the only module here that knows the package's files."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.archive import write_zip
from xbrlesg.registry.calculation import build_calculation
from xbrlesg.registry.definition import build_definition
from xbrlesg.registry.formula import build_formula
from xbrlesg.registry.labels import build_labels
from xbrlesg.registry.model import Registry
from xbrlesg.registry.package import FOLDER, build_catalog, build_metadata
from xbrlesg.registry.presentation import build_presentation
from xbrlesg.registry.references import build_references
from xbrlesg.registry.resolve_rules import resolve_rules
from xbrlesg.registry.schema import build_schema
from xbrlesg.rules.model import RuleSet
from xbrlesg.rules.stored import write_rules


def build_package(registry: Registry) -> bytes:
    """Build the taxonomy package, a ZIP; the same registry gives the same bytes.

    The registry must have passed ``load_registry``: names, axes and languages are taken as consistent.
    """
    prefix = registry.header.prefix
    top = f"{prefix}-{registry.header.version}"
    rules = resolve_rules(registry)
    built = _linkbases(registry, rules)
    linkbases = {f"{prefix}-{name}.xml": (kind, content) for name, kind, content in built}
    kinds = {name: kind for name, (kind, _) in linkbases.items()}
    files = {
        f"{top}/META-INF/taxonomyPackage.xml": build_metadata(registry),
        f"{top}/META-INF/catalog.xml": build_catalog(registry),
        f"{top}/{FOLDER}/{prefix}.xsd": build_schema(registry, kinds),
    }
    if rules.rules:
        files[f"{top}/{FOLDER}/{prefix}-rules.json"] = write_rules(rules)
    return write_zip(files | {f"{top}/{FOLDER}/{name}": content for name, (_, content) in linkbases.items()})


def _linkbases(registry: Registry, rules: RuleSet) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, kind (none for a generic one) and content of each linkbase that has any content."""
    built = [(f"label-{tag}", "label", build_labels(registry, tag)) for tag in registry.header.languages]
    built += [
        ("reference", "reference", build_references(registry)),
        ("presentation", "presentation", build_presentation(registry)),
        ("definition", "definition", build_definition(registry)),
        ("calculation", "calculation", build_calculation(registry)),
        ("formula", "", build_formula(registry, rules)),
    ]
    for name, kind, content in built:
        if content is not None:
            yield name, kind, content
