"""The fact that a place names, chosen among those that the records state; else why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.lineage import Origin
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.periods import Span, read_period
from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Occurrence, Printed
from xbrlesg.tagging.places import Place
from xbrlesg.tagging.selector import NARROWING, Selector, naming

SHOWN = 6  # facts that a hint names


@dataclass(frozen=True, slots=True)
class Statement:
    """One record's statement of one fact."""

    fact: Fact
    record: IndicatorRecord
    printed: Printed

    @property
    def is_worded(self) -> bool:
        """True for a number that the record states in words ("none")."""
        shown = f"{self.printed.before}{self.printed.number}{self.printed.after}"
        return self.fact.is_numeric and shown != self.record.value


class Choices:
    """All statements of a report, by indicator."""

    def __init__(
        self,
        records: Sequence[IndicatorRecord],
        facts: Iterable[Fact],
        origins: Sequence[Origin],
        occurrences: Sequence[Occurrence],
    ) -> None:
        by_id = {fact.id: fact for fact in facts}
        self._stated: dict[str, list[Statement]] = defaultdict(list)
        for origin, occurrence in zip(origins, occurrences, strict=True):
            statement = Statement(by_id[origin.fact_id], origin.record, occurrence.printed)
            self._stated[origin.record.indicator].append(statement)
        self._indicators = {record.indicator for record in records}
        self._columns = {column for record in records for column, _ in record.breakdown}

    def choose(self, place: Place) -> list[Statement] | Finding:
        """The statements of the one record, or of records that agree, that a place names.

        They are several where several mappings make a fact of one record.
        """
        selector = place.selector
        stated = self._stated.get(selector.indicator, [])
        if not stated:
            return self._no_indicator(place)
        if (unknown := self._unknown(place, stated)) is not None:
            return unknown
        fitting = [item for item in stated if _fits(item.record, selector)]
        if not fitting:
            return self._none(place, stated)
        by_record: dict[Location, list[Statement]] = defaultdict(list)
        for item in fitting:
            by_record[item.record.location].append(item)
        by_facts: dict[frozenset[str], list[Statement]] = {}
        for items in by_record.values():
            by_facts.setdefault(frozenset(item.fact.id for item in items), items)
        first, *others = by_facts.values()
        return _ambiguous(place, [first, *others]) if others else first

    def without_place(self, named: Collection[str]) -> Iterator[Finding]:
        """A finding for each indicator with facts that no place names."""
        for indicator, stated in self._stated.items():
            left = {item.fact.id: item for item in reversed(stated) if item.fact.id not in named}
            if left:
                first = list(left.values())[-1]
                what = "1 fact has" if len(left) == 1 else f"{len(left)} facts have"
                message = f"{what} no place in the document"
                hint = f"Name a place for: {_listed(list(left.values())[::-1])}."
                yield finding(
                    Code.TAG_FACT_WITHOUT_PLACE,
                    message,
                    first.record.at("indicator"),
                    value=indicator,
                    hint=hint,
                    indicator=indicator,
                )

    def _no_indicator(self, place: Place) -> Finding:
        name = place.selector.indicator
        if name in self._indicators:
            message = f"{place.shown}: no fact was made of the records of {name!r}"
            return _found(Code.PLACE_WITHOUT_FACT, message, place)
        message = f"{place.shown}: no record has the indicator {name!r}"
        hint = near_hint(name, self._indicators, Code.PLACE_UNKNOWN_NAME.value.hint)
        return _found(Code.PLACE_UNKNOWN_NAME, message, place, hint)

    def _unknown(self, place: Place, stated: Sequence[Statement]) -> Finding | None:
        """A column that no record has, or a value that none of the indicator has there."""
        for key, value in place.selector.conditions:
            known = {_value(item.record, key) for item in stated} - {""}
            if key not in (*NARROWING, "qualifier", *self._columns):
                columns = [*self._columns, *NARROWING, "qualifier"]
                message, near = f"{place.shown}: the records have no column {key!r}", (key, columns)
            elif key == "period" and any(_same_period(value, period) for period in known):
                continue
            elif value not in known:
                message = f"{place.shown}: no record of {place.selector.indicator!r} has {key} {value!r}"
                near = (value, sorted(known))
            else:
                continue
            hint = near_hint(*near, f"There are: {', '.join(sorted(near[1])[:SHOWN]) or 'none'}.")
            return _found(Code.PLACE_UNKNOWN_NAME, message, place, hint)
        return None

    def _none(self, place: Place, stated: Sequence[Statement]) -> Finding:
        message = f"{place.shown}: no fact has all that is named, and nothing besides"
        return _found(Code.PLACE_WITHOUT_FACT, message, place, f"There are: {_listed(stated)}.")


def _fits(record: IndicatorRecord, selector: Selector) -> bool:
    """True where a record has what is named. Breakdown and qualifier that are not named it must not have."""
    if frozenset(record.breakdown) != selector.breakdown or record.qualifier != (
        selector.get("qualifier") or ""
    ):
        return False
    period = selector.get("period")
    if period is not None and not _same_period(period, record.period):
        return False
    return all(selector.get(key) in (None, _value(record, key)) for key in ("language", "unit"))


def _same_period(one: str, other: str) -> bool:
    if one == other:
        return True
    spans = read_period(one), read_period(other)
    return (
        isinstance(spans[0], Span)
        and isinstance(spans[1], Span)
        and ((spans[0].first, spans[0].last) == (spans[1].first, spans[1].last))
    )


def _value(record: IndicatorRecord, key: str) -> str:
    match key:
        case "period":
            return record.period
        case "language":
            return record.language
        case "unit":
            return record.unit
        case "qualifier":
            return record.qualifier
        case _:
            return dict(record.breakdown).get(key, "")


def _ambiguous(place: Place, groups: Sequence[Sequence[Statement]]) -> Finding:
    message = f"{place.shown}: {len(groups)} facts fit"
    fitting = [items[0] for items in groups]
    return _found(Code.PLACE_AMBIGUOUS, message, place, f"Say which: {_listed(fitting)}.")


def _listed(stated: Sequence[Statement]) -> str:
    names = list(dict.fromkeys(str(naming(item.record)) for item in stated))
    more = [f"and {len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return "; ".join([*names[:SHOWN], *more])


def _found(code: Code, message: str, place: Place, hint: str | None = None) -> Finding:
    return finding(
        code,
        message,
        place.location,
        value=str(place.selector),
        hint=hint,
        indicator=place.selector.indicator,
    )
