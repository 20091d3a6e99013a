"""Facts as a file writes them, and what its taxonomy makes of them: values and members of the right types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xbrlesg.checks.lexical import ReadName, read_value
from xbrlesg.checks.stated import StatedFact
from xbrlesg.findings.model import Location
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Member, Period, Unit
from xbrlesg.taxonomy.model import Taxonomy, ValueKind

Links = tuple[tuple[str, str], ...]
"""A fact's links: the alias of the link type and the id of the target."""


@dataclass(frozen=True, slots=True)
class WrittenFact:
    """A fact as a file has it. ``text`` is None for nil; so is the member of an axis.

    ``language_around`` is that of the words around the fact, and its own only where it is text. ``unread``
    names the parts that are there and could not be read.
    """

    id: str
    place: Location
    concept: QName
    entity: Entity | None
    period: Period | None
    text: str | None
    decimals: int | None = None
    unit: Unit | None = None
    language: str | None = None
    language_around: str | None = None
    dimensions: tuple[tuple[QName, Member | None], ...] = ()
    links: Links = ()
    unread: frozenset[str] = frozenset()


def type_facts(facts: Sequence[WrittenFact], taxonomy: Taxonomy, read_name: ReadName) -> list[StatedFact]:
    """The facts with values and members of the taxonomy's types; ``read_name`` reads the file's names.

    A fact without entity or period is left out: that it has none is for the reader of the file to say.
    """
    return [
        StatedFact(
            _fact(fact, fact.entity, fact.period, taxonomy, read_name),
            fact.place,
            is_nil=fact.text is None,
            unread=fact.unread,
        )
        for fact in facts
        if fact.entity is not None and fact.period is not None
    ]


def _fact(fact: WrittenFact, entity: Entity, period: Period, taxonomy: Taxonomy, read_name: ReadName) -> Fact:
    concept = taxonomy.concepts.get(fact.concept)
    return Fact(
        id=fact.id,
        concept=fact.concept,
        entity=entity,
        period=period,
        value=fact.text
        if concept is None or fact.text is None
        else read_value(fact.text, concept, read_name),
        decimals=fact.decimals,
        unit=fact.unit,
        language=fact.language or (fact.language_around if concept and concept.kind.is_text else None),
        dimensions=tuple(
            (axis, _member(axis, member, taxonomy, read_name)) for axis, member in fact.dimensions
        ),
        notes=tuple(target for kind, target in fact.links if kind == "footnote"),
        is_markup=concept is not None and concept.kind is ValueKind.TEXT_BLOCK,
    )


def _member(axis: QName, member: Member | None, taxonomy: Taxonomy, read_name: ReadName) -> Member:
    """An explicit axis has a member's name, where the text is one; a typed one has the text."""
    known = taxonomy.axes.get(axis)
    if not isinstance(member, str) or (known is not None and known.typed_domain is not None):
        return member or ""
    return read_name(member) or member
