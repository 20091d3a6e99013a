"""Findings as plain data, for ``findings.json``; the form is described in docs/outputs.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xbrlesg.findings.model import Evidence, Finding, Location, Severity


def findings_data(findings: Sequence[Finding]) -> dict[str, Any]:
    """A summary by severity, and every finding; parts that a finding lacks are left out."""
    return {"summary": count_by_severity(findings), "findings": [_finding(item) for item in findings]}


def count_by_severity(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, gravest first."""
    counts = Counter(item.severity for item in findings)
    return {severity.word: counts[severity] for severity in sorted(Severity, reverse=True)}


def _finding(item: Finding) -> dict[str, Any]:
    parts = {
        "code": item.code,
        "severity": item.severity.word,
        "message": item.message,
        "hint": item.hint,
        "location": item.location and _location(item.location),
        "value": item.value,
        "indicator": item.indicator,
        "fact": item.fact,
        "disclosure": item.disclosure,
        "related": [_location(place) for place in item.related] or None,
        "evidence": [_evidence(part) for part in item.evidence] or None,
        "arithmetic": item.arithmetic,
    }
    return {key: part for key, part in parts.items() if part is not None}


def _evidence(part: Evidence) -> dict[str, Any]:
    parts = {
        "what": part.what,
        "value": part.value,
        "location": part.location and _location(part.location),
        "source": part.source or None,
        "fact": part.fact,
    }
    return {key: value for key, value in parts.items() if value is not None}


def _location(place: Location) -> dict[str, Any]:
    sheet = place.sheet.name if place.sheet else None
    parts = {"file": place.file, "sheet": sheet, "row": place.row, "column": place.column, "cell": place.cell}
    return {key: part for key, part in parts.items() if part is not None}
