"""The omissions that a report file states: for the standards that have them, and whether they can stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xbrlesg.coverage.model import Coverage, DisclosureCoverage, Omission
from xbrlesg.coverage.standards import Standard
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.pipeline.job import Job
from xbrlesg.report_file import OmittedDisclosure


def stated_omissions(job: Job, standard: Standard) -> dict[str, list[Omission]]:
    """The omissions of a standard's disclosures, by code, in the order of the report file."""
    codes = {item.code for item in standard.disclosures()}
    language = job.report.languages[0]
    stated: dict[str, list[Omission]] = {}
    for omitted in job.report.coverage.omissions:
        if omitted.disclosure in codes and omitted.reason in standard.omission_reasons:
            explanation = omitted.explanation.get(language) or next(iter(omitted.explanation.values()))
            omission = Omission(standard.omission_reasons[omitted.reason], explanation, omitted.requirements)
            stated.setdefault(omitted.disclosure, []).append(omission)
    return stated


def misplaced_omissions(job: Job, standards: Sequence[Standard]) -> list[Finding]:
    """Omissions of disclosures that no standard has, or for reasons that it does not permit."""
    owners = {item.code: standard for standard in standards for item in standard.disclosures()}
    findings = []
    for number, omission in enumerate(job.report.coverage.omissions):
        place = job.source.at("coverage", "omissions", number)
        standard = owners.get(omission.disclosure)
        if standard is None:
            message = f"no standard of the report has a disclosure {omission.disclosure!r}"
            hint = near_hint(omission.disclosure, owners, Code.OMISSION_UNKNOWN.value.hint)
            findings.append(
                finding(Code.OMISSION_UNKNOWN, message, place, value=omission.disclosure, hint=hint)
            )
        elif omission.reason not in standard.omission_reasons:
            message = f"{omission.reason!r} is no reason for omission of {standard.standard}"
            reasons = ", ".join(standard.omission_reasons) or "none is permitted"
            findings.append(
                finding(
                    Code.OMISSION_REASON, message, place, value=omission.reason, hint=f"Permitted: {reasons}."
                )
            )
        elif omission.disclosure in standard.no_omission:
            message = f"{standard.standard} permits no reason for omission of {omission.disclosure}"
            findings.append(finding(Code.OMISSION_REASON, message, place, value=omission.disclosure))
    return findings


def contradicted_omissions(job: Job, coverage: Coverage) -> list[Finding]:
    """Omissions of what facts speak to, and of requirements that the taxonomy's references do not name.

    Requirements can be judged only where the references of the taxonomy name any for the disclosure.
    """
    covered = {item.code: item for standard in coverage.standards for item in standard.disclosures}
    findings = []
    for number, omission in enumerate(job.report.coverage.omissions):
        place = job.source.at("coverage", "omissions", number)
        item = covered.get(omission.disclosure)
        if item is None:
            continue
        for code in _unknown(omission, item):
            message = f"{item.code} has no requirement {code!r}"
            known = [requirement.code for requirement in item.requirements]
            hint = near_hint(code, known, "Requirements: " + ", ".join(known) + ".")
            findings.append(finding(Code.OMISSION_UNKNOWN, message, place, value=code, hint=hint))
        for code in _disclosed(omission, item):
            message = f"{code} is omitted with a reason, and facts speak to it"
            findings.append(finding(Code.OMISSION_DISCLOSED, message, place, value=code))
    return findings


def _unknown(omission: OmittedDisclosure, item: DisclosureCoverage) -> Iterator[str]:
    for code in omission.requirements if item.requirements else ():
        if not any(Omission("", "", (code,)).covers(requirement.code) for requirement in item.requirements):
            yield code


def _disclosed(omission: OmittedDisclosure, item: DisclosureCoverage) -> Iterator[str]:
    if not omission.requirements and item.facts:
        yield item.code
    for code in omission.requirements:
        covered = Omission("", "", (code,)).covers
        if any(requirement.facts and covered(requirement.code) for requirement in item.requirements):
            yield code
