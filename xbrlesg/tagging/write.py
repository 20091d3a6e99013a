"""The tagged document: the bytes as they were, and between them tags, the header and what it declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from xbrlesg.names import IX, XHTML, XML, QName
from xbrlesg.report.model import Note, Report
from xbrlesg.report.order import fact_order
from xbrlesg.tagging.page import Element, Page
from xbrlesg.tagging.reading import Kind, Reading
from xbrlesg.tagging.tag import Tag
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.fact_tags import FactTags, is_hidden
from xbrlesg.writers.header import header_element, namespaces
from xbrlesg.writers.ids import IdPool, numbered_ids
from xbrlesg.writers.markup import LANG, inside_bytes, make
from xbrlesg.writers.prefixes import allocate_prefixes
from xbrlesg.writers.resources import context_ids, unit_ids

_ATTRIBUTE: Final = re.compile(rb"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
CLOSE, HEADER, OPEN, CHANGE = range(4)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a tagged document takes from its report and destination.

    ``prefixes`` gives those of the taxonomies' namespaces; ``typed_domains`` the element of each typed axis.
    """

    taxonomy: tuple[str, ...]
    notes: Mapping[str, Note]
    prefixes: Mapping[str, str]
    typed_domains: Mapping[QName, QName]
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class Written:
    """The document's bytes, and the ids of each tag's elements, reading by reading."""

    content: bytes
    ids: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Bytes to put at an offset, in place of those up to ``until``.

    ``kind`` and ``rank`` order those of one offset: what ends there, what begins there, outer before inner.
    """

    offset: int
    kind: int
    rank: tuple[int, ...]
    content: bytes
    until: int


def write_tagged(page: Page, tags: Sequence[Tag], setting: Setting) -> Written:
    """Write a document with tags that nest, outer before inner; the same input gives the same bytes."""
    writing = _Writing(page, tags, setting)
    return Written(_apply(page.source, writing.edits()), writing.ids)


class _Writing:
    """One document on its way to be written: who has which id and prefix."""

    def __init__(self, page: Page, tags: Sequence[Tag], setting: Setting) -> None:
        self._page, self._tags, self._setting = page, tags, setting
        facts = {reading.fact.id: reading.fact for tag in tags for reading in tag.readings}
        used = sorted(facts.values(), key=fact_order)
        notes = tuple(setting.notes[note] for note in dict.fromkeys(n for fact in used for n in fact.notes))
        self._report = Report(setting.taxonomy, tuple(used), notes)
        self._places = _places(tags, page)
        self.ids = _ids(tags, self._places)
        pool = IdPool([*page.ids, *(place for places in self._places.values() for place in places)])
        self._domains = {
            axis: setting.typed_domains[axis]
            for fact in used
            for axis, member in fact.dimensions
            if isinstance(member, str)
        }
        registry = setting.dialect.registry
        self._declared = _declared(page)
        wanted = set(namespaces(used, self._domains.values(), registry)) - self._declared.keys()
        self._new = allocate_prefixes(wanted, setting.prefixes, page.prefixes)
        contexts, units = context_ids(used, pool), unit_ids(used, pool)
        self._note_ids = {note.id: pool.take(note.id) for note in notes}
        self._fact_tags = FactTags({**self._new, **self._declared}, contexts, units, registry)

    def edits(self) -> Iterator[_Edit]:
        """All changes of the document."""
        root, body = self._page.elements[0], self._page.body
        declarations = "".join(
            f" xmlns:{prefix}={quoteattr(namespace)}"
            for namespace, prefix in sorted(self._new.items(), key=lambda pair: pair[1])
        )
        yield _insertion(_after_name(root), declarations)
        yield _Edit(body.inner_start, HEADER, (), self._header(body), body.inner_start)
        replaced = [(tag.start, tag.end) for tag in self._tags if tag.content is not None]
        for start, end, character in self._page.entities:
            if not any(first <= start < last for first, last in replaced):
                yield _Edit(start, CHANGE, (), "".join(f"&#{ord(each)};" for each in character).encode(), end)
        for number, (tag, ids) in enumerate(zip(self._tags, self.ids, strict=True)):
            yield from self._tag(tag, ids, number)

    def _tag(self, tag: Tag, ids: Sequence[str], number: int) -> Iterator[_Edit]:
        if tag.element is not None:
            yield self._link(self._page.elements[tag.element], ids[0])
            return
        pairs = [self._round(reading, place) for reading, place in zip(tag.readings, ids, strict=True)]
        opening = "".join(begin for begin, _ in pairs)
        closing = "".join(end for _, end in reversed(pairs))
        if tag.content is not None:
            whole = f"{tag.before}{opening}{tag.content}{closing}{tag.after}"
            yield _Edit(tag.start, OPEN, (number,), whole.encode(), tag.end)
            return
        yield _Edit(tag.start, OPEN, (number,), opening.encode(), tag.start)
        # of tags that end together the inner one, which was opened later, is closed first
        yield _Edit(tag.end, CLOSE, (-number,), closing.encode(), tag.end)

    def _round(self, reading: Reading, place: str) -> tuple[str, str]:
        """The start and the end tag of a reading."""
        fact, tags = reading.fact, self._fact_tags
        if reading.kind is Kind.HIDDEN:
            prefix = self._page.body.prefix
            return f'<{prefix}span style="{self._style(place)}">', f"</{prefix}span>"
        ix = self._fact_tags.names[IX]
        if reading.kind is Kind.NUMBER:
            attributes = tags.number(
                fact, place, scale=reading.scale, negative=reading.negative, rule=reading.rule
            )
            return _start_tag(f"{ix}:nonFraction", attributes), f"</{ix}:nonFraction>"
        if reading.kind is Kind.WORDS:
            attributes = tags.words(fact, place, reading.rule)
        else:
            attributes = tags.text(fact, place, escape=reading.kind is Kind.BLOCK)
        return _start_tag(f"{ix}:nonNumeric", attributes), f"</{ix}:nonNumeric>"

    def _link(self, element: Element, place: str) -> _Edit:
        """The style of an element, bound to a hidden fact."""
        tag = self._page.source[element.start : element.inner_start]
        for found in _ATTRIBUTE.finditer(tag):
            if found[1] == b"style":
                styled = found[2][1:-1].strip()
                parted = "; " if styled and not styled.endswith(b";") else " " if styled else ""
                return _insertion(element.start + found.end() - 1, f"{parted}{self._style(place)}")
        return _insertion(_after_name(element), f' style="{self._style(place)}"')

    def _style(self, place: str) -> str:
        return f"{self._setting.dialect.hidden_facts}:{place}"

    def _header(self, body: Element) -> bytes:
        """The header in a division that readers do not see (Inline XBRL 1.1, 8.1.1)."""
        hidden = [
            self._fact_tags.hidden(fact, self._places[fact.id][0])
            for fact in self._report.facts
            if is_hidden(fact)
        ]
        hidden += [
            make(f"{{{IX}}}footnote", {"id": self._note_ids[note.id], LANG: note.language}, note.text)
            for note in self._report.notes
        ]
        header = header_element(
            self._report,
            self._fact_tags,
            self._domains,
            hidden=hidden,
            notes=self._note_ids,
            places=self._places,
        )
        nsmap: dict[str | None, str] = {body.prefix.rstrip(":") or None: XHTML}
        nsmap.update((prefix, namespace) for namespace, prefix in self._fact_tags.names.items())
        root = etree.Element(f"{{{XHTML}}}html", nsmap=nsmap)  # type: ignore[arg-type] # stubs: no None
        root.append(make("div", {"style": "display:none"}, header))
        return inside_bytes(root).rstrip(b"\n")


def _places(tags: Iterable[Tag], page: Page) -> dict[str, tuple[str, ...]]:
    """The element ids of each fact; a hidden one is one element, however often its answer is shown."""
    shown = [reading.fact for tag in tags for reading in tag.readings]
    ids = numbered_ids((fact.id for fact in shown), page.ids)
    return {fact.id: ids[fact.id][:1] if is_hidden(fact) else ids[fact.id] for fact in shown}


def _ids(tags: Iterable[Tag], places: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    unused = {fact_id: list(ids) for fact_id, ids in places.items()}
    return [
        tuple(
            unused[reading.fact.id][0] if is_hidden(reading.fact) else unused[reading.fact.id].pop(0)
            for reading in tag.readings
        )
        for tag in tags
    ]


def _declared(page: Page) -> dict[str, str]:
    """The namespaces that the root declares under a prefix, which no other element uses for another one."""
    return {
        namespace: prefix
        for prefix, namespace in sorted(page.root_prefixes.items(), reverse=True)
        if prefix and page.prefixes[prefix] == {namespace}
    }


def _start_tag(name: str, attributes: Mapping[str, str]) -> str:
    written = (
        f" {key.replace(f'{{{XML}}}', 'xml:')}={quoteattr(value)}" for key, value in attributes.items()
    )
    return f"<{name}{''.join(written)}>"


def _after_name(element: Element) -> int:
    return element.start + 1 + len(f"{element.prefix}{element.name.local}".encode())


def _insertion(offset: int, content: str) -> _Edit:
    return _Edit(offset, CHANGE, (), content.encode(), offset)


def _apply(source: bytes, edits: Iterable[_Edit]) -> bytes:
    pieces, position = [], 0
    for edit in sorted(edits):
        pieces += [source[position : edit.offset], edit.content]
        position = edit.until
    return b"".join([*pieces, source[position:]])
