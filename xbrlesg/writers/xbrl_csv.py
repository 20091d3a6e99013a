"""xBRL-CSV: a report as tables of numbers, of texts and of notes, with the metadata that makes facts of them.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from xbrlesg.json_text import json_bytes
from xbrlesg.names import OIM, XS, QName
from xbrlesg.report.model import Fact, Note, Report
from xbrlesg.report.order import row_id
from xbrlesg.writers.csv_columns import Column, Item, axis_columns, csv_text, guessable, period_cell
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


@dataclass(frozen=True, slots=True)
class Remark:
    """What the tables say of a fact for people: its indicator, its labels by language, its source."""

    indicator: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    """One table: its template, and its file."""

    template: Json
    content: bytes


def write_xbrl_csv(
    report: Report,
    prefixes: Mapping[str, str],
    remarks: Mapping[str, Remark],
    languages: Sequence[str],
) -> tuple[bytes, dict[str, bytes]]:
    """Write ``report``: the metadata, and each table that has rows, for ``TABLE.csv`` in the same folder.

    ``remarks`` (by fact id) and ``languages`` are those of the comment columns. The fact of a row is
    ``TABLE.r_ROW.value`` to OIM, where the row is the fact's id (``row_id``). Raises ``ValueError`` where
    two facts or notes share an id.
    """
    given = [*(fact.id for fact in report.facts), *(note.id for note in report.notes)]
    ids = [row_id(item) for item in given]
    if len(set(ids)) != len(ids):
        raise ValueError("two facts or notes of the report have the same id")
    names = {**oim_names(report, prefixes), _CONSTRAINTS: "tc", XS: "xs"}
    entities = sorted({entity_text(fact.entity, names) for fact in report.facts})
    tables = _tables(report, names, _Comments(remarks, tuple(languages)), several=len(entities) > 1)
    document: Json = {"documentInfo": document_info(report, _DOCUMENT_TYPE, names, DUPLICATES)}
    if len(entities) == 1:
        document["parameters"] = {"entity": entities[0]}
    document["tableTemplates"] = {name: table.template for name, table in tables.items()}
    document["tables"] = {name: {"url": f"{name}.csv"} for name in tables}
    if report.notes:
        document["links"] = {LINK_TYPE: {LINK_GROUP: _links(report)}}
    return json_bytes(document), {name: table.content for name, table in tables.items()}


def _tables(
    report: Report, names: Mapping[str, str], comments: _Comments, *, several: bool
) -> dict[str, _Table]:
    """The tables that have rows; ``several`` says that each row names who reports."""
    groups = {
        NUMERIC: [fact for fact in report.facts if fact.has_unit],
        TEXT: [fact for fact in report.facts if not fact.has_unit],
    }
    tables = {
        name: _fact_table(name, facts, names, comments, several=several)
        for name, facts in groups.items()
        if facts
    }
    if report.notes:
        columns = guessable(_note_columns(names), report.notes)
        template = _template(columns, {"language": "$language"}, "note_id")
        tables[NOTES] = _Table(template, csv_text(columns, report.notes).encode())
    return tables


def _fact_table(
    name: str, facts: Sequence[Fact], names: Mapping[str, str], comments: _Comments, *, several: bool
) -> _Table:
    head = _head(names, comments, several=several)
    own = _number_columns(names) if name == NUMERIC else [_LANGUAGE]
    constraint: Json = {"type": "xs:decimal" if name == NUMERIC else "xs:string"}
    if any(fact.is_nil for fact in facts):
        # a nil is no value to the constraint "required" (so Arelle); our own writer never leaves a cell empty
        constraint.update(nillable=True, optional=True)
    value: Column[Fact] = Column(
        _VALUE,
        lambda fact: value_text(fact.value, names),
        constraint=constraint,
        value_of={},
        is_nil=lambda fact: fact.is_nil,
    )
    tail = [value, Column("source", comments.source, is_comment=True)]
    taken = {column.name for column in (*head, *own, *tail)}
    columns = guessable([*head, *own, *axis_columns(facts, names, taken), *tail], facts)
    dimensions: Json = {"entity": "$entity"}
    dimensions.update({column.fills: f"${column.name}" for column in columns if column.fills})
    decimals: Json = {"decimals": "$decimals"} if name == NUMERIC else {}
    template = {**_template(columns, dimensions, "fact_id"), **decimals}
    return _Table(template, csv_text(columns, facts).encode())


def _head(names: Mapping[str, str], comments: _Comments, *, several: bool) -> list[Column[Fact]]:
    entity: Column[Fact] = Column(
        "entity",
        lambda fact: entity_text(fact.entity, names),
        fills="entity",
        constraint={"type": "entity"},
        by=_subject,
    )
    return [
        Column("fact_id", lambda fact: row_id(fact.id), constraint={"type": "xs:NCName"}),
        *comments.columns(),
        Column(
            "concept",
            lambda fact: name_text(fact.concept, names),
            fills="concept",
            constraint={"type": "concept"},
            by=_subject,
        ),
        *([entity] if several else []),
        Column(
            "period",
            lambda fact: period_cell(fact.period),
            fills="period",
            constraint={"type": "period"},
            by=_subject,
        ),
    ]


def _subject(fact: Fact) -> Hashable:
    return fact.concept, fact.entity, fact.period


def _number_columns(names: Mapping[str, str]) -> list[Column[Fact]]:
    """An empty unit is the pure one; empty decimals are those of an exact number."""
    return [
        Column(
            "unit",
            lambda fact: None if fact.unit is None else unit_text(fact.unit, names),
            fills="unit",
            constraint={"type": "unit", "optional": True},
            by=lambda fact: fact.unit,
        ),
        Column(
            "decimals",
            lambda fact: None if fact.decimals is None else str(fact.decimals),
            constraint={"type": "decimals", "optional": True},
        ),
    ]


_LANGUAGE: Final[Column[Fact]] = Column(
    "language",
    lambda fact: fact.language and fact.language.lower(),
    fills="language",
    constraint={"type": "language", "optional": True},
)


def _note_columns(names: Mapping[str, str]) -> list[Column[Note]]:
    """To OIM a note's value is XHTML content, so its text is escaped."""
    return [
        Column("note_id", lambda note: row_id(note.id), constraint={"type": "xs:NCName"}),
        Column("language", lambda note: note.language.lower(), constraint={"type": "language"}),
        Column(
            _NOTE,
            lambda note: escape(note.text),
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


@dataclass(frozen=True, slots=True)
class _Comments:
    """The comment columns: what people want to see beside a fact, and processors pass over."""

    remarks: Mapping[str, Remark]
    languages: tuple[str, ...]

    def columns(self) -> list[Column[Fact]]:
        """The indicator, and a label in each language."""
        return [
            Column("indicator", lambda fact: self._of(fact).indicator, is_comment=True),
            *(
                Column(
                    f"label_{language.replace('-', '_')}",
                    lambda fact, language=language: self._of(fact).labels.get(language),  # type: ignore[misc]
                    is_comment=True,
                )
                for language in self.languages
            ),
        ]

    def source(self, fact: Fact) -> str:
        """Where the source prints the fact."""
        return self._of(fact).source

    def _of(self, fact: Fact) -> Remark:
        return self.remarks.get(fact.id, Remark())
