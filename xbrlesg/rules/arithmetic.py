"""The arithmetic of an evaluation as one readable line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xbrlesg.report.intervals import exact, interval
from xbrlesg.report.model import Fact
from xbrlesg.report.values import canonical_value
from xbrlesg.rules.evaluate import Evaluation
from xbrlesg.rules.model import Bound, NonNegative, PartWhole, Quotient, StockFlow, Target

RELATIONS = {"above": "more than", "at-least": "at least", "below": "less than", "at-most": "at most"}


def arithmetic(evaluation: Evaluation) -> str:
    """What was calculated, with the values as filed, so that a reader can follow it."""
    rule, fact, others = evaluation.rule, evaluation.fact, evaluation.others
    match rule:
        case PartWhole():
            return _parts(fact, others)
        case Quotient():
            return _quotient(fact, *others)
        case StockFlow():
            return _flow(rule, fact, others)
        case NonNegative():
            return f"{shown(fact)} < 0"
        case Target():
            wanted = "at least" if rule.better == "higher" else "at most"
            return f"reached {shown(fact)}; the target is {wanted} {shown(others[0])}"
        case Bound():
            return f"exact {shown(fact)}; elsewhere {RELATIONS[rule.relation]} {shown(others[0])}"


def remainder(evaluation: Evaluation) -> Fraction:
    """What the parts leave of the whole; negative where they exceed it."""
    return exact(evaluation.fact) - sum(map(exact, evaluation.others), start=Fraction(0))


def shown(fact: Fact) -> str:
    """A value for reading: thousands commas, no idle zeros, fractions as filed."""
    return number(exact(fact))


def number(value: Fraction, places: int = 6) -> str:
    """A number for reading, rounded to ``places`` where it has more."""
    scaled = round(value * 10**places)
    text = canonical_value(Decimal(scaled).scaleb(-places)).removesuffix(".0")
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}" if whole not in ("-0",) else f"-0{point}{fraction}"


def _parts(whole: Fact, parts: Sequence[Fact]) -> str:
    found = sum(map(exact, parts), start=Fraction(0))
    rest = exact(whole) - found
    terms = " + ".join(map(shown, parts))
    summed = f"{terms} = {number(found)}" if len(parts) > 1 else terms
    over = f"{number(-rest)} too much" if rest < 0 else f"{number(rest)} undisclosed"
    return f"{summed}, of {shown(whole)}: {over}" if rest else f"{summed}, of {shown(whole)}"


def _quotient(result: Fact, numerator: Fact, denominator: Fact) -> str:
    value = exact(numerator) / exact(denominator)
    span = interval(result)
    limits = (
        "" if span.low == span.high else f" ({number(Fraction(span.low))} to {number(Fraction(span.high))})"
    )
    return f"{shown(numerator)} / {shown(denominator)} = {number(value)}; filed {shown(result)}{limits}"


def _flow(rule: StockFlow, closing: Fact, others: Sequence[Fact]) -> str:
    opening, *moved = others
    came, went = moved[: len(rule.inflows)], moved[len(rule.inflows) :]
    total = exact(opening) + sum(map(exact, came)) - sum(map(exact, went))
    steps = "".join([f" + {shown(fact)}" for fact in came] + [f" - {shown(fact)}" for fact in went])
    return f"{shown(opening)}{steps} = {number(Fraction(total))}; filed {shown(closing)}"
