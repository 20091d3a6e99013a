"""The plan of a batch: each report and target once, with all that it reads; made before anything runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.batch.manifest import YAML, Listed
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding, sort_findings
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.source_text import source_input
from xbrlesg.pipeline.store import store_files
from xbrlesg.report_file import load_report_file


@dataclass(frozen=True, slots=True)
class Entry:
    """A report and a target, to be written to ``OUT/report/target/``.

    ``wanted`` is the target as ``load_job`` takes it. ``inputs`` and ``packages`` are the files that the
    export reads, by the names that the user gives them. ``waiver_day`` is the day, where findings are waived.
    """

    file: str
    wanted: str
    check: CheckLevel
    report: str
    target: str
    inputs: Mapping[str, Path]
    packages: Mapping[str, Path]
    place: Location | None = None
    waiver_day: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A report whose report file, target or profile cannot be read: findings without a folder for them."""

    file: str
    target: str
    findings: tuple[Finding, ...]
    place: Location | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch has to do, sorted, so that reports with the same packages follow each other."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]


def make_plan(
    listed: Sequence[Listed], target: str | None, check: CheckLevel, store: Path | None, day: str = ""
) -> tuple[Plan, list[Finding]]:
    """Read the report files. ``target`` and ``check`` are for entries that name none, ``day`` is for waivers.

    The findings are of the plan itself: two entries that would write to one folder.
    """
    entries: list[Entry] = []
    unread: list[Unread] = []
    for item in listed:
        for wanted in _targets(item, target):
            found = _plan_one(item, wanted, item.check or check, store, day)
            if isinstance(found, Entry):
                entries.append(found)
            else:
                unread.append(found)
    findings = _doubled((_folder(entry), entry.file, entry.place) for entry in entries)
    findings += _doubled(
        (f"{Path(item.file).resolve()} {item.target}", item.file, item.place) for item in unread
    )
    entries.sort(key=lambda entry: ([*map(str, entry.packages.values())], entry.report, entry.target))
    unread.sort(key=lambda item: (item.file, item.target))
    return Plan(tuple(entries), tuple(unread)), findings


def _targets(item: Listed, target: str | None) -> list[str | None]:
    """The target that is named; else all of the report file. None where nothing can be said."""
    wanted = item.target or target
    report = load_report_file(item.path, item.file)[0]
    if wanted is None:
        return [*report.targets] if report is not None else [None]
    if Path(wanted).suffix in YAML and (report is None or wanted not in report.targets):
        return [_from_here(item.base / wanted if item.target else Path(wanted))]
    return [wanted]


def _from_here(path: Path) -> str:
    """A path relative to where we run, so that the outputs, which hold it, do not depend on the machine."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _plan_one(
    item: Listed, wanted: str | None, check: CheckLevel, store: Path | None, day: str
) -> Entry | Unread:
    job, findings = load_job(item.path, wanted, store)
    if job is None or wanted is None:
        return Unread(item.file, wanted or "", sort_findings(findings), item.place)
    name, report = job.chosen.name, job.report.report
    return Entry(
        item.file,
        wanted,
        check,
        report,
        name,
        read_files(job),
        package_files(job),
        item.place,
        waiver_day(job, day),
    )


def read_files(job: Job) -> dict[str, Path]:
    """The files that an export reads beside the packages."""
    return {**job.input_files(), **source_input(job)}


def waiver_day(job: Job, day: str) -> str:
    """The day, where it decides anything: where the report file names waivers."""
    return day if job.report.waivers else ""


def package_files(job: Job) -> dict[str, Path]:
    """The packages that a job reads: the target's own, or those that are installed."""
    if job.target.packages:
        return {path.as_posix(): job.chosen.file(path) for path in job.target.packages}
    return store_files(job.store) if job.store else {}


def _folder(entry: Entry) -> str:
    """The folder, as a file system that does not mind capitals sees it."""
    return f"{entry.report}/{entry.target}".casefold()


def _doubled(named: Iterable[tuple[str, str, Location | None]]) -> list[Finding]:
    """What stands twice: of each entry what it must not share, its report file, and its place."""
    first: dict[str, str] = {}
    findings = []
    for key, file, place in named:
        if key in first:
            message = f"{file} would be written where {first[key]} is written"
            findings.append(finding(Code.BATCH_FOLDER_TAKEN, message, place, value=file))
        else:
            first[key] = f"{file} ({place})" if place else file
    return findings
