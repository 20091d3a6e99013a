"""Arelle's messages as findings: its codes and words, our severities, and the record behind each fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings
from xbrlesg.validation.hints import hint_for
from xbrlesg.validation.model import ArelleMessage, FactPlace, fact_shown

_SEVERITIES: Final = {
    "CRITICAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "ERROR-SEMANTIC": Severity.ERROR,
    "ASSERTION-NOT-SATISFIED": Severity.ERROR,
    "INCONSISTENCY": Severity.WARNING,
    "WARNING": Severity.WARNING,
    "WARNING-SEMANTIC": Severity.WARNING,
}
_ASSERTION: Final = ("message:", "formula:assertion")
# Two values for one fact contradict each other in every format; Arelle calls it an error in OIM only.
_RAISED: Final = {"arelle:duplicateFacts": Severity.ERROR}

_UNREACHABLE: Final = (
    re.compile(r"Could not load file from local filesystem\..* file: (?P<url>\S+)$", re.DOTALL),
    re.compile(r"^(?P<url>\S+): file error: \[Errno 2\]"),
)
# What Arelle says of every fact when the taxonomy is not there.
_CONSEQUENCES: Final = frozenset(
    {"ix11.12.1.2:missingReferences", "oime:invalidTaxonomy", "oime:unknownConcept"}
)
# Arelle adds this to OIM reports that have any other error; the other error has been told already.
_ECHO: Final = "XBRL validation errors were logged for this instance."
_FACT_IN_TEXT: Final = re.compile(r"\b[Ff]act (\S+)")


def findings_of(
    messages: Sequence[ArelleMessage],
    document: str,
    places: Mapping[str, FactPlace] | None = None,
    disclosure_of: Callable[[ArelleMessage], str | None] | None = None,
) -> tuple[Finding, ...]:
    """One finding for each message, by place; ``document`` is what findings call the file.

    ``places`` maps the ids of facts to their records, so that a finding names the indicator and its row;
    ``disclosure_of`` says what of a standard a message is about. A taxonomy that is in no package is one
    finding for each file; what follows from it is left out.
    """
    missing = sorted({url for message in messages if (url := _unreachable(message))})
    told = [message for message in messages if not _is_echo(message, missing=bool(missing))]
    found = [_finding(message, document, places or {}) for message in told]
    if disclosure_of is not None:
        named = zip(found, told, strict=True)
        found = [replace(item, disclosure=disclosure_of(message)) for item, message in named]
    return sort_findings((*(missing_taxonomy(url, document) for url in missing), *found))


def is_assertion(code: str) -> bool:
    """Whether a finding's code is that of one of a taxonomy's own assertions."""
    return code.startswith(_ASSERTION)


def facts_named(message: ArelleMessage) -> tuple[str, ...]:
    """The ids of the facts that a message is about: by reference, or else by name in its text."""
    return message.element_ids or tuple(_FACT_IN_TEXT.findall(message.text))


def _unreachable(message: ArelleMessage) -> str | None:
    found = (pattern.search(message.text) for pattern in _UNREACHABLE)
    return next((match["url"] for match in found if match), None)


def _is_echo(message: ArelleMessage, *, missing: bool) -> bool:
    if message.text == _ECHO or _unreachable(message):
        return True
    return missing and message.code in _CONSEQUENCES


def missing_taxonomy(url: str, document: str) -> Finding:
    """The finding that no package holds a file of the taxonomy, in the words that all checks use."""
    message = f"{document}: no package holds the taxonomy file {url}; the facts could not be checked"
    return finding(Code.TAXONOMY_MISSING, message, Location(document), value=url)


def _finding(message: ArelleMessage, document: str, places: Mapping[str, FactPlace]) -> Finding:
    found = [places[fact] for fact in _facts(message, places)]
    located = [place.location for place in found if place.location is not None]
    return Finding(
        code=message.code,
        severity=_severity(message),
        message=message.text,
        hint=hint_for(message.code),
        location=located[0] if located else Location(message.file or document, message.line),
        indicator=found[0].indicator if found else None,
        fact=found[0].fact if found else next(iter(message.element_ids), None),
        related=tuple(dict.fromkeys(place for place in located[1:] if place != located[0])),
    )


def _facts(message: ArelleMessage, places: Mapping[str, FactPlace]) -> Iterator[str]:
    shown = dict.fromkeys(fact_shown(name, places) for name in facts_named(message))
    return (fact for fact in shown if fact in places)


def _severity(message: ArelleMessage) -> Severity:
    severity = _RAISED.get(message.code) or _SEVERITIES.get(message.level, Severity.INFO)
    if severity == Severity.WARNING and message.code.startswith(_ASSERTION):
        # Taxonomies' own assertions compare rounded sums exactly and the like: worth a look, no more.
        return Severity.ADVISORY
    return severity
