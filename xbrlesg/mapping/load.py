"""A mapping file, read and resolved against the taxonomy: every complaint names file, line and near names."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from xbrlesg.checks.unit_types import TRAPS
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.mapping.model import (
    AS_PRINTED,
    AnswersRule,
    AxisEntry,
    AxisRule,
    CasesRule,
    IndicatorEntry,
    IndicatorRule,
    Mapping,
    MappingFile,
    QualifiersEntry,
    Rule,
    UnitEntry,
    UnitRule,
)
from xbrlesg.mapping.name_reader import NameReader
from xbrlesg.mapping.omissions import resolve_omissions
from xbrlesg.mapping.units import read_unit
from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Axis, Concept, Taxonomy, ValueKind
from xbrlesg.yaml_source import YamlSource, build_model, read_yaml

ENUMERATIONS: Final = (ValueKind.ENUMERATION, ValueKind.ENUMERATION_SET)
WITHOUT_UNIT: Final = (ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.PERCENT)
"""Kinds of numbers that may be pure."""
LANGUAGES: Final = ("en", "zh-hans")
"""Those in which migration notes are looked for, in this order."""


def load_mapping_file(path: Path, name: str) -> tuple[MappingFile | None, YamlSource | None, list[Finding]]:
    """Read a mapping file without a taxonomy: its form only. The source comes along for its lines."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, None, findings
    entry, faults = build_model(source, MappingFile)
    return entry, source, [*findings, *faults]


def resolve_mapping(
    entry: MappingFile, source: YamlSource, taxonomy: Taxonomy
) -> tuple[Mapping, list[Finding]]:
    """Resolve every name against the taxonomy. Rules with a fault are None, and found."""
    names = NameReader(entry.prefixes, source)
    resolver = _Resolver(names, taxonomy)
    answers = [resolver.answers(domain, members) for domain, members in entry.enumerations.items()]
    mapping = Mapping(
        name=entry.mapping,
        indicators={
            key: resolver.indicator(item, dict(filter(None, answers)), "indicators", key)
            for key, item in entry.indicators.items()
        },
        axes={key: resolver.axis(key, item) for key, item in entry.axes.items()},
        units={key: resolver.unit(key, item) for key, item in entry.units.items()},
        qualifiers=(resolver.qualifiers(entry.qualifiers),) if entry.qualifiers else (),
        partial=entry.partial,
        unmapped_axes=frozenset(entry.unmapped_axes),
        omissions=resolve_omissions(entry.omissions, names, taxonomy) if entry.omissions else (),
        nil=frozenset(entry.nil),
    )
    return mapping, names.findings


