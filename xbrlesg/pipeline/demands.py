"""What a destination demands, held against what a job would send it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.pipeline.job import Job
from xbrlesg.profile import FILING_FORMATS
from xbrlesg.writers.report_package import HOLDS, chosen_formats


def unmet_demands(job: Job, entry_points: Sequence[str]) -> Iterator[Finding]:
    """The demands of the job's profile that it does not meet; ``entry_points`` are those of its mappings."""
    profile, chosen = job.profile, job.chosen
    for index, output in enumerate(chosen.target.outputs):
        if output in FILING_FORMATS and output not in profile.formats:
            message = f"the profile {profile.profile} permits no {output} report"
            hint = f"It permits {', '.join(profile.formats)}."
            yield finding(Code.PROFILE_FORMAT, message, chosen.at("outputs", index), value=output, hint=hint)
    for index, entry_point in enumerate(entry_points):
        if profile.entry_points and entry_point not in profile.entry_points:
            message = f"the profile {profile.profile} does not admit facts of the taxonomy {entry_point}"
            hint = f"It admits {', '.join(profile.entry_points)}. Take the mapping out."
            yield finding(
                Code.PROFILE_TAXONOMY, message, chosen.at("mapping", index), value=entry_point, hint=hint
            )
    for form in profile.packages:
        if not chosen_formats(form, chosen.target.outputs):
            wanted = " or ".join(HOLDS[form])
            message = f"a report package of the form {form} holds {wanted}, which the target does not write"
            yield finding(Code.PROFILE_FORMAT, message, chosen.at("outputs"), value=form)
    scheme = job.report.entity.scheme
    if profile.entity_schemes and scheme not in profile.entity_schemes:
        message = f"the profile {profile.profile} wants another scheme to identify who reports"
        hint = f"Identify the entity by {' or '.join(profile.entity_schemes)}."
        place = job.source.at("entity", "scheme")
        yield finding(Code.PROFILE_SCHEME, message, place, value=scheme, hint=hint)
    for expected in profile.expects:
        if expected not in chosen.target.statements:
            message = f"nobody has stated {expected}, which only the company can decide"
            yield finding(Code.STATEMENT_EXPECTED, message, chosen.at("statements"), value=expected)
