"""Arelle's messages as findings: its codes and words, our severities, and the record behind each fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from xbrlesg.checks.elements import Element, Elements
from xbrlesg.checks.stated import shortened
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Location, Severity, finding, sort_findings
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
_OF_REPORT: Final = ("message:", "formula:")
_OF_PACKAGES: Final = ("tpe:", "arelle:packageLoadingError", "FileSourceError")
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
_FACT_IN_TEXT: Final = re.compile(
    r"\b[Ff]act (.+?) value error noted above"
    r"|\b[Ff]act ([^\s,;]+)"
    r"|(?<=[\s\"'])/facts/([^/=]+)"
)


def findings_of(
    messages: Sequence[ArelleMessage],
    document: str,
    places: Mapping[str, FactPlace] | None = None,
    disclosure_of: Callable[[ArelleMessage], str | None] | None = None,
    elements: Callable[[], Elements] = Elements,
) -> tuple[Finding, ...]:
    """One finding for each message, by place; ``document`` is what findings call the file.

    ``places`` maps the ids of facts to their records, so that a finding names the indicator and its row;
    ``elements`` reads where the document states its facts, and is asked only where something is to be told;
    ``disclosure_of`` says what of a standard a message is about. A taxonomy that is in no package is one
    finding for each file; what follows from it is left out.
    """
    missing = sorted({url for message in messages if (url := _unreachable(message))})
    told = [message for message in messages if not _is_echo(message, missing=bool(missing))]
    stated = elements() if told else Elements()
    found = [_finding(message, document, places or {}, stated) for message in told]
    if disclosure_of is not None:
        named = zip(found, told, strict=True)
        found = [replace(item, disclosure=disclosure_of(message)) for item, message in named]
    return sort_findings((*(missing_taxonomy(url, document) for url in missing), *found))


def is_assertion(code: str) -> bool:
    """Whether a finding's code is that of one of a taxonomy's own assertions."""
    return code.startswith(_ASSERTION)


def is_of_report(code: str) -> bool:
    """Whether a finding's code says how a report fares with an assertion, also where its place is there."""
    return code.startswith(_OF_REPORT)


def is_of_packages(code: str) -> bool:
    """Whether a finding's code is told of a package of files, of which Arelle seldom says which one it is."""
    return code.startswith(_OF_PACKAGES)


def facts_named(message: ArelleMessage) -> tuple[str, ...]:
    """The ids of the facts that a message is about: by reference, or else by name in its text."""
    if message.element_ids:
        return message.element_ids
    found = _FACT_IN_TEXT.findall(message.text)
    return tuple(
        name or word or pointer.replace("~1", "/").replace("~0", "~") for name, word, pointer in found
    )


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


def _finding(
    message: ArelleMessage, document: str, places: Mapping[str, FactPlace], elements: Elements
) -> Finding:
    """The records behind the facts first, then where the document states these; a file's own place else."""
    named = _elements(message, elements)
    names = dict.fromkeys((*facts_named(message), *(element.id for element in named)))
    facts = dict.fromkeys(fact_shown(name, places) for name in names)
    found = [places[fact] for fact in facts if fact in places]
    evidence = [part for place in found for part in place.evidence]
    evidence += [_stated(element) for element in named if fact_shown(element.id, places) not in places]
    records = [place.location for place in found if place.location is not None]
    records += [part.location for place in found for part in place.evidence if part.location is not None]
    ids = (*message.element_ids, *(element.id for element in named))
    own = Location(message.file or document, message.line)
    located = [*records, *(element.place for element in named)] or [own]
    return Finding(
        code=message.code,
        severity=_severity(message),
        message=message.text,
        hint=hint_for(message.code),
        location=located[0],
        indicator=found[0].indicator if found else None,
        fact=found[0].fact if found else next(filter(None, ids), None),
        related=tuple(place for place in dict.fromkeys(located) if place != located[0]),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _elements(message: ArelleMessage, elements: Elements) -> list[Element]:
    """The elements of the facts that a message names; without any, of those that it describes."""
    named = [elements.of_id(name) for name in facts_named(message)]
    found = [element for element in named if element is not None]
    if found or message.file is not None or is_assertion(message.code):
        return found  # an assertion that names no fact is about one that is not there
    return [*elements.described(message.text, message.line)]


def _stated(element: Element) -> Evidence:
    """A fact of a file without records: its concept and value as they are written there."""
    return Evidence(
        element.concept or element.id, shortened(element.value), element.place, "", element.id or None
    )


def _severity(message: ArelleMessage) -> Severity:
    severity = _RAISED.get(message.code) or _SEVERITIES.get(message.level, Severity.INFO)
    if severity == Severity.WARNING and message.code.startswith(_ASSERTION):
        # Taxonomies' own assertions compare rounded sums exactly and the like: worth a look, no more.
        return Severity.ADVISORY
    return severity
