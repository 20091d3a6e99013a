"""Rules resolved to names: what the package carries, what we check, what the formula linkbase asserts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from xbrlesg.names import QName
from xbrlesg.report.model import Member

Severity = Literal["error", "warning", "advisory"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a rule: a concept with the given member on each named axis.

    On every other axis that the rule names, the figure is undivided. ``at`` says which end of a time is
    meant where a rule joins an instant with figures over that time.
    """

    concept: QName
    members: tuple[tuple[QName, Member], ...] = ()
    is_instant: bool = False
    at: Literal["start", "end"] = "end"


@dataclass(frozen=True, slots=True)
class RuleHead:
    """What all rules have: an id, how grave a violation is, what it is told as in each language."""

    id: str
    severity: Severity
    messages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartWhole:
    """Parts never exceed their whole: all members of ``axis``, or the given ``parts``.

    Where ``complete``, the parts also make up the whole once ``expected`` of them are reported (0: however
    many there are, as on a typed axis).
    """

    head: RuleHead
    whole: Figure
    parts: tuple[Figure, ...] = ()
    axis: QName | None = None
    typed: bool = False
    complete: bool = False
    expected: int = 0
    kind: Literal["part-whole"] = "part-whole"


@dataclass(frozen=True, slots=True)
class Quotient:
    """``result`` is ``numerator`` / ``denominator``."""

    head: RuleHead
    result: Figure
    numerator: Figure
    denominator: Figure
    kind: Literal["percentage", "ratio"]


@dataclass(frozen=True, slots=True)
class StockFlow:
    """The stock at the end is the stock at the start, plus the inflows, less the outflows."""

    head: RuleHead
    stock: Figure
    inflows: tuple[Figure, ...]
    outflows: tuple[Figure, ...]
    kind: Literal["stock-flow"] = "stock-flow"


@dataclass(frozen=True, slots=True)
class NonNegative:
    """Figures that are never below zero, whatever they are broken down by."""

    head: RuleHead
    concepts: tuple[QName, ...]
    kind: Literal["non-negative"] = "non-negative"


@dataclass(frozen=True, slots=True)
class Target:
    """The actual value reaches the target: the figure with ``member`` on ``axis``."""

    head: RuleHead
    concept: QName
    axis: QName
    member: QName
    better: Literal["higher", "lower"]
    kind: Literal["target"] = "target"


@dataclass(frozen=True, slots=True)
class Bound:
    """An exact figure lies where the qualified one of the same aspects, with ``member`` on ``axis``, says."""

    head: RuleHead
    axis: QName
    member: QName
    relation: Literal["above", "at-least", "below", "at-most"]
    kind: Literal["bound"] = "bound"


Rule = PartWhole | Quotient | StockFlow | NonNegative | Target | Bound


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a taxonomy. Only figures without any of ``exact_axes`` are exact actual values."""

    rules: tuple[Rule, ...] = ()
    exact_axes: tuple[QName, ...] = ()


def figures_of(rule: Rule) -> Iterator[Figure]:
    """The figures that a rule names, in its own order."""
    match rule:
        case PartWhole():
            yield rule.whole
            yield from rule.parts
        case Quotient():
            yield from (rule.result, rule.numerator, rule.denominator)
        case StockFlow():
            yield rule.stock
            yield from (*rule.inflows, *rule.outflows)
        case Target():
            yield Figure(rule.concept)
        case _:
            return


def axes_of(rule: Rule) -> tuple[QName, ...]:
    """The axes that a rule names, sorted: a figure that gives no member of one is undivided on it."""
    axes = {axis for figure in figures_of(rule) for axis, _ in figure.members}
    if isinstance(rule, PartWhole) and rule.axis is not None:
        axes.add(rule.axis)
    return tuple(sorted(axes))
