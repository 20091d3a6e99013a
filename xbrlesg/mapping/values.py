"""Values that are no numbers: texts, yes or no, days and answers, from the cell of a record."""

from __future__ import annotations

import re
from datetime import date

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.findings.near import near_hint
from xbrlesg.mapping.cells import fault
from xbrlesg.mapping.model import IndicatorRule
from xbrlesg.names import QName
from xbrlesg.records.answers import read_boolean, split_answers
from xbrlesg.records.dates import DateFault, read_date
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.paragraphs import split_paragraphs
from xbrlesg.report.blocks import block_markup
from xbrlesg.report.model import GivenValue
from xbrlesg.taxonomy.model import ValueKind

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def read_statement(
    record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]
) -> GivenValue | None:
    """Read the value of a record that is no number; whatever is wrong with the record is added."""
    check_particulars(record, rule, findings)
    if not record.value.strip():
        findings.append(fault(Code.VALUE_MISSING, "the value is missing", record, "value"))
        return None
    return _read(record, rule, findings)


def read_text(text: str, kind: ValueKind) -> str:
    """The value of a text: the text itself, or the markup of a text block."""
    return block_markup(split_paragraphs(text)) if kind is ValueKind.TEXT_BLOCK else text


def check_particulars(record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]) -> None:
    """What a record that states no number says besides its value: unit, language and reading."""
    kind = rule.concept.kind
    if not kind.is_numeric:
        _check_unit(record, kind, findings)
    _check_language(record, kind, findings)
    if record.reading is Reading.SUMMARY and not kind.is_text:
        message = f"{rule.concept.name.local} is {kind.value}, of which there is no summary"
        findings.append(fault(Code.READING_NOT_TEXT, message, record, "reading", value=record.reading))


def _read(record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]) -> GivenValue | None:
    match rule.concept.kind:
        case ValueKind.STRING | ValueKind.TEXT_BLOCK as kind:
            return read_text(record.value, kind)
        case ValueKind.BOOLEAN:
            return _boolean(record, findings)
        case ValueKind.DATE:
            return _date(record, findings)
        case ValueKind.ENUMERATION:
            return _answer(record.value, record, rule, findings)
        case ValueKind.ENUMERATION_SET:
            return _answers(record, rule, findings)
        case _:
            return record.value


def _check_unit(record: IndicatorRecord, kind: ValueKind, findings: list[Finding]) -> None:
    if record.unit:
        what = "text" if kind.is_text else kind.value
        message = f"the value is {what} and has no unit {record.unit!r}"
        findings.append(fault(Code.UNIT_ON_TEXT, message, record, "unit"))


def _check_language(record: IndicatorRecord, kind: ValueKind, findings: list[Finding]) -> None:
    if not kind.is_text:
        if record.language:
            message = f"the value is {kind.value} and has no language"
            findings.append(fault(Code.LANGUAGE_INVALID, message, record, "language"))
    elif not record.language:
        message = "the language of the text is missing"
        findings.append(fault(Code.LANGUAGE_MISSING, message, record, "language"))
    elif not _LANGUAGE.fullmatch(record.language):
        message = f"{record.language!r} is not a lower-case language tag"
        findings.append(fault(Code.LANGUAGE_INVALID, message, record, "language"))


def _boolean(record: IndicatorRecord, findings: list[Finding]) -> bool | None:
    value = read_boolean(record.value)
    if value is None:
        findings.append(fault(Code.VALUE_NOT_BOOLEAN, "the value is neither yes nor no", record, "value"))
    return value


def _date(record: IndicatorRecord, findings: list[Finding]) -> date | None:
    value = read_date(record.value)
    if isinstance(value, DateFault):
        findings.append(fault(Code.VALUE_NOT_DATE, value.message, record, "value", hint=value.hint))
        return None
    return value


def _answer(
    printed: str, record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]
) -> QName | None:
    known = rule.answers.members if rule.answers else {}
    if printed in known:
        return known[printed]
    message = f"the answer {printed!r} is unknown for {rule.concept.name.local}"
    hint = near_hint(printed, known, Code.ANSWER_UNKNOWN.value.hint)
    findings.append(fault(Code.ANSWER_UNKNOWN, message, record, "value", value=printed, hint=hint))
    return None


def _answers(
    record: IndicatorRecord, rule: IndicatorRule, findings: list[Finding]
) -> tuple[QName, ...] | None:
    """The members behind the answers, sorted; different answers may mean one member, but not twice."""
    found: dict[QName, str] = {}
    faults = len(findings)
    for printed in split_answers(record.value):
        name = _answer(printed, record, rule, findings)
        if name is not None and name in found:
            message = f"the answer {printed!r} says again what {found[name]!r} says"
            findings.append(fault(Code.ANSWER_REPEATED, message, record, "value", value=printed))
        elif name is not None:
            found[name] = printed
    return tuple(sorted(found)) if len(findings) == faults else None
