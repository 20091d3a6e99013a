"""Which breakdowns a taxonomy's tables give to a concept: stricter than XBRL where hypercubes are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Member
from xbrlesg.taxonomy.model import Hypercube, Taxonomy


class AllowedBreakdowns:
    """An axis is allowed for a concept only where one hypercube that holds the concept carries it.

    A concept in no hypercube takes no axis at all. An axis that a fact leaves out stands for its default
    member (XBRL Dimensions 1.0, 2.7.1), so it may be left out only where there is one.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._known = Memo(self._permits)
        self._cubes: dict[QName, list[Hypercube]] = defaultdict(list)
        for cube in taxonomy.hypercubes:
            for concept in cube.concepts:
                self._cubes[concept].append(cube)

    def permits(self, concept: QName, dimensions: Sequence[tuple[QName, Member]]) -> bool:
        """True where one hypercube takes the concept with exactly these dimensions."""
        # texts of typed axes do not matter: any will do
        shape = tuple((axis, "" if isinstance(member, str) else member) for axis, member in dimensions)
        return self._known[concept, shape]

    def _permits(self, question: tuple[QName, Dimensions]) -> bool:
        concept, dimensions = question
        cubes = self._cubes.get(concept)
        if not cubes:
            return not dimensions
        return any(self._fits(cube, dict(dimensions)) for cube in cubes)

    def _fits(self, cube: Hypercube, dimensions: dict[QName, Member]) -> bool:
        if not dimensions.keys() <= cube.axes.keys():
            return False
        for axis, members in cube.axes.items():
            if axis not in dimensions:
                known = self._taxonomy.axes.get(axis)  # not there where a document of the taxonomy is missing
                if known is None or known.default is None:
                    return False
            elif isinstance(dimensions[axis], QName) and dimensions[axis] not in members:
                return False
        return True

    def advice(self, concept: QName) -> str:
        """What the concept takes, in words for a hint."""
        cubes = [cube for cube in self._cubes.get(concept, []) if cube.axes]
        choices = sorted({" with ".join(sorted(axis.local for axis in cube.axes)) for cube in cubes})
        if not choices:
            return f"{concept.local} takes no breakdown."
        members = sorted(
            {member.local for cube in cubes for usable in cube.axes.values() for member in usable}
        )
        tail = f"; its members are {', '.join(members)}" if members else ""
        return f"{concept.local} takes {' or '.join(choices)}{tail}."
