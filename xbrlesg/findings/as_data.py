"""Findings as plain data, for ``findings.json``; ``schemas/findings-1.json`` publishes the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from xbrlesg.findings.model import Evidence, Finding, Location, Severity
from xbrlesg.findings.verdict import Checked, Verdict, Waived

SCHEMA: Final = "findings-1"
VERSION: Final = "1.0"
"""The second number grows where a member is added, the first where one changes or goes."""


def verdict_data(told: Verdict) -> dict[str, Any]:
    """A verdict: what counts and what is waived, by severity and one by one, and what was looked at."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "command": told.command,
        "title": told.title,
        "complete": told.is_complete,
        "fail_on": told.fail_on.word,
        "failed": told.failed,
        "summary": count_by_severity(told.findings),
        "findings": [finding_data(item) for item in told.findings],
        "waived": [_waived(item) for item in told.waived],
        "checked": {
            **({"level": told.level} if told.level else {}),
            "tools": dict(told.tools),
            "taxonomies": list(told.taxonomies),
            "files": [_checked(item) for item in told.checked],
        },
    }


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, gravest first."""
    counts = Counter(item.severity for item in findings)
    return {severity.word: counts[severity] for severity in sorted(Severity, reverse=True)}


def finding_data(item: Finding) -> dict[str, Any]:
    """One finding; parts that it lacks are left out."""
    return _filled(
        {
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
    )


def _location(place: Location) -> dict[str, Any]:
    sheet = place.sheet.name if place.sheet else None
    parts = {"file": place.file, "sheet": sheet, "row": place.row, "column": place.column, "cell": place.cell}
    return _filled(parts)


def _evidence(part: Evidence) -> dict[str, Any]:
    place = part.location and _location(part.location)
    parts = {"what": part.what, "value": part.value, "location": place, "source": part.source or None}
    return _filled({**parts, "fact": part.fact})


def _waived(item: Waived) -> dict[str, Any]:
    waiver = {
        "reason": item.reason,
        "author": item.author,
        "expires": item.expires.isoformat(),
        "location": _location(item.location),
    }
    return {**finding_data(item.finding), "waiver": waiver}


def _checked(item: Checked) -> dict[str, Any]:
    return {"name": item.name, "role": item.role, "sha256": item.sha256, "bytes": item.size}


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in parts.items() if part is not None}
