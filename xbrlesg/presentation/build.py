"""Building a document: every fact gets its place in the order of the taxonomy's presentation trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.names import QName
from xbrlesg.presentation.cells import make_cell, unqualified
from xbrlesg.presentation.charts import make_chart
from xbrlesg.presentation.columns import TextPeriods, period_text
from xbrlesg.presentation.description import ChartOrder, Description
from xbrlesg.presentation.indexes import make_indexes
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.listings import ListingMaker
from xbrlesg.presentation.model import (
    Cell,
    Chapter,
    Document,
    KeyFigure,
    Section,
    Statement,
    Table,
    Theme,
)
from xbrlesg.presentation.outline import ChapterOutline, Sections, ThemeOutline, outline
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

    Each fact has one or more occurrences. Sections show the first one that is not highlighted, else the
    first; the highlighted ones are the key figures, in the order given. Raises ValueError for a fact
    without an occurrence and for an occurrence of an unknown fact.
    """
    facts = tuple(report.facts)
    labels = Labels(taxonomy, description.languages)
    themes = outline(TreeReader(taxonomy, labels, {fact.concept for fact in facts}))
    cells = _cells(facts, occurrences, labels)
    filler = Filler(labels, cells, TextPeriods.of(facts), _charts(description, cells, themes))
    filled = tuple(_themes(themes, filler))
    return Document(
        languages=description.languages,
        cover=description.cover,
        key_figures_heading=description.key_figures_heading or words("key_figures", description.languages),
        key_figures=tuple(_key_figures(facts, occurrences, labels)),
        themes=filled,
        typed_domains=typed_domains(facts, taxonomy),
        indexes=tuple(make_indexes(description.indexes, filled, description.languages)),
    )


def _cells(facts: Sequence[Fact], occurrences: Iterable[Occurrence], labels: Labels) -> dict[str, Cell]:
    """The cell of each fact that sections show, by the fact's id, in the order of the facts."""
    places: dict[str, Occurrence] = {}
    known = {fact.id for fact in facts}
    for occurrence in occurrences:
        if occurrence.fact_id not in known:
            raise ValueError(f"an occurrence names the fact {occurrence.fact_id!r}, which the report lacks")
        shown = places.setdefault(occurrence.fact_id, occurrence)
        if shown.highlighted and not occurrence.highlighted:
            places[occurrence.fact_id] = occurrence
    if missing := sorted(known - places.keys()):
        raise ValueError(f"the fact {missing[0]!r} has no occurrence: nothing says how to print it")
    return {fact.id: make_cell(fact, places[fact.id], labels) for fact in _body_facts(facts, places)}


def _body_facts(facts: Sequence[Fact], places: Mapping[str, Occurrence]) -> Iterable[Fact]:
    """The facts that sections show; ``places`` is that of each fact which sections would show.

    A figure rounded or qualified for the highlights is a fact of its own beside the exact one: it stays out
    of the table, where it would be a second row of the same name.
    """

    def aspects(fact: Fact) -> tuple[object, ...]:
        return (fact.concept, fact.entity, fact.period, fact.unit, fact.language, unqualified(fact))

    if not any(place.highlighted for place in places.values()):
        return facts
    told = {aspects(fact) for fact in facts if not places[fact.id].highlighted}
    return (fact for fact in facts if not places[fact.id].highlighted or aspects(fact) not in told)


def _key_figures(
    facts: Iterable[Fact], occurrences: Iterable[Occurrence], labels: Labels
) -> Iterator[KeyFigure]:
    highlights = [occurrence for occurrence in occurrences if occurrence.highlighted]
    wanted = {occurrence.fact_id for occurrence in highlights}
    by_id = {fact.id: fact for fact in facts if fact.id in wanted}
    for occurrence in highlights:
        fact = by_id[occurrence.fact_id]
        parts = [
            labels.short(fact.concept),
            *(labels.of_member(member) for _, member in unqualified(fact)),
        ]
        cell = make_cell(fact, occurrence, labels)
        yield KeyFigure(labels.joined(parts), period_text(fact.period), cell)


def _charts(
    description: Description, cells: Mapping[str, Cell], outlines: Sequence[ThemeOutline]
) -> dict[str, list[ChartOrder]]:
    """The charts by section: each belongs where its first fact stands."""
    sections = Sections(outlines)
    by_section: dict[str, list[ChartOrder]] = {}
    for order in description.charts:
        by_section.setdefault(sections.of(cells[order.facts[0]].fact).id, []).append(order)
    return by_section


def _themes(outlines: Sequence[ThemeOutline], filler: Filler) -> Iterator[Theme]:
    """The themes, chapters and sections that have facts to show."""
    sections = Sections(outlines)
    by_section: dict[str, list[Fact]] = {}
    for cell in filler.cells.values():
        by_section.setdefault(sections.of(cell.fact).id, []).append(cell.fact)
    for theme in outlines:
        chapters = tuple(chapter for each in theme.chapters for chapter in _chapter(each, by_section, filler))
        if chapters:
            yield Theme(theme.id, theme.heading, chapters)


def _chapter(
    chapter: ChapterOutline, by_section: Mapping[str, Sequence[Fact]], filler: Filler
) -> Iterator[Chapter]:
    filled = tuple(
        filler.section(section, by_section[section.id])
        for section in chapter.sections
        if section.id in by_section
    )
    if filled:
        yield Chapter(chapter.id, chapter.heading, filled)


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills sections. ``cells`` gives, by fact id, the place of each fact that sections show.

    ``charts`` are those of each section, by its id.
    """

    labels: Labels
    cells: Mapping[str, Cell]
    periods: TextPeriods
    charts: Mapping[str, Sequence[ChartOrder]]

    def section(self, section: SectionOutline, facts: Sequence[Fact]) -> Section:
        """Blocks of text, single answers, listings by members, numbers."""
        numbers = [fact for fact in facts if fact.has_unit]
        blocks = [fact for fact in facts if fact.is_markup]
        words = [fact for fact in facts if not (fact.has_unit or fact.is_markup)]
        listings, joined = ListingMaker(section, self.labels, self.cells, self.periods).listings(
            [fact for fact in words if fact.dimensions], numbers
        )
        return Section(
            id=section.id,
            heading=section.heading,
            descriptions=self._statements(section, blocks),
            statements=self._statements(section, [fact for fact in words if not fact.dimensions]),
            listings=listings,
            tables=self._tables(section, [fact for fact in numbers if fact.id not in joined]),
            charts=tuple(
                make_chart(order, section, self.labels, self.cells)
                for order in self.charts.get(section.id, ())
            ),
        )

    def _statements(self, section: SectionOutline, facts: Iterable[Fact]) -> tuple[Statement, ...]:
        return tuple(statements(section, self.labels, self.cells, self.periods, facts))

    def _tables(self, section: SectionOutline, facts: Sequence[Fact]) -> tuple[Table, ...]:
        maker = TableMaker(section, self.labels, self.cells, columns_of(facts))
        return (maker.table(facts),) if facts else ()


def typed_domains(facts: Iterable[Fact], taxonomy: Taxonomy) -> tuple[tuple[QName, QName], ...]:
    """For each typed axis that the facts use, the element that holds its values; sorted."""
    used = {axis for fact in facts for axis, member in fact.dimensions if isinstance(member, str)}
    known = ((axis, taxonomy.axes[axis].typed_domain) for axis in sorted(used) if axis in taxonomy.axes)
    return tuple((axis, domain) for axis, domain in known if domain is not None)
