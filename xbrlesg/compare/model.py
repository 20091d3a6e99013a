"""Filings as the comparison sees them: facts with their places, and what leads from old names to new ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xbrlesg.findings.model import Location
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Note


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact, and the place that states it.

    Where no taxonomy says what kind of value the concept has, ``is_typed`` is False: the value is the text of
    the file, but for a number that its unit or decimals show; its language may be that of words around it.
    """

    fact: Fact
    place: Location
    is_typed: bool = True


@dataclass(frozen=True, slots=True)
class Filing:
    """A report as one file says it, in the file's order.

    ``name`` is what findings call the file, ``taxonomy`` its entry points (none where the file does not say),
    ``notes`` are by id, None where footnotes could not be read; ``prefixes`` gives the prefix of each
    namespace that has one. ``valueless`` are facts that are not among the others, since their value could not
    be read.
    """

    name: str
    facts: tuple[FiledFact, ...] = ()
    taxonomy: tuple[str, ...] = ()
    notes: Mapping[str, Note] | None = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    valueless: tuple[Fact, ...] = ()

    def spelt(self, name: QName) -> str:
        """A name as people write it; without a prefix the local name alone."""
        prefix = self.prefixes.get(name.namespace)
        return f"{prefix}:{name.local}" if prefix else name.local


@dataclass(frozen=True, slots=True)
class Migration:
    """What leads from the names of the first filing to those of the second.

    ``namespaces`` gives the namespace of the new version for that of the old one; ``successors`` the concepts
    that replace a concept, ``renamed`` the new names of axes, members and answers, both by either version's
    name.
    """

    namespaces: Mapping[str, str] = field(default_factory=dict)
    successors: Mapping[QName, tuple[QName, ...]] = field(default_factory=dict)
    renamed: Mapping[QName, QName] = field(default_factory=dict)

    def concept(self, name: QName) -> QName:
        """An old concept's name in the version of the second filing."""
        namespace = self.namespaces.get(name.namespace)
        return name if namespace is None else QName(namespace, name.local)

    def name(self, name: QName) -> QName:
        """What the second filing calls an axis, a member or an answer."""
        found = self.renamed.get(name)
        if found is not None:
            return found
        there = self.concept(name)
        return self.renamed.get(there, there)

    def replaced_by(self, name: QName) -> tuple[QName, ...]:
        """The concepts that replace an old concept."""
        return tuple(
            dict.fromkeys((*self.successors.get(name, ()), *self.successors.get(self.concept(name), ())))
        )
