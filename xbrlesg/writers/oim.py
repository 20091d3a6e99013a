"""What the formats of the Open Information Model share: the forms of names, units and values, and prefixes.

Sources: OIM Common 1.0 and xBRL-JSON 1.0, both of 2021-10-13.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xbrlesg.names import OIM, QName
from xbrlesg.report.model import Entity, Member, Report, Unit, Value
from xbrlesg.report.namespaces import spaces_of
from xbrlesg.report.values import canonical_value
from xbrlesg.writers.prefixes import allocate_prefixes

Json = dict[str, object]

FACT_FOOTNOTE: Final = "http://www.xbrl.org/2003/arcrole/fact-footnote"
STANDARD_LINK: Final = "http://www.xbrl.org/2003/role/link"
LINK_TYPE, LINK_GROUP = "footnote", "_"  # the names that OIM Common reserves for these two
DUPLICATES: Final[Mapping[str, object]] = {"allowedDuplicates": "consistent"}
"""A figure may stand at two precisions, but a reader must refuse one that contradicts itself."""
_LEI: Final = "http://standards.iso.org/iso/17442"


def oim_names(report: Report, prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefix of each namespace and entity scheme that a report's document names.

    ``prefixes`` maps the taxonomies' namespaces (and, if wanted, entity schemes) to prefixes.
    """
    spaces = spaces_of(report.facts)
    schemes = {scheme: "lei" if scheme == _LEI else "scheme" for scheme in spaces.schemes}
    # OIM's own is for the features and the notes
    return allocate_prefixes((OIM, *spaces.schemes, *spaces.named, *spaces.answered), {**schemes, **prefixes})


def document_info(
    report: Report, document_type: str, names: Mapping[str, str], features: Mapping[str, object]
) -> Json:
    """What the reader needs before the facts (OIM Common 1.0, 3).

    ``names`` are the prefixes to declare, ``features`` OIM's features without prefix.
    """
    info: Json = {
        "documentType": document_type,
        "namespaces": {prefix: uri for uri, prefix in sorted(names.items(), key=lambda item: item[1])},
    }
    if report.notes:
        info["linkTypes"] = {LINK_TYPE: FACT_FOOTNOTE}
        info["linkGroups"] = {LINK_GROUP: STANDARD_LINK}
    info["taxonomy"] = list(report.taxonomy)
    info["features"] = {f"{names[OIM]}:{feature}": value for feature, value in features.items()}
    return info


def name_text(name: QName, names: Mapping[str, str]) -> str:
    """A name as written: ``esg:NumberOfEmployees``."""
    return f"{names[name.namespace]}:{name.local}"


def member_text(member: Member, names: Mapping[str, str]) -> str:
    """A member's name; the text itself of a typed one."""
    return name_text(member, names) if isinstance(member, QName) else member


def entity_text(entity: Entity, names: Mapping[str, str]) -> str:
    """Who reports, as an SQName: ``scheme:301330``."""
    return f"{names[entity.scheme]}:{entity.identifier}"


def value_text(value: Value, names: Mapping[str, str]) -> str | None:
    """The canonical value; None of a nil fact.

    That of a set is its names as written, in the order of their characters.
    """
    if value is None:
        return None
    if isinstance(value, QName):
        return name_text(value, names)
    if isinstance(value, tuple):
        return " ".join(sorted(name_text(answer, names) for answer in value))
    return canonical_value(value)


def unit_text(unit: Unit, names: Mapping[str, str]) -> str:
    """OIM's unit string representation: measures sorted, brackets round the products of a ratio."""
    parts = ["*".join(sorted(name_text(name, names) for name in unit.numerators))]
    if unit.denominators:
        parts.append("*".join(sorted(name_text(name, names) for name in unit.denominators)))
        parts = [f"({part})" if "*" in part else part for part in parts]
    return "/".join(parts)
