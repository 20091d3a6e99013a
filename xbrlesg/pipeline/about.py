"""What the workbook says of itself: whose facts, from where, and how to read them."""

from __future__ import annotations

from xbrlesg import __version__
from xbrlesg.flat.model import SCHEMA, VERSION
from xbrlesg.flat.workbook import About
from xbrlesg.pipeline.job import Job
from xbrlesg.report.model import Report

_READING = (
    "Values are in the unit given, so a printed 5.50 % is 0.055, shown as 5.50%. Numbers that Excel would "
    "round stand as text. Printed value and unit are the source's; printed value times factor is the value. "
    "Status: printed; restored (OCR damaged it and the source proves the reading); worded (a number printed "
    "as a word); summary (the preparer's own words); stated (in the report file, in no source)."
)


def about_workbook(job: Job, report: Report) -> About:
    """The lines of the sheet About."""
    declared, period = job.report, job.report.reporting_period
    return About(
        (
            *(("Report", text) for text in declared.title.values()),
            *(("Entity", text) for text in declared.entity.name.values()),
            ("Identifier", f"{declared.entity.scheme} {declared.entity.identifier}"),
            ("Period", f"{period.start.isoformat()} – {period.end.isoformat()}"),
            ("Target", job.chosen.name),
            *(("Taxonomy", entry_point) for entry_point in report.taxonomy),
            ("Facts", str(len(report.facts))),
            ("How to read", _READING),
            ("Made by", f"xbrlesg {__version__}, {SCHEMA} version {VERSION}"),
        )
    )
