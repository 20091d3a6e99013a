"""What the inline report shows beside its facts: its look, its charts, its indexes of disclosures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xbrlesg.coverage.model import ContentIndex, DisclosureCoverage, GroupCoverage, Status
from xbrlesg.coverage.standards import Standard
from xbrlesg.findings.model import Finding
from xbrlesg.mapping.apply import Applied
from xbrlesg.pipeline.charts import order_charts
from xbrlesg.pipeline.coverage import assess_disclosures, load_standards
from xbrlesg.pipeline.describe import describe
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.pipeline.job import Job
from xbrlesg.pipeline.look import load_look
from xbrlesg.presentation.description import Description, IndexItem, IndexOrder
from xbrlesg.writers.look import Look


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be said and shown beside the facts."""

    description: Description
    look: Look


def plan_publication(job: Job, inputs: Inputs, applied: Applied) -> tuple[Publication, list[Finding]]:
    """The plan of the inline report; nothing is asked for where the target does not write one."""
    if "inline" not in job.target.outputs:
        return Publication(describe(job.report, job.languages), Look()), []
    look, findings = load_look(job)
    charts, faults = order_charts(job, inputs.records, applied)
    standards, more = load_standards(job)
    indexes = tuple(
        _order(standard, groups, index)
        for standard, groups, index in assess_disclosures(
            job, inputs, applied, [standard for _, standard in standards]
        )
        if any(_is_told(item) for group in groups for item in group.disclosures)
    )
    description = describe(job.report, job.languages, charts, indexes)
    return Publication(description, look), [*findings, *faults, *more]


def _order(standard: Standard, groups: Sequence[GroupCoverage], index: ContentIndex | None) -> IndexOrder:
    """The index in the standard's own form, or else what is disclosed or omitted, part by part."""
    if index is not None:
        head = index.head if index.stated else ()
        listed = [(group.heading, group.rows) for group in index.groups]
        return IndexOrder(
            standard.standard, head, tuple((heading, tuple(map(_item, rows))) for heading, rows in listed)
        )
    told = [(group, [item for item in group.disclosures if _is_told(item)]) for group in groups]
    return IndexOrder(
        standard.standard,
        (),
        tuple((_heading(group), tuple(map(_item, items))) for group, items in told if items),
    )


def _heading(group: GroupCoverage) -> str:
    return f"{group.name}: {group.title}"


def _is_told(item: DisclosureCoverage) -> bool:
    return item.status is not Status.NOT_DISCLOSED


def _item(item: DisclosureCoverage) -> IndexItem:
    return IndexItem(item.code, item.title, item.facts, tuple(_remarks(item)))


def _remarks(item: DisclosureCoverage) -> Iterator[str]:
    """The omissions: which requirements, why, and the company's explanation."""
    for omission in item.omissions:
        parts = f"{', '.join(omission.requirements)}: " if omission.requirements else ""
        yield f"{parts}{omission.reason}. {omission.explanation}"
