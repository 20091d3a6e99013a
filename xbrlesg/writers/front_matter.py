"""The front of the page: cover, key figures, contents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xbrlesg.presentation.model import Chapter, Document, KeyFigure, Section, Texts, Theme
from xbrlesg.presentation.texts import first_in, words
from xbrlesg.writers.look import Look
from xbrlesg.writers.markup import Content, as_printed, make, spans
from xbrlesg.writers.table_markup import figure
from xbrlesg.writers.tags import INDEX, NOTES, Tagger


def front_matter(document: Document, tagger: Tagger, look: Look) -> Iterator[etree._Element]:
    """Cover, key figures where there are any, contents."""
    yield _cover(document, look)
    if document.key_figures:
        yield _key_figures(document, tagger)
    yield _contents(document, tagger)


def headed_sections(chapter: Chapter) -> tuple[Section, ...]:
    """The sections that get a heading: a sole section named as its chapter would only repeat it."""
    is_repeated = len(chapter.sections) == 1 and chapter.sections[0].heading == chapter.heading
    return () if is_repeated else chapter.sections


def heading(tag: str, texts: Texts, page_language: str, kind: str = "") -> etree._Element:
    """A heading in all its languages; ``kind`` is its class."""
    return make(tag, {"class": kind} if kind else None, *spans(texts, page_language))


def _cover(document: Document, look: Look) -> etree._Element:
    cover, language = document.cover, document.languages[0]
    standards = make(
        "ul", None, *(make("li", None, *as_printed(standard, language)) for standard in cover.standards)
    )
    particulars = (
        _particular(document, "period", *spans(cover.period, language)) if cover.period else None,
        _particular(document, "identifier", *spans(cover.identifier, language)) if cover.identifier else None,
        _particular(document, "standards", standards) if cover.standards else None,
    )
    return make(
        "div",
        {"class": "cover"},
        _logo(document, look),
        make("p", {"class": "entity"}, *spans(cover.entity, language)),
        heading("h1", cover.title, language),
        make("div", {"class": "particulars"}, *particulars),
    )


def _logo(document: Document, look: Look) -> etree._Element | None:
    if look.logo is None:
        return None
    picture = make("img", {"src": look.logo.uri, "alt": first_in(document.cover.entity)})
    return make("div", {"class": "logo"}, picture)


def _particular(document: Document, key: str, *content: Content) -> etree._Element:
    name = make("div", {"class": "name"}, *spans(words(key, document.languages), document.languages[0]))
    return make("div", {"class": f"particular {key}"}, name, make("div", None, *content))


def _key_figures(document: Document, tagger: Tagger) -> etree._Element:
    """The cards. A period that all figures share stands once in the heading, not on every card."""
    language = document.languages[0]
    periods = {key_figure.period for key_figure in document.key_figures}
    is_common = len(periods) == 1
    # A list, not a generator: the cards draw facts, and ids go by the order of drawing.
    cards = [_card(key_figure, language, tagger, dated=not is_common) for key_figure in document.key_figures]
    title = heading("h2", document.key_figures_heading, language)
    said = " ".join(text for _, text in document.key_figures_heading)
    if is_common and not all(period in said for period in periods):
        title.append(_period(*periods))
    return make("div", {"class": "part key-figures"}, title, make("ul", None, *cards))


def _card(key_figure: KeyFigure, language: str, tagger: Tagger, *, dated: bool) -> etree._Element:
    # A card that prints its unit with the number, "29.86%", need not say it twice.
    printed = key_figure.cell.printed
    is_told = key_figure.cell.unit.strip() in (printed.before.strip(), printed.after.strip())
    shown = figure(key_figure.cell, tagger, with_unit=not is_told)
    return make(
        "li",
        None,
        make("div", {"class": "value"}, *shown),
        make("div", {"class": "label"}, *spans(key_figure.label, language)),
        _period(key_figure.period) if dated else None,
    )


def _period(period: str) -> etree._Element:
    return make("span", {"class": "period"}, period)


def _contents(document: Document, tagger: Tagger) -> etree._Element:
    language = document.languages[0]
    title = heading("h2", words("contents", document.languages), language)
    themes = [part for theme in document.themes for part in _theme_entry(theme, language, tagger)]
    last = [
        make("li", None, link(tagger.anchors[anchor], words(anchor, document.languages), language))
        for anchor, is_there in ((INDEX, bool(document.indexes)), (NOTES, bool(tagger.note_numbers)))
        if is_there
    ]
    if last:
        themes.append(make("ol", {"class": "last"}, *last))
    return make("div", {"class": "part contents"}, title, make("div", {"class": "themes"}, *themes))


def _theme_entry(theme: Theme, language: str, tagger: Tagger) -> Iterator[etree._Element]:
    if theme.heading:
        yield make("h3", None, link(tagger.anchors[theme.id], theme.heading, language))
    yield make("ol", None, *(_chapter_entry(chapter, language, tagger) for chapter in theme.chapters))


def _chapter_entry(chapter: Chapter, language: str, tagger: Tagger) -> etree._Element:
    sections = [
        make("li", None, link(tagger.anchors[section.id], section.heading, language))
        for section in headed_sections(chapter)
    ]
    chapter_link = link(tagger.anchors[chapter.id], chapter.heading, language)
    return make("li", None, chapter_link, make("ul", None, *sections) if sections else None)


def link(anchor: str, texts: Texts, language: str) -> etree._Element:
    """A link to a place in the page."""
    return make("a", {"href": f"#{anchor}"}, *spans(texts, language))
