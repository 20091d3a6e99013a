"""A report laid out for reading: sections, tables, rows, cells. Free of markup; the writers draw it.

Texts that depend on language are tuples of (language, text), in the languages of the report, first
language first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Printed

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place at which a fact is shown. ``unit`` is the printed unit, as it reads beside the number."""

    fact: Fact
    printed: Printed
    unit: str


class RowKind(StrEnum):
    """What a row of a table is."""

    CONCEPT = "concept"
    BREAKDOWN = "breakdown"  # a heading above member rows: "By gender"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, how deep it is indented, its unit, and one cell or None for each column."""

    kind: RowKind
    label: Texts
    depth: int
    unit: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a column for each period, oldest first (``2021``), and its rows."""

    caption: Texts
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its anchor id (an NCName), its heading, and its tables."""

    id: str
    heading: Texts
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A theme: sections under one heading."""

    id: str
    heading: Texts
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure for the panel at the top: what it is, and how it was printed there."""

    label: Texts
    cell: Cell


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says."""

    entity: Texts
    title: Texts
    period: Texts
    identifier: str  # "Shenzhen Stock Exchange 301330"
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report for reading. ``languages`` are lower-case tags; the first one leads."""

    languages: tuple[str, ...]
    cover: Cover
    key_figures_heading: Texts
    key_figures: tuple[KeyFigure, ...]
    chapters: tuple[Chapter, ...]
