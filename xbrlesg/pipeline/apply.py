"""The mappings applied to a job's records: what export and coverage both start from."""

from __future__ import annotations

from xbrlesg.mapping.apply import Applied, apply_mappings
from xbrlesg.mapping.conversion import Setting
from xbrlesg.mapping.convert import Converter
from xbrlesg.mapping.model import Fit
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.pipeline.job import Job
from xbrlesg.pipeline.statements import omissions
from xbrlesg.report.model import Entity


def apply_job(job: Job, inputs: Inputs) -> Applied:
    """Convert and merge a job's records and omissions under its mappings."""
    entity = Entity(job.report.entity.scheme, job.report.entity.identifier)
    setting = Setting(
        entity, job.report.reporting_period.is_calendar_year, frozenset(map(Fit, job.target.fits))
    )
    highlights = job.report.highlights
    return apply_mappings(
        inputs.records,
        omissions(job),
        [Converter(mapping, inputs.taxonomy, setting) for mapping in inputs.mappings],
        language=job.report.languages[0],
        highlights=highlights.section if highlights else None,
    )
