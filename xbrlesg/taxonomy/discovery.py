"""Which documents belong to a taxonomy: everything that its entry points lead to (XBRL 2.1, 3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urljoin

from lxml import etree

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.names import LINK, XLINK, XS
from xbrlesg.taxonomy.package import PackageSet
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, parse_xml

HREF: Final = f"{{{XLINK}}}href"
IMPORTS: Final = frozenset(f"{{{XS}}}{name}" for name in ("import", "include"))
REFERENCES: Final = frozenset(
    f"{{{LINK}}}{name}" for name in ("linkbaseRef", "roleRef", "arcroleRef", "loc", "schemaRef")
)
STANDARDS: Final = (
    "http://www.w3.org/",
    "http://www.xbrl.org/",
    "https://www.xbrl.org/",
    "http://xbrl.org/",
    "https://xbrl.org/",
)
NOT_STANDARDS: Final = ("www.xbrl.org/taxonomy/", "xbrl.org/taxonomy/")
"""Taxonomies at the standards' address that every processor must be given, like any other taxonomy."""


@dataclass(frozen=True, slots=True)
class Document:
    """A schema or linkbase of the taxonomy."""

    url: str
    root: etree._Element
    _targets: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_schema(self) -> bool:
        """True for a schema."""
        return self.root.tag == f"{{{XS}}}schema"

    def resolve(self, href: str) -> str:
        """An href of this document as an absolute URL with its fragment."""
        target, mark, fragment = href.partition("#")
        # linkbases point at one schema some thousand times
        known = self._targets.get(target)
        if known is None:
            known = self._targets[target] = urldefrag(urljoin(self.url, target)).url
        return known + mark + fragment


def discover(packages: PackageSet, entry_points: Sequence[str]) -> tuple[tuple[Document, ...], list[Finding]]:
    """All documents that the packages hold and the entry points reach, in order of discovery.

    The standards' own schemas are left out; any other document that is missing is a finding.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    queue = {url: url for url in entry_points}  # each URL, and the document that first names it
    waiting = list(queue)
    for url in waiting:
        try:
            content = packages.read(url)
            if content is None:
                if _is_needed(url, packages):
                    findings.append(_missing(url, queue[url]))
                continue
            document = Document(url, parse_xml(content, url))
        except BrokenDocumentError as error:
            findings.append(finding(Code.TAXONOMY_XML, str(error), Location(url)))
            continue
        documents.append(document)
        for target in _targets(document):
            if target not in queue:
                queue[target] = url
                waiting.append(target)
    return tuple(documents), findings


def _is_needed(url: str, packages: PackageSet) -> bool:
    if packages.covers(url):
        return True
    address = url.partition("://")[2]
    return not url.startswith(STANDARDS) or address.startswith(NOT_STANDARDS)


def _missing(url: str, named_by: str) -> Finding:
    return finding(
        Code.TAXONOMY_INCOMPLETE, f"no package holds the document {url}", Location(named_by), value=url
    )


def _targets(document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for element in document.root.iter():
        href = None
        if element.tag in REFERENCES:
            href = element.get(HREF)
        elif element.tag in IMPORTS:
            href = element.get("schemaLocation")
        if not href:
            continue
        target = href.partition("#")[0]
        if target and target not in seen:
            seen.add(target)
            yield document.resolve(target)
