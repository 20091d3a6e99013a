"""A light reader of an inline report's facts, as much as our checks of facts need (Inline XBRL 1.1).

It reads contexts, units, numbers in three formats, answers, yes or no and plain texts. What it cannot read it
leaves unread and says nothing of, for Arelle reads everything; and it says nothing of broken tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from lxml import etree

from xbrlesg.checks.inline_facts import FACTS, HIDDEN, NUMBER, NUMBERS, WHOLE
from xbrlesg.checks.written import WrittenFact
from xbrlesg.findings.model import Location
from xbrlesg.names import IX, LINK, PURE, XBRLDI, XBRLI, XLINK, XML, XSI, QName
from xbrlesg.report.model import Entity, Member, Period, Unit
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, line_of, parse_xml

_NIL: Final = f"{{{XSI}}}nil"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Final = {"fixed-true": "true", "fixed-false": "false", "fixed-empty": "", "fixed-zero": "0"}
_TEXTS: Final = etree.XPath(".//text()[not(ancestor::ix:exclude)]", namespaces={"ix": IX})
_FURTHEST_SCALE: Final = 100


@dataclass(frozen=True, slots=True)
class InlineReport:
    """The facts of a page, and the entry points that it names.

    ``skipped`` holds id and place of each tag without a name or a context that we read; ``prefixes`` gives
    the prefix of each namespace that the page declares at its root.
    """

    taxonomy: tuple[str, ...]
    facts: tuple[WrittenFact, ...]
    skipped: tuple[tuple[str, Location], ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InlineContext:
    """A context: whose figures, of when, in which breakdown. A dimension without a member is broken."""

    entity: Entity
    period: Period
    dimensions: tuple[tuple[QName, Member | None], ...]


def read_inline(content: bytes, file: str) -> InlineReport | None:
    """Read a page; None where it is not well-formed, which ``check_xhtml`` says."""
    try:
        root = parse_xml(content, file, huge=True)
    except BrokenDocumentError:
        return None
    schemas = (element.get(f"{{{XLINK}}}href") for element in root.iter(f"{{{LINK}}}schemaRef"))
    contexts = {element.get("id"): context_of(element) for element in root.iter(f"{{{XBRLI}}}context")}
    units = {element.get("id"): unit_of(element) for element in root.iter(f"{{{XBRLI}}}unit")}
    continued = {element.get("id"): element for element in root.iter(f"{{{IX}}}continuation")}
    facts: list[WrittenFact] = []
    skipped: list[tuple[str, Location]] = []
    for element in root.iter(*FACTS):
        fact = _fact(element, contexts.get(element.get("contextRef")), units, continued, file)
        if fact is None:
            skipped.append((element.get("id") or "", Location(file, line_of(element))))
        else:
            facts.append(fact)
    return InlineReport(tuple(filter(None, schemas)), tuple(facts), tuple(skipped), prefixes_of(root))


def read_expanded(text: str) -> QName | None:
    """An answer as inline reports have it: ``namespace#Name`` (Extensible Enumerations 2.0, 2.2)."""
    namespace, separator, local = text.rpartition("#")
    return QName(namespace, local) if separator and namespace and local else None


def _fact(
    element: etree._Element,
    context: InlineContext | None,
    units: Mapping[str | None, Unit | None],
    continued: Mapping[str | None, etree._Element],
    file: str,
) -> WrittenFact | None:
    """None without a name or a context that we read."""
    concept = name_of(element, element.get("name") or "")
    if concept is None or context is None or element.tag == f"{{{IX}}}fraction":
        return None
    unread: set[str] = set()
    text = _number(element) if element.tag == NUMBER else _words(element, continued)
    is_nil = element.get(_NIL) in ("true", "1")
    if text is None and not is_nil:
        unread.add("value")
    unit = units.get(element.get("unitRef"))
    if element.tag == NUMBER and unit is None:
        unread.add("unit")
    decimals = element.get("decimals") or ""
    return WrittenFact(
        id=element.get("id") or "",
        place=Location(file, line_of(element)),
        concept=concept,
        entity=context.entity,
        period=context.period,
        text=None if is_nil else text or "",
        decimals=int(decimals) if WHOLE.fullmatch(decimals) else None,
        unit=None if unit == Unit((PURE,)) else unit,
        language_around=_language(element),
        dimensions=context.dimensions,
        unread=frozenset(unread),
    )


