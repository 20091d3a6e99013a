"""Breakdowns: how the parts of one concept's figure are ordered, headed and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from xbrlesg.names import QName
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.trees import SectionOutline
from xbrlesg.report.model import Dimensions, Member

_MANY: Final = 3
"""So many members tell as much as all: one may be the default, and two are more than a sole one."""


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """The breakdowns of one concept in one section.

    ``sole_axes`` are the axes on which the concept can have but one member beside the default, such as a
    target: a heading above that one row would tell nothing.
    """

    outline: SectionOutline
    labels: Labels
    sole_axes: frozenset[QName]

    def headed_axes(self, dimensions: Dimensions) -> tuple[QName, ...]:
        """The axes named in the heading above a part, in tree order."""
        return tuple(axis for axis, _ in self._arranged(dimensions) if axis not in self.sole_axes)

    def order(self, dimensions: Dimensions) -> tuple[object, ...]:
        """A sort key: undivided first, then fewer axes first; axes and members as in the tree."""
        axes = self.headed_axes(dimensions)
        members = [self.outline.rank_of_member(member) for _, member in self._arranged(dimensions)]
        return (len(axes), [self.outline.rank(axis) for axis in axes], members)

    def group(self, dimensions: Dimensions) -> Dimensions:
        """What a part has in common with its neighbours: all headed dimensions but the last."""
        headed = len(self.headed_axes(dimensions))
        return self._arranged(dimensions)[: max(headed - 1, 0)]

    def within_group(self, dimensions: Dimensions) -> Dimensions:
        """What tells a part from its neighbours."""
        return self._arranged(dimensions)[len(self.group(dimensions)) :]

    def name(self, dimensions: Dimensions) -> Texts:
        """Members side by side: ``Dongguan – Target``."""
        return self.labels.joined([self.labels.of_member(member) for _, member in self._arranged(dimensions)])

    def heading(self, axes: Sequence[QName]) -> Texts:
        """``By site and gender``."""
        return self.labels.breakdown(axes)

    def _arranged(self, dimensions: Dimensions) -> Dimensions:
        """In tree order, sole members last: ``Dongguan – Target`` belongs beneath ``Dongguan``."""

        def place(dimension: tuple[QName, Member]) -> tuple[bool, tuple[int, QName]]:
            return (dimension[0] in self.sole_axes, self.outline.rank(dimension[0]))

        return tuple(sorted(dimensions, key=place))


def sole_axes(labels: Labels, concept: QName) -> frozenset[QName]:
    """The explicit axes on which a concept has exactly one usable member beside the default."""
    members: dict[QName, set[QName]] = {}
    for cube in labels.cubes.get(concept, ()):
        for axis, usable in cube.axes.items():
            members.setdefault(axis, set()).update(islice(usable, _MANY))
    for axis, usable_members in members.items():
        known = labels.taxonomy.axes.get(axis)
        if known and known.default:
            usable_members.discard(known.default)
    return frozenset(axis for axis, usable_members in members.items() if len(usable_members) == 1)
