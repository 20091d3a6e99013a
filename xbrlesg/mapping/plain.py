"""Plain records: those that differ from one that was converted in their value and typed members alone.

Most records of a large report are such. They go from the row of a record straight to that of what it converts
to, by the pattern of one that went the way of all records (``conversion.py``): what its other cells came to
is known from it. No rule of conversion stands here. Whatever is not plain, or not well, goes that way too,
and it says all that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from xbrlesg.mapping.cases import choose_case
from xbrlesg.mapping.conversion import STRAY_SPACE, Converted
from xbrlesg.mapping.figures import Figure, Measure
from xbrlesg.mapping.model import IndicatorRule, Mapping, Rule
from xbrlesg.mapping.packing import Packed, Packer, pack_printed
from xbrlesg.mapping.values import read_text
from xbrlesg.memo import MOST, NEAR, Memo
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.numbers import PrintedNumber, read_number
from xbrlesg.records.packing import BREAKDOWN, VALUE, stated_cells
from xbrlesg.report.order import ids_beginning
from xbrlesg.spool import Row
from xbrlesg.taxonomy.model import ValueKind

Breakdown = tuple[tuple[str, str], ...]
Texts = tuple[str, ...]
"""The texts of a breakdown on the axes that take any."""
Outcome = tuple[Any, int | None, Row | None] | None
"""Packed: what a printed value comes to, its decimals, and how it is printed. None for what is not plain."""
Outcomes = Memo[str, Outcome]
Along = Memo[Texts, tuple[Row, str, str]]
"""Dimensions by the texts on their typed axes, with their part of the key and of the text behind the id."""


class _Pattern(NamedTuple):
    """What all records of one shape come to; ``head`` and ``tail`` of a key stand around the dimensions."""

    fact_id: Callable[[str], str]
    head: str
    tail: str
    ground: int
    power: int
    rules: int
    along: Along
    outcomes: Outcomes


Patterns = dict[Row, _Pattern]
"""The patterns of one breakdown, its texts on axes that take any left out, by the other cells."""


class PlainRecords:
    """Packs plain records under one mapping, by the patterns of those converted before."""

    def __init__(self, mapping: Mapping, packer: Packer) -> None:
        named = {column for rule in mapping.indicators.values() for column in _case_columns(rule)}
        self._any = {
            column: axis.axis
            for column, axis in mapping.axes.items()
            if axis and axis.as_printed and column not in named
        }
        self._mapping, self._packer = mapping, packer
        self._known = 0
        self._patterns: dict[Breakdown, Patterns] = {}
        self._figures: dict[object, Outcomes] = {}
        self._along: dict[object, Along] = {}
        self._shapes = Memo(self._shape)

    def pack(self, row: Row) -> Packed | None:
        """What a record comes to; None where it is not plain, not well, or the first of its shape."""
        patterns, texts = self._shapes[row[BREAKDOWN]]
        pattern = patterns.get(stated_cells(row))
        if pattern is None:
            return None
        fact_id, head, tail, ground, power, rules, along, outcomes = pattern
        outcome = outcomes[row[VALUE]]
        if outcome is None:
            return None
        value, decimals, printed = outcome
        dimensions, key, end = along[texts]
        origin = (row, printed, power, rules)
        return f"{head}{key}{tail}", (fact_id(end), ground, dimensions, value, decimals, origin)

    def learn(self, record: IndicatorRecord, converted: Converted, packed: Row) -> None:
        """Remember what a record came to, unless it is nil or a number in words: these have other units."""
        rule, _ = choose_case(self._mapping.indicators.get(record.indicator), record)
        dimensions = converted.aspects.dimensions
        if not isinstance(rule, IndicatorRule) or len(dict(dimensions)) < len(dimensions):
            return
        if converted.value is None or (rule.concept.kind.is_numeric and record.value in rule.stated):
            return
        _, ground, along, value, decimals, (row, printed, power, rules) = packed
        patterns, _ = self._shapes[record.breakdown]
        pattern = patterns.get(stated_cells(row))
        if pattern is None:
            self._forget_if_many()
            patterns, _ = self._shapes[record.breakdown]
            pattern = patterns[stated_cells(row)] = _Pattern(
                ids_beginning(converted.aspects.concept, self._packer.ground_texts[ground]),
                *self._packer.ground_keys[ground],
                ground,
                power,
                rules,
                self._dimensions(record.breakdown, [axis for axis, _ in dimensions], along),
                self._outcomes(rule, power),
            )
        pattern.outcomes[record.value] = (value, decimals, printed)

    def _forget_if_many(self) -> None:
        self._known += 1
        if self._known > MOST:
            for known in (self._patterns, self._figures, self._along, self._shapes):
                known.clear()
            self._known = 1

    def _shape(self, breakdown: Breakdown) -> tuple[Patterns, Texts]:
        taken = self._any
        texts = tuple([text for column, text in breakdown if column in taken])
        if any(map(STRAY_SPACE.search, texts)):
            return {}, ()
        shape = tuple([(column, "" if column in taken else text) for column, text in breakdown])
        patterns = self._patterns.get(shape)
        if patterns is None:
            patterns = self._patterns[shape] = {}
        return patterns, texts

    def _dimensions(self, breakdown: Breakdown, axes: list[QName], packed: Row) -> Along:
        """The dimensions along these axes; those packed are an example, of a record with this breakdown."""
        typed = [axes.index(self._any[column]) for column, _ in breakdown if column in self._any]
        template = tuple(
            (axis, typed.index(place), None) if place in typed else (axis, None, member)
            for place, (axis, member) in enumerate(packed)
        )
        return self._along.setdefault(template, Memo(partial(_filled, self._packer, template), NEAR))

    def _outcomes(self, rule: IndicatorRule, power: int) -> Outcomes:
        kind = rule.concept.kind
        if kind.is_text:
            return Memo(partial(_text, kind), 1)  # texts are long, and recur seldom
        if not kind.is_numeric:
            return Memo(_unknown)
        reading = (Measure.of(rule, power), self._mapping.nil.union(rule.stated))
        return self._figures.setdefault(reading, Memo(partial(_figure, self._packer, *reading)))


def _case_columns(rule: Rule | None) -> set[str]:
    """The columns that choose a case: which text stands there matters, though the axis take any."""
    if rule is None:
        return set()
    return {column for column, _ in rule.cases}.union(*map(_case_columns, rule.cases.values()))


def _filled(packer: Packer, template: Row, texts: Texts) -> tuple[Row, str, str]:
    filled = [(axis, member if place is None else texts[place]) for axis, place, member in template]
    dimensions = tuple(filled)
    return dimensions, *packer.parts(dimensions)


def _figure(packer: Packer, measure: Measure, words: frozenset[str], text: str) -> Outcome:
    number = None if text in words else read_number(text, whole=measure.is_count)
    figure = measure.figure(number) if isinstance(number, PrintedNumber) else None
    if not isinstance(figure, Figure):
        return None
    value, decimals, printed = figure
    return packer.pack_value(value), decimals, pack_printed(printed, text)


def _text(kind: ValueKind, text: str) -> Outcome:
    return (read_text(text, kind), None, None) if text.strip() else None


def _unknown(text: str) -> Outcome:
    """An answer, or a day: what it comes to is learnt."""
    return None
