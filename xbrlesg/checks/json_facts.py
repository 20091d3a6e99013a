"""The facts of an xBRL-JSON report, one by one, without their taxonomy (xBRL-JSON 1.0; OIM 1.0, 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from xbrlesg.checks.json_info import DocumentInfo
from xbrlesg.checks.json_source import JsonObject, Member
from xbrlesg.checks.oim_forms import (
    FormError,
    PureUnitError,
    UnboundPrefixError,
    WithinDayError,
    read_entity,
    read_name,
    read_period,
    read_unit,
)
from xbrlesg.checks.stated import shortened
from xbrlesg.checks.written import WrittenFact
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding
from xbrlesg.names import OIM, QName
from xbrlesg.report.model import Entity, Unit

Read = TypeVar("Read")

NOTE: Final = QName(OIM, "note")
CORE: Final = frozenset({"concept", "entity", "period", "unit", "language", "noteId"})
PROPERTIES: Final = frozenset({"value", "decimals", "dimensions", "links"})
MOST_DECIMALS: Final = 1000
_LANGUAGE: Final = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")


@dataclass(slots=True)
class FactReader:
    """Reads facts under one ``documentInfo``, and finds what is wrong with each."""

    file: str
    info: DocumentInfo
    findings: list[Finding] = field(default_factory=list)
    _member: Member = field(default=Member("", None, 1), init=False)
    _unread: set[str] = field(default_factory=set, init=False)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict, init=False)
    """What has been read without fault, by key and text: facts say the same few things again and again."""

    def read(self, member: Member) -> WrittenFact | None:
        """One fact; None where it is no fact, or does not say its concept."""
        self._member = member
        self._unread = set()
        fact = member.value
        if not isinstance(fact, dict) or not isinstance(fact.get("dimensions"), dict):
            self._fault(Code.JSON_STRUCTURE, "it is no object with value and dimensions", None)
            return None
        self._check_keys(fact)
        dimensions: Mapping[str, Any] = fact["dimensions"]
        concept = self._concept(dimensions)
        if concept is None:
            return None
        found = WrittenFact(
            id=member.key,
            place=self._place,
            concept=concept,
            entity=self._core(dimensions, "entity", Code.JSON_ENTITY, self._entity),
            period=self._core(dimensions, "period", Code.JSON_PERIOD, read_period),
            text=self._text(fact),
            decimals=self._decimals(fact),
            unit=self._core(dimensions, "unit", Code.JSON_UNIT, self._unit),
            language=self._core(dimensions, "language", Code.JSON_LANGUAGE, self._language),
            dimensions=tuple(sorted(self._dimensions(dimensions), key=lambda pair: pair[0])),
            links=tuple(self._links(fact)),
        )
        self._check_note(found, dimensions)
        return replace(found, unread=frozenset(self._unread))

    @property
    def _place(self) -> Location:
        return Location(self.file, self._member.line)

    def _check_keys(self, fact: Mapping[str, Any]) -> None:
        for part, known in ((fact, PROPERTIES), (fact["dimensions"], CORE)):
            for key in sorted(set(part) - known):
                if ":" not in key:
                    self._fault(Code.JSON_STRUCTURE, f"facts have no {key!r}", key)
        for part in (fact, fact["dimensions"], fact.get("links")):
            for key in part.repeated if isinstance(part, JsonObject) else ():
                self._fault(Code.JSON_KEY_REPEATED, f"the key {key!r} is given twice", key)

    def _concept(self, dimensions: Mapping[str, Any]) -> QName | None:
        if "concept" not in dimensions:
            self._fault(Code.JSON_CONCEPT_MISSING, "it does not say its concept", None)
            return None
        return self._core(dimensions, "concept", Code.JSON_NAME, self._name)

    def _core(
        self, dimensions: Mapping[str, Any], key: str, code: Code, read: Callable[[str], Read]
    ) -> Read | None:
        """One of OIM's own dimensions, which are texts of a form of their own."""
        if key not in dimensions:
            return None
        text = dimensions[key]
        if not isinstance(text, str):
            self._fault(Code.JSON_STRUCTURE, f"its {key} is no string", str(text))
            self._unread.add(key)
            return None
        if (key, text) in self._known:
            found: Read = self._known[key, text]
            return found
        before = len(self.findings)
        try:
            value = read(text)
            if len(self.findings) == before:
                self._known[key, text] = value
            return value
        except UnboundPrefixError as error:
            self._fault(Code.JSON_PREFIX, f"{key}: {error}", text)
        except PureUnitError as error:
            self._fault(Code.JSON_PURE_UNIT, str(error), text)
            return None  # and so the unit is pure
        except WithinDayError as error:
            self._fault(code, f"{key}: {error}", text, Severity.WARNING)
        except FormError as error:
            self._fault(code, f"{key}: {error}", text)
        self._unread.add(key)
        return None

    def _name(self, text: str) -> QName:
        return read_name(text, self.info.namespaces)

    def _entity(self, text: str) -> Entity:
        return read_entity(text, self.info.namespaces)

    def _unit(self, text: str) -> Unit | None:
        return read_unit(text, self.info.namespaces)

    def _language(self, text: str) -> str:
        """Lower case by xBRL-JSON 1.0; otherwise of the form of BCP 47."""
        if not _LANGUAGE.fullmatch(text.lower()):
            raise FormError(f"{text!r} is no language")
        if text != text.lower():
            self._fault(Code.JSON_LANGUAGE_CASE, f"the language {text!r} is not in lower case", text)
        return text.lower()

    def _text(self, fact: Mapping[str, Any]) -> str | None:
        if "value" not in fact:
            self._fault(Code.JSON_STRUCTURE, "it has no value; that of a nil fact is null", None)
        value = fact.get("value", "")
        if value is None or isinstance(value, str):
            return value
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        self._fault(Code.JSON_VALUE_NOT_STRING, f"the value {shortened(shown)} is not a string", shown)
        self._unread.add("value")
        return shown

    def _decimals(self, fact: Mapping[str, Any]) -> int | None:
        decimals = fact.get("decimals")
        if "decimals" not in fact:
            return None
        if isinstance(decimals, int) and not isinstance(decimals, bool) and abs(decimals) <= MOST_DECIMALS:
            return decimals
        message = "its decimals are no whole number; left out they mean that the value is exact"
        self._fault(Code.JSON_STRUCTURE, message, str(decimals))
        return None

    def _dimensions(self, dimensions: Mapping[str, Any]) -> Iterator[tuple[QName, str | None]]:
        for key, member in dimensions.items():
            if ":" not in key:
                continue
            axis = self._core({"axis": key}, "axis", Code.JSON_NAME, self._name)
            if axis is None:
                continue
            if member is None or isinstance(member, str):
                yield axis, member
            else:
                self._fault(Code.JSON_STRUCTURE, f"the member of {key} is no string", str(member))

    def _links(self, fact: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """``{type: {group: [ids]}}``, type and group being declared in ``documentInfo``."""
        stated = fact.get("links", {})
        if not isinstance(stated, dict) or not all(isinstance(groups, dict) for groups in stated.values()):
            self._fault(Code.JSON_STRUCTURE, "its links are no object of objects", None)
            return
        for kind, groups in stated.items():
            if kind not in self.info.link_types:
                self._fault(Code.JSON_LINK, f"the link type {kind!r} is not declared", kind)
            for group, ids in groups.items():
                if group not in self.info.link_groups:
                    self._fault(Code.JSON_LINK, f"the link group {group!r} is not declared", group)
                if isinstance(ids, list) and all(isinstance(target, str) for target in ids):
                    yield from ((kind, target) for target in ids)
                else:
                    self._fault(Code.JSON_STRUCTURE, "the targets of its links are no list of ids", str(ids))

    def _check_note(self, fact: WrittenFact, dimensions: Mapping[str, Any]) -> None:
        """A note has a language and its own id, and nothing else (OIM 1.0, 3.5.1.1)."""
        if not is_note(fact):
            if "noteId" in dimensions:
                self._fault(Code.JSON_NOTE, "it has a noteId and is no note", str(dimensions["noteId"]))
            for key, code in (("entity", Code.JSON_ENTITY), ("period", Code.JSON_PERIOD)):
                if key not in dimensions:
                    self._fault(code, f"it does not say its {key}", None)
            return
        if dimensions.get("noteId") != fact.id:
            self._fault(Code.JSON_NOTE, "the noteId of a note is its own id", str(dimensions.get("noteId")))
        if "language" not in dimensions:
            self._fault(Code.JSON_NOTE, "the note does not say its language", None)
        surplus = sorted(set(dimensions) - {"concept", "noteId", "language"})
        if surplus or fact.decimals is not None:
            shown = ", ".join((*surplus, *(("decimals",) if fact.decimals is not None else ())))
            self._fault(Code.JSON_NOTE, f"a note has no {shown}", shown)

    def _fault(self, code: Code, message: str, value: str | None, severity: Severity | None = None) -> None:
        shown = None if value is None else shortened(value)
        text = f"fact {shortened(self._member.key)}: {message}"
        found = finding(code, text, self._place, value=shown, fact=self._member.key)
        self.findings.append(found if severity is None else replace(found, severity=severity))


def is_note(fact: WrittenFact) -> bool:
    """True for the text of a footnote, which is a fact to OIM."""
    return fact.concept == NOTE
