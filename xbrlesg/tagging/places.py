"""Places: where a document wants facts, from the marks in its text and the ids of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.tagging.page import BREAK, SEAM, Element, Page, plain
from xbrlesg.tagging.places_file import PlaceEntry, PlacesFile
from xbrlesg.tagging.selector import Selector, read_selector
from xbrlesg.yaml_source import YamlSource

_MARK: Final = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
_BRACES: Final = re.compile(rb"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Place:
    """One place. ``element`` is the index of the element with the id; None for a mark.

    ``first`` and ``last`` are positions in the page's text: of the mark, or of what the element shows.
    """

    selector: Selector
    location: Location
    first: int
    last: int
    element: int | None = None
    name: str = ""
    scale: int | None = None
    takes_document: bool = False

    @property
    def shown(self) -> str:
        """What findings call the place."""
        return f"{{{{{self.selector}}}}}" if self.element is None else f"#{self.name}"


def find_places(
    page: Page, file: PlacesFile | None, source: YamlSource | None
) -> tuple[list[Place], list[Finding]]:
    """All places of a page in reading order, and what cannot be one."""
    places, findings = [], list(_strays(page))
    marks_used: set[str] = set()
    for found in (*_marks(page, file, marks_used), *_ids(page, file, source)):
        if isinstance(found, Place):
            places.append(found)
        else:
            findings.append(found)
    for name in (file.marks if file and source else {}).keys() - marks_used:
        findings.append(_missing(name, "mark", source, sorted(marks_used)))
    return sorted(places, key=lambda place: (place.first, -place.last, place.name)), findings


def _marks(page: Page, file: PlacesFile | None, used: set[str]) -> Iterator[Place | Finding]:
    known = file.marks if file else {}
    rest = list(page.text)
    for found in _MARK.finditer(page.text):
        rest[found.start() : found.end()] = " " * (found.end() - found.start())
        location = page.at(page.begin_of(found.start()))
        if _is_broken(page, found):
            message = "an element begins or ends within the mark"
            yield finding(Code.MARK_SYNTAX, message, location, value=plain(found[0]))
            continue
        name = " ".join(found[1].split())
        try:
            selector = known[name].selector if name in known else read_selector(name)
        except ValueError as error:
            yield finding(Code.MARK_SYNTAX, f"the mark cannot be read: {error}", location, value=found[0])
            continue
        if name in known:
            used.add(name)
        yield Place(selector, location, found.start(), found.end(), name=name)
    for stray in re.finditer(r"\{\{|\}\}", "".join(rest)):
        message = "the mark is not closed" if stray[0] == "{{" else "no mark begins before these braces"
        location = page.at(page.begin_of(stray.start()))
        yield finding(Code.MARK_SYNTAX, message, location, value=page.text[stray.start() :][:40])


def _is_broken(page: Page, found: re.Match[str]) -> bool:
    """True where the mark's first and last character are not of one run of text."""
    if BREAK in found[0] or SEAM in found[0]:
        return True
    begin, end = page.chunk_at(found.start()), page.chunk_at(found.end() - 1)
    inside = page.source[page.begin_of(found.start()) : page.end_of(found.end())]
    return begin.parent != end.parent or b"<" in inside


def _strays(page: Page) -> Iterator[Finding]:
    """Marks in attributes, and in the head: no tag can stand there."""
    for element in page.elements:
        for key, value in element.attributes.items():
            if _MARK.search(value):
                message = f"a mark stands in the attribute {key.rpartition(' ')[2]}"
                yield finding(Code.PLACE_UNFIT, message, page.at(element.start), value=value[:80])
    head = next((element for element in page.elements if element.name.local == "title"), None)
    if head is not None:
        text = page.source[head.inner_start : head.inner_end]
        if found := _BRACES.search(text):
            location = page.at(head.inner_start + found.start())
            message = "a mark stands in the title, which holds plain text"
            yield finding(Code.PLACE_UNFIT, message, location, value=text.decode()[:80])


def _ids(page: Page, file: PlacesFile | None, source: YamlSource | None) -> Iterator[Place | Finding]:
    if file is None or source is None:
        return
    for name, entry in file.ids.items():
        indexes = page.ids.get(name, ())
        if not indexes:
            yield _missing(name, "element with the id", source, sorted(page.ids))
        elif len(indexes) > 1:
            lines = ", ".join(str(page.at(page.elements[index].start).row) for index in indexes)
            message = f"the id {name!r} stands at several elements (lines {lines})"
            yield finding(Code.PLACE_REPEATED, message, page.at(page.elements[indexes[1]].start), value=name)
        else:
            yield _at_element(page, name, entry, indexes[0])


def _at_element(page: Page, name: str, entry: PlaceEntry, index: int) -> Place:
    element: Element = page.elements[index]
    return Place(
        selector=entry.selector,
        location=page.at(element.start),
        first=element.first,
        last=element.last,
        element=index,
        name=name,
        scale=entry.scale,
        takes_document=entry.take == "document",
    )


def _missing(name: str, what: str, source: YamlSource | None, known: list[str]) -> Finding:
    steps = ("marks" if what == "mark" else "ids", name)
    place = source.at(*steps) if source else None
    hint = near_hint(name, known, Code.PLACE_MISSING.value.hint)
    return finding(Code.PLACE_MISSING, f"the document has no {what} {name!r}", place, value=name, hint=hint)
