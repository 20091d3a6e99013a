"""A registry as a taxonomy package; the only module here that knows the package's files."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.archive import write_zip
from xbrlesg.registry.calculation import build_calculation
from xbrlesg.registry.definition import build_definition
from xbrlesg.registry.labels import build_labels
from xbrlesg.registry.model import Registry
from xbrlesg.registry.package import FOLDER, build_catalog, build_metadata
from xbrlesg.registry.presentation import build_presentation
from xbrlesg.registry.references import build_references
from xbrlesg.registry.schema import build_schema


def build_package(registry: Registry) -> bytes:
    """Build the taxonomy package, a ZIP; the same registry gives the same bytes.

    The registry must have passed ``load_registry``: names, axes and languages are taken as consistent.
    """
    prefix = registry.header.prefix
    top = f"{prefix}-{registry.header.version}"
    linkbases = {f"{prefix}-{name}.xml": (kind, content) for name, kind, content in _linkbases(registry)}
    kinds = {name: kind for name, (kind, _) in linkbases.items()}
    files = {
        f"{top}/META-INF/taxonomyPackage.xml": build_metadata(registry),
        f"{top}/META-INF/catalog.xml": build_catalog(registry),
        f"{top}/{FOLDER}/{prefix}.xsd": build_schema(registry, kinds),
    }
    return write_zip(files | {f"{top}/{FOLDER}/{name}": content for name, (_, content) in linkbases.items()})


def _linkbases(registry: Registry) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, kind and content of each linkbase that has any content."""
    built = [(f"label-{tag}", "label", build_labels(registry, tag)) for tag in registry.header.languages]
    built += [
        ("reference", "reference", build_references(registry)),
        ("presentation", "presentation", build_presentation(registry)),
        ("definition", "definition", build_definition(registry)),
        ("calculation", "calculation", build_calculation(registry)),
    ]
    for name, kind, content in built:
        if content is not None:
            yield name, kind, content
