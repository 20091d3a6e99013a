"""The page: head with stylesheet, front matter, themes, indexes, notes and colophon as XHTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from lxml import etree

from xbrlesg.names import IX, XHTML
from xbrlesg.presentation.model import Chapter, Document, Section, Theme
from xbrlesg.presentation.texts import words
from xbrlesg.report.model import Note, Report
from xbrlesg.writers.chart_markup import charts_element
from xbrlesg.writers.front_matter import front_matter, headed_sections, heading
from xbrlesg.writers.index_markup import index_part
from xbrlesg.writers.later import Later
from xbrlesg.writers.look import Look
from xbrlesg.writers.markup import LANG, Content, make, spans
from xbrlesg.writers.statement_markup import listing_table, prose, statement_list
from xbrlesg.writers.table_markup import table_element
from xbrlesg.writers.tags import NOTES, Tagger


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn: a document, its facts' tags, the look of it all, and what is drawn later."""

    document: Document
    tagger: Tagger
    look: Look
    later: Later

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the page, the leading one first."""
        return self.document.languages


def page_element(
    report: Report, page: Page, header: etree._Element, names: Mapping[str, str]
) -> etree._Element:
    """The ``html`` element round an ``ix:header``; ``names`` are the prefixes to declare, by namespace."""
    document, tagger = page.document, page.tagger
    nsmap: dict[str | None, str] = {None: XHTML}
    nsmap.update((prefix, namespace) for namespace, prefix in names.items())
    root = etree.Element(f"{{{XHTML}}}html", {LANG: page.languages[0]}, nsmap=nsmap)  # type: ignore[arg-type] # stubs: no None
    root.append(_head(page))
    # The header has to stand in the body (Inline XBRL 1.1, 8.1.1), but readers are not to see it.
    body = make("body", None, make("div", {"style": "display:none"}, header))
    body.extend(front_matter(document, tagger, page.look))
    for theme in document.themes:
        body.extend(_theme(theme, page))
    body.extend(index_part(document, tagger))
    body.extend(_notes(report, page))
    body.append(_colophon(report, document))
    root.append(body)
    return root


def _head(page: Page) -> etree._Element:
    cover = page.document.cover
    title = " – ".join(texts[0][1] for texts in (cover.entity, cover.title) if texts)
    css = resources.files("xbrlesg.writers").joinpath("stylesheet.css").read_text("utf-8")
    return make(
        "head",
        None,
        make("meta", {"http-equiv": "Content-Type", "content": "text/html; charset=UTF-8"}),
        make("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        make("title", None, title),
        make("style", {"type": "text/css"}, f"\n{page.look.style()}{css}"),
    )


def _theme(theme: Theme, page: Page) -> Iterator[etree._Element]:
    """A theme's heading, if it has one, and its chapters a level below."""
    if theme.heading:
        attributes = {"class": "theme", "id": page.tagger.anchors[theme.id]}
        yield make("div", attributes, heading("h2", theme.heading, page.languages[0]))
    level = 3 if theme.heading else 2
    yield from (_chapter(chapter, level, page) for chapter in theme.chapters)


def _chapter(chapter: Chapter, level: int, page: Page) -> etree._Element:
    language = page.languages[0]
    element = make("div", {"class": "part chapter", "id": page.tagger.anchors[chapter.id]})
    element.append(heading(f"h{level}", chapter.heading, language, "chapter-title"))
    headed = headed_sections(chapter)
    for section in chapter.sections:
        attributes = {"class": "section", "id": page.tagger.anchors[section.id]}
        title = None
        if section in headed:
            title = heading(f"h{level + 1}", section.heading, language, "section-title")
        below = level + 2 if section in headed else level + 1
        element.append(make("div", attributes, title, *_content(section, below, page)))
    return element


def _content(section: Section, level: int, page: Page) -> Iterator[Content]:
    """What a section shows, in the order of its cells: ids go by the order of drawing."""
    languages, tagger = page.languages, page.tagger
    yield from (prose(each, level, languages, tagger) for each in section.descriptions)
    yield statement_list(section.statements, languages, tagger)
    yield from (listing_table(each, level, languages, tagger) for each in section.listings)
    yield charts_element(section.charts, level, tagger, page.look)
    yield from (table_element(each, languages, tagger, page.later) for each in section.tables)


def _notes(report: Report, page: Page) -> Iterator[etree._Element]:
    """The notes that facts refer to, numbered as a reader meets them. KeyError where one is missing."""
    by_id = {note.id: note for note in report.notes}
    tagger = page.tagger
    if tagger.note_numbers:
        items = [_note(by_id[note], tagger.note_anchors[note]) for note in tagger.note_numbers]
        title = heading("h2", words("notes", page.languages), page.languages[0])
        yield make(
            "div", {"class": "part notes", "id": tagger.anchors[NOTES]}, title, make("ol", None, *items)
        )


def _note(note: Note, anchor: str) -> etree._Element:
    """``ix:footnote`` (Inline XBRL 1.1, 7.1.1); its id is also where the links lead."""
    return make("li", None, make(f"{{{IX}}}footnote", {"id": anchor, LANG: note.language}, note.text))


def _colophon(report: Report, document: Document) -> etree._Element:
    language = document.languages[0]
    said = words("machine_readable_text", document.languages, count=f"{len(report.facts):,}")
    entry_points = (make("li", None, entry_point) for entry_point in report.taxonomy)
    title = heading("h2", words("machine_readable", document.languages), language)
    text = make("p", None, *spans(said, language))
    return make("div", {"class": "part colophon"}, title, text, make("ul", None, *entry_points))
