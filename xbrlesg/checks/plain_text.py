"""What the tag of a plain fact says: text, number, day (Inline XBRL 1.1, Transformations 4 and 5).

As Arelle reads them, to the letter; whatever is out of the common run is ``NotPlainError``.

Source: Arelle 2.47.3, XmlUtil.innerTextNodes and escapedNode, ModelInlineValueObject.value, FunctionIxt.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from typing import Final

from lxml import etree

from xbrlesg.names import IX, IXT4, IXT5, XHTML

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CLOSED: Final = frozenset({"br", "hr", "col"})
"""Elements of a page that are written ``<br/>`` where they are empty; others ``<p></p>``."""
_ATTRIBUTES: Final = frozenset({"class", "style", "id", "title", "lang", "colspan", "rowspan"})
"""Attributes that markup may have: no addresses, which would be resolved, and no prefixes."""

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_PLAIN: Final = re.compile(r"[0-9]+(\.[0-9]+)?")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?|[0-9]+(\.[0-9]+)?")
_SCALE: Final = re.compile(r"[+-]?[0-9]{1,2}")
_PRECISION: Final = 400
"""In which Arelle scales; see ``validation/arelle_session.py``."""
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ENGLISH: Final = re.compile(rf"({'|'.join(_MONTHS)}) ([0-9]{{1,2}}),? ([0-9]{{4}})")
_DIGITS: Final = re.compile(r"([0-9]{4})(?:-|年)([0-9]{1,2})(?:-|月)([0-9]{1,2})日?")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotPlainError(Exception):
    """Something is out of the common run; Arelle has to read it."""


def form_of(element: etree._Element) -> str:
    """The rule that reads what is printed, of the registries 4 and 5; empty without one."""
    written = element.get("format")
    if written is None:
        return ""
    prefix, colon, rule = written.partition(":")
    if not colon or element.nsmap.get(prefix) not in (IXT4, IXT5):
        raise NotPlainError(written)
    return rule


def collapsed(text: str) -> str:
    """A text without blanks around it, and with one where there were several."""
    return _BLANKS.sub(" ", text).strip(" ")


def text_of(element: etree._Element) -> str:
    """All that is printed within an element; as markup where its tag says that it is escaped."""
    match element.get("escape"):
        case None | "false":
            return "".join(map(str, element.itertext()))
        case "true":
            return "".join(_markup(element))
        case other:
            raise NotPlainError(other)


def _markup(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text.translate(_ESCAPES)
    for child in element:
        name = child.tag
        if not isinstance(name, str):
            raise NotPlainError("an entity")
        if name.startswith(f"{{{IX}}}"):
            yield from _markup(child)  # a fact within a fact: its text without its tag
        else:
            yield from _tagged(child, _tag_name(child))
        if child.tail:
            yield child.tail.translate(_ESCAPES)


def _tagged(element: etree._Element, name: str) -> Iterator[str]:
    attributes = "".join(
        f' {key}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
        for key, value in sorted(_attributes(element))
    )
    if element.text or len(element):
        yield f"<{name}{attributes}>"
        yield from _markup(element)
        yield f"</{name}>"
    else:
        yield f"<{name}{attributes}/>" if name in _CLOSED else f"<{name}{attributes}></{name}>"


def _tag_name(element: etree._Element) -> str:
    name = etree.QName(element)
    if name.namespace != XHTML or element.prefix:
        raise NotPlainError(str(element.tag))
    return name.localname


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.items():
        if key not in _ATTRIBUTES:
            raise NotPlainError(str(key))
        yield str(key), str(value)


def number_of(element: etree._Element, *, whole: bool) -> int | Decimal:
    """The number that a tag states: what is printed, scaled and signed; ``whole`` ones are integers."""
    if len(element):
        raise NotPlainError("a number within a number")
    sign, scale = element.get("sign", ""), element.get("scale")
    if sign not in ("", "-") or (scale is not None and not _SCALE.fullmatch(scale)):
        raise NotPlainError(f"{sign} {scale}")
    digits = _digits(element)
    with localcontext(prec=_PRECISION):
        number = Decimal(digits)
        if scale is not None:
            number *= 10 ** Decimal(scale)
        number *= -1 if sign else 1
        if number == number.to_integral() and (".0" not in digits or whole):
            number = number.quantize(Decimal(1))
        text = f"{number:f}"
    if whole and "." in text:
        raise NotPlainError(text)
    return int(text) if whole else Decimal(text)


def _digits(element: etree._Element) -> str:
    printed = element.text or ""
    match form_of(element):
        case "" if _PLAIN.fullmatch(printed):
            return printed
        case "num-dot-decimal" if _GROUPED.fullmatch(printed := collapsed(printed)):
            before, _, after = printed.replace(",", "").partition(".")
            after = after.rstrip("0")  # the rule's canonical form
            return f"{before.lstrip('0') or '0'}{f'.{after}' if after else ''}"
        case form:
            raise NotPlainError(form)


def answer_of(element: etree._Element) -> bool:
    """Yes or no."""
    match form_of(element), text_of(element):
        case ("fixed-true", _) | ("", "true" | "1"):
            return True
        case ("fixed-false", _) | ("", "false" | "0"):
            return False
        case other:
            raise NotPlainError(str(other))


def day_of(element: etree._Element) -> date:
    """A day, as printed in figures or in English."""
    form, printed = form_of(element), text_of(element)
    try:
        if form == "" and _ISO.fullmatch(printed):
            return date.fromisoformat(printed)
        if form == "date-year-month-day" and (found := _DIGITS.fullmatch(collapsed(printed))):
            return date(*map(int, found.groups()))
        if form == "date-monthname-day-year-en" and (found := _ENGLISH.fullmatch(collapsed(printed))):
            return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
    except ValueError as error:
        raise NotPlainError(printed) from error
    raise NotPlainError(f"{form} {printed}")
