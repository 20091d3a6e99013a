"""Flat rows back into facts: the proof that a row holds all that its fact says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from xbrlesg.flat.model import NIL, Row
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, GivenValue, Member, Note, Period, Unit
from xbrlesg.taxonomy.model import NUMERIC_KINDS, ValueKind


def facts_of(rows: Sequence[Row]) -> tuple[tuple[Fact, ...], tuple[Note, ...]]:
    """The facts and notes that the rows hold.

    Raises ValueError or KeyError where a row is not of the schema.
    """
    notes = {note.id: note for row in rows for note in _notes(row)}
    return tuple(_fact(row) for row in rows), tuple(notes.values())


def _fact(row: Row) -> Fact:
    spaces: Mapping[str, str] = json.loads(_text(row, "namespaces"))
    kind = ValueKind(_text(row, "value_type"))
    value = None if _is_nil(row) else _value(row, kind, spaces)
    return Fact(
        id=_text(row, "fact_id"),
        concept=QName(_text(row, "concept_namespace"), _name(_text(row, "concept"), spaces).local),
        entity=Entity(_text(row, "entity_scheme"), _text(row, "entity_identifier")),
        period=_period(row),
        value=value,
        decimals=_whole(row["decimals"]),
        unit=_unit(row, spaces),
        language=_optional(row, "language"),
        dimensions=_dimensions(row, spaces),
        notes=tuple(note.id for note in _notes(row)),
        is_markup=kind is ValueKind.TEXT_BLOCK,
        nil_number=value is None and kind in NUMERIC_KINDS,
    )


def _is_nil(row: Row) -> bool:
    """A nil fact has no value; one that a file gives it all the same is read, and so found out."""
    return row["status"] == NIL and not row["value"] and row["value_number"] is None


def _value(row: Row, kind: ValueKind, spaces: Mapping[str, str]) -> GivenValue:
    """The value by its text."""
    text = _text(row, "value")
    match kind:
        case numeric if numeric in NUMERIC_KINDS:
            return _number(text, row["value_number"], kind)
        case ValueKind.BOOLEAN:
            return {"true": True, "false": False}[text]
        case ValueKind.DATE:
            return date.fromisoformat(text)
        case ValueKind.ENUMERATION:
            return _name(text, spaces)
        case ValueKind.ENUMERATION_SET:
            return tuple(sorted(_name(name, spaces) for name in text.split()))
        case _:
            return text


def _number(text: str, typed: object, kind: ValueKind) -> int | Decimal:
    """The number by its text; a typed one that differs is what most readers would take."""
    if isinstance(typed, Decimal) and typed != Decimal(text):
        return typed
    return int(text) if kind is ValueKind.INTEGER else Decimal(text)


def _period(row: Row) -> Period:
    start, end, instant = row["period_start"], row["period_end"], row["period_instant"]
    if row["period_type"] == "instant" and isinstance(instant, date):
        return Period.at_end_of(instant)
    if isinstance(start, date) and isinstance(end, date):
        return Period.days(start, end)
    raise ValueError(f"{row['fact_id']} has no period")


def _unit(row: Row, spaces: Mapping[str, str]) -> Unit | None:
    text = _optional(row, "unit")
    if text is None or text == "pure":
        return None
    above, below = (
        tuple(_name(name, spaces) for name in part.strip("()").split("*") if name)
        for part in (text.partition("/")[0], text.partition("/")[2])
    )
    return Unit(above, below)


def _dimensions(row: Row, spaces: Mapping[str, str]) -> tuple[tuple[QName, Member], ...]:
    typed = set(json.loads(_text(row, "typed_axes")))
    pairs: list[tuple[QName, Member]] = [
        (_name(axis, spaces), member if axis in typed else _name(member, spaces))
        for axis, member in json.loads(_text(row, "dimensions")).items()
    ]
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def _notes(row: Row) -> list[Note]:
    return [Note(**note) for note in json.loads(_text(row, "footnotes"))]


def _name(text: str, spaces: Mapping[str, str]) -> QName:
    prefix, _, local = text.partition(":")
    return QName(spaces[prefix], local)


def _text(row: Row, column: str) -> str:
    cell = row[column]
    if not isinstance(cell, str):
        raise ValueError(f"{row['fact_id']} has no text in {column}")
    return cell


def _optional(row: Row, column: str) -> str | None:
    return None if row[column] is None else _text(row, column)


def _whole(cell: object) -> int | None:
    return cell if isinstance(cell, int) else None
