"""Verdicts: what a command found, weighed with the waivers that hold, and what it looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xbrlesg import __version__
from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.model import Finding, Severity, sort_findings
from xbrlesg.findings.verdict import Checked, Trail, Verdict
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.taxonomy.package import PackageSet
from xbrlesg.validation.tools import arelle_version
from xbrlesg.waivers import NEVER, Weighed, load_waivers, weigh

if TYPE_CHECKING:  # commands that read no report file do without what reads one
    from xbrlesg.pipeline.job import Job

NamedFile = tuple[str, Path]
"""What findings call a file, and where it lies."""

INPUT: Final = "input"
PACKAGE: Final = "taxonomy package"
REPORT: Final = "report"
WAIVERS: Final = "waivers"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a run is judged: from which severity on it fails, by which waivers, on which day.

    Without a day nothing is waived.
    """

    fail_on: Severity = Severity.ERROR
    waivers: tuple[Path, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a command does: its name, what the user named, how deeply it checks, and what it looks at.

    Without ``terms`` nothing is waived, and the run fails at errors.
    ``waivers`` are the waiver files that the user's own files name, by the name that findings call them.
    ``is_complete`` says that the command could do its work: write its report, look at all its files.
    """

    command: str
    subject: Path
    terms: Terms | None = None
    title: str = ""
    level: CheckLevel | None = None
    checked: tuple[Checked, ...] = ()
    taxonomies: tuple[str, ...] = ()
    trails: tuple[Trail, ...] = ()
    waivers: tuple[NamedFile, ...] = ()
    is_complete: bool = True


def verdict(run: Run, findings: Iterable[Finding]) -> Verdict:
    """Weigh the findings of a run."""
    terms = run.terms or Terms()
    files = [*run.waivers, *((from_here(path), path) for path in terms.waivers)]
    waivers, told = [], [*findings]
    for name, path in files:
        entries, faults = load_waivers(path, name)
        waivers += entries
        told += faults
    if terms.today is None:
        weighed = Weighed(sort_findings(told))
    else:
        weighed = weigh(told, waivers, terms.today, is_complete=run.is_complete)
    return _verdict(run, terms.fail_on, weighed, checked_files(files, WAIVERS))


def found_in_words(findings: Iterable[Finding]) -> str:
    """Counts by severity, for a line of progress."""
    counts = count_by_severity(findings)
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "nothing found"


def could_look(findings: Iterable[Finding]) -> bool:
    """False where a finding says that a file could not be read, or a check not be done."""
    return not any(item.code in NEVER and item.severity is Severity.ERROR for item in findings)


def run_of_job(command: str, job: Job, terms: Terms | None, level: CheckLevel | None = None) -> Run:
    """A run on a report file: its inputs as the report file names them, and the waivers among them."""
    waivers = job.report.waivers
    name = waivers.as_posix() if waivers else None
    inputs = [(other, path) for other, path in job.input_files().items() if other != name]
    return Run(
        command,
        job.path,
        terms,
        job.report.title[job.report.languages[0]],
        level,
        tuple(checked_files(inputs, INPUT)),
        waivers=((name, job.file(waivers)),) if name and waivers else (),
    )


def packages_of(packages: PackageSet) -> Iterator[Checked]:
    """The taxonomy packages that a run read."""
    for package in packages.packages:
        path = package.file.path
        yield Checked(package.file.name, from_here(path), PACKAGE, package.sha256, path.stat().st_size)


def _verdict(run: Run, fail_on: Severity, weighed: Weighed, waivers: Iterable[Checked]) -> Verdict:
    arelle = () if run.level in (None, CheckLevel.NONE) else (("Arelle", arelle_version()),)
    return Verdict(
        command=run.command,
        subject=from_here(run.subject),
        title=run.title or run.subject.name,
        findings=weighed.findings,
        waived=weighed.waived,
        fail_on=fail_on,
        level=str(run.level or ""),
        checked=(*run.checked, *waivers),
        taxonomies=run.taxonomies,
        tools=(("xbrlesg", __version__), *arelle),
        trails=run.trails,
        is_complete=run.is_complete,
    )


def checked_files(files: Iterable[NamedFile], role: str) -> Iterator[Checked]:
    """What findings call each file, and what is in it; files that cannot be read are left to findings."""
    for name, path in files:
        try:
            content = path.read_bytes()
        except OSError:
            continue
        yield checked_bytes(name, path, role, content)


def named_files(paths: Iterable[Path], role: str) -> Iterator[Checked]:
    """Files that the user named, which findings call by the paths given and which are found from here."""
    for path in paths:
        for item in checked_files([(path.as_posix(), path)], role):
            yield replace(item, path=way_to(path))


def checked_bytes(name: str, path: Path, role: str, content: bytes) -> Checked:
    """A file whose bytes are at hand."""
    return Checked(name, from_here(path), role, hashlib.sha256(content).hexdigest(), len(content))


def from_here(path: Path) -> str:
    """A path from the working directory on; the name alone of what lies elsewhere, which no other has."""
    here = Path.cwd()
    absolute = Path(here, path).resolve() if ".." in path.parts else Path(here, path)
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else path.name


def way_to(path: Path) -> str:
    """A path that the user named: from the working directory on, and as it was given where it leads out."""
    found = from_here(path)
    return found if Path(found).resolve() == path.resolve() else path.as_posix()
