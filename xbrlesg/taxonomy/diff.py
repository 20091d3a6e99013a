"""What changed between two versions of a taxonomy, and whether a mapping has to follow.

Names are matched by prefix and local name, because a version often brings a namespace of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from xbrlesg.links import DEPRECATED_DATE_LABEL, DEPRECATED_LABEL
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Axis, Concept, Taxonomy

Name = tuple[str, str]
"""A name across versions: prefix (or namespace, where the taxonomy has no prefix for it) and local name."""

Breakdown = frozenset[tuple[Name, frozenset[Name]]]


class ChangeKind(StrEnum):
    """What happened to a name."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``breaks`` says that records or mappings that were right may now be wrong."""

    name: Name
    kind: ChangeKind
    part: str
    before: str = ""
    after: str = ""
    breaks: bool = False

    @property
    def sort_key(self) -> tuple[bool, Name, str, str, str]:
        """Breaking changes first, then by name."""
        return (not self.breaks, self.name, self.part, self.before, self.after)

    def __str__(self) -> str:
        name = ":".join(self.name)
        if self.kind is ChangeKind.DEPRECATED:
            return f"{self.part} {name} {self.kind}: {self.after}"
        if self.kind is not ChangeKind.CHANGED:
            return f"{self.part} {name} {self.kind}"
        return f"{name}: {self.part} was {self.before or 'none'}, is {self.after or 'none'}"


def diff_taxonomies(old: Taxonomy, new: Taxonomy) -> tuple[Change, ...]:
    """All changes from ``old`` to ``new``: breaking ones first, then by name."""
    before, after = _Version(old), _Version(new)
    changes = [
        *_concepts(before, after),
        *_axes(before, after),
        *_sums(before, after),
        *_deprecated(before, after),
        *_texts("label", before.labels(), after.labels()),
        *_texts("references", before.references(), after.references()),
    ]
    return tuple(sorted(changes, key=lambda change: change.sort_key))


@dataclass(frozen=True, slots=True)
class _Version:
    """One version, with names that can be compared with another one's."""

    taxonomy: Taxonomy

    def name(self, name: QName) -> Name:
        return (self.taxonomy.prefixes.get(name.namespace, name.namespace), name.local)

    def concepts(self) -> Mapping[Name, Concept]:
        return {self.name(name): concept for name, concept in self.taxonomy.concepts.items()}

    def axes(self) -> Mapping[Name, Axis]:
        return {self.name(name): axis for name, axis in self.taxonomy.axes.items()}

    def mappable(self) -> frozenset[Name]:
        """What a mapping can name: concepts that take facts, axes and members, domains and answers."""
        concepts = self.taxonomy.concepts.values()
        cubes = self.taxonomy.hypercubes
        enumerations = {concept.enumeration for concept in concepts if concept.enumeration}
        names = {
            *(concept.name for concept in concepts if not concept.abstract),
            *self.taxonomy.axes,
            *(member for cube in cubes for found in cube.axes.values() for member in found),
            *(name for enumeration in enumerations for name in (enumeration.domain, *enumeration.members)),
        }
        return frozenset(map(self.name, names))

    def breakdowns(self) -> Mapping[Name, frozenset[Breakdown]]:
        """For each concept, the axes and members that each of its hypercubes gives it."""
        found: dict[Name, set[Breakdown]] = {}
        for cube in self.taxonomy.hypercubes:
            breakdown = frozenset(
                (self.name(axis), frozenset(map(self.name, members))) for axis, members in cube.axes.items()
            )
            for concept in cube.concepts:
                found.setdefault(self.name(concept), set()).add(breakdown)
        return {name: frozenset(breakdowns) for name, breakdowns in found.items()}

    def answers(self, concept: Concept) -> frozenset[Name]:
        """The names of the answers that an enumeration concept takes."""
        return frozenset(map(self.name, concept.enumeration.members)) if concept.enumeration else frozenset()

    def sums(self) -> Mapping[Name, str]:
        """For each total, its sums as people write them; in which role one stands is no matter."""
        found: dict[Name, set[str]] = {}
        for item in self.taxonomy.calculations:
            text = item.formula(lambda name: name.local)
            found.setdefault(self.name(item.total), set()).add(text)
        return {name: " or ".join(sorted(texts)) for name, texts in found.items()}

    def notes(self) -> Mapping[Name, str]:
        """For each deprecated concept, what its users are told, and what replaces it."""
        deprecated = {name for name, role, _ in self.taxonomy.labels if role == DEPRECATED_LABEL}
        return {self.name(name): self._note(name) for name in deprecated}

    def _note(self, name: QName) -> str:
        note = self.taxonomy.migration_note(name, "en") or ""
        successors = ", ".join(map(self.taxonomy.prefixed, self.taxonomy.successors.get(name, ())))
        return " ".join(filter(None, (note, successors and f"Replaced by {successors}.")))

    def labels(self) -> Mapping[tuple[Name, str], str]:
        return {
            (self.name(name), f"{role.rpartition('/')[2]} ({language})"): text
            for (name, role, language), text in self.taxonomy.labels.items()
            if role not in (DEPRECATED_LABEL, DEPRECATED_DATE_LABEL)
        }

    def references(self) -> Mapping[tuple[Name, str], str]:
        return {
            (self.name(name), ""): "; ".join(" ".join(text for _, text in item.parts) for item in items)
            for name, items in self.taxonomy.references.items()
        }


