"""Reading the facts of any report: inline XBRL, xBRL-JSON, -CSV, -XML, report packages, flat facts.

xBRL-JSON and flat facts are read by ourselves, which takes no time; the rest by Arelle, where the taxonomy is
at hand. Tests hold both ways to the same facts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Final

from xbrlesg.checks.plain_page import read_plain
from xbrlesg.checks.plain_types import PlainTypes
from xbrlesg.checks.xbrl_json import JsonReport, note_text, read_xbrl_json, type_report
from xbrlesg.compare.model import Filing
from xbrlesg.errors import ArelleError, EngineTimeoutError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings
from xbrlesg.flat.model import Row
from xbrlesg.pipeline.check_own import PAGES
from xbrlesg.pipeline.engines import engine_for
from xbrlesg.pipeline.filed_facts import Collected
from xbrlesg.pipeline.read_flat import FLAT, read_flat
from xbrlesg.pipeline.report_archive import ARCHIVES, REPORTS, unpack_reports
from xbrlesg.pipeline.report_taxonomy import Ground, ground_of
from xbrlesg.report.model import Note
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.validation.check import missing_file, no_facts
from xbrlesg.validation.messages import findings_of, missing_taxonomy
from xbrlesg.validation.model import Arelle, ArelleOptions

OPTIONS: Final = ArelleOptions(formulas=False, base_taxonomy=False)
"""Those of the fast check, so that a server that holds the taxonomy for it serves here too."""
_WITHOUT: Final = " without the taxonomy, with which Arelle reads it"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the packages that may hold its taxonomy; without any, the installed ones.

    Findings call it by its name, or as ``called`` says.
    """

    path: Path
    packages: tuple[Path, ...] = ()
    called: str = ""

    @property
    def name(self) -> str:
        """What findings call the file."""
        return self.called or self.path.name


@dataclass(frozen=True, slots=True)
class ReportRead:
    """What a file says: its facts, and a finding for each that cannot be read; ``unread`` counts those.

    ``taxonomy`` is None where it is not known; ``rows`` are those of a file of flat facts, one for each fact.
    """

    filing: Filing
    findings: tuple[Finding, ...]
    unread: int = 0
    taxonomy: Taxonomy | None = None
    rows: tuple[Row, ...] | None = None

    @property
    def stated(self) -> int:
        """The number of facts in the document."""
        return len(self.filing.facts) + self.unread


def read_reports(sources: Sequence[Source], store: Path) -> tuple[ReportRead, ...]:
    """Read files; those that Arelle has to read share one load of their taxonomy, where it is the same.

    Raises MissingExtraError.
    """
    with ExitStack() as stack:
        begun = [_begin(source, store, stack) for source in sources]
        groups: dict[tuple[tuple[str, ...], tuple[Path, ...]], list[tuple[int, Ground]]] = {}
        read: dict[int, ReportRead] = {}
        for index, each in enumerate(begun):
            if isinstance(each, Ground):
                groups.setdefault((each.entry_points, each.package_paths), []).append((index, each))
            else:
                read[index] = each
        for (entry_points, packages), group in groups.items():
            with engine_for(entry_points, packages, OPTIONS, len(group)) as engine:
                for index, ground in group:
                    read[index] = _by_arelle(sources[index], ground, engine)
        return tuple(read[index] for index in range(len(sources)))


def _begin(source: Source, store: Path, stack: ExitStack) -> ReportRead | Ground:
    """The report, where we read it ourselves, else what Arelle needs to read it."""
    path, name, suffix = source.path, source.name, source.path.suffix.lower()
    if not path.is_file():
        return _nothing(name, [missing_file(path)])
    if suffix in FLAT:
        return _by_flat(path, name)
    documents: Sequence[Path] = [path]
    if suffix in ARCHIVES:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        documents, faults = unpack_reports(path, name, folder)
        if faults:
            return _nothing(name, faults)
    elif suffix not in REPORTS:
        message = f"{name} is of no format that holds facts"
        return _nothing(name, [finding(Code.FILING_UNKNOWN, message, Location(name), value=suffix)])
    archive = path if suffix in ARCHIVES else None
    ground = ground_of(name, documents, archive, source.packages, store)
    found = _by_ourselves(name, documents, ground)
    if found is None and archive is None:
        found = _by_plain_page(ground)
    return found or ground


def _by_ourselves(name: str, documents: Sequence[Path], ground: Ground) -> ReportRead | None:
    """An xBRL-JSON report; a page whose taxonomy is missing; None for the rest."""
    if len(documents) == 1 and documents[0].suffix.lower() == ".json":
        report, faults = read_xbrl_json(documents[0].read_bytes(), name)
        if report is None and faults:
            return _nothing(name, faults)
        # Only Arelle finds a taxonomy by its place beside the report.
        if report is not None and (ground.entry_points or not report.info.taxonomy):
            return _by_json(name, report, faults, ground)
    if not ground.missing:
        return None
    if ground.pages and len(ground.pages) == len(documents):
        return _by_page(name, ground)
    missing = [missing_taxonomy(url, name) for url in ground.missing]
    return _nothing(name, [*ground.findings, *missing])


