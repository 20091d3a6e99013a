"""xBRL-CSV: a report as tables of numbers, of texts and of notes, with the metadata that makes facts of them.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from xbrlesg.json_text import json_bytes
from xbrlesg.names import OIM, XS, QName
from xbrlesg.report.model import Note, Report
from xbrlesg.report.order import row_id
from xbrlesg.report.rows import FactRows, has_unit
from xbrlesg.report.shapes import shapes_of
from xbrlesg.writers.csv_columns import Column, Item, csv_text, guessable
from xbrlesg.writers.csv_facts import VALUE, FactTable, Remarks, Survey
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
)

NUMERIC, TEXT, NOTES = TABLES = ("numeric", "text", "notes")
_DOCUMENT_TYPE: Final = "https://xbrl.org/2021/xbrl-csv"
_CONSTRAINTS: Final = "https://xbrl.org/2026/tc"
_NOTE: Final = "note"


class CsvTables:
    """A report as xBRL-CSV: the metadata, and each table that has rows, for ``TABLE.csv`` in the same folder.

    ``remarks`` and ``languages`` are those of the comment columns. The fact of a row is
    ``TABLE.r_ROW.value`` to OIM, where the row is the fact's id (``row_id``). Raises ``ValueError`` where
    two facts or notes share an id.
    """

    def __init__(
        self, report: Report, prefixes: Mapping[str, str], remarks: Remarks, languages: Sequence[str]
    ) -> None:
        self._report, self._remarks = report, remarks
        self._names = {**oim_names(report, prefixes), _CONSTRAINTS: "tc", XS: "xs"}
        self._surveys = {NUMERIC: Survey(), TEXT: Survey()}
        self._entities = self._look_through()
        self._tables = {
            table: FactTable(
                remarks,
                self._names,
                languages,
                survey,
                has_unit=table == NUMERIC,
                several=len(self._entities) > 1,
            )
            for table, survey in self._surveys.items()
            if survey.has_facts
        }
        columns = _note_columns(self._names)
        self._note_columns = guessable(columns, csv_text(columns, report.notes))

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
            document["links"] = {LINK_TYPE: {LINK_GROUP: _links(self._remarks.facts)}}
        return json_bytes(document)

    def text(self, table: str) -> Iterator[str]:
        """A table that has rows, row by row."""
        if table == NOTES:
            return csv_text(self._note_columns, self._report.notes)
        return self._tables[table].text()

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

    def _template(self, table: str) -> Json:
        if table == NOTES:
            return _template(self._note_columns, {"language": "$language"}, "note_id")
        columns = self._tables[table].columns
        dimensions: Json = {"entity": "$entity"}
        dimensions.update({column.fills: f"${column.name}" for column in columns if column.fills})
        decimals: Json = {"decimals": "$decimals"} if table == NUMERIC else {}
        return {**_template(columns, dimensions, "fact_id"), **decimals}


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


def _links(facts: FactRows) -> Json:
    """The notes of each fact, both by what OIM calls them (xBRL-CSV 1.0, 3.1.11)."""
    return {
        f"{NUMERIC if has_unit(facts, row) else TEXT}.r_{row_id(row[0])}.{VALUE}": [
            f"{NOTES}.r_{row_id(note)}.{_NOTE}" for note in facts.notes_of(row[-1])
        ]
        for row in facts.rows()
        if row[-1]
    }
