"""Rules as value assertions (XBRL Formula 1.0): variables, their filters, and tests in XPath 2.0.

The tests calculate with the same closed intervals as our own check (Calculations 1.1, 3.1): ``half`` is the
function that gives half a unit of a figure's last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    RuleHead,
    RuleSet,
    StockFlow,
    Target,
    axes_of,
)

OPPOSITES = {"above": "gt", "at-least": "ge", "below": "lt", "at-most": "le"}


@dataclass(frozen=True, slots=True)
class OnAxis:
    """Facts with ``member`` on an axis, or divided by it where it is None; or, ``absent``, undivided."""

    axis: QName
    member: Member | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """A fact variable: its concepts (none: any), its axes, and the aspects that may differ from the others'.

    ``instant_of`` names the variable whose time the figure stands at one ``boundary`` of.
    """

    name: str
    concepts: tuple[QName, ...]
    axes: tuple[OnAxis, ...] = ()
    any_unit: bool = False
    free_axes: tuple[QName, ...] = ()
    instant_of: str | None = None
    boundary: str = "end"
    sequence: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """A value assertion: it holds where ``test`` is true, and applies where ``precondition`` is."""

    head: RuleHead
    test: str
    variables: tuple[Variable, ...]
    precondition: str | None = None


@dataclass(frozen=True, slots=True)
class Assertions:
    """Makes the assertions of a rule set. ``half`` is the function's name, with its prefix."""

    rules: RuleSet
    half: str

    def all(self) -> tuple[Assertion, ...]:
        """One assertion a rule, in the rules' order."""
        return tuple(self._assertion(rule) for rule in self.rules.rules)

    def _assertion(self, rule: Rule) -> Assertion:
        match rule:
            case PartWhole():
                return self._part_whole(rule)
            case Quotient():
                return self._quotient(rule)
            case StockFlow():
                return self._stock_flow(rule)
            case NonNegative():
                return Assertion(rule.head, "$figure ge 0", (Variable("figure", rule.concepts),))
            case Target():
                return self._target(rule)
            case Bound():
                return self._bound(rule)

    def _part_whole(self, rule: PartWhole) -> Assertion:
        whole = self._variable("whole", rule.whole, rule)
        if rule.axis is not None:
            along = OnAxis(rule.axis)
            others = tuple(on for on in whole.axes if on.axis != rule.axis)
            parts = [Variable("parts", whole.concepts, (*others, along), sequence=True)]
            precondition = None
        else:
            parts = [
                self._variable(f"part{number}", part, rule, optional=True)
                for number, part in enumerate(rule.parts, 1)
            ]
            precondition = f"exists({_sequence(parts)})"
        test = self._parts_test(rule, _sequence(parts))
        return Assertion(rule.head, test, (whole, *parts), precondition)

    def _parts_test(self, rule: PartWhole, parts: str) -> str:
        below = f"sum(for $p in {parts} return $p - {self._half('p')}) le {self._high('whole')}"
        if not rule.complete:
            return below
        full = f"sum(for $p in {parts} return $p + {self._half('p')}) ge {self._low('whole')}"
        few = f"count({parts}) lt {rule.expected} or " if rule.expected else ""
        return f"{below} and ({few}{full})"

    def _quotient(self, rule: Quotient) -> Assertion:
        figures = {"numerator": rule.numerator, "denominator": rule.denominator, "result": rule.result}
        variables = tuple(self._in_time(figures, rule, any_unit=True))
        ends = [
            f"({one}) * ({two})"
            for one in (self._low("result"), self._high("result"))
            for two in (self._low("denominator"), self._high("denominator"))
        ]
        low, high = (f"{end}(({', '.join(ends)}))" for end in ("min", "max"))
        test = f"{low} le {self._high('numerator')} and {high} ge {self._low('numerator')}"
        return Assertion(rule.head, test, variables, "$denominator ne 0")

    def _stock_flow(self, rule: StockFlow) -> Assertion:
        came = {f"inflow{number}": figure for number, figure in enumerate(rule.inflows, 1)}
        went = {f"outflow{number}": figure for number, figure in enumerate(rule.outflows, 1)}
        flows = list(self._in_time({**came, **went}, rule, any_unit=False))
        lead = flows[0].name
        stocks = [
            self._variable(name, rule.stock, rule, instant_of=lead, boundary=boundary)
            for name, boundary in (("opening", "start"), ("closing", "end"))
        ]
        net = "$opening" + "".join(f" + ${name}" for name in came) + "".join(f" - ${name}" for name in went)
        slack = " + ".join(self._half(name) for name in ("opening", *came, *went))
        test = f"{net} - ({slack}) le {self._high('closing')} and {net} + ({slack}) ge {self._low('closing')}"
        return Assertion(rule.head, test, (*flows, *stocks))

    def _target(self, rule: Target) -> Assertion:
        others = tuple(axis for axis in self.rules.exact_axes if axis != rule.axis)
        actual = Variable("actual", (rule.concept,), tuple(self._exact()))
        aim = Variable("target", (rule.concept,), (OnAxis(rule.axis, rule.member),), free_axes=others)
        if rule.better == "higher":
            test = f"{self._high('actual')} ge {self._low('target')}"
        else:
            test = f"{self._low('actual')} le {self._high('target')}"
        return Assertion(rule.head, test, (actual, aim))

    def _bound(self, rule: Bound) -> Assertion:
        limit = Variable("limit", (), (OnAxis(rule.axis, rule.member),))
        figure = Variable("exact", (), (OnAxis(rule.axis, absent=True),))
        end = self._high("exact") if rule.relation in ("above", "at-least") else self._low("exact")
        return Assertion(rule.head, f"{end} {OPPOSITES[rule.relation]} $limit", (limit, figure))

    def _in_time(self, figures: dict[str, Figure], rule: Rule, *, any_unit: bool) -> Iterator[Variable]:
        """Variables for figures that share a time; beside a time, an instant stands at one end of it."""
        timed = [name for name, figure in figures.items() if not figure.is_instant]
        mixed = bool(timed) and len(timed) < len(figures)
        for name in (*timed, *(name for name in figures if name not in timed)):
            figure = figures[name]
            lead = timed[0] if mixed and figure.is_instant else None
            yield self._variable(name, figure, rule, any_unit=any_unit, instant_of=lead, boundary=figure.at)

    def _variable(  # noqa: PLR0913 - what a variable can differ in
        self,
        name: str,
        figure: Figure,
        rule: Rule,
        *,
        any_unit: bool = False,
        instant_of: str | None = None,
        boundary: str = "end",
        optional: bool = False,
    ) -> Variable:
        """The exact actual figure, undivided on the axes that the rule names and the figure does not."""
        members = dict(figure.members)
        named = tuple(OnAxis(axis, members.get(axis), absent=axis not in members) for axis in axes_of(rule))
        return Variable(
            name,
            (figure.concept,),
            (*named, *(on for on in self._exact() if on.axis not in axes_of(rule))),
            any_unit=any_unit,
            instant_of=instant_of,
            boundary=boundary,
            optional=optional,
        )

    def _exact(self) -> Iterator[OnAxis]:
        return (OnAxis(axis, absent=True) for axis in self.rules.exact_axes)

    def _half(self, name: str) -> str:
        return f"{self.half}(string(xfi:decimals(${name})))"

    def _low(self, name: str) -> str:
        return f"${name} - {self._half(name)}"

    def _high(self, name: str) -> str:
        return f"${name} + {self._half(name)}"


def _sequence(variables: Sequence[Variable]) -> str:
    return f"({', '.join(f'${variable.name}' for variable in variables)})"
