"""Coverage as plain data, for ``coverage.json``, and an index as rows, for ``*-index.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    IndexEntry,
    StandardCoverage,
    Status,
    Texts,
    ThemeCoverage,
    count,
)


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """The whole of ``coverage.json``; parts that something lacks are left out."""
    return {
        "report": coverage.report,
        "standards": [_standard(standard) for standard in coverage.standards],
        "themes": [_theme(theme) for theme in coverage.themes],
    }


def index_csv(standard: StandardCoverage) -> bytes:
    """A standard's content index: a row for each disclosure, where it stands, or why it is omitted."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["group", "disclosure", "title", "status", "location", "omission_reason", "explanation"])
    for group in standard.groups:
        for item in group.disclosures:
            omission = (item.omission.reason, item.omission.explanation) if item.omission else ("", "")
            location = "; ".join(item.sections)
            writer.writerow([group.name, item.code, item.title, item.status.value, location, *omission])
    return stream.getvalue().encode("utf-8")


def _standard(standard: StandardCoverage) -> dict[str, Any]:
    return {
        "standard": standard.standard,
        "complete": standard.complete,
        "summary": _counts(count(standard.disclosures)),
        "groups": [
            {
                "name": group.name,
                "title": group.title,
                "summary": _counts(count(group.disclosures)),
                "disclosures": [_disclosure(item) for item in group.disclosures],
            }
            for group in standard.groups
        ],
        "index": [_entry(entry) for entry in standard.index],
    }


def _disclosure(item: DisclosureCoverage) -> dict[str, Any]:
    parts = {
        "code": item.code,
        "title": item.title,
        "status": item.status.value,
        "indicators": item.indicators,
        "facts": list(item.facts),
        "sections": list(item.sections),
        "omission": item.omission
        and {"reason": item.omission.reason, "explanation": item.omission.explanation},
    }
    return _filled(parts)


def _entry(entry: IndexEntry) -> dict[str, Any]:
    parts = {
        "section": entry.section,
        "code": entry.code,
        "outcome": entry.outcome.value,
        "found_in": list(entry.sections),
    }
    return _filled(parts)


def _theme(theme: ThemeCoverage) -> dict[str, Any]:
    parts = {
        "theme": dict(theme.theme),
        "label": dict(theme.label),
        "summary": _counts(count(theme.indicators)),
        "indicators": [
            {"name": item.name, "label": dict(item.label), "status": item.status.value, "facts": item.facts}
            for item in theme.indicators
        ],
    }
    return _filled(parts)


def _counts(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: number for status, number in counts.items()}


def _filled(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in parts.items() if part not in (None, "", [], {})}


def text(texts: Texts) -> str:
    """A text in all its languages."""
    return " ".join(dict.fromkeys(part for _, part in texts))
