"""An inline report's page before Arelle: the subset of XHTML that Inline XBRL admits, and nothing external.

One walk over the elements with the tables of ``xhtml_rules``. What facts themselves must have is in
``inline_facts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final

from lxml import etree

from xbrlesg.checks.images import image_faults
from xbrlesg.checks.inline_facts import InlineFacts
from xbrlesg.checks.stated import shortened
from xbrlesg.checks.xhtml_rules import ATTRIBUTES, ELEMENTS, EVENTS, HARMLESS, PREFIXES
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding, sort_findings
from xbrlesg.names import IX, XBRLI, XHTML, XML
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, line_of, parse_xml, pull_parser

_HTML5: Final = re.compile(r"<!DOCTYPE\s+html\s*>", re.IGNORECASE)
_URL: Final = re.compile(r"""url\(\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'()]*))\s*\)""", re.IGNORECASE)
_IMPORT: Final = re.compile(r"@import\b[^;]*", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that is not closed goes on to the end


PARTS: Final = (f"{{{XHTML}}}tbody", f"{{{XBRLI}}}context")
"""What a large page has many of: each is checked and forgotten as soon as it is read."""
AT_ONCE: Final = 1 << 20


def check_xhtml(content: bytes, file: str) -> tuple[Finding, ...]:
    """Everything that is wrong with a page, each construct with its line; findings call it ``file``."""
    return check_page(BytesIO(content), file)


def check_page(stream: BinaryIO, file: str) -> tuple[Finding, ...]:
    """The same of a page that is read bit by bit, so that it need not be held whole."""
    page, facts = _Page(file), InlineFacts(file)
    found: list[Finding] = []
    try:
        for part, is_rest in _parts(stream, file):
            if is_rest and part.tag != f"{{{XHTML}}}html":
                message = f"the page begins with {part.tag}, not with html of {XHTML}"
                place = Location(file, line_of(part))
                return (finding(Code.XHTML_SYNTAX, message, place, value=str(part.tag)),)
            if is_rest:
                found += page.doctype(part)
            if not _in_header(part):  # then nothing in it is the page's
                found += [fault for element in part.iter() for fault in page.element(element)]
            found += facts.check(part)
    except BrokenDocumentError as error:
        message = f"the page is not well-formed XML: {error}"
        return (finding(Code.XHTML_SYNTAX, message, Location(file, error.line)),)
    return sort_findings([*found, *facts.unshown()])


def _parts(stream: BinaryIO, file: str) -> Iterator[tuple[etree._Element, bool]]:
    """Each part, and then the rest, which is the root without them. Raises BrokenDocumentError.

    A page that the parser has anything against is parsed whole, which tells what is an error and what is not;
    what is found twice then is told once.
    """
    parser: Any = pull_parser(PARTS)  # whose events the stubs do not tell apart
    with suppress(etree.XMLSyntaxError):
        while (piece := stream.read(AT_ONCE)) and not parser.feed_error_log:
            parser.feed(piece)
            for _, part in () if parser.feed_error_log else parser.read_events():
                yield part, False
                part.clear(keep_tail=True)
                before = part.getprevious()
                if before is not None and before.tag in PARTS:
                    part.getparent().remove(before)
        if not parser.feed_error_log:
            yield parser.close(), True
            return
    stream.seek(0)
    yield parse_xml(stream.read(), file, huge=True), True


@dataclass(frozen=True, slots=True)
class _Page:
    """The walk over one page."""

    file: str

    def doctype(self, root: etree._Element) -> Iterator[Finding]:
        document: Any = root.getroottree()  # the stubs do not know its doctype
        doctype = document.docinfo.doctype or ""
        if _HTML5.fullmatch(doctype.strip()):
            yield self._fault(Code.XHTML_DOCTYPE, "the doctype is that of HTML5", root, doctype, line=1)

    def element(self, element: etree._Element) -> Iterator[Finding]:
        """The faults of one element, its attributes and, for a style sheet, its text."""
        tag: object = element.tag
        if not isinstance(tag, str):  # an entity reference
            return
        namespace, _, local = tag.removeprefix("{").rpartition("}")
        if namespace == IX or _in_header(element):
            return
        if local in ELEMENTS:
            code, hint = ELEMENTS[local]
            shown = f"<{local}>"
            yield self._fault(code, f"{shown} must not stand in an inline report", element, shown, hint)
        if namespace == XHTML:
            yield from self._style_sheet(element, local)
            for key, value in element.attrib.items():
                if key not in HARMLESS:
                    yield from self._attribute(element, local, str(key), str(value))

    def _attribute(self, element: etree._Element, owner: str, key: str, value: str) -> Iterator[Finding]:
        shown = shortened(f'{owner} {key}="{value}"')
        rule = ATTRIBUTES.get(key)
        prefixed = next((hint for start, hint in PREFIXES.items() if key.startswith(start)), None)
        hint = rule.hint if rule is not None and rule.forbids(owner) else prefixed
        if hint is not None:
            message = f"{owner} has no attribute {key} in XHTML 1.1"
            yield self._fault(Code.XHTML_ATTRIBUTE, message, element, shown, hint)
        elif key.startswith(EVENTS):
            yield self._fault(Code.INLINE_ACTIVE, f"{key} runs code", element, shown)
        elif key == f"{{{XML}}}base":
            shown = shortened(f'{owner} xml:base="{value}"')
            yield self._fault(Code.INLINE_BASE, "xml:base changes what addresses mean", element, shown)
        elif key == "style":
            yield from self._css(element, value)
        elif key in ("href", "src"):
            yield from self._address(element, owner, value)

    def _address(self, element: etree._Element, owner: str, value: str) -> Iterator[Finding]:
        scheme = re.sub(r"[\s\x00-\x20]", "", value.partition(":")[0]).lower() if ":" in value else ""
        if scheme in ("javascript", "vbscript"):
            yield self._fault(Code.INLINE_ACTIVE, "the link runs code", element, shortened(value))
        elif scheme == "mailto":
            yield self._fault(Code.INLINE_MAIL, "the link opens a mail program", element, shortened(value))
        elif owner in ("img", "input"):
            yield from self._image(element, value)
        elif owner == "link":
            message = "the page refers to another file"
            yield self._fault(Code.INLINE_EXTERNAL, message, element, shortened(value))

    def _style_sheet(self, element: etree._Element, name: str) -> Iterator[Finding]:
        if name != "style":
            return
        if element.get("type") != "text/css":
            yield self._fault(Code.XHTML_STYLE, 'the style sheet lacks type="text/css"', element, "<style>")
        parent = element.getparent()
        if parent is None or parent.tag != f"{{{XHTML}}}head":
            yield self._fault(Code.XHTML_STYLE, "the style sheet is not in the head", element, "<style>")
        yield from self._css(element, "".join(str(text) for text in element.itertext()))

    def _css(self, element: etree._Element, css: str) -> Iterator[Finding]:
        css = _COMMENT.sub("", css)
        for found in _IMPORT.finditer(css):
            message = "the style sheet imports another one"
            yield self._fault(Code.INLINE_EXTERNAL, message, element, shortened(found[0]))
        for found in _URL.finditer(_IMPORT.sub("", css)):
            address = next(filter(None, found.groups()), "")
            if address.lstrip().lower().startswith("data:") and not address.lstrip().lower().startswith(
                "data:image"
            ):
                continue  # fonts within the file
            if not address.startswith("#"):
                yield from self._image(element, address)

    def _image(self, element: etree._Element, address: str) -> Iterator[Finding]:
        for code, message, shown in image_faults(address):
            yield self._fault(code, message, element, shown)

    def _fault(  # noqa: PLR0913, PLR0917 - the parts of a finding
        self,
        code: Code,
        message: str,
        element: etree._Element,
        value: str,
        hint: str | None = None,
        line: int | None = None,
    ) -> Finding:
        place = Location(self.file, line or line_of(element))
        return finding(code, message, place, value=value, hint=hint)


def _in_header(element: etree._Element) -> bool:
    """Contexts, units and references are XBRL's; the facts in ``ix:hidden`` hold no page either."""
    return next(element.iterancestors(f"{{{IX}}}header"), None) is not None
