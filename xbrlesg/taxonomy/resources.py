"""Labels and references: the resources that linkbases attach to concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from xbrlesg.names import LINK, XLINK, XML, QName
from xbrlesg.taxonomy.discovery import Document
from xbrlesg.taxonomy.model import Reference
from xbrlesg.taxonomy.networks import extended_links, locators

LABEL: Final = f"{{{XLINK}}}label"
ROLE: Final = f"{{{XLINK}}}role"


@dataclass(frozen=True, slots=True)
class _Attachment:
    concept: QName
    resource: etree._Element
    priority: int
    prohibits: bool


def read_labels(documents: Iterable[Document], ids: Mapping[str, QName]) -> dict[tuple[QName, str, str], str]:
    """All labels by concept, label role and lower-case language; of several, the first."""
    labels: dict[tuple[QName, str, str], str] = {}
    for attachment in _attachments(documents, ids, "label"):
        resource = attachment.resource
        language = resource.get(f"{{{XML}}}lang", "").lower()
        text = "".join(str(part) for part in resource.itertext()).strip()
        labels.setdefault((attachment.concept, resource.get(ROLE, ""), language), text)
    return labels


def read_references(
    documents: Iterable[Document], ids: Mapping[str, QName]
) -> dict[QName, tuple[Reference, ...]]:
    """All references by concept, their parts in document order."""
    references: dict[QName, list[Reference]] = defaultdict(list)
    for attachment in _attachments(documents, ids, "reference"):
        parts = tuple((_local(part), (part.text or "").strip()) for part in attachment.resource)
        references[attachment.concept].append(Reference(parts, attachment.resource.get(ROLE, "")))
    return {concept: tuple(found) for concept, found in references.items()}


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _attachments(documents: Iterable[Document], ids: Mapping[str, QName], kind: str) -> Iterator[_Attachment]:
    """The attachments that hold after prohibition (XBRL 2.1, 3.5.3.9.7), in document order."""
    links = [(document, link) for document in documents for link in extended_links(document, (kind,))]
    by_id = {
        f"{document.url}#{resource.get('id')}": resource
        for document, link in links
        for resource in link.iterfind(f"{{{LINK}}}{kind}")
        if resource.get("id")
    }
    winners: dict[tuple[str, QName, int], _Attachment] = {}
    for document, link in links:
        for attachment in _attachments_of(document, link, ids, by_id, kind):
            key = (link.get(ROLE, ""), attachment.concept, id(attachment.resource))
            held = winners.get(key)
            new = (attachment.priority, attachment.prohibits)
            if held is None or new > (held.priority, held.prohibits):
                winners[key] = attachment
    return (attachment for attachment in winners.values() if not attachment.prohibits)


def _attachments_of(
    document: Document,
    link: etree._Element,
    ids: Mapping[str, QName],
    by_id: Mapping[str, etree._Element],
    kind: str,
) -> Iterator[_Attachment]:
    located = locators(document, link)
    resources: dict[str, list[etree._Element]] = defaultdict(list)
    for resource in link.iterfind(f"{{{LINK}}}{kind}"):
        resources[resource.get(LABEL, "")].append(resource)
    for label, hrefs in located.items():  # another linkbase's resource, to be prohibited or used again
        resources[label] += [by_id[href] for href in hrefs if href in by_id]
    for arc in link.iterfind(f"{{{LINK}}}{kind}Arc"):
        priority, prohibits = int(arc.get("priority", "0")), arc.get("use") == "prohibited"
        for href in located.get(arc.get(f"{{{XLINK}}}from", ""), ()):
            for resource in resources.get(arc.get(f"{{{XLINK}}}to", ""), ()):
                if href in ids:
                    yield _Attachment(ids[href], resource, priority, prohibits)
