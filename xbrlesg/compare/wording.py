"""Facts and values in a reader's words, exact enough to show any difference."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from typing import Final

from xbrlesg.compare.model import Filing
from xbrlesg.compare.texts import visible
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Period, Unit, Value
from xbrlesg.report.values import canonical_value

LONGEST: Final = 80
_EXACT: Final = Context(prec=10_000)
"""More digits than a value may have, so that a difference is exact."""
_ROUGH: Final = Context(prec=28)


def name_of(fact: Fact, filing: Filing, *, with_entity: bool = False) -> str:
    """A fact by its aspects: ``esg:NumberOfEmployees, 2023, esg:GenderAxis=esg:FemaleMember``."""
    parts = [filing.spelt(fact.concept), period_text(fact.period), dimensions_text(fact, filing)]
    parts += [fact.language or "", fact.entity.identifier if with_entity else ""]
    return visible(", ".join(filter(None, parts)))


def dimensions_text(fact: Fact, filing: Filing) -> str:
    """The breakdown, axis by axis; nothing where there is none."""
    return ", ".join(
        f"{filing.spelt(axis)}={filing.spelt(member) if isinstance(member, QName) else member}"
        for axis, member in fact.dimensions
    )


def period_text(period: Period) -> str:
    """``2023`` for a calendar year, else the first and last day of a duration, or the day of an instant."""
    last = period.last_day
    if period.start is None:
        return last.isoformat()
    if (period.start, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return f"{last.year:04}"
    return f"{period.start.isoformat()}/{last.isoformat()}"


def entity_text(entity: Entity) -> str:
    """Who reports."""
    return visible(f"{entity.identifier} ({entity.scheme})")


def unit_text(unit: Unit | None, filing: Filing) -> str:
    """A unit by its measures."""
    if unit is None:
        return "pure"
    parts = ["*".join(map(filing.spelt, part)) for part in (unit.numerators, unit.denominators) if part]
    return "/".join(f"({part})" if "*" in part and len(parts) > 1 else part for part in parts)


def value_text(value: Value, filing: Filing) -> str:
    """The value with all its digits; a text as it is."""
    match value:
        case None:
            return "nil"
        case QName():
            return filing.spelt(value)
        case tuple():
            return " ".join(sorted(map(filing.spelt, value))) or "no answer"
        case Decimal():
            return f"{value:f}" if value.is_finite() else str(value)
        case _:
            return canonical_value(value)


def shown(fact: Fact, filing: Filing) -> str:
    """The value in a few words, with unit and decimals."""
    text = value_text(fact.value, filing)
    text = visible(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    unit = f" {unit_text(fact.unit, filing)}" if fact.unit else ""
    decimals = f" (decimals {fact.decimals})" if fact.decimals is not None else ""
    return f"{text}{unit}{decimals}"


def difference(old: Fact, new: Fact) -> str | None:
    """How much more a figure is, exactly and in percent of what it was; None for no figure, or the same."""
    if not (_is_figure(old) and _is_figure(new)):
        return None
    was, now = Decimal(old.value), Decimal(new.value)  # type: ignore[arg-type] # figures are int or Decimal
    if was == now:
        return None
    more = _EXACT.subtract(now, was)
    text = f"{more.normalize(_EXACT):+f}"
    if was == 0:
        return text
    share = _ROUGH.divide(_ROUGH.multiply(more, Decimal(100)), abs(was))
    return f"{text}, {share:+.2f} %"


def _is_figure(fact: Fact) -> bool:
    return fact.is_numeric and (not isinstance(fact.value, Decimal) or fact.value.is_finite())
