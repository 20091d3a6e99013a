"""Facts as Arelle holds them, translated into our report model; Arelle's objects go no further.

Whatever our model cannot hold is told as an ``UnreadFact``: nothing that a document says is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from xbrlesg.names import PURE, XML, XSI, QName
from xbrlesg.report.model import Entity, Fact, Member, Note, Period, Unit, Value
from xbrlesg.validation.model import FactsRead, UnreadFact

_FACT_FOOTNOTE: Final = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_XSI_NIL: Final = f"{{{XSI}}}nil"
_XML_LANG: Final = f"{{{XML}}}lang"


class _CannotReadError(Exception):
    """A fact is outside our report model; the text says why."""


def read_facts(models: Iterable[Any]) -> FactsRead:
    """Read the facts of Arelle's ``ModelXbrl`` objects (an inline report package may hold several)."""
    facts: list[Fact] = []
    notes: dict[str, Note] = {}
    unread: list[UnreadFact] = []
    unnamed: dict[Any, str] = {}
    for model in models:
        footnotes = model.relationshipSet(_FACT_FOOTNOTE)
        for source in model.facts:
            found = [_note(link.toModelObject, unnamed) for link in footnotes.fromModelObject(source)]
            notes.update((note.id, note) for note in found)
            try:
                facts.append(_fact(source, tuple(note.id for note in found)))
            except _CannotReadError as reason:
                unread.append(UnreadFact(source.id or "", str(reason)))
    return FactsRead(tuple(facts), tuple(notes.values()), tuple(unread))


def read_concepts(facts: Iterable[Any]) -> dict[str, QName]:
    """The concept of each fact that has an id, whatever else is wrong with it."""
    return {fact.id: _name(fact.qname) for fact in facts if fact.id}


def read_entry_points(models: Iterable[Any]) -> tuple[str, ...]:
    """The taxonomies that the documents name (XBRL 2.1, 4.2), each once."""
    return tuple(
        dict.fromkeys(
            schema.uri
            for model in models
            for document in model.urlDocs.values()
            for schema, reference in document.referencesDocument.items()
            if getattr(reference.referringModelObject, "localName", None) == "schemaRef"
        )
    )


def _fact(source: Any, notes: tuple[str, ...]) -> Fact:
    concept, context = source.concept, source.context
    if concept is None:
        raise _CannotReadError(f"the taxonomy has no concept {source.qname}")
    if context is None:
        raise _CannotReadError("it has no context")
    scheme, identifier = context.entityIdentifier
    return Fact(
        id=source.id or "",
        concept=_name(source.qname),
        entity=Entity(scheme, identifier),
        period=_period(context),
        value=_value(source, concept),
        decimals=_decimals(source) if concept.isNumeric else None,
        unit=_unit(source) if concept.isNumeric else None,
        language=_language(source) if concept.type is not None and concept.type.isOimTextFactType else None,
        dimensions=tuple(sorted(_dimensions(context), key=lambda pair: pair[0])),
        notes=notes,
        is_markup=concept.isTextBlock,
        nil_number=bool(source.isNil and concept.isNumeric),
    )


def _value(source: Any, concept: Any) -> Value:
    """The value by the concept's type, None of a nil fact.

    Numbers come from their text: Arelle keeps some types as float.
    """
    from arelle.XmlValidateConst import VALID  # noqa: PLC0415 - as slow to import as all of Arelle

    if source.isTuple or concept.isFraction:
        raise _CannotReadError("it is a tuple or a fraction")
    if source.isNil:
        return None
    if source.xValid < VALID:
        raise _CannotReadError("its value is not valid for its type")
    text = str(source.value)
    if concept.isNumeric:
        return int(text) if concept.isInteger else Decimal(text)
    if concept.isEnumeration2Item:
        return _answers(source, concept)
    match concept.baseXsdType:
        case "boolean":
            return bool(source.xValue)
        case "date":
            return _calendar_day(source.xValue)
        case _:
            return text


def _answers(source: Any, concept: Any) -> QName | tuple[QName, ...]:
    """The member of an enumeration, or the sorted members of a set."""
    from arelle.XbrlConst import qnEnumerationSetItemTypes  # noqa: PLC0415 - see above

    names = tuple(sorted(map(_name, source.xValue)))
    return names if concept.instanceOfType(qnEnumerationSetItemTypes) else names[0]


def _calendar_day(moment: datetime) -> date:
    if moment.tzinfo is not None:
        raise _CannotReadError("its day belongs to a time zone")
    return date(moment.year, moment.month, moment.day)


def _decimals(source: Any) -> int | None:
    text = (source.decimals or "INF").strip()
    if text == "INF":
        return None
    try:
        return int(text)
    except ValueError as error:
        raise _CannotReadError(f"its decimals are {text!r}") from error


def _unit(source: Any) -> Unit | None:
    if source.unit is None:
        raise _CannotReadError("it is a number without unit")
    above, below = (tuple(sorted(map(_name, measures))) for measures in source.unit.measures)
    return None if (above, below) == ((PURE,), ()) else Unit(above, below)


def _period(context: Any) -> Period:
    """Arelle ends a period, as OIM and we do, at the midnight that begins the day after the last one."""
    if context.isForeverPeriod or context.endDatetime is None:
        raise _CannotReadError("its period is not bounded")
    start = None if context.isInstantPeriod else _day(context.startDatetime)
    return Period(_day(context.endDatetime), start)


def _day(moment: datetime) -> date:
    if moment.time() != time() or moment.tzinfo is not None:
        raise _CannotReadError("its period begins or ends within a day")
    return date(moment.year, moment.month, moment.day)


def _dimensions(context: Any) -> Iterator[tuple[QName, Member]]:
    """The dimensions that the context states; a default member is stated by none."""
    if any(context.nonDimValues(element) for element in ("segment", "scenario")):
        raise _CannotReadError("its context holds more than dimensions")
    for axis, value in context.qnameDims.items():
        member = value.memberQname if value.isExplicit else value.typedMember
        if member is None or (value.isTyped and member.get(_XSI_NIL) in ("true", "1")):
            raise _CannotReadError(f"it has no member on {axis}")
        yield _name(axis), _name(member) if value.isExplicit else "".join(member.itertext())


def _language(element: Any) -> str | None:
    """The language in scope, as XML defines scope; Arelle itself looks no further than one parent."""
    for scope in (element, *element.iterancestors()):
        if language := scope.get(_XML_LANG):
            return str(language).lower()
    return None


def _note(element: Any, unnamed: dict[Any, str]) -> Note:
    """A footnote's text: an inline one without what is excluded and with what is continued elsewhere.

    One that has no id gets one that no XML document can have.
    """
    name = element.id or unnamed.setdefault(element, f"/{len(unnamed) + 1}")
    text = element.htmlValue if hasattr(element, "htmlValue") else "".join(element.itertext())
    return Note(name, _language(element) or "", text)


def _name(name: Any) -> QName:
    return QName(name.namespaceURI or "", name.localName)
