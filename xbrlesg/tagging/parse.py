"""A document parsed: well-formed XHTML into a ``Page``, anything else into a finding with its line.

Parsed with expat, because it tells the byte at which everything stands. Names of characters that HTML knows
and XML does not (``&nbsp;``) are read, as the DTD of XHTML defines them; a document's own entities are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any, Final
from xml.parsers import expat

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.names import IX, XHTML, QName
from xbrlesg.tagging.page import BREAK, SEAM, Chunk, Element, Page

INLINE: Final = frozenset({IX, "http://www.xbrl.org/2008/inlineXBRL"})
FLOWING: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"q", "s", "samp", "small", "span", "strike", "strong", "tt", "u", "var", "mark", "label", "time"}
)
"""Elements that do not part the text before them from theirs."""
RAISED: Final = frozenset({"sub", "sup"})
_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DTD: Final = "".join(
    f'<!ENTITY {name} "&#{code};">' for name, code in sorted(name2codepoint.items()) if name not in _XML
).encode()
_START_TAG: Final = re.compile(rb"""<([^\s/>]+)(?:"[^"]*"|'[^']*'|[^"'>])*+>""")
_TOKENS: Final = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|&([^#;&<>\s]+);", re.DOTALL)
_CONVERT: Final = (
    "Save it as XHTML: every element closed, every attribute quoted, xmlns on html; tidy -asxhtml does."
)


class _RefusedError(Exception):
    """The document cannot be taken; the finding says why."""

    def __init__(self, item: Finding) -> None:
        super().__init__(item.message)
        self.item = item


def _undefined(name: str, place: Location) -> _RefusedError:
    text = f"&{name};"
    return _RefusedError(finding(Code.TAG_ENTITY, f"nobody defines the entity {text}", place, value=text))


def parse_page(source: bytes, file: str) -> tuple[Page | None, list[Finding]]:
    """Parse a document, which findings call ``file``. None where it cannot be tagged."""
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        return None, [finding(Code.FILE_ENCODING, "the document is not UTF-8 text", Location(file, line))]
    reader = _Reader(source, file)
    try:
        page = reader.read()
    except expat.ExpatError as error:
        place = Location(file, error.lineno, str(error.offset + 1))
        words = expat.ErrorString(error.code)
        if words == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
            return None, [finding(Code.TAG_ENTITY, "nobody defines the entity that stands here", place)]
        message = f"the document is not well-formed XHTML: {words}"
        return None, [finding(Code.TAG_NOT_XHTML, message, place, hint=_CONVERT)]
    except _RefusedError as refused:
        return None, [refused.item]
    if not any(element.name == QName(XHTML, "body") for element in page.elements):
        message = "the document has no body"
        return None, [finding(Code.TAG_NOT_XHTML, message, Location(file, 1), hint=_CONVERT)]
    return page, []


class _Reader:
    """One walk over a document."""

    def __init__(self, source: bytes, file: str) -> None:
        self._source, self._file = source, file
        self._open: list[dict[str, Any]] = []
        self._elements: list[Element | None] = []
        self._chunks: list[Chunk] = []
        self._text: list[str] = []
        self._length = 0
        self._in_cdata = False
        self._body_depth: int | None = None
        self._prefixes: dict[str, frozenset[str]] = {}
        self._root_prefixes: dict[str, str] = {}
        self._parser = self._make_parser()

    def read(self) -> Page:
        """Read it all. Raises ExpatError and _RefusedError."""
        self._parser.Parse(self._source, True)
        return Page(
            file=self._file,
            source=self._source,
            elements=[element for element in self._elements if element is not None],
            chunks=self._chunks,
            text="".join(self._text),
            prefixes=self._prefixes,
            root_prefixes=self._root_prefixes,
            entities=list(self._entities()),
        )

    def _make_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        # What the document's DTD would define is ours to say; nothing is fetched.
        parser.UseForeignDTD(True)
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        parser.ExternalEntityRefHandler = self._external
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._skipped
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = lambda: self._cdata(True)
        parser.EndCdataSectionHandler = lambda: self._cdata(False)
        return parser

    def _here(self) -> Location:
        return Location(self._file, self._parser.CurrentLineNumber, str(self._parser.CurrentColumnNumber + 1))

    def _external(self, context: str | None, *_: str | None) -> int:
        self._parser.ExternalEntityParserCreate(context).Parse(_DTD, True)
        return 1

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "us-ascii"}:
            message = f"the document declares the encoding {encoding}"
            raise _RefusedError(finding(Code.FILE_ENCODING, message, self._here(), value=encoding))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            message = "the document defines entities of its own in its DOCTYPE"
            raise _RefusedError(finding(Code.TAG_ENTITY, message, self._here()))

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise _undefined(name, self._here())

    def _entities(self) -> Iterator[tuple[int, int, str]]:
        """The entities that HTML defines, wherever they stand. Raises _RefusedError."""
        for found in _TOKENS.finditer(self._source):
            name = found[1].decode() if found[1] else "amp"
            if name in _XML:
                continue
            if name not in name2codepoint:  # in an attribute: there expat passes over it
                raise _undefined(name, self._at(found.start()))
            yield found.start(), found.end(), chr(name2codepoint[name])

    def _at(self, offset: int) -> Location:
        *lines, last = self._source[:offset].split(b"\n")
        return Location(self._file, len(lines) + 1, str(len(last.decode()) + 1))

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        known = self._prefixes.get(prefix or "", frozenset())
        self._prefixes[prefix or ""] = known | {uri or ""}
        if not self._elements:
            self._root_prefixes[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: list[str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._elements and (namespace, local) != (XHTML, "html"):
            message = (
                f"the document begins with <{local}> of {namespace or 'no namespace'}, not with XHTML's html"
            )
            raise _RefusedError(
                finding(Code.TAG_NOT_XHTML, message, self._here(), value=local, hint=_CONVERT)
            )
        if namespace in INLINE:
            message = f"the document holds tags already: <{local}>"
            raise _RefusedError(finding(Code.TAG_ALREADY, message, self._here(), value=local))
        start = self._parser.CurrentByteIndex
        tag = _START_TAG.match(self._source, start)
        if tag is None:  # expat has read it: cannot be
            raise ValueError(f"no start tag at byte {start}")
        self._part(local if namespace == XHTML else "")
        written = tag[1].decode()
        self._open.append(
            {
                "name": QName(namespace, local),
                "prefix": written[: len(written) - len(local)],
                "attributes": dict(zip(attributes[::2], attributes[1::2], strict=True)),
                "parent": self._open[-1]["index"] if self._open else None,
                "start": start,
                "inner_start": tag.end(),
                "index": len(self._elements),
                "first": self._length,
                "is_empty": tag[0].endswith(b"/>"),
            }
        )
        self._elements.append(None)
        if (namespace, local) == (XHTML, "body") and self._body_depth is None:
            self._body_depth = len(self._open)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        index, is_empty = element.pop("index"), element.pop("is_empty")
        here = self._parser.CurrentByteIndex
        inner_end = element["inner_start"] if is_empty else here
        end = element["inner_start"] if is_empty else self._source.index(b">", here) + 1
        self._elements[index] = Element(**element, inner_end=inner_end, end=end, last=self._length)
        name: QName = element["name"]
        self._part(name.local if name.namespace == XHTML else "")
        if self._body_depth is not None and len(self._open) < self._body_depth:
            self._body_depth = None

    def _characters(self, text: str) -> None:
        if self._body_depth is None or self._open[-1]["name"].local in ("script", "style"):
            return
        start = self._parser.CurrentByteIndex
        is_reference = not self._in_cdata and self._source[start : start + 1] == b"&"
        is_raw = not is_reference and self._source.startswith(text.encode(), start)
        if is_reference:
            end = self._source.index(b";", start) + 1
        elif is_raw:
            end = start + len(text.encode())
        else:  # a line's end, which XML reads as one character
            end = start + (2 if self._source.startswith(b"\r\n", start) else 1)
        self._chunks.append(
            Chunk(self._length, text, start, end, self._open[-1]["index"], is_raw, self._in_cdata)
        )
        self._add(text)

    def _cdata(self, inside: bool) -> None:
        self._in_cdata = inside

    def _part(self, local: str) -> None:
        """Part the text where an element begins or ends that is not part of the line."""
        if self._body_depth is not None and local not in FLOWING:
            self._add(SEAM if local in RAISED else BREAK)

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
