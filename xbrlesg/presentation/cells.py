"""Cells: what a place that shows a fact says of it, beside the number or text as printed."""

from __future__ import annotations

from typing import Final

from xbrlesg.names import QName
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Texts
from xbrlesg.presentation.texts import language_among, words
from xbrlesg.report.model import Fact, Member
from xbrlesg.report.printed import Occurrence

QUALIFICATION: Final = "QualificationAxis"
"""The local name of the axis that tells "more than 1,200" from 1,200; its words stand with the number."""


def make_cell(fact: Fact, place: Occurrence, labels: Labels) -> Cell:
    """The cell of one place."""
    return Cell(
        fact=fact,
        printed=place.printed,
        unit=place.unit,
        qualifier=_qualifier(fact, place, labels),
        answers=answers(fact, labels),
        is_summary=place.is_summary,
        is_restated=place.is_restated,
    )


def unqualified(fact: Fact) -> tuple[tuple[QName, Member], ...]:
    """A fact's dimensions without the one that its own words tell."""
    return tuple(pair for pair in fact.dimensions if not _qualifies(pair[0]))


def is_qualified(fact: Fact) -> bool:
    """True where the value is a bound or an estimate, and not what was counted."""
    return any(_qualifies(axis) for axis, _ in fact.dimensions)


def _qualifies(axis: QName) -> bool:
    return axis.local == QUALIFICATION


def _qualifier(fact: Fact, place: Occurrence, labels: Labels) -> Texts:
    """The words as printed, and the member's label in the other languages; without words the label alone.

    A page that does not speak the language of the printed words shows them first all the same.
    """
    label = next((labels.of_member(member) for axis, member in fact.dimensions if _qualifies(axis)), ())
    if not place.qualifier:
        return label
    printed = language_among(place.qualifier, labels.languages)
    others = (text for text in label if text[0] != printed)
    return ((printed, place.qualifier), *others)


def answers(fact: Fact, labels: Labels) -> tuple[Texts, ...]:
    """A boolean in words; the labels of an enumeration's members, or that there are none."""
    match fact.value:
        case bool(answer):
            return (words("yes" if answer else "no", labels.languages),)
        case QName() as member:
            return (labels.of(member),)
        case tuple(members):
            return tuple(map(labels.of, members)) or (words("none", labels.languages),)
        case _:
            return ()
