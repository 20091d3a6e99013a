"""The omissions that a report file states: for the standards that have them, and whether they can stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xbrlesg.coverage.model import Coverage, DisclosureCoverage, Omission
from xbrlesg.coverage.standards import Standard
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.pipeline.job import Job


def stated_omissions(job: Job, standard: Standard) -> dict[str, list[Omission]]:
    """The omissions of a standard's disclosures, by code; requirements with one explanation are together."""
    codes = {item.code for item in standard.disclosures()}
    language = job.report.languages[0]
    grouped: dict[tuple[str, str, str, bool], list[str]] = {}
    for omitted in job.report.coverage.omissions:
        code = _disclosure_of(omitted.disclosure, codes)
        if code is not None and omitted.reason in standard.omission_reasons:
            explanation = omitted.explanation.get(language) or next(iter(omitted.explanation.values()))
            key = (code, omitted.reason, explanation, omitted.disclosure == code)
            grouped.setdefault(key, []).append(omitted.disclosure)
    stated: dict[str, list[Omission]] = {}
    for (code, reason, explanation, whole), requirements in grouped.items():
        omission = Omission(
            standard.omission_reasons[reason], explanation, () if whole else tuple(requirements)
        )
        stated.setdefault(code, []).append(omission)
    return stated


def misplaced_omissions(job: Job, standards: Sequence[Standard]) -> list[Finding]:
    """Omissions of what no standard has, or for reasons that it does not permit."""
    owners = {item.code: standard for standard in standards for item in standard.disclosures()}
    findings = []
    for number, omission in enumerate(job.report.coverage.omissions):
        place = _place(job, number)
        code = _disclosure_of(omission.disclosure, owners)
        if code is None:
            message = f"no standard of the report has a disclosure {omission.disclosure!r}"
            findings.append(_unknown(message, place, omission.disclosure, owners))
            continue
        standard = owners[code]
        if omission.reason not in standard.omission_reasons:
            message = f"{omission.reason!r} is no reason for omission of {standard.standard}"
            reasons = ", ".join(standard.omission_reasons) or "none is permitted"
            findings.append(
                finding(
                    Code.OMISSION_REASON, message, place, value=omission.reason, hint=f"Permitted: {reasons}."
                )
            )
        elif code in standard.no_omission:
            message = f"{standard.standard} permits no reason for omission of {code}"
            findings.append(finding(Code.OMISSION_REASON, message, place, value=omission.disclosure))
    return findings


def contradicted_omissions(job: Job, coverage: Coverage) -> list[Finding]:
    """Omissions of what facts speak to, and of requirements that the taxonomy's references do not name.

    Requirements can be judged only where the references of the taxonomy name any for the disclosure.
    """
    covered = {item.code: item for standard in coverage.standards for item in standard.disclosures}
    findings = []
    for number, omission in enumerate(job.report.coverage.omissions):
        omitted, place = omission.disclosure, _place(job, number)
        code = _disclosure_of(omitted, covered)
        if code is None:
            continue
        item = covered[code]
        known = [requirement.code for requirement in item.requirements]
        if omitted != code and known and not any(_part(omitted).covers(each) for each in known):
            findings.append(_unknown(f"{code} has no requirement {omitted!r}", place, omitted, known))
        elif _is_disclosed(omitted, item):
            message = f"{omitted} is omitted with a reason, and facts speak to it"
            findings.append(finding(Code.OMISSION_DISCLOSED, message, place, value=omitted))
    return findings


def _disclosure_of(omitted: str, codes: Iterable[str]) -> str | None:
    """The disclosure that is omitted, as a whole or in a requirement: 2-7 for 2-7 and for 2-7-b."""
    return max((code for code in codes if _part(code).covers(omitted)), key=len, default=None)


def _part(code: str) -> Omission:
    return Omission("", "", (code,))


def _is_disclosed(omitted: str, item: DisclosureCoverage) -> bool:
    if omitted == item.code:
        return bool(item.facts)
    return any(part.facts and _part(omitted).covers(part.code) for part in item.requirements)


def _unknown(message: str, place: Location, value: str, known: Iterable[str]) -> Finding:
    hint = near_hint(value, known, Code.OMISSION_UNKNOWN.value.hint)
    return finding(Code.OMISSION_UNKNOWN, message, place, value=value, hint=hint)


def _place(job: Job, number: int) -> Location:
    return job.source.at("coverage", "omissions", number)
