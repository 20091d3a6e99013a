"""Faults in an inline report, with what we say of each and what Arelle says.

Constructs stand in one page together, each on a line of its own and within a ``div`` of its own, because a
schema looks no further at the content of an element after the first fault in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.validation.small_report import INLINE
from xbrlesg.checks.xhtml_rules import ATTRIBUTES, ELEMENTS
from xbrlesg.findings.catalogue import Code

CONTENT: Final = "lxml.SCHEMAV_ELEMENT_CONTENT"
ATTRIBUTE: Final = "lxml.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1"
MISSING: Final = "lxml.SCHEMAV_CVC_COMPLEX_TYPE_4"
GIF: Final = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
SVG: Final = "<p><img alt='x' src='data:image/svg+xml,%3Csvg%3E%3C{}/%3E%3C/svg%3E'/></p>"
OWN_TEXT: Final = {  # an element that needs more than text in it, by the element that has the attribute
    "td": "<table><tr><td {}>x</td></tr></table>",
    "th": "<table><tr><th {}>x</th></tr></table>",
    "caption": "<table><caption {}>x</caption><tr><td>x</td></tr></table>",
    "table": "<table {}><tr><td>x</td></tr></table>",
    "img": f'<p><img alt="x" src="{GIF}" {{}}/></p>',
    "hr": "<hr {}/>",
    "a": "<p><a {}>x</a></p>",
}


@dataclass(frozen=True)
class InlineFault:
    """A fault: the construct, or the text of the good page that is replaced, and the codes of both."""

    markup: str
    ours: tuple[Code, ...]
    arelle: tuple[str, ...] = ()
    instead_of: str = ""
    in_head: bool = False

    @property
    def line(self) -> str:
        """The line of the page that holds the construct."""
        return self.markup if self.in_head else f"<div>{self.markup}</div>"

    def edit(self, page: str) -> str:
        """The page with the fault in place of what it replaces."""
        assert page.count(self.instead_of) == 1
        return page.replace(self.instead_of, self.markup)


def page_of(head: tuple[InlineFault, ...], body: tuple[InlineFault, ...]) -> str:
    """The good page with all constructs put into it."""
    heads = "\n".join(fault.line for fault in head)
    bodies = "\n".join(fault.line for fault in body)
    return INLINE.replace("</title>", f"</title>\n{heads}\n").replace("<body>", f"<body>\n{bodies}\n")


def elements() -> list[InlineFault]:
    """One of each element in the table."""
    silent = {"object"}  # XHTML 1.1 has it, and scripts too, where they say their type
    return [
        InlineFault(f"<{name}>x</{name}>", (code,), () if name in silent else (CONTENT,))
        for name, (code, _) in ELEMENTS.items()
        if name != "script"
    ]


def attributes() -> list[InlineFault]:
    """Each attribute of the table on each element that must not have it; on p where all must not."""
    return [
        InlineFault(
            OWN_TEXT.get(owner, f"<{owner} {{}}>x</{owner}>").format(f'{key}="1"'),
            (Code.XHTML_ATTRIBUTE,),
            (ATTRIBUTE,),
        )
        for key, rule in ATTRIBUTES.items()
        for owner in sorted(rule.on) or ["p"]
        if owner != "meta"
    ]


HEAD: Final = (
    InlineFault("<style>p {color: red}</style>", (Code.XHTML_STYLE,), (MISSING,), in_head=True),
    InlineFault('<meta charset="utf-8"/>', (Code.XHTML_ATTRIBUTE,), (ATTRIBUTE, MISSING), in_head=True),
    InlineFault('<link rel="stylesheet" href="x.css"/>', (Code.INLINE_EXTERNAL,), in_head=True),
    InlineFault('<style type="text/css">@import "x.css";</style>', (Code.INLINE_EXTERNAL,), in_head=True),
    InlineFault(
        '<style type="text/css">@font-face {src: url(x.woff)}</style>', (Code.INLINE_EXTERNAL,), in_head=True
    ),
    InlineFault('<base href="https://example.com/"/>', (Code.INLINE_BASE,), in_head=True),
    InlineFault('<script type="text/javascript">x()</script>', (Code.INLINE_ACTIVE,), in_head=True),
)
BODY: Final = (
    *elements(),
    *attributes(),
    InlineFault("<script>x()</script>", (Code.INLINE_ACTIVE,), (MISSING,)),
    InlineFault('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', (Code.XHTML_ELEMENT,), (CONTENT,)),
    InlineFault('<p aria-label="x">x</p>', (Code.XHTML_ATTRIBUTE,), (ATTRIBUTE,)),
    InlineFault('<p data-x="x">x</p>', (Code.XHTML_ATTRIBUTE,), (ATTRIBUTE,)),
    InlineFault('<p xml:base="x">x</p>', (Code.INLINE_BASE,), (ATTRIBUTE,)),
    InlineFault('<p onclick="x()">x</p>', (Code.INLINE_ACTIVE,), (ATTRIBUTE,)),
    InlineFault("<style>p {color: red}</style>", (Code.XHTML_STYLE,), (CONTENT,)),
    InlineFault('<p><a href="javascript:x()">x</a></p>', (Code.INLINE_ACTIVE,)),
    InlineFault('<p><a href="mailto:a@example.com">x</a></p>', (Code.INLINE_MAIL,)),
    InlineFault('<p><img alt="x" src="x.png"/></p>', (Code.INLINE_EXTERNAL,)),
    InlineFault('<p style="background: url(x.png)">x</p>', (Code.INLINE_EXTERNAL,)),
    InlineFault(f'<p><img alt="x" src="{GIF.replace("gif", "png")}"/></p>', (Code.INLINE_IMAGE,)),
    InlineFault('<p><img alt="x" src="data:image/webp;base64,UklGRg=="/></p>', (Code.INLINE_IMAGE,)),
    InlineFault('<p><img alt="x" src="data:image/gif;base64,R0l"/></p>', (Code.INLINE_IMAGE,)),
    InlineFault(SVG.format("script"), (Code.INLINE_ACTIVE,)),
    InlineFault(SVG.format('image href="x.png"'), (Code.INLINE_EXTERNAL,)),
    InlineFault(SVG.format("g"), ()),
    InlineFault(f'<p><img alt="x" src="{GIF}"/></p>', ()),
    InlineFault('<p><a href="https://example.com/" tabindex="1">x</a></p>', ()),
    InlineFault('<table summary="x"><tr><th scope="col" abbr="x">x</th></tr></table>', ()),
)
HIDDEN: Final = '<ix:nonNumeric id="h" name="s:Assured" contextRef="d">true</ix:nonNumeric>'
PAGES: Final = (
    InlineFault("<!DOCTYPE html>\n<html ", (Code.XHTML_DOCTYPE,), (), "<html "),
    InlineFault("</p></p></body>", (Code.XHTML_SYNTAX,), ("xmlSchema:syntax",), "</p></body>"),
    InlineFault('<p style="display: none">', (Code.INLINE_INVISIBLE,), (), "<p>\n"),
    InlineFault(
        '<span style="color:red;visibility:hidden" xml:lang="zh-Hans">',
        (Code.INLINE_INVISIBLE,),
        (),
        '<span xml:lang="zh-Hans">',
    ),
    InlineFault('name="s:Turnover"', (Code.INLINE_FACT_ID,), (), 'id="f8" name="s:Turnover"'),
    InlineFault('decimals="2"\n scale="-2"', (Code.INLINE_DECIMALS,), (), 'decimals="4"\n scale="-2"'),  # T10
    InlineFault('decimals="4" scale="4"', (Code.INLINE_DECIMALS,), (), 'decimals="-2" scale="4"'),  # T10
    InlineFault(
        f"<ix:header><ix:hidden>{HIDDEN}</ix:hidden>", (Code.INLINE_HIDDEN_UNSHOWN,), (), "<ix:header>"
    ),
)