def _by_plain_page(ground: Ground) -> ReportRead | None:
    """A page on a known taxonomy that has nothing out of the common run; None for the others."""
    (path,), taxonomy, packages = ground.documents, ground.taxonomy, ground.packages
    if taxonomy is None or packages is None or ground.findings or path.suffix.lower() not in PAGES:
        return None
    types = PlainTypes(packages.read, ground.entry_points)
    page = read_plain(path.read_bytes(), ground.name, taxonomy, types.has_facets)
    if page is None or not page.facts:
        return None
    collected = Collected()
    collected.take(page.facts, (), Location(ground.name), page.places)
    notes = {note.id: note for note in page.notes}
    return _read(ground, collected, notes, prefixes=page.prefixes)


def _by_json(name: str, report: JsonReport, faults: Sequence[Finding], ground: Ground) -> ReportRead:
    collected = Collected()
    for fact_id, place in report.lost:
        collected.lose(fact_id, "it does not say its concept", place)
    if ground.taxonomy is None:
        collected.take_written(report.facts, report.read_name)
    else:
        stated, _ = type_report(report, ground.taxonomy)
        collected.take_stated(report.facts, stated, ground.taxonomy, report.read_name)
    notes = {note.id: Note(note.id, note.language or "", note_text(note.text or "")) for note in report.notes}
    prefixes = {space: prefix for prefix, space in report.info.namespaces.items()}
    empty = () if report.facts or report.lost or faults else (no_facts(name),)
    told = (*faults, *empty, *_without_types(ground))
    return _read(ground, collected, notes, told, prefixes)


def _by_page(name: str, ground: Ground) -> ReportRead:
    collected = Collected()
    for page in ground.pages:
        collected.take_written(page.facts, without=_WITHOUT)
        for fact_id, place in page.skipped:
            collected.lose(fact_id, "its tag names no concept or context that we can read", place)
    empty = () if collected.facts or collected.unread else (no_facts(name),)
    return _read(ground, collected, None, (*empty, *_without_types(ground)))


def _by_flat(path: Path, name: str) -> ReportRead:
    flat = read_flat(path, name)
    filing = Filing(name, tuple(flat.collected.facts), (), flat.notes, flat.prefixes)
    found = sort_findings(flat.collected.findings)
    return ReportRead(filing, found, flat.collected.unread, rows=flat.rows)


def _by_arelle(source: Source, ground: Ground, arelle: Arelle) -> ReportRead:
    """What Arelle reads. What is wrong with a report that it could read is for validate to tell."""
    name = source.name
    try:
        run = arelle(source.path, ground.package_paths, OPTIONS, keep_facts=True, validates=False)
        if not run.fact_count:  # what is wrong with it may say why
            run = arelle(source.path, ground.package_paths, OPTIONS, keep_facts=True)
    except ArelleError as error:
        code = Code.ENGINE_TIMEOUT if isinstance(error, EngineTimeoutError) else Code.ARELLE_GAVE_UP
        return _nothing(name, [*ground.findings, finding(code, f"{name}: {error}", Location(name))])
    collected = Collected()
    notes: dict[str, Note] = {}
    if run.read is not None:
        collected.take(run.read.facts, run.read.unread, Location(name), ground.places)
        notes = {note.id: note for note in run.read.notes}
    told: list[Finding] = []
    if not run.fact_count:
        grave = [item for item in findings_of(run.messages, name) if item.severity is Severity.ERROR]
        told = grave or [no_facts(name)]
    if not ground.entry_points:
        # where the taxonomy lies beside the report its folder means nothing
        named = (url if "://" in url else PurePath(url).name for url in run.entry_points)
        ground = replace(ground, entry_points=tuple(named))
    return _read(ground, collected, notes, told)


def _read(
    ground: Ground,
    collected: Collected,
    notes: Mapping[str, Note] | None,
    told: Sequence[Finding] = (),
    prefixes: Mapping[str, str] | None = None,
) -> ReportRead:
    """``prefixes`` are those of the file itself; without them its pages are asked, where it has any."""
    known = ground.taxonomy.prefixes if ground.taxonomy else {}
    spelt = ground.prefixes if prefixes is None else {**prefixes, **known}
    facts, valueless = tuple(collected.facts), tuple(collected.valueless)
    filing = Filing(ground.name, facts, ground.entry_points, notes, spelt, valueless)
    findings = sort_findings((*ground.findings, *told, *collected.findings))
    return ReportRead(filing, findings, collected.unread, ground.taxonomy)


def _nothing(name: str, findings: Sequence[Finding]) -> ReportRead:
    return ReportRead(Filing(name), sort_findings(findings))


def _without_types(ground: Ground) -> list[Finding]:
    return [
        finding(
            Code.FILING_WITHOUT_TYPES,
            f"{ground.name}: no package holds the taxonomy {url}; "
            "what kind of value a concept takes is not known",
            Location(ground.name),
            value=url,
        )
        for url in ground.missing
    ]
