"""Which concepts of a taxonomy speak to which disclosures and requirements of a standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from xbrlesg.coverage.references import Citation
from xbrlesg.coverage.standards import ReferenceReader, Standard
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Taxonomy


@dataclass(slots=True)
class Cited:
    """The concepts that refer to something, each once, and how their references say that it binds."""

    concepts: dict[QName, None] = field(default_factory=dict)
    standing: dict[str, None] = field(default_factory=dict)

    def add(self, name: QName, citation: Citation) -> None:
        """Note one concept's reference."""
        self.concepts[name] = None
        self.standing |= dict.fromkeys(citation.standing)


@dataclass(frozen=True, slots=True)
class References:
    """What concepts refer to: disclosures by code; requirements by disclosure and code.

    Requirements beneath no disclosure of the list are under None.
    """

    disclosures: Mapping[str, Cited]
    requirements: Mapping[str | None, Mapping[str, Cited]]

    @property
    def found(self) -> bool:
        """True where any concept refers to the standard."""
        return bool(self.disclosures or self.requirements)


def read_references(taxonomy: Taxonomy, standard: Standard) -> References:
    """What the reportable concepts refer to; those that tag an omission disclose nothing."""
    reader = ReferenceReader(standard)
    tags = standard.omission_tags
    omitting = (tags.reason, tags.explanation) if tags else ()
    disclosures: dict[str, Cited] = {}
    requirements: dict[str | None, dict[str, Cited]] = {}
    reportable = [name for name, concept in taxonomy.concepts.items() if not concept.abstract]
    for name in sorted(reportable, key=attrgetter("namespace", "local")):
        if name.local.startswith(omitting):
            continue
        for citation in _citations(taxonomy, name, reader):
            if citation.disclosure is not None:
                disclosures.setdefault(citation.disclosure, Cited()).add(name, citation)
            if citation.requirement is not None:
                under = requirements.setdefault(citation.disclosure, {})
                under.setdefault(citation.requirement, Cited()).add(name, citation)
    return References(disclosures, requirements)


def _citations(taxonomy: Taxonomy, name: QName, reader: ReferenceReader) -> Iterator[Citation]:
    """By the references; where none of them names a requirement, by the label too."""
    references = taxonomy.references.get(name, ())
    found = [citation for one in references if (citation := reader.read(dict(one.parts))) is not None]
    yield from found
    if reader.label_role is not None and not any(citation.requirement for citation in found):
        label = taxonomy.label(name, "en", reader.label_role)
        citation = reader.read_label(label) if label else None
        if citation is not None:
            yield citation