class _Resolver:
    """Turns the texts of one mapping file into rules about one taxonomy."""

    def __init__(self, names: NameReader, taxonomy: Taxonomy) -> None:
        self._axes: dict[QName, str] = {}  # what each axis was mapped from
        self._names = names
        self._taxonomy = taxonomy
        self._domains = _domains(taxonomy)
        self._usable = Memo(self._usable_members)

    def answers(self, text: str, members: ReadOnly[str, str]) -> tuple[QName, AnswersRule] | None:
        """A domain and its answers; a domain that no concept uses, and members that it lacks, are found."""
        path = ("enumerations", text)
        domain = self._names.read(text, *path)
        if domain is None:
            return None
        known = self._domains.get(domain)
        if known is None:
            message = f"no concept of the taxonomy takes answers of {text}"
            self._names.complain(Code.MAPPING_ENUMERATION, message, path, text, self._domains)
            return None
        found: dict[str, QName] = {}
        for printed, member in members.items():
            name = self._names.read(member, *path, printed)
            if name in known:
                found[printed] = name
            elif name is not None:
                message = f"the member {member} is no answer of {text}"
                self._names.complain(Code.MAPPING_ENUMERATION, message, (*path, printed), member, known)
        return domain, AnswersRule(found, self._names.source.at(*path))

    def indicator(
        self, entry: IndicatorEntry, answers: ReadOnly[QName, AnswersRule], *path: str
    ) -> Rule | None:
        """The rule of one entry, which stands at a path of the file: an indicator, or a case of one."""
        cases = {
            (column, printed): self.indicator(case, answers, *path, "cases", column, printed)
            for column, cases in entry.cases.items()
            for printed, case in cases.items()
        }
        if entry.concept is None:
            return CasesRule(self._names.source.at(*path), cases)
        rule = self._rule(entry, entry.concept, answers, path)
        return replace(rule, cases=cases) if rule else None

    def _rule(
        self, entry: IndicatorEntry, text: str, answers: ReadOnly[QName, AnswersRule], path: tuple[str, ...]
    ) -> IndicatorRule | None:
        name = self._names.read(text, *path)
        if name is None:
            return None
        concept = self._taxonomy.concepts.get(name)
        if concept is None or concept.abstract:
            state = "is not in the taxonomy" if concept is None else "is abstract and takes no facts"
            reportable = (item.name for item in self._taxonomy.concepts.values() if not item.abstract)
            self._names.complain(Code.MAPPING_CONCEPT, f"the concept {text} {state}", path, text, reportable)
            return None
        unfillable = _unfillable(concept, entry)
        if unfillable:
            self._names.complain(Code.MAPPING_TYPE, unfillable, path, text)
            return None
        self._warn_of_deprecated(concept, path, text)
        rule = IndicatorRule(
            concept,
            entry.above_100,
            self._names.source.at(*path),
            fit=entry.fit,
            reason=entry.reason,
            breakdowns=None if entry.breakdowns is None else frozenset(entry.breakdowns),
            stated=entry.stated,
            days_as_years=entry.days_as_years,
            dimensions=tuple(entry.dimensions.items()),
        )
        if concept.enumeration is None:
            return rule
        given = answers.get(concept.enumeration.domain)
        if given is None:
            domain = self._names.prefixed(concept.enumeration.domain)
            message = f"{text} takes answers of {domain}, and the mapping names none"
            self._names.complain(Code.MAPPING_ENUMERATION, message, path, text)
            return None
        # Concepts may share a domain and yet differ in the part of it that they take.
        members = {text: name for text, name in given.members.items() if name in concept.enumeration.members}
        return replace(rule, answers=replace(given, members=members))

    def _warn_of_deprecated(self, concept: Concept, path: tuple[str, ...], text: str) -> None:
        for language in LANGUAGES:
            note = self._taxonomy.migration_note(concept.name, language)
            if note is not None:
                place = self._names.source.at(*path)
                message = f"the concept {text} is deprecated"
                self._names.findings.append(
                    finding(Code.MAPPING_DEPRECATED, message, place, value=text, hint=note)
                )
                return

    def axis(self, key: str, entry: AxisEntry) -> AxisRule | None:
        path = ("axes", key)
        axis = self._axis(entry.axis, path, f"the column {key!r}")
        if axis is None:
            return None
        is_typed = axis.typed_domain is not None
        if (is_typed and entry.members) or (not is_typed and entry.typed):
            given, wanted = ("members", "typed") if is_typed else ("typed", "members")
            kind = "a typed" if is_typed else "an explicit"
            message = f"{entry.axis} is {kind} axis: write {wanted}, not {given}"
            self._names.complain(Code.MAPPING_AXIS, message, (*path, given), entry.axis)
            return None
        if entry.typed == AS_PRINTED:
            return AxisRule(axis.name, {}, self._names.source.at(*path), as_printed=True)
        rule = self._axis_rule(axis, entry.members, path)
        return replace(rule, members={**entry.typed, **rule.members})

    def qualifiers(self, entry: QualifiersEntry) -> AxisRule | None:
        path = ("qualifiers",)
        axis = self._axis(entry.axis, path, "the table of qualifiers")
        if axis is None:
            return None
        if axis.typed_domain is not None:
            message = f"{entry.axis} is a typed axis, and qualifiers become members"
            self._names.complain(Code.MAPPING_AXIS, message, (*path, "axis"), entry.axis)
            return None
        return self._axis_rule(axis, entry.members, path)

    def _axis(self, text: str, path: tuple[str, ...], user: str) -> Axis | None:
        """An axis by its name; each has one user only, or a record could say two things of it."""
        path = (*path, "axis")
        name = self._names.read(text, *path)
        axis = self._taxonomy.axes.get(name) if name else None
        if axis is None:
            if name:
                message = f"the axis {text} is not in the taxonomy"
                self._names.complain(Code.MAPPING_AXIS, message, path, text, self._taxonomy.axes)
            return None
        if axis.name in self._axes:
            message = f"{self._axes[axis.name]} is mapped to {text} already"
            self._names.complain(Code.MAPPING_AXIS, message, path, text)
            return None
        self._axes[axis.name] = user
        return axis

    def _axis_rule(self, axis: Axis, texts: ReadOnly[str, str], path: tuple[str, ...]) -> AxisRule:
        names = {
            printed: self._member(axis, text, (*path, "members", printed)) for printed, text in texts.items()
        }
        members: dict[str, Member] = {printed: name for printed, name in names.items() if name is not None}
        faulty = frozenset(names.keys() - members.keys())
        return AxisRule(axis.name, members, self._names.source.at(*path), faulty=faulty)

    def unit(self, key: str, entry: UnitEntry) -> UnitRule | None:
        path = ("units", key)
        unit, fault = read_unit(entry.unit, entry.family)
        if fault:
            self._names.complain(Code.MAPPING_UNIT, fault, (*path, "unit"), entry.unit)
        power = _power_of_ten(entry.factor)
        if power is None:
            message = f"the factor {entry.factor} is not a power of ten"
            self._names.complain(Code.MAPPING_FACTOR, message, (*path, "factor"), str(entry.factor))
        for name in unit.numerators if unit else ():
            if name.local in TRAPS:
                place = self._names.source.at(*path, "unit")
                message = f"is {entry.unit} what {key!r} stands for? {TRAPS[name.local]}"
                self._names.findings.append(finding(Code.MAPPING_UNIT_TRAP, message, place, value=entry.unit))
        if fault or power is None:
            return None
        return UnitRule(unit, power, entry.family, self._names.source.at(*path))

    def _member(self, axis: Axis, text: str, path: tuple[str, ...]) -> QName | None:
        name = self._names.read(text, *path)
        known = self._usable[axis.name]
        if name is None or (name in known and name != axis.default):
            return name
        state = (
            "is the axis's default and is never reported"
            if name == axis.default
            else "is on none of its tables"
        )
        self._names.complain(
            Code.MAPPING_MEMBER, f"the member {text} {state}", path, text, known - {axis.default}
        )
        return None

    def _usable_members(self, axis: QName) -> frozenset[QName]:
        """The members of an axis that any table has."""
        return frozenset().union(*(cube.axes.get(axis, ()) for cube in self._taxonomy.hypercubes))


def _unfillable(concept: Concept, entry: IndicatorEntry) -> str | None:
    """Why records cannot fill a concept of this type by this entry; None where they can."""
    if concept.kind is ValueKind.OTHER or (concept.kind in ENUMERATIONS and not concept.enumeration):
        return f"the concept {entry.concept} is of type {concept.type.local}"
    if entry.stated and concept.kind not in WITHOUT_UNIT:
        return f"a value of type {concept.type.local} cannot be stated as a number without its unit"
    return None


def _domains(taxonomy: Taxonomy) -> dict[QName, set[QName]]:
    """The domains of enumerations and all answers that any concept takes of them."""
    domains: dict[QName, set[QName]] = {}
    shared = {id(concept.enumeration): concept.enumeration for concept in taxonomy.concepts.values()}
    for enumeration in filter(None, shared.values()):
        domains.setdefault(enumeration.domain, set()).update(enumeration.members)
    return domains


def _power_of_ten(factor: Decimal) -> int | None:
    sign, digits, exponent = factor.as_tuple()
    text = "".join(str(digit) for digit in digits)
    if sign or text.rstrip("0") != "1" or not isinstance(exponent, int):
        return None
    return exponent + len(text) - 1
