"""The mapping applied to a job's records: what export and coverage both start from."""

from __future__ import annotations

from xbrlesg.mapping.apply import Applied, apply_mapping
from xbrlesg.mapping.convert import Converter, Setting
from xbrlesg.mapping.model import Fit
from xbrlesg.pipeline.inputs import Inputs, Job
from xbrlesg.report.model import Entity


def apply_job(job: Job, inputs: Inputs) -> Applied:
    """Convert and merge a job's records under its mapping."""
    entity = Entity(job.report.entity.scheme, job.report.entity.identifier)
    setting = Setting(
        entity, job.report.reporting_period.is_calendar_year, frozenset(map(Fit, job.target.fits))
    )
    highlights = job.report.highlights
    return apply_mapping(
        inputs.records,
        Converter(inputs.mapping, inputs.taxonomy, setting),
        language=job.report.languages[0],
        highlights=highlights.section if highlights else None,
    )
