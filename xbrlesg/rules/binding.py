"""Which facts a rule binds together: those that agree in all aspects that the rule does not speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Member, Period, Unit
from xbrlesg.rules.model import Figure

Rest = tuple[tuple[QName, Member], ...]


class Setting(NamedTuple):
    """The aspects that the facts of one evaluation share; ``unit`` is None where units may differ.

    A named tuple, for each fact of each rule needs one: it is made and hashed in a third of the time.
    """

    entity: Entity
    period: Period
    rest: Rest
    unit: Unit | None


class FactIndex:
    """The numbers of a report by concept, for rules that look for exact actual values."""

    def __init__(self, facts: Iterable[Fact], exact_axes: Sequence[QName]) -> None:
        self.exact_axes = frozenset(exact_axes)
        self.numbers = [fact for fact in facts if fact.is_numeric]
        self._by_concept: dict[QName, list[Fact]] = defaultdict(list)
        for fact in self.numbers:
            self._by_concept[fact.concept].append(fact)

    def of(self, concept: QName) -> Sequence[Fact]:
        """All numbers of a concept, qualified and target values too."""
        return self._by_concept.get(concept, ())

    def exact(self, concept: QName) -> Iterator[Fact]:
        """The exact actual values of a concept."""
        return (fact for fact in self.of(concept) if self.is_exact(fact))

    def is_exact(self, fact: Fact, besides: Sequence[QName] = ()) -> bool:
        """True where no axis says that the value is a target or qualified, unless a rule names that axis."""
        marks = [axis for axis, _ in fact.dimensions if axis in self.exact_axes]
        return not marks or all(axis in besides for axis in marks)


class FigureIndex:
    """The facts of one figure of a rule, by the aspects that the rule leaves open."""

    def __init__(self, index: FactIndex, figure: Figure, axes: Sequence[QName], *, any_unit: bool) -> None:
        self.figure = figure
        self._any_unit = any_unit
        self._found: dict[Setting, list[Fact]] = defaultdict(list)
        for fact in index.of(figure.concept):
            if not index.is_exact(fact, besides=axes):
                continue
            named = tuple([pair for pair in fact.dimensions if pair[0] in axes])
            if named == figure.members:
                self._found[self._setting(fact, axes)].append(fact)

    def _setting(self, fact: Fact, axes: Sequence[QName]) -> Setting:
        rest = tuple([pair for pair in fact.dimensions if pair[0] not in axes])
        return Setting(fact.entity, fact.period, rest, None if self._any_unit else fact.unit)

    def settings(self) -> Iterator[tuple[Setting, Fact]]:
        """Every fact of the figure with its setting."""
        return ((setting, fact) for setting, facts in self._found.items() for fact in facts)

    def at(self, setting: Setting) -> Sequence[Fact]:
        """The facts of the figure in a setting; an instant stands at one end of the setting's time."""
        period = period_for(self.figure, setting.period)
        return self._found.get(Setting(setting.entity, period, setting.rest, setting.unit), ())


def period_for(figure: Figure, period: Period) -> Period:
    """The period that a figure has beside one of ``period``."""
    if figure.is_instant and period.start is not None:
        return Period(period.start if figure.at == "start" else period.end)
    return period
