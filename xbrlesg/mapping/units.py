"""Units: their names in a mapping, and which families of unit a concept's type takes.

XBRL itself checks units only for types with a unit list of their own (Units Registry 1.0), so that
persons on a percentage would pass; this table does not let it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from xbrlesg.mapping.model import Family
from xbrlesg.names import ISO4217, UTR, QName
from xbrlesg.report.model import Unit
from xbrlesg.taxonomy.model import ValueKind

TAKES: Final[Mapping[ValueKind, frozenset[Family]]] = {
    ValueKind.INTEGER: frozenset({Family.COUNT}),
    ValueKind.DECIMAL: frozenset({Family.COUNT, Family.POINTS, Family.HOURS}),
    ValueKind.PERCENT: frozenset({Family.RATIO}),
    ValueKind.MONETARY: frozenset({Family.MONEY}),
    ValueKind.HOURS: frozenset({Family.HOURS}),
    ValueKind.MEASURE: frozenset({Family.MEASURE}),
}

_MEASURE = re.compile(r"(iso4217:[A-Z]{3}|utr:[A-Za-z][A-Za-z0-9_]*)")
_NAMESPACES: Final = {"iso4217": ISO4217, "utr": UTR}


def read_unit(text: str, family: Family) -> tuple[Unit | None, str | None]:
    """Read ``pure``, ``iso4217:CNY``, ``utr:H`` or a quotient of two measures: (unit, fault).

    Pure has no unit (OIM 1.0, 5.1.5). The fault says in words why the text or its family will not do.
    """
    if text == "pure":
        fits = family in (Family.COUNT, Family.POINTS, Family.RATIO)
        return None, None if fits else f"pure is not a unit of {family.value}"
    measures = text.split("/")
    if len(measures) > 2 or not all(_MEASURE.fullmatch(measure) for measure in measures):
        return None, f"{text!r} is not a unit"
    if (family is Family.MONEY) != (text.startswith("iso4217:") and len(measures) == 1):
        return None, f"{text} is not a unit of {family.value}"
    if (family is Family.HOURS) != (text == "utr:H"):
        return None, f"{text} is not a unit of {family.value}"
    names = [_measure(measure) for measure in measures]
    return Unit((names[0],), tuple(names[1:])), None


def _measure(text: str) -> QName:
    prefix, _, local = text.partition(":")
    return QName(_NAMESPACES[prefix], local)
