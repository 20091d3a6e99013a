"""The facts of a plain inline page, as Arelle would read them, in a tenth of its time.

A page is plain where all that bears on its facts has the forms that most reports have: one document, contexts
of whole days and of dimensions alone, types without facets. Anything else leaves all of it to Arelle;
``tests/checks/test_plain_page.py`` holds both ways to the same facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from xbrlesg.checks.inline_facts import HEADER, NUMBER
from xbrlesg.checks.inline_reader import (
    InlineContext,
    context_of,
    name_of,
    prefixes_of,
    read_expanded,
    unit_of,
)
from xbrlesg.checks.plain_text import NotPlainError, answer_of, collapsed, day_of, form_of, number_of, text_of
from xbrlesg.findings.model import Location
from xbrlesg.names import IX, LINK, PURE, XBRLDI, XBRLI, XHTML, XLINK, XML, QName
from xbrlesg.report.model import Fact, Note, Unit, Value
from xbrlesg.taxonomy.model import Concept, Taxonomy, ValueKind
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, line_of, parse_xml

_WORDS: Final = f"{{{IX}}}nonNumeric"
_NOTE: Final = f"{{{IX}}}footnote"
_LINK: Final = f"{{{IX}}}relationship"
_RESOURCES: Final = f"{{{IX}}}resources"
_LANGUAGE: Final = f"{{{XML}}}lang"
_ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    NUMBER: frozenset(
        {"id", "name", "contextRef", "unitRef", "decimals", "scale", "sign", "format", _LANGUAGE}
    ),
    _WORDS: frozenset({"id", "name", "contextRef", "format", "escape", _LANGUAGE}),
    _NOTE: frozenset({"id", _LANGUAGE}),
    _LINK: frozenset({"fromRefs", "toRefs"}),
    **{f"{{{IX}}}{local}": frozenset() for local in ("header", "hidden", "references", "resources")},
}
"""The elements of Inline XBRL that a plain page has, and their attributes: of one target, of no tuple."""
_CONTEXT: Final = re.compile(
    r"entity identifier( segment( explicitMember| typedMember)+)? period( instant| startDate endDate)"
    r"( scenario( explicitMember| typedMember)+)?"
)
_UNIT: Final = re.compile(r"measure( measure)*|divide unitNumerator( measure)+ unitDenominator( measure)+")
_SPACES: Final = frozenset({XBRLI, XBRLDI})
_TYPED: Final = f"{{{XBRLDI}}}typedMember"
_IDENTIFIER: Final = re.compile(r"\S+( \S+)*")
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
_PREFIXED: Final = re.compile(rf"\s*{_NAME.pattern}:{_NAME.pattern}\s*")
_DECIMALS: Final = re.compile(r"INF|-?[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """The facts of a page in its order, the notes that footnote them, and where facts with an id stand.

    ``prefixes`` gives the prefix of each namespace that the page declares at its root.
    """

    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    places: Mapping[str, Location]
    prefixes: Mapping[str, str]


def read_plain(
    content: bytes, file: str, taxonomy: Taxonomy, has_facets: Callable[[QName], bool]
) -> PlainPage | None:
    """Read a page on a known taxonomy; None where Arelle has to.

    ``has_facets`` says of a type whether its values must be more than numbers or texts.
    """
    try:
        root = parse_xml(content, file, huge=True)
        return _Page(root, file, taxonomy, has_facets).read()
    except (BrokenDocumentError, NotPlainError):
        return None


@dataclass(slots=True)
class _Page:
    root: etree._Element
    file: str
    taxonomy: Taxonomy
    has_facets: Callable[[QName], bool]
    contexts: dict[str, InlineContext] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    kinds: dict[QName, Concept] = field(default_factory=dict)

    def read(self) -> PlainPage:
        """All facts. Raises NotPlainError."""
        self._check_document()
        for element in self._resources("context"):
            self.contexts[_id(element)] = self._context(element)
        for element in self._resources("unit"):
            self.units[_id(element)] = _unit(element)
        notes = {_id(element): _note(element) for element in self.root.iter(_NOTE)}
        noted: dict[str, list[str]] = {}
        for link in self.root.iter(_LINK):
            _connect(link, notes, noted)
        facts, places = [], {}
        for element in self.root.iter(NUMBER, _WORDS):
            name = _id(element) if element.get("id") else ""
            facts.append(self._fact(element, name, tuple(noted.pop(name, ()))))
            if name:
                places[name] = Location(self.file, line_of(element))
        _require(not noted, "a note of what is no fact")
        used = dict.fromkeys(note for fact in facts for note in fact.notes)
        found = tuple(notes[note] for note in used)
        return PlainPage(tuple(facts), found, places, prefixes_of(self.root))

    def _check_document(self) -> None:
        info: Any = self.root.getroottree().docinfo  # the stubs do not know its doctype
        _require(self.root.tag == f"{{{XHTML}}}html" and not info.doctype, "no page, or a doctype")
        _require((info.encoding.upper(), info.xml_version) == ("UTF-8", "1.0"), "another encoding")
        ids: Any = self.root.xpath("//@id")
        _require(len(set(ids)) == len(ids), "an id twice")
        for element in self.root.iter(f"{{{IX}}}*"):
            known = _ATTRIBUTES.get(str(element.tag))
            _require(known is not None and known.issuperset(element.keys()), str(element.tag))
        references = list(self.root.iter(f"{{{IX}}}references"))
        _require(len(references) == 1 and len(list(self.root.iter(HEADER))) == 1, "references or headers")
        schemas = list(self.root.iter(f"{{{LINK}}}schemaRef"))
        named = [element.get(f"{{{XLINK}}}href") for element in schemas]
        simple = all(element.get(f"{{{XLINK}}}type") == "simple" for element in schemas)
        _require(simple and schemas == list(references[0]), "other references")
        _require(named == list(self.taxonomy.entry_points), "another taxonomy")

    def _resources(self, local: str) -> Iterator[etree._Element]:
        for element in self.root.iter(f"{{{XBRLI}}}{local}"):
            parent = element.getparent()
            _require(parent is not None and parent.tag == _RESOURCES, f"a {local} elsewhere")
            yield element

    def _context(self, element: etree._Element) -> InlineContext:
        parts = _parts(element, _CONTEXT)
        context = context_of(element)
        if context is None:
            raise NotPlainError("a context")
        identifier = parts[1].text or ""
        members = [part for part in parts if part.get("dimension") is not None]
        _require(bool(context.entity.scheme and _IDENTIFIER.fullmatch(identifier)), "an entity")
        _require(all(_is_plain_member(part, self.taxonomy) for part in members), "a member")
        _require(len(members) == len(context.dimensions), "a member without axis")
        axes = [axis for axis, _ in context.dimensions]
        _require(len(set(axes)) == len(axes) and None not in dict(context.dimensions).values(), "an axis")
        return context

    def _fact(self, element: etree._Element, name: str, notes: tuple[str, ...]) -> Fact:
        concept = self._concept(element)
        context = self.contexts.get(element.get("contextRef") or "")
        if context is None:
            raise NotPlainError(name)
        is_number = concept.kind.is_numeric
        unit, decimals = None, None
        if is_number:
            unit = self.units.get(element.get("unitRef") or "")
            accuracy = element.get("decimals") or ""
            _require(unit is not None and _DECIMALS.fullmatch(accuracy) is not None, "unit or decimals")
            decimals = None if accuracy == "INF" else int(accuracy)
        return Fact(
            id=name,
            concept=concept.name,
            entity=context.entity,
            period=context.period,
            value=_value(element, concept),
            decimals=decimals,
            unit=None if unit == Unit((PURE,)) else unit,
            language=_language(element) if concept.kind.is_text else None,
            dimensions=context.dimensions,  # type: ignore[arg-type] # none lacks its member
            notes=notes,
            is_markup=concept.kind is ValueKind.TEXT_BLOCK,
        )

    def _concept(self, element: etree._Element) -> Concept:
        """The concept of a fact, which takes what its tag is for."""
        name = name_of(element, element.get("name") or "")
        concept = self.taxonomy.concepts.get(name) if name else None
        if concept is None or concept.abstract or concept.kind.is_numeric != (element.tag == NUMBER):
            raise NotPlainError(str(name))
        if concept.name not in self.kinds:
            _require(concept.kind is not ValueKind.OTHER and not self.has_facets(concept.type), "its type")
            self.kinds[concept.name] = concept
        return concept


def _id(element: etree._Element) -> str:
    name = element.get("id") or ""
    _require(bool(name), "an id")
    return name


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise NotPlainError(what)


def _is_plain_member(element: etree._Element, taxonomy: Taxonomy) -> bool:
    """A member as its axis takes it: a name, or one element with a text."""
    name = name_of(element, element.get("dimension") or "")
    axis = taxonomy.axes.get(name) if name else None
    if axis is None or set(element.keys()) != {"dimension"}:
        return False
    domain = axis.typed_domain
    if element.tag == f"{{{XBRLDI}}}explicitMember":
        return domain is None and _PREFIXED.fullmatch(element.text or "") is not None
    (value,) = element if len(element) == 1 else (None,)
    return value is not None and domain is not None and value.tag == domain.clark and not value.keys()


def _parts(element: etree._Element, form: re.Pattern[str]) -> list[etree._Element]:
    """The parts of a context or unit, which have the form; the value of a typed member is none."""
    parts = [
        part
        for part in element.iterdescendants()
        if part.getparent().tag != _TYPED  # type: ignore[union-attr] # they descend from it
    ]
    names = [etree.QName(part) for part in parts]
    _require(all(name.namespace in _SPACES for name in names), "a part of others")
    _require(form.fullmatch(" ".join(name.localname for name in names)) is not None, "another form")
    return parts


def _unit(element: etree._Element) -> Unit:
    parts, unit = _parts(element, _UNIT), unit_of(element)
    if unit is None or any(part.keys() for part in parts):
        raise NotPlainError("a unit")
    measures = [part for part in parts if str(part.tag).endswith("}measure")]
    _require(all(_PREFIXED.fullmatch(part.text or "") for part in measures), "a measure")
    _require(len(measures) == len((*unit.numerators, *unit.denominators)), "a measure")
    return unit


def _note(element: etree._Element) -> Note:
    return Note(element.get("id") or "", _language(element) or "", "".join(map(str, element.itertext())))


def _connect(link: etree._Element, notes: Collection[str], noted: dict[str, list[str]]) -> None:
    """Take one footnote of facts; of several in one relationship the order would not be known."""
    sources, targets = (link.get(key, "").split() for key in ("fromRefs", "toRefs"))
    _require(len(targets) == 1 and targets[0] in notes, "a relationship")
    for source in sources:
        known = noted.setdefault(source, [])
        _require(targets[0] not in known, "a note given twice")
        known.append(targets[0])


def _language(element: etree._Element) -> str | None:
    """The language in scope, also of hidden facts."""
    for scope in (element, *element.iterancestors()):
        if language := scope.get(_LANGUAGE):
            return str(language).lower()
    return None


def _value(element: etree._Element, concept: Concept) -> Value:
    if concept.kind.is_numeric:
        return number_of(element, whole=concept.kind is ValueKind.INTEGER)
    match concept.kind:
        case ValueKind.BOOLEAN:
            return answer_of(element)
        case ValueKind.DATE:
            return day_of(element)
    _require(not form_of(element), "a format")
    text = text_of(element)
    _require(bool(text), "an empty text")
    if concept.kind.is_text:
        return text
    names = [read_expanded(part) for part in collapsed(text).split()]
    found = tuple(sorted(name for name in names if name is not None))
    is_set = concept.kind is ValueKind.ENUMERATION_SET
    _require(len(found) == len(names) and (is_set or len(found) == 1), "answers")
    _require(all(_NAME.fullmatch(name.local) for name in found), "an answer of no name")
    return found if is_set else found[0]
