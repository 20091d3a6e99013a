"""A report laid out for reading: themes, sections, tables, cells. Free of markup; the writers draw it.

Texts that depend on language are tuples of (language, text), in the languages of the report, first
language first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from xbrlesg.names import QName
from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Printed

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place at which a fact is shown.

    ``unit`` is the printed unit, as it reads beside the number. ``qualifier`` are the words without which
    the figure would pass for an exact one ("more than"). ``answers`` is what readers see of a boolean or an
    enumeration: a text for each answer. ``is_summary`` marks words that are the preparer's own,
    ``is_restated`` a value that was reported differently before.
    """

    fact: Fact
    printed: Printed
    unit: str
    qualifier: Texts = ()
    answers: tuple[Texts, ...] = ()
    is_summary: bool = False
    is_restated: bool = False


class RowKind(StrEnum):
    """What a row of a table is."""

    HEADING = "heading"  # an abstract concept above others, within a section
    CONCEPT = "concept"
    BREAKDOWN = "breakdown"  # a heading above member rows: "By gender"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, how deep it is indented, its unit, and one cell or None for each column.

    ``unit`` is empty where the row has no cell, and where its cells are printed in different units.
    """

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
class Statement:
    """A disclosure that is no number: what it is, of which part (``qualifier``, may be empty), and when.

    ``period`` is empty where it is the one that the report's words are about. One cell for each language
    in which the words were reported.
    """

    label: Texts
    qualifier: Texts
    period: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ListingRow:
    """A row of a listing: a name for each axis, empty where the axis is absent, and the cells of each column.

    Several cells in one column are one text in several languages.
    """

    names: tuple[Texts, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is said of each policy, certificate or other member: rows are members, columns are concepts.

    ``heading`` is the concept where there is but one, else the axes. ``period`` as in a statement.
    """

    heading: Texts
    period: str
    axes: tuple[Texts, ...]
    columns: tuple[Texts, ...]
    rows: tuple[ListingRow, ...]


class ChartKind(StrEnum):
    """How a chart shows its figures."""

    BAR = "bar"  # side by side
    STACKED = "stacked"  # on top of each other
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows of one part: its name, and a cell or None for each point."""

    name: Texts
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that tables tell as well: a point for each period, oldest first (``2021``).

    ``unit`` is the printed unit that all its figures share.
    """

    id: str
    title: Texts
    kind: ChartKind
    unit: str
    points: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its anchor id (an NCName), its heading, and what it shows, in the order of reading.

    ``descriptions`` are blocks of text, ``statements`` single answers, dates and short texts. ``charts``
    show figures of its tables once more, and are none of its cells.
    """

    id: str
    heading: Texts
    descriptions: tuple[Statement, ...] = ()
    statements: tuple[Statement, ...] = ()
    listings: tuple[Listing, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()

    def cells(self) -> Iterator[Cell]:
        """Every cell of the section, in reading order."""
        for statement in (*self.descriptions, *self.statements):
            yield from statement.cells
        for listing in self.listings:
            for line in listing.rows:
                for column in line.cells:
                    yield from column
        for table in self.tables:
            for row in table.rows:
                yield from (cell for cell in row.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A sub-theme: sections under one heading."""

    id: str
    heading: Texts
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Chapters under one heading, which is empty where the taxonomy has no themes above them."""

    id: str
    heading: Texts
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure for the panel at the top: what it is, when (``2023``), and how it was printed there."""

    label: Texts
    period: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """A section where a disclosure stands, and the id of the first fact there that a link can lead to."""

    section: str
    heading: Texts
    fact: str | None


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A disclosure of a standard: its code, its title, the sections where it stands, and what is omitted.

    ``remarks`` are sentences, such as reasons for omission.
    """

    code: str
    title: str
    places: tuple[IndexPlace, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The rows that belong to one part of a standard."""

    heading: str
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Where in the report each disclosure of one standard stands. ``head`` are lines above the table."""

    id: str
    heading: Texts
    head: tuple[tuple[str, str], ...]
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says."""

    entity: Texts
    title: Texts
    period: Texts
    identifier: Texts  # "Shenzhen Stock Exchange 301330"
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report for reading. ``languages`` are lower-case tags; the first one leads.

    ``typed_domains`` gives, for each typed axis in use, the element that holds its value.
    """

    languages: tuple[str, ...]
    cover: Cover
    key_figures_heading: Texts
    key_figures: tuple[KeyFigure, ...]
    themes: tuple[Theme, ...]
    typed_domains: tuple[tuple[QName, QName], ...] = ()
    indexes: tuple[Index, ...] = ()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters of all themes."""
        return tuple(chapter for theme in self.themes for chapter in theme.chapters)

    def cells(self) -> Iterator[Cell]:
        """Every cell of the document, in reading order: key figures first, then the chapters."""
        yield from (figure.cell for figure in self.key_figures)
        for chapter in self.chapters:
            for section in chapter.sections:
                yield from section.cells()
