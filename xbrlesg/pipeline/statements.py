"""What the report file itself states: decisions as records, and omissions with their reasons."""

from __future__ import annotations

from xbrlesg.mapping.omissions import Omitted
from xbrlesg.pipeline.job import Job
from xbrlesg.records.model import IndicatorRecord


def statement_records(job: Job) -> list[IndicatorRecord]:
    """The statements of the job's target, each as the record that a person would have written."""
    return [
        IndicatorRecord(
            location=job.chosen.at("statements", indicator),
            indicator=indicator,
            value=statement.value,
            unit=statement.unit,
            period=statement.period or _period(job),
            language=statement.language,
        )
        for indicator, statement in job.target.statements.items()
    ]


def omissions(job: Job) -> list[Omitted]:
    """The omissions that the report file names."""
    return [
        Omitted(
            requirement=omission.disclosure,
            reason=omission.reason,
            explanations=tuple(omission.explanation.items()),
            period=_period(job),
            location=job.source.at("coverage", "omissions", number),
        )
        for number, omission in enumerate(job.report.coverage.omissions)
    ]


def _period(job: Job) -> str:
    period = job.report.reporting_period
    return f"{period.start.isoformat()}..{period.end.isoformat()}"
