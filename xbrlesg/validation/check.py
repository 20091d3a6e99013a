"""Check a report file, or a taxonomy: what Arelle finds, and whether it reads the facts that were meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from xbrlesg.checks.element_reader import read_elements
from xbrlesg.errors import EngineMemoryError, EngineTimeoutError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.report.model import Report
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.circle import compare_facts
from xbrlesg.validation.messages import facts_named, findings_of
from xbrlesg.validation.model import (
    Arelle,
    ArelleMessage,
    ArelleOptions,
    ArelleRun,
    DisclosureNames,
    FactPlace,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file of ours must say: the report, and the record behind each of its facts by fact id."""

    report: Report
    places: Mapping[str, FactPlace] = field(default_factory=dict)


def check_report_file(  # noqa: PLR0913 - one of them is the file, the others are by name
    path: Path,
    packages: Sequence[Path] = (),
    *,
    called: str | None = None,
    expected: Expected | None = None,
    places: Mapping[str, FactPlace] | None = None,
    options: ArelleOptions | None = None,
    names: DisclosureNames | None = None,
    arelle: Arelle = run_arelle,
) -> tuple[Finding, ...]:
    """Validate a report file (.xhtml, .html, .json, .xbrl, .xml) against the taxonomies in ``packages``.

    A report in xBRL-CSV is given by its metadata; its tables lie where that says. ``arelle`` judges it. With
    ``expected`` the circle test follows; ``places`` are the records behind the facts without it. Findings
    name the file as it is ``called``, its name if not given, and say by ``names`` which disclosure they are
    about. Raises ``ArelleError``.
    """
    called = called or path.name
    faults = _missing_files((path, *packages))
    if faults:
        return sort_findings(faults)
    try:
        run = arelle(path, packages, options, keep_facts=expected is not None)
    except EngineTimeoutError as error:
        return (finding(Code.ENGINE_TIMEOUT, f"{called}: {error}", Location(called)),)
    except EngineMemoryError as error:
        return (finding(Code.ENGINE_MEMORY, f"{called}: {error}", Location(called)),)
    places = expected.places if expected else places or {}
    disclosure_of = partial(_disclosure_of, run, names) if names else None
    elements = partial(read_elements, path, called)
    findings = [*findings_of(run.messages, called, places, disclosure_of, elements)]
    if not run.fact_count and worst(findings) != Severity.ERROR:
        findings.append(no_facts(called))
    # Where Arelle could not read the report at all, and said why, every fact would only be missing as well.
    if expected and run.read and run.fact_count and not lacks_taxonomy(findings):
        findings += compare_facts(expected.report, run.read, called, places)
    return sort_findings(findings)


def check_taxonomy(
    entry_point: str, packages: Sequence[Path], options: ArelleOptions | None = None
) -> tuple[Finding, ...]:
    """Validate a taxonomy by the URL of its entry point, found in ``packages``. Raises ``ArelleError``."""
    faults = _missing_files(packages)
    if faults:
        return sort_findings(faults)
    run = run_arelle(entry_point, packages, options)
    return findings_of(run.messages, entry_point)


def _disclosure_of(run: ArelleRun, names: DisclosureNames, message: ArelleMessage) -> str | None:
    concepts = [run.concepts[fact] for fact in facts_named(message) if fact in run.concepts]
    return names(run.entry_points, message.code, concepts)


def lacks_taxonomy(findings: Sequence[Finding]) -> bool:
    """True where one of the findings is that no package holds a file of the taxonomy."""
    return any(item.code == Code.TAXONOMY_MISSING.value.name for item in findings)


def no_facts(file: str) -> Finding:
    """Arelle has nothing to say of a page without XBRL in it."""
    return finding(Code.NO_FACTS, f"{file} holds no XBRL facts", Location(file))


def missing_file(path: Path) -> Finding:
    """The finding that a report or a package is not there."""
    return finding(Code.FILE_MISSING, f"There is no file {path}", Location(str(path)), value=str(path))


def _missing_files(paths: Sequence[Path]) -> list[Finding]:
    return [missing_file(path) for path in paths if not path.is_file()]
