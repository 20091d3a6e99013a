"""What an inline report must not hold, as tables: constructs, and what to do instead.

Sources: Inline XBRL 1.1, whose schema admits the elements and attributes of XHTML 1.1 and no others; for
self-contained files the ESEF Reporting Manual, 2.5. These are the constructs that people write; whatever else
the schema rejects is left to Arelle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.catalogue import Code

_DIV: Final = "Use div with a class."
_STYLE: Final = "Say it in the style sheet."
_GONE: Final = "XHTML 1.1 has no such attribute; leave it out."
_ACTIVE: Final = "Leave it out: a report must not run code or embed other documents."

_PARTS: Final = "section main nav figure figcaption details summary article aside header footer hgroup"
_LOOKS: Final = "mark time u s strike center font basefont"
_MEDIA: Final = "svg math canvas picture video audio source track"
_OTHERS: Final = "dialog template wbr menu data output progress meter"
_DOCUMENTS: Final = "script object embed iframe applet frame frameset"
ELEMENTS: Final[dict[str, tuple[Code, str]]] = {
    **dict.fromkeys(
        _PARTS.split(),
        (Code.XHTML_ELEMENT, _DIV),
    ),
    **dict.fromkeys(_LOOKS.split(), (Code.XHTML_ELEMENT, _STYLE)),
    **dict.fromkeys(
        _MEDIA.split(),
        (Code.XHTML_ELEMENT, "Use img with the picture as a data URI."),
    ),
    **dict.fromkeys(
        _OTHERS.split(),
        (Code.XHTML_ELEMENT, "XHTML 1.1 has no such element; use div or span."),
    ),
    **dict.fromkeys(_DOCUMENTS.split(), (Code.INLINE_ACTIVE, _ACTIVE)),
    "base": (Code.INLINE_BASE, "Leave it out: the file has to mean the same wherever it lies."),
}
"""Elements by local name, of whichever namespace but inline XBRL's own."""


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """An attribute that must not be there: on some elements (``on``), or on all but some (``besides``)."""

    hint: str
    on: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()

    def forbids(self, element: str) -> bool:
        """Whether an element of this name must not have the attribute."""
        return element in self.on if self.on else element not in self.besides


_CELLS: Final = frozenset({"td", "th"})
ATTRIBUTES: Final[dict[str, AttributeRule]] = {
    "lang": AttributeRule("Write xml:lang."),
    "role": AttributeRule("Leave it out; headings, captions and th with scope say what is what."),
    "hidden": AttributeRule(_GONE),
    "contenteditable": AttributeRule(_GONE),
    "draggable": AttributeRule(_GONE),
    "tabindex": AttributeRule(
        "Leave it out; only links and form controls have one.",
        besides=frozenset({"a", "area", "button", "input", "object", "select", "textarea"}),
    ),
    "charset": AttributeRule(
        "Say the encoding in the XML declaration, or in meta with http-equiv and content.",
        on=frozenset({"meta"}),
    ),
    "align": AttributeRule(
        _STYLE,
        on=frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "img", "caption", "hr"}),
    ),
    "width": AttributeRule(_STYLE, on=_CELLS),
    "height": AttributeRule(_STYLE, on=_CELLS),
    "nowrap": AttributeRule(_STYLE, on=_CELLS),
    "bgcolor": AttributeRule(_STYLE),
    "background": AttributeRule(_STYLE),
    "color": AttributeRule(_STYLE),
    "name": AttributeRule("Write id.", on=frozenset({"a"})),
}
"""Attributes without a namespace, of XHTML's elements."""

PREFIXES: Final = {
    "aria-": "Leave it out; captions, scope, headers and alt are what XHTML 1.1 has for readers of pages.",
    "data-": "Leave it out; XHTML 1.1 has id and class.",
}
"""Attributes by how their names begin."""

EVENTS: Final = "on"
"""How the names of event handlers begin; no other attribute of XHTML begins so."""

HARMLESS: Final = frozenset({"class", "id", "scope", "colspan", "rowspan"})
"""Attributes that no rule here speaks of, and most of those of any page: they are passed over at once."""

IMAGES: Final[dict[str, tuple[bytes, ...]]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/svg+xml": (),
}
"""The formats that a picture may have, and how their files begin; that of SVG is XML."""
