"""Values of facts against the type of their concept: its kind, its answers, its bounds.

A value that could not be read as its concept's kind is text here (``checks/lexical.py``), and so found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from xbrlesg.checks.stated import StatedFact, fault
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.findings.near import near_hint
from xbrlesg.names import XBRLI, QName
from xbrlesg.report.model import Value
from xbrlesg.taxonomy.model import Concept, Taxonomy, ValueKind

# what XML 1.0, 2.2 leaves out; to name what it admits takes seven times as long to compile, at each start
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN: Final[dict[ValueKind, type]] = {
    ValueKind.STRING: str,
    ValueKind.TEXT_BLOCK: str,
    ValueKind.BOOLEAN: bool,
    ValueKind.DATE: date,
    ValueKind.ENUMERATION: QName,
    ValueKind.ENUMERATION_SET: tuple,
}
FLOATS: Final = frozenset({QName(XBRLI, "floatItemType"), QName(XBRLI, "doubleItemType")})
_NOT_NEGATIVE: Final = frozenset(
    {
        *(
            "nonNegativeIntegerItemType",
            "nonNegativeMonetaryItemType",
            "nonNegativeNoDecimalsMonetaryItemType",
        ),
        *(f"unsigned{size}ItemType" for size in ("Long", "Int", "Short", "Byte")),
    }
)
_WHOLE: Final = frozenset({"noDecimalsMonetaryItemType", "nonNegativeNoDecimalsMonetaryItemType"})


class Complaint(NamedTuple):
    """What is wrong with a value, whichever fact it is the value of."""

    code: Code
    message: str
    value: str
    hint: str | None = None


def check_value(stated: StatedFact, concept: Concept, taxonomy: Taxonomy) -> Iterator[Finding]:
    """Whether the value is one that the concept's type admits, and whether it may have decimals."""
    fact = stated.fact
    is_read = "value" not in stated.unread
    found = complaints(fact.value, fact.decimals, concept, taxonomy, is_nil=stated.is_nil, is_read=is_read)
    for code, message, value, hint in found:
        yield fault(code, message, stated, value=value, hint=hint)


def complaints(  # noqa: PLR0913 - what is known of a value
    value: Value,
    decimals: int | None,
    concept: Concept,
    taxonomy: Taxonomy,
    *,
    is_nil: bool,
    is_read: bool = True,
) -> Iterator[Complaint]:
    """What is wrong with a value and its decimals. One that could not be read is none to complain of."""
    kind = concept.kind
    if decimals is not None and (is_nil or not (kind.is_numeric or kind is ValueKind.OTHER)):
        message = f"{'a nil fact' if is_nil else concept.name.local} is no number and has no decimals"
        yield Complaint(Code.FACT_DECIMALS, message, str(decimals))
    if is_nil or kind is ValueKind.OTHER or not is_read:
        return
    if not _is_of_kind(value, concept):
        message = f"{concept.name.local} is of kind {kind.value}, and the value is not"
        yield Complaint(Code.FACT_VALUE, message, str(value))
    elif isinstance(value, str):
        yield from _check_text(value)
    elif isinstance(value, QName | tuple):
        yield from _check_answers(value, concept, taxonomy)
    elif kind.is_numeric and isinstance(value, int | Decimal):
        yield from _check_number(value, concept)


def _is_of_kind(value: Value, concept: Concept) -> bool:
    if concept.kind is ValueKind.INTEGER:
        return isinstance(value, int) and not isinstance(value, bool)
    if concept.kind.is_numeric:
        if isinstance(value, Decimal):
            return value.is_finite() or concept.type in FLOATS
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _PLAIN[concept.kind])


def _check_number(value: int | Decimal, concept: Concept) -> Iterator[Complaint]:
    """The bounds of the types that have some; percentages are fractions (DTR: not multiplied by 100)."""
    kind = concept.type.local
    wrong = _bound_broken(value, kind)
    if wrong is not None:
        yield Complaint(Code.FACT_VALUE, f"a value of {kind} is {wrong}", str(value))
    if concept.kind is ValueKind.PERCENT and value > 1:
        message = f"{concept.name.local} is a percentage, and {value} is more than 100 %"
        yield Complaint(Code.FACT_ABOVE_100, message, str(value))


def _bound_broken(value: int | Decimal, kind: str) -> str | None:
    if kind in _NOT_NEGATIVE and value < 0:
        return "not negative"
    if kind in _WHOLE and value.as_integer_ratio()[1] != 1:
        return "a whole number"
    if kind == "positiveIntegerItemType" and value < 1:
        return "one or more"
    if kind == "nonPositiveIntegerItemType" and value > 0:
        return "not positive"
    return "negative" if kind == "negativeIntegerItemType" and value >= 0 else None


def _check_text(text: str) -> Iterator[Complaint]:
    found = _NOT_XML.search(text)
    if found is not None:
        message = f"the text holds U+{ord(found[0]):04X}, which XML forbids"
        yield Complaint(Code.FACT_CHARACTER, message, f"U+{ord(found[0]):04X}")


def _check_answers(
    value: QName | tuple[QName, ...], concept: Concept, taxonomy: Taxonomy
) -> Iterator[Complaint]:
    """Extensible Enumerations 2.0, 2.4: members of the concept's own domain, in a set each once."""
    enumeration = concept.enumeration
    answers = value if isinstance(value, tuple) else (value,)
    names = [answer for answer in answers if isinstance(answer, QName)]
    for name in dict.fromkeys(names):
        shown = taxonomy.prefixed(name)
        if enumeration is not None and name not in enumeration.members:
            known = (member.local for member in enumeration.members)
            message = f"{shown} is no answer of {concept.name.local}"
            yield Complaint(
                Code.FACT_ANSWER, message, shown, near_hint(name.local, known, Code.FACT_ANSWER.value.hint)
            )
        if names.count(name) > 1:
            yield Complaint(Code.FACT_ANSWER_REPEATED, f"{shown} is given twice", shown)
