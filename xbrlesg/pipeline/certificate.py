"""The validation certificate: who reports what, by which taxonomies, what was checked, and what was not.

It is made of what a run did, and of nothing else: no clock, no machine. The same run gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from xbrlesg import __version__
from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity, worst
from xbrlesg.pipeline.check import arelle_options
from xbrlesg.pipeline.export import Exported
from xbrlesg.pipeline.job import Job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.manifest import file_entry
from xbrlesg.validation.tools import arelle_version, viewer_version

FORM: Final = "xbrlesg validation certificate 1"
ACCEPTED: Final = "accepted"
WITH_WARNINGS: Final = "accepted with warnings"
REFUSED: Final = "not accepted"
_TIMEOUT: Final = "formula:varSetTimeout"
_NEVER_CHECKED: Final = (
    "Whether the figures are true. Nobody compared them with the company's books: this is no assurance.",
    "Whether the report says all that a standard, a law or the receiver demands, beyond the rules that "
    "the taxonomies themselves hold.",
    "Rules of the receiver's own system, and signatures.",
)


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it looks at, whose tool runs it, and, where it did not run, why not."""

    name: str
    tool: str
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Certified:
    """What a certificate is about: the run, and the files that it made.

    ``packages`` are the taxonomy packages as the manifest has them; ``pages`` are the inline pages that were
    checked and that lie within the report package.
    """

    job: Job
    exported: Exported
    check: CheckLevel
    packages: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes]
    pages: Mapping[str, bytes]
    stated: date | None = None


def verdict(findings: Sequence[Finding]) -> str:
    """What the findings come to; advisories and infos do not count against a report."""
    gravest = worst(findings)
    if gravest is Severity.ERROR:
        return REFUSED
    return WITH_WARNINGS if gravest is Severity.WARNING else ACCEPTED


def certificate_data(certified: Certified) -> dict[str, Any]:
    """``certificate.json``; its form is described in docs/viewer-and-bundle.md."""
    findings = certified.exported.findings
    checks = checks_of(certified.job, certified.check)
    data = {
        "form": FORM,
        "verdict": verdict(findings),
        "report": _report(certified.job),
        "records": certified.exported.records,
        "facts": certified.exported.facts,
        "taxonomies": {
            "entry_points": list(certified.exported.entry_points),
            "packages": [
                {"file": PurePosixPath(name).name, **entry}
                for name, entry in sorted(certified.packages.items())
            ],
        },
        "tools": _tools(certified.files),
        "check": str(certified.check),
        "checks": [_check(check) for check in checks],
        "not_checked": [*_not_checked(checks, findings), *_NEVER_CHECKED],
        "findings": {"summary": count_by_severity(findings), "by_code": _by_code(findings)},
        "files": {name: file_entry(content) for name, content in sorted(certified.files.items())},
        "pages_in_package": {name: file_entry(content) for name, content in sorted(certified.pages.items())},
    }
    return {**data, "date": certified.stated.isoformat()} if certified.stated else data


def checks_of(job: Job, level: CheckLevel) -> tuple[Check, ...]:
    """Every check that there is, as a run at this level for this destination did or did not run it."""
    options = arelle_options(level, job.profile.validations)
    xbrlesg, arelle = "xbrlesg", "Arelle"
    no_page = "" if "inline" in job.target.outputs else "no inline report was written"

    def skipped(done: bool, name: str) -> str:
        if done:
            return ""
        by_profile = name not in job.profile.validations
        return (
            f"the profile {job.profile.profile} leaves it out" if by_profile else f"not at the level {level}"
        )

    return (
        Check("Records, mapping and facts: every record is a fact or a finding", xbrlesg),
        Check("Types, units and breakdowns of facts, by the taxonomy's tables", xbrlesg),
        Check("Rules between figures, with both values and the arithmetic", xbrlesg),
        Check("The page: XHTML, nothing external, no fact that nobody can see", xbrlesg, no_page),
        Check("XBRL 2.1, XBRL Dimensions, Inline XBRL 1.1 and OIM 1.0; duplicate facts", arelle),
        Check("Calculations 1.1", arelle, skipped(options.calculations, "calculations")),
        Check("Units, by the Unit Types Registry", arelle, skipped(options.units, "units")),
        Check("Formulas of the taxonomies", arelle, skipped(options.formulas, "formulas")),
        Check("The taxonomies' own files", arelle, skipped(options.base_taxonomy, "taxonomy")),
        Check("Circle: the facts read back from each file equal the facts meant", "Arelle and xbrlesg"),
    )


def _check(check: Check) -> dict[str, Any]:
    ran = {"name": check.name, "tool": check.tool, "ran": not check.skipped}
    return {**ran, "why_not": check.skipped} if check.skipped else ran


def _report(job: Job) -> dict[str, Any]:
    report = job.report
    return {
        "name": report.report,
        "title": report.title,
        "entity": {
            "name": report.entity.name,
            "scheme": report.entity.scheme,
            "identifier": report.entity.identifier,
        },
        "period": {
            "start": report.reporting_period.start.isoformat(),
            "end": report.reporting_period.end.isoformat(),
        },
        "languages": list(report.languages),
        "target": job.chosen.name,
        "profile": job.profile.profile,
    }


def _tools(files: Mapping[str, bytes]) -> dict[str, str]:
    tools = {"xbrlesg": __version__, "arelle-release": arelle_version()}
    return {**tools, "ixbrl-viewer": viewer_version()} if "viewer.html" in files else tools


def _not_checked(checks: Sequence[Check], findings: Sequence[Finding]) -> Iterator[str]:
    yield from (f"{check.name}: {check.skipped}." for check in checks if check.skipped)
    stopped = sum(item.code == _TIMEOUT for item in findings)
    if stopped:
        yield f"Formulas: {stopped} of them took too long and were stopped."


def _by_code(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings of each code, gravest first; infos are left out, for they ask nothing of anyone."""
    titles = {code.value.name: code.value.title for code in Code}
    counts = Counter((item.severity, item.code) for item in findings if item.severity is not Severity.INFO)
    return [
        {"severity": severity.word, "code": code, "title": titles.get(code, ""), "number": number}
        for (severity, code), number in sorted(counts.items(), key=lambda pair: (-pair[0][0], pair[0][1]))
    ]
