"""Building a document: every fact gets its place in the order of the taxonomy's presentation trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xbrlesg.names import QName
from xbrlesg.presentation.columns import period_text
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Chapter, Description, Document, KeyFigure, Section
from xbrlesg.presentation.outline import ChapterOutline, outline, section_for
from xbrlesg.presentation.statements import statements
from xbrlesg.presentation.tables import TableMaker, columns_of
from xbrlesg.presentation.texts import words
from xbrlesg.presentation.trees import SectionOutline, TreeReader
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.printed import Occurrence
from xbrlesg.taxonomy.model import Taxonomy


def build_document(
    report: Report, taxonomy: Taxonomy, occurrences: Sequence[Occurrence], description: Description
) -> Document:
    """Arrange a report for reading; each fact is shown at least once.

    Each fact has one or more occurrences. Tables show the first one that is not highlighted, else the
    first; the highlighted ones are the key figures, in the order given. Raises ValueError for a fact
    without an occurrence and for an occurrence of an unknown fact.
    """
    places = _places(report, occurrences)
    labels = Labels(taxonomy, description.languages)
    chapters = outline(TreeReader(taxonomy, labels, {fact.concept for fact in report.facts}))
    cells = {fact.id: _table_cell(fact, places[fact.id]) for fact in _table_facts(report.facts, places)}
    facts = {fact.id: fact for fact in report.facts}
    return Document(
        languages=description.languages,
        cover=description.cover,
        key_figures_heading=description.key_figures_heading or words("key_figures", description.languages),
        key_figures=tuple(_key_figures(facts, occurrences, labels)),
        chapters=tuple(_chapters(chapters, labels, cells)),
        typed_domains=_typed_domains(report.facts, taxonomy),
    )


def _places(report: Report, occurrences: Iterable[Occurrence]) -> Mapping[str, list[Occurrence]]:
    places: dict[str, list[Occurrence]] = {fact.id: [] for fact in report.facts}
    for occurrence in occurrences:
        if occurrence.fact_id not in places:
            raise ValueError(f"an occurrence names the fact {occurrence.fact_id!r}, which the report lacks")
        places[occurrence.fact_id].append(occurrence)
    for fact_id, found in places.items():
        if not found:
            raise ValueError(f"the fact {fact_id!r} has no occurrence: nothing says how to print it")
    return places


def _table_facts(facts: Iterable[Fact], places: Mapping[str, list[Occurrence]]) -> Iterator[Fact]:
    """The facts that tables show.

    A figure rounded for the highlights is a fact of its own beside the exact one: it stays out of the
    table, where it would be a second row of the same name.
    """

    def aspects(fact: Fact) -> tuple[object, ...]:
        return (fact.concept, fact.entity, fact.period, fact.unit, fact.language, fact.dimensions)

    everything = list(facts)
    in_tables = [fact for fact in everything if not all(place.highlighted for place in places[fact.id])]
    told = {aspects(fact) for fact in in_tables}
    shown = {fact.id for fact in in_tables}
    yield from (fact for fact in everything if fact.id in shown or aspects(fact) not in told)


def _table_cell(fact: Fact, places: Sequence[Occurrence]) -> Cell:
    place = next((place for place in places if not place.highlighted), places[0])
    return Cell(fact, place.printed, place.unit)


def _key_figures(
    facts: Mapping[str, Fact], occurrences: Iterable[Occurrence], labels: Labels
) -> Iterator[KeyFigure]:
    for occurrence in occurrences:
        if occurrence.highlighted:
            fact = facts[occurrence.fact_id]
            parts = [labels.of(fact.concept), *(labels.of_member(member) for _, member in fact.dimensions)]
            cell = Cell(fact, occurrence.printed, occurrence.unit)
            yield KeyFigure(labels.joined(parts), period_text(fact.period), cell)


def _chapters(
    outlines: Sequence[ChapterOutline], labels: Labels, cells: Mapping[str, Cell]
) -> Iterator[Chapter]:
    """The chapters and sections that have facts to show."""
    sections = [section for chapter in outlines for section in chapter.sections]
    by_section: dict[str, list[Fact]] = {}
    for cell in cells.values():
        by_section.setdefault(section_for(cell.fact, sections).id, []).append(cell.fact)
    for chapter in outlines:
        filled = tuple(
            _section(section, by_section[section.id], labels, cells)
            for section in chapter.sections
            if section.id in by_section
        )
        if filled:
            yield Chapter(chapter.id, chapter.heading, filled)


def _section(
    section: SectionOutline, facts: Sequence[Fact], labels: Labels, cells: Mapping[str, Cell]
) -> Section:
    numbers = [fact for fact in facts if fact.is_numeric]
    maker = TableMaker(section, labels, cells, columns_of(numbers))
    return Section(
        id=section.id,
        heading=section.heading,
        tables=(maker.table(numbers),) if numbers else (),
        statements=tuple(statements(section, labels, cells, [fact for fact in facts if not fact.is_numeric])),
    )


def _typed_domains(facts: Iterable[Fact], taxonomy: Taxonomy) -> tuple[tuple[QName, QName], ...]:
    used = {axis for fact in facts for axis, member in fact.dimensions if isinstance(member, str)}
    known = ((axis, taxonomy.axes[axis].typed_domain) for axis in sorted(used) if axis in taxonomy.axes)
    return tuple((axis, domain) for axis, domain in known if domain is not None)
