"""xBRL-CSV: a report as tables of numbers, of texts and of notes, with the metadata that makes facts of them.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from xbrlesg.json_text import json_bytes
from xbrlesg.names import OIM, XS, QName
from xbrlesg.report.model import Fact, Note, Report
from xbrlesg.report.order import row_id
from xbrlesg.report.shapes import shapes_of
from xbrlesg.writers.csv_columns import (
    BEGINNING,
    NIL,
    Column,
    Item,
    axis_columns,
    csv_text,
    guessable,
    period_cell,
)
from xbrlesg.writers.ids import IdLedger, ids_of
from xbrlesg.writers.oim import (
    DUPLICATES,
    LINK_GROUP,
    LINK_TYPE,
    Json,
    document_info,
    entity_text,
    name_text,
    oim_names,
    unit_text,
    value_text,
)

NUMERIC, TEXT, NOTES = TABLES = ("numeric", "text", "notes")
_DOCUMENT_TYPE: Final = "https://xbrl.org/2021/xbrl-csv"
_CONSTRAINTS: Final = "https://xbrl.org/2026/tc"
_VALUE, _NOTE = "value", "note"


class Remarked(NamedTuple):
    """A fact, and what the tables say of it for people: its indicator, its labels by language, its source."""

    fact: Fact
    indicator: str = ""
    labels: Mapping[str, str] = MappingProxyType({})
    source: str = ""


class RemarkedOf(Protocol):
    """Gives the facts of a report with a unit, or those without, in their order; as often as asked."""

    def __call__(self, *, has_unit: bool) -> Iterable[Remarked]:
        """The facts, each with what is remarked of it."""


@dataclass(slots=True)
class _Survey:
    """What must be known of a table's facts before the first of them is written."""

    has_facts: bool = False
    axes: dict[QName, bool] = field(default_factory=dict)
    has_nil: bool = False


class CsvTables:
    """A report as xBRL-CSV: the metadata, and each table that has rows, for ``TABLE.csv`` in the same folder.

    ``remarked`` and ``languages`` are those of the comment columns. The fact of a row is
    ``TABLE.r_ROW.value`` to OIM, where the row is the fact's id (``row_id``). Raises ``ValueError`` where
    two facts or notes share an id.
    """

    def __init__(
        self, report: Report, prefixes: Mapping[str, str], remarked: RemarkedOf, languages: Sequence[str]
    ) -> None:
        self._report, self._remarked, self._languages = report, remarked, tuple(languages)
        self._names = {**oim_names(report, prefixes), _CONSTRAINTS: "tc", XS: "xs"}
        self._surveys = {NUMERIC: _Survey(), TEXT: _Survey()}
        self._entities = self._look_through()
        self._columns = {name: self._fact_columns(name) for name in (NUMERIC, TEXT) if self.has(name)}
        self._note_columns = guessable(_note_columns(self._names), report.notes)

    def has(self, table: str) -> bool:
        """True where a table has rows."""
        return bool(self._report.notes if table == NOTES else self._surveys[table].has_facts)

    def metadata(self) -> bytes:
        """The JSON document that makes facts of the tables."""
        info = document_info(self._report, _DOCUMENT_TYPE, self._names, DUPLICATES)
        document: Json = {"documentInfo": info}
        if len(self._entities) == 1:
            document["parameters"] = {"entity": self._entities[0]}
        document["tableTemplates"] = {name: self._template(name) for name in TABLES if self.has(name)}
        document["tables"] = {name: {"url": f"{name}.csv"} for name in TABLES if self.has(name)}
        if self._report.notes:
            document["links"] = {LINK_TYPE: {LINK_GROUP: _links(self._report)}}
        return json_bytes(document)

    def text(self, table: str) -> Iterator[str]:
        """A table that has rows, row by row."""
        if table == NOTES:
            return csv_text(self._note_columns, self._report.notes)
        return csv_text(self._columns[table], self._items(table))

    def _items(self, table: str) -> Iterable[Remarked]:
        return self._remarked(has_unit=table == NUMERIC)

    def _look_through(self) -> list[str]:
        """Survey the facts; the entities that they name."""
        ledger, entities = IdLedger(), set()
        ledger.note_all(map(row_id, ids_of(self._report)))
        if ledger.has_repeated(lambda: map(row_id, ids_of(self._report))):
            raise ValueError("two facts or notes of the report have the same id")
        for shape in shapes_of(self._report.facts):
            survey = self._surveys[NUMERIC if shape.has_unit else TEXT]
            survey.has_facts = True
            survey.has_nil = survey.has_nil or shape.is_nil
            survey.axes.update(shape.axes)
            entities.add(shape.entity)
        return sorted(entity_text(entity, self._names) for entity in entities)

    def _fact_columns(self, table: str) -> Sequence[Column[Remarked]]:
        names, survey = self._names, self._surveys[table]
        head = _head(names, self._languages, several=len(self._entities) > 1)
        own = _number_columns(names) if table == NUMERIC else [_LANGUAGE]
        constraint: Json = {"type": "xs:decimal" if table == NUMERIC else "xs:string"}
        if survey.has_nil:
            # a nil is no value to the constraint "required" (so Arelle); we never leave a cell empty
            constraint.update(nillable=True, optional=True)
        value: Column[Remarked] = Column(
            _VALUE,
            lambda item: value_text(item.fact.value, names),
            constraint=constraint,
            value_of={},
            nothing=NIL,
        )
        tail = [value, Column("source", lambda item: item.source, is_comment=True)]
        taken = {column.name for column in (*head, *own, *tail)}
        axes = axis_columns(survey.axes, lambda item: item.fact, _dimensions, names, taken)
        columns: list[Column[Remarked]] = [*head, *own, *axes, *tail]
        return guessable(columns, islice(self._items(table), BEGINNING))

    def _template(self, table: str) -> Json:
        if table == NOTES:
            return _template(self._note_columns, {"language": "$language"}, "note_id")
        columns = self._columns[table]
        dimensions: Json = {"entity": "$entity"}
        dimensions.update({column.fills: f"${column.name}" for column in columns if column.fills})
        decimals: Json = {"decimals": "$decimals"} if table == NUMERIC else {}
        return {**_template(columns, dimensions, "fact_id"), **decimals}


