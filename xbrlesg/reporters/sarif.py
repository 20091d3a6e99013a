"""SARIF 2.1.0, which code hosts show beside the lines of a change (OASIS, sarif-v2.1.0-errata01).

A finding is a result, its code a rule; a row of a text file is a line of it. Fingerprints leave out rows, so
that a finding stays the same when lines are added above it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from xbrlesg.findings.catalogue import Code, Rule
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.findings.verdict import Checked, Help, Verdict, Waived
from xbrlesg.json_text import json_bytes
from xbrlesg.reporters.wording import waiver_in_words

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "xbrlesgFinding/v1"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVISORY: "note",
    Severity.INFO: "note",
}
_RULES: Final[Mapping[str, Rule]] = {code.value.name: code.value for code in Code}

Json = dict[str, Any]


def sarif_report(told: Verdict, more_of: Help) -> bytes:
    """One run with its rules, results and artifacts; ``more_of`` gives the long text of a code, if any."""
    everything = list(told.everything())
    codes = sorted({item.code for item, _ in everything})
    graded = {code: _usual_severity(code, (item for item, _ in everything)) for code in codes}
    paths = _paths(told.checked)
    fingerprints: Counter[str] = Counter()
    results = []
    for item, waived in everything:
        mark = _mark(item)
        fingerprints[mark] += 1
        results.append(
            _filled(
                {
                    "ruleId": item.code,
                    "ruleIndex": codes.index(item.code),
                    "level": _LEVELS[item.severity],
                    "message": {"text": _message(item)},
                    "locations": [_location(item, paths, told.subject)],
                    "relatedLocations": _related(item, paths),
                    "partialFingerprints": {FINGERPRINT: f"{mark}:{fingerprints[mark]}"},
                    "suppressions": [_suppression(waived)] if waived else None,
                    "properties": _properties(item),
                }
            )
        )
    driver = {
        "name": "xbrlesg",
        "version": dict(told.tools).get("xbrlesg", ""),
        "rules": [_rule(code, graded[code], more_of) for code in codes],
    }
    others = [{"name": name, "version": version} for name, version in told.tools if name != "xbrlesg"]
    run = {
        "tool": _filled({"driver": driver, "extensions": others or None}),
        "automationDetails": {"id": f"xbrlesg/{told.command}/{told.subject}/"},
        "invocations": [{"executionSuccessful": told.is_complete, "exitCode": int(told.failed)}],
        "artifacts": [
            {"location": {"uri": _uri(item.path)}, "length": item.size, "hashes": {"sha-256": item.sha256}}
            for item in told.checked
        ],
        "results": results,
    }
    return json_bytes({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _paths(checked: Sequence[Checked]) -> dict[str, str]:
    """Where each file lies, by what findings call it.

    Of several that they call alike nobody knows which is meant: inputs of other folders, by their bare names.
    """
    named = Counter(item.name for item in checked)
    return {item.name: item.path for item in checked if named[item.name] == 1}


def _rule(code: str, severity: Severity, more_of: Help) -> Json:
    rule, more = _RULES.get(code), more_of(code)
    help_text = rule.hint if rule else f"{code} is a code of the XBRL processor or of the taxonomy."
    return _filled(
        {
            "id": code,
            "shortDescription": {"text": rule.title if rule else code},
            "help": {"text": f"{help_text}\n\n{more}" if more else help_text},
            "defaultConfiguration": {"level": _LEVELS[severity]},
        }
    )


def _usual_severity(code: str, findings: Iterable[Finding]) -> Severity:
    """The catalogue's; of the codes of others the gravest that occurs."""
    if code in _RULES:
        return _RULES[code].severity
    return max(item.severity for item in findings if item.code == code)


def _message(item: Finding) -> str:
    """What is wrong, the arithmetic, what it is about, and what to do: hosts show little else."""
    about = f"Disclosure: {item.disclosure}." if item.disclosure else ""
    return "\n".join(part for part in (item.message, item.arithmetic, about, item.hint) if part)


def _location(item: Finding, paths: Mapping[str, str], subject: str) -> Json:
    """Where it is.

    A finding on the whole run stands at what the user named, and one on a whole file at its first line: hosts
    refuse a log in which a result has no file, and show none without a line.
    """
    place = item.location or Location(subject)
    located = {"region": {"startLine": 1}, **_physical(place, paths, item.value)}
    names = [
        ("indicator", "member", item.indicator),
        ("sheet", "module", place.sheet.name if place.sheet else None),
        ("cell", "member", place.cell),
        ("column", "member", place.column),
        ("fact", "element", item.fact),
    ]
    logical = [
        {"name": name, "kind": kind, "fullyQualifiedName": f"{what}:{name}"}
        for what, kind, name in names
        if name
    ]
    return _filled({"physicalLocation": located, "logicalLocations": logical or None})


def _physical(place: Location, paths: Mapping[str, str], value: str | None = None) -> Json:
    archive = next((name for name in paths if place.file.startswith(f"{name}/")), None)
    artifact = {"uri": _uri(paths.get(archive or place.file, place.file))}
    if place.row is None or place.sheet is not None or archive:  # a row of these is no line of the file
        return {"artifactLocation": artifact}
    snippet = {"text": value} if value else None
    return {"artifactLocation": artifact, "region": _filled({"startLine": place.row, "snippet": snippet})}


def _related(item: Finding, paths: Mapping[str, str]) -> list[Json] | None:
    evidence = [
        (part.location, f"{part.what}: {part.value}" + (f" ({part.source})" if part.source else ""))
        for part in item.evidence
        if part.location
    ]
    places: Sequence[tuple[Location, str]] = [*((place, str(place)) for place in item.related), *evidence]
    found = [
        {"id": number, "physicalLocation": _physical(place, paths), "message": {"text": text}}
        for number, (place, text) in enumerate(places, 1)
    ]
    return found or None


def _properties(item: Finding) -> Json:
    return _filled(
        {"severity": item.severity.word, "disclosure": item.disclosure, "arithmetic": item.arithmetic}
    )


def _suppression(waived: Waived) -> Json:
    return {"kind": "external", "status": "accepted", "justification": waiver_in_words(waived)}


def _mark(item: Finding) -> str:
    """What a finding is, whatever row it stands in; equal ones are told apart by their order."""
    place = item.location or Location("")
    sheet = place.sheet.name if place.sheet else ""
    what = (item.code, place.file, sheet, place.column, item.indicator, item.fact, item.value)
    return hashlib.sha256(
        "\0".join(part or "" for part in what).encode("utf-8", "backslashreplace")
    ).hexdigest()[:32]


def _uri(path: str) -> str:
    """A path as a relative reference, and an absolute one as a URL; what is a URL already stays one.

    RFC 3986, 4.2; RFC 8089, 2.
    """
    if "://" in path:
        return path
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.replace("\\", "/"), "/~@!$&'()*+,;=", errors="surrogateescape")


def _filled(parts: Json) -> Json:
    return {key: part for key, part in parts.items() if part is not None}
