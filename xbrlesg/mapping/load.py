"""A mapping file, read and resolved against the taxonomy: every complaint names file, line and near names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.model import (
    AxisEntry,
    AxisRule,
    IndicatorEntry,
    IndicatorRule,
    Mapping,
    MappingFile,
    UnitEntry,
    UnitRule,
)
from xbrlesg.mapping.units import read_unit
from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Axis, Taxonomy, ValueKind
from xbrlesg.yaml_source import YamlSource, build_model, read_yaml


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
    resolver = _Resolver(entry, source, taxonomy)
    mapping = Mapping(
        name=entry.mapping,
        indicators={key: resolver.indicator(key, item) for key, item in entry.indicators.items()},
        axes={key: resolver.axis(key, item) for key, item in entry.axes.items()},
        units={key: resolver.unit(key, item) for key, item in entry.units.items()},
    )
    return mapping, resolver.findings


class _Resolver:
    """Turns the texts of one mapping file into names of one taxonomy, and collects what cannot be turned."""

    def __init__(self, entry: MappingFile, source: YamlSource, taxonomy: Taxonomy) -> None:
        self.findings: list[Finding] = []
        self._axes: dict[QName, str] = {}  # the column that each axis was mapped from
        self._prefixes = entry.prefixes
        self._source = source
        self._taxonomy = taxonomy

    def indicator(self, key: str, entry: IndicatorEntry) -> IndicatorRule | None:
        path = ("indicators", key)
        name = self._name(entry.concept, *path)
        if name is None:
            return None
        concept = self._taxonomy.concepts.get(name)
        if concept is None or concept.abstract:
            state = "is not in the taxonomy" if concept is None else "is abstract and takes no facts"
            reportable = (item.name for item in self._taxonomy.concepts.values() if not item.abstract)
            self._complain(
                Code.MAPPING_CONCEPT, f"the concept {entry.concept} {state}", path, entry.concept, reportable
            )
            return None
        if concept.kind is ValueKind.OTHER:
            message = f"the concept {entry.concept} is of type {concept.type.local}"
            self._complain(Code.MAPPING_TYPE, message, path, entry.concept)
            return None
        return IndicatorRule(concept, entry.above_100, self._source.at(*path))

    def axis(self, key: str, entry: AxisEntry) -> AxisRule | None:
        path = ("axes", key)
        name = self._name(entry.axis, *path, "axis")
        axis = self._taxonomy.axes.get(name) if name else None
        if axis is None:
            if name:
                message = f"the axis {entry.axis} is not in the taxonomy"
                self._complain(Code.MAPPING_AXIS, message, (*path, "axis"), entry.axis, self._taxonomy.axes)
            return None
        if axis.name in self._axes:
            message = f"the column {self._axes[axis.name]!r} is mapped to {entry.axis} already"
            self._complain(Code.MAPPING_AXIS, message, (*path, "axis"), entry.axis)
            return None
        self._axes[axis.name] = key
        is_typed = axis.typed_domain is not None
        if (is_typed and entry.members) or (not is_typed and entry.typed):
            given, wanted = ("members", "typed") if is_typed else ("typed", "members")
            kind = "a typed" if is_typed else "an explicit"
            message = f"{entry.axis} is {kind} axis: write {wanted}, not {given}"
            self._complain(Code.MAPPING_AXIS, message, (*path, given), entry.axis)
            return None
        members: dict[str, Member] = dict(entry.typed)
        for printed, text in entry.members.items():
            member = self._member(axis, text, (*path, "members", printed))
            if member is not None:
                members[printed] = member
        return AxisRule(axis.name, members, self._source.at(*path))

    def unit(self, key: str, entry: UnitEntry) -> UnitRule | None:
        path = ("units", key)
        unit, fault = read_unit(entry.unit, entry.family)
        if fault:
            self._complain(Code.MAPPING_UNIT, fault, (*path, "unit"), entry.unit)
        power = _power_of_ten(entry.factor)
        if power is None:
            message = f"the factor {entry.factor} is not a power of ten"
            self._complain(Code.MAPPING_FACTOR, message, (*path, "factor"), str(entry.factor))
        if fault or power is None:
            return None
        return UnitRule(unit, power, entry.family, self._source.at(*path))

    def _member(self, axis: Axis, text: str, path: tuple[str, ...]) -> QName | None:
        name = self._name(text, *path)
        known = {member for cube in self._taxonomy.hypercubes for member in cube.axes.get(axis.name, ())}
        if name is None or (name in known and name != axis.default):
            return name
        state = (
            "is the axis's default and is never reported"
            if name == axis.default
            else "is on none of its tables"
        )
        self._complain(Code.MAPPING_MEMBER, f"the member {text} {state}", path, text, known - {axis.default})
        return None

    def _name(self, text: str, *path: str) -> QName | None:
        prefix, _, local = text.partition(":")
        if prefix in self._prefixes:
            return QName(self._prefixes[prefix], local)
        message = f"the prefix {prefix!r} of {text} is not declared"
        hint = near_hint(prefix, self._prefixes)
        self.findings.append(
            finding(Code.MAPPING_PREFIX, message, self._source.at(*path), value=text, hint=hint)
        )
        return None

    def _complain(
        self, code: Code, message: str, path: tuple[str, ...], value: str, known: Iterable[QName] = ()
    ) -> None:
        prefixes = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        names = (f"{prefixes.get(name.namespace, '')}:{name.local}" for name in known)
        hint = near_hint(value, names, code.value.hint)
        self.findings.append(finding(code, message, self._source.at(*path), value=value, hint=hint))


def _power_of_ten(factor: Decimal) -> int | None:
    sign, digits, exponent = factor.as_tuple()
    text = "".join(str(digit) for digit in digits)
    if sign or text.rstrip("0") != "1" or not isinstance(exponent, int):
        return None
    return exponent + len(text) - 1