def _concepts(before: _Version, after: _Version) -> Iterator[Change]:
    old, new = before.concepts(), after.concepts()
    yield from _come_and_gone("concept", old, new, before.mappable())
    was_taken, is_taken = before.breakdowns(), after.breakdowns()
    for name in sorted(old.keys() & new.keys()):
        one, other = old[name], new[name]
        yield from _changed(name, "type", one.type.local, other.type.local)
        yield from _changed(name, "period type", one.period_type, other.period_type)
        yield from _answers(name, before.answers(one), after.answers(other))
        yield from _changed(name, "abstract", str(one.abstract).lower(), str(other.abstract).lower())
        was, now = was_taken.get(name, frozenset()), is_taken.get(name, frozenset())
        if was != now:
            breaks = not all(any(_within(part, whole) for whole in now) for part in was)
            gone, come = _say(was - now), _say(now - was)
            yield Change(name, ChangeKind.CHANGED, "breakdowns", gone, come, breaks)


def _answers(name: Name, was: frozenset[Name], now: frozenset[Name]) -> Iterator[Change]:
    if was != now:
        before, after = (", ".join(sorted(local for _, local in names)) for names in (was, now))
        yield Change(name, ChangeKind.CHANGED, "answers", before, after, breaks=not was <= now)


def _within(part: Breakdown, whole: Breakdown) -> bool:
    """True where whatever the one hypercube takes, the other takes as well.

    A further explicit axis does no harm, since a fact without it has the default; a typed one has none.
    """
    narrow, wide = dict(part), dict(whole)
    if not narrow.keys() <= wide.keys():
        return False
    return all(narrow[axis] <= found if axis in narrow else bool(found) for axis, found in wide.items())


def _axes(before: _Version, after: _Version) -> Iterator[Change]:
    old, new = before.axes(), after.axes()
    for name in sorted(old.keys() & new.keys()):
        one, other = old[name], new[name]
        yield from _changed(
            name, "axis", *("typed" if axis.typed_domain else "explicit" for axis in (one, other))
        )
        was, now = (axis.default.local if axis.default else "" for axis in (one, other))
        yield from _changed(name, "default", was, now)


def _sums(before: _Version, after: _Version) -> Iterator[Change]:
    """Sums of concepts that both versions have. A mapping still holds, whatever its facts now add up to."""
    old, new = before.sums(), after.sums()
    for name in sorted(before.concepts().keys() & after.concepts().keys()):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            yield Change(name, ChangeKind.CHANGED, "sum", was, now)


def _deprecated(before: _Version, after: _Version) -> Iterator[Change]:
    """Concepts of both versions that are deprecated since, with the note that tells how to migrate.

    Mappings still hold. A deprecation that was changed or withdrawn is a change like any other.
    """
    old, new = before.notes(), after.notes()
    for name in sorted(before.concepts().keys() & after.concepts().keys()):
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield Change(name, ChangeKind.DEPRECATED, "concept", after=now)
        elif was != now:
            yield Change(name, ChangeKind.CHANGED, "deprecation", repr(was), repr(now) if now else "")


def _texts(
    part: str, old: Mapping[tuple[Name, str], str], new: Mapping[tuple[Name, str], str]
) -> Iterator[Change]:
    """Texts that changed, of names that both versions have texts for."""
    known = {name for name, _ in old} & {name for name, _ in new}
    for name, detail in sorted(old.keys() | new.keys()):
        was, now = old.get((name, detail), ""), new.get((name, detail), "")
        if name in known and was != now:
            yield Change(name, ChangeKind.CHANGED, detail or part, repr(was), repr(now))


def _come_and_gone(
    part: str, old: Mapping[Name, Concept], new: Mapping[Name, Concept], mappable: frozenset[Name]
) -> Iterator[Change]:
    for name in sorted(old.keys() - new.keys()):
        yield Change(name, ChangeKind.REMOVED, part, breaks=name in mappable)
    for name in sorted(new.keys() - old.keys()):
        yield Change(name, ChangeKind.ADDED, part)


def _changed(name: Name, part: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(name, ChangeKind.CHANGED, part, before, after, breaks=True)


def _say(breakdowns: Iterable[Breakdown]) -> str:
    return " or ".join(sorted(filter(None, map(_say_one, breakdowns))))


def _say_one(breakdown: Breakdown) -> str:
    parts = (
        f"{axis[1]} ({', '.join(sorted(local for _, local in members)) or 'any text'})"
        for axis, members in sorted(breakdown, key=lambda pair: pair[0])
    )
    return " with ".join(parts)
