"""Coverage as plain data, for ``coverage.json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    IndexEntry,
    IndicatorCoverage,
    MandatoryTag,
    MandatoryTags,
    Omission,
    RequirementCoverage,
    StandardCoverage,
    Status,
    Texts,
    ThemeCoverage,
    count,
)


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """The whole of ``coverage.json``; parts that something lacks are left out."""
    data = {
        "report": coverage.report,
        "standards": [_standard(standard) for standard in coverage.standards],
        "themes": [_theme(theme) for theme in coverage.themes],
    }
    return data | ({"not_referred": list(coverage.not_referred)} if coverage.not_referred else {})


def _standard(standard: StandardCoverage) -> dict[str, Any]:
    parts = {
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
    more = {
        "requirements": _counts(count(standard.requirements)) if standard.requirements else {},
        "elsewhere": [_requirement(item) for item in standard.elsewhere],
        "mandatory_tags": standard.mandatory_tags and _mandatory_tags(standard.mandatory_tags),
    }
    return parts | _filled(more)


def _disclosure(item: DisclosureCoverage) -> dict[str, Any]:
    parts = {
        "code": item.code,
        "title": item.title,
        "status": item.status.value,
        "indicators": item.indicators,
        "facts": list(item.facts),
        "sections": list(item.sections),
        "omissions": [_omission(omission) for omission in item.omissions],
        "requirements": [_requirement(requirement) for requirement in item.requirements],
    }
    return _filled(parts)


def _requirement(item: RequirementCoverage) -> dict[str, Any]:
    parts = {
        "code": item.code,
        "status": item.status.value,
        "standing": list(item.standing),
        "concepts": [_indicator(concept) for concept in item.concepts],
        "facts": list(item.facts),
        "sections": list(item.sections),
        "omission": item.omission and _omission(item.omission),
    }
    return _filled(parts)


def _omission(omission: Omission) -> dict[str, Any]:
    parts = {
        "requirements": list(omission.requirements),
        "reason": omission.reason,
        "explanation": omission.explanation,
    }
    return _filled(parts)


def _indicator(item: IndicatorCoverage) -> dict[str, Any]:
    return {"name": item.name, "label": dict(item.label), "status": item.status.value, "facts": item.facts}


def _mandatory_tags(tags: MandatoryTags) -> dict[str, Any]:
    return {
        "expected": tags.expected,
        "missing": [_mandatory_tag(tag) for tag in tags.missing],
        "not_judged": list(tags.not_judged),
    }


def _mandatory_tag(tag: MandatoryTag) -> dict[str, Any]:
    parts = {
        "assertion": tag.assertion,
        "severity": tag.severity,
        "disclosure": tag.disclosure,
        "concepts": [{"name": name, "label": dict(label)} for name, label in tag.concepts],
        "reasons": list(tag.reasons),
        "standing": list(tag.standing),
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
        "indicators": [_indicator(item) for item in theme.indicators],
    }
    return _filled(parts)


def _counts(counts: Mapping[Status, int]) -> dict[str, int]:
    return {status.value: number for status, number in counts.items()}


def _filled(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in parts.items() if part not in (None, "", [], {})}


def text(texts: Texts) -> str:
    """A text in all its languages."""
    return " ".join(dict.fromkeys(part for _, part in texts))