def _head(names: Mapping[str, str], languages: Sequence[str], *, several: bool) -> list[Column[Remarked]]:
    entity: Column[Remarked] = Column(
        "entity",
        lambda item: entity_text(item.fact.entity, names),
        fills="entity",
        constraint={"type": "entity"},
        by=_subject,
    )
    return [
        Column("fact_id", lambda item: row_id(item.fact.id), constraint={"type": "xs:NCName"}),
        *_comments(languages),
        Column(
            "concept",
            lambda item: name_text(item.fact.concept, names),
            fills="concept",
            constraint={"type": "concept"},
            by=_subject,
        ),
        *([entity] if several else []),
        Column(
            "period",
            lambda item: period_cell(item.fact.period),
            fills="period",
            constraint={"type": "period"},
            by=_subject,
        ),
    ]


def _comments(languages: Sequence[str]) -> list[Column[Remarked]]:
    """What people want to see beside a fact, and processors pass over: the indicator, and labels."""
    labels = (
        Column(
            f"label_{language.replace('-', '_')}",
            lambda item, language=language: item.labels.get(language),  # type: ignore[misc]
            is_comment=True,
            by=_subject,
        )
        for language in languages
    )
    return [Column("indicator", lambda item: item.indicator, is_comment=True, by=_subject), *labels]


_subject: Final = attrgetter(
    "indicator",
    *(f"fact.{aspect}" for aspect in ("concept", "entity", "period", "unit", "decimals", "language")),
)
"""All of an item that recurs from fact to fact, but for the dimensions."""


def _dimensions(item: Remarked) -> tuple[object, ...]:
    return (item.fact.dimensions,)


def _number_columns(names: Mapping[str, str]) -> list[Column[Remarked]]:
    """An empty unit is the pure one; empty decimals are those of an exact number."""
    return [
        Column(
            "unit",
            lambda item: None if item.fact.unit is None else unit_text(item.fact.unit, names),
            fills="unit",
            constraint={"type": "unit", "optional": True},
            by=_subject,
        ),
        Column(
            "decimals",
            lambda item: None if item.fact.decimals is None else str(item.fact.decimals),
            constraint={"type": "decimals", "optional": True},
            by=_subject,
        ),
    ]


_LANGUAGE: Final[Column[Remarked]] = Column(
    "language",
    lambda item: item.fact.language and item.fact.language.lower(),
    fills="language",
    constraint={"type": "language", "optional": True},
    by=_subject,
)


def _note_columns(names: Mapping[str, str]) -> list[Column[Note]]:
    """To OIM a note's value is XHTML content, so its text is escaped."""
    return [
        Column("note_id", lambda note: row_id(note.id), constraint={"type": "xs:NCName"}),
        Column("language", lambda note: note.language.lower(), constraint={"type": "language"}),
        Column(
            _NOTE,
            lambda note: escape(note.text, quote=False),
            constraint={"type": "xs:string"},
            value_of={"concept": name_text(QName(OIM, "note"), names)},
        ),
    ]


def _template(columns: Sequence[Column[Item]], dimensions: Json, key: str) -> Json:
    """A table template with its constraints: the columns' order, and ids that are unique in the report."""
    return {
        "rowIdColumn": key,
        "dimensions": dimensions,
        "columns": {column.name: column.about for column in columns},
        "tc:columnOrder": [column.name for column in columns],
        "tc:keys": {"unique": [{"name": key, "fields": [key], "shared": True}]},
        "tc:tableConstraints": {"maxTables": 1, "minTableRows": 1},
    }


def _links(report: Report) -> Json:
    """The notes of each fact, both by what OIM calls them (xBRL-CSV 1.0, 3.1.11)."""
    return {
        f"{NUMERIC if fact.has_unit else TEXT}.r_{row_id(fact.id)}.{_VALUE}": [
            f"{NOTES}.r_{row_id(note)}.{_NOTE}" for note in fact.notes
        ]
        for fact in report.facts
        if fact.notes
    }