def _number(element: etree._Element) -> str | None:
    """The value of a number in a form that XML Schema has; None where its format is not one of ours."""
    form = (element.get("format") or "").rpartition(":")[2]
    printed = "".join(str(text) for text in element.itertext()).strip()
    if form in _WORDS:
        return _WORDS[form]
    found, scale = NUMBERS[form].fullmatch(printed) if form in NUMBERS else None, element.get("scale") or "0"
    if found is None or not WHOLE.fullmatch(scale) or abs(int(scale)) > _FURTHEST_SCALE:
        return None
    places = found[1] or ""
    digits = re.sub(r"[^0-9]", "", printed)
    sign = 1 if element.get("sign") == "-" else 0
    # put together from its parts, because arithmetic would round to the context's precision
    value = Decimal((sign, tuple(map(int, digits)), int(scale) - len(places)))
    return f"{value:f}"


def _words(element: etree._Element, continued: Mapping[str | None, etree._Element]) -> str | None:
    """The text without what is excluded, with what is continued; None for markup and for other formats."""
    form = (element.get("format") or "").rpartition(":")[2]
    if form:
        return _WORDS.get(form)
    if element.get("escape") in ("true", "1"):
        return None
    texts: list[str] = []
    part: etree._Element | None = element
    seen: set[str | None] = set()
    while part is not None:
        texts += _texts(part)
        following = part.get("continuedAt")
        part = None if following in seen else continued.get(following)
        seen.add(following)
    return "".join(texts)


def _texts(element: etree._Element) -> Iterator[str]:
    found: Any = _TEXTS(element)
    yield from map(str, found)


def _language(element: etree._Element) -> str | None:
    """The language in scope. Texts in ``ix:hidden`` have one only where they or their parents say so."""
    for scope in (element, *element.iterancestors()):
        language = scope.get(f"{{{XML}}}lang")
        if language is not None:
            return language.lower() or None
        if scope.tag == HIDDEN:
            return None
    return None


def context_of(element: etree._Element) -> InlineContext | None:
    """None for periods within a day or for ever, and for dimensions whose names stand for nothing."""
    identifier = element.find(f".//{{{XBRLI}}}identifier")
    period = _period(element)
    dimensions = [
        _dimension(child)
        for tag in ("explicitMember", "typedMember")
        for child in element.iter(f"{{{XBRLDI}}}{tag}")
    ]
    read = [dimension for dimension in dimensions if dimension is not None]
    if identifier is None or period is None or len(read) != len(dimensions):
        return None
    entity = Entity(identifier.get("scheme") or "", (identifier.text or "").strip())
    return InlineContext(entity, period, tuple(sorted(read, key=lambda pair: pair[0])))


def _period(element: etree._Element) -> Period | None:
    """Dates without a time name whole days (XBRL 2.1, 4.7.2)."""
    days = {
        tag: (element.findtext(f".//{{{XBRLI}}}{tag}") or "").strip()
        for tag in ("instant", "startDate", "endDate")
    }
    try:
        if _DAY.fullmatch(days["instant"]):
            return Period.at_end_of(date.fromisoformat(days["instant"]))
        if _DAY.fullmatch(days["startDate"]) and _DAY.fullmatch(days["endDate"]):
            return Period.days(date.fromisoformat(days["startDate"]), date.fromisoformat(days["endDate"]))
    except (ValueError, OverflowError):
        return None
    return None


def _dimension(element: etree._Element) -> tuple[QName, Member | None] | None:
    axis = name_of(element, element.get("dimension") or "")
    if axis is None:
        return None
    if element.tag == f"{{{XBRLDI}}}typedMember":
        value = next(element.iterchildren(), None)
        return axis, None if value is None else "".join(str(text) for text in value.itertext())
    member = name_of(element, (element.text or "").strip())
    return None if member is None else (axis, member)


def unit_of(element: etree._Element) -> Unit | None:
    """A unit; None where it has no measures, or one whose name stands for nothing."""
    above, below = (tuple(_measures(element, part)) for part in ("unitNumerator", "unitDenominator"))
    if not above:
        above = tuple(_measures(element, None))
    if not above or None in (*above, *below):
        return None
    return Unit(tuple(sorted(filter(None, above))), tuple(sorted(filter(None, below))))


def _measures(element: etree._Element, part: str | None) -> Iterator[QName | None]:
    path = f"{{{XBRLI}}}measure" if part is None else f".//{{{XBRLI}}}{part}/{{{XBRLI}}}measure"
    for measure in element.iterfind(path):
        yield name_of(measure, (measure.text or "").strip())


def prefixes_of(root: etree._Element) -> dict[str, str]:
    """The prefix of each namespace that an element declares."""
    return {str(space): str(prefix) for prefix, space in root.nsmap.items() if prefix}


def name_of(element: etree._Element, text: str) -> QName | None:
    """What a prefixed name stands for within an element; None for nothing."""
    prefix, _, local = text.rpartition(":")
    namespace = element.nsmap.get(prefix or None)
    return QName(namespace, local) if namespace and local else None
