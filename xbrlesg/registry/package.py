"""The package's own metadata: ``taxonomyPackage.xml`` and ``catalog.xml`` (Taxonomy Packages 1.0)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from xbrlesg.links import CATALOG, PACKAGE
from xbrlesg.registry.markup import XML_LANG, serialize
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import entry_point

FOLDER: Final = "taxonomy"
"""The folder within the package that the namespace's URLs lead to."""


def build_metadata(registry: Registry) -> bytes:
    """The package's description of itself; every text in every language of the registry."""
    header = registry.header
    root = etree.Element(f"{{{PACKAGE}}}taxonomyPackage", nsmap={"tp": PACKAGE})
    root.set(XML_LANG, header.languages[0])
    _add(root, "identifier", header.namespace)
    _add_texts(root, registry)
    _add(root, "version", header.version)
    _add(root, "publisher", header.publisher.name)
    _add(root, "publisherURL", header.publisher.url)
    _add(root, "publicationDate", header.version)
    entry = _add(_add(root, "entryPoints"), "entryPoint")
    _add_texts(entry, registry)
    _add(entry, "version", header.version)
    _add(entry, "entryPointDocument").set("href", entry_point(registry))
    languages = _add(entry, "languages")
    for language in header.languages:
        _add(languages, "language", language)
    return serialize(root)


def build_catalog(registry: Registry) -> bytes:
    """The rewriting of the taxonomy's URLs to files of the package."""
    # without a prefix, as every catalog is written; the stubs forget that None stands for that
    root = etree.Element(f"{{{CATALOG}}}catalog", nsmap={None: CATALOG})  # type: ignore[dict-item]
    rewrite = etree.SubElement(root, f"{{{CATALOG}}}rewriteURI")
    rewrite.set("uriStartString", f"{registry.header.namespace}/")
    rewrite.set("rewritePrefix", f"../{FOLDER}/")
    return serialize(root)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{PACKAGE}}}{name}")
    element.text = text
    return element


def _add_texts(parent: etree._Element, registry: Registry) -> None:
    for name, texts in (("name", registry.header.title), ("description", registry.header.description)):
        for language in registry.header.languages:
            _add(parent, name, texts[language]).set(XML_LANG, language)
