"""The charts of a report file: which facts each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.lineage import Origin
from xbrlesg.mapping.apply import Applied
from xbrlesg.pipeline.describe import texts_in
from xbrlesg.pipeline.job import Job
from xbrlesg.presentation.columns import period_text
from xbrlesg.presentation.description import ChartOrder
from xbrlesg.presentation.model import ChartKind
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Occurrence
from xbrlesg.report_file import ChartSettings
from xbrlesg.writers.chart_image import can_draw


def order_charts(
    job: Job, records: Sequence[IndicatorRecord], applied: Applied
) -> tuple[tuple[ChartOrder, ...], list[Finding]]:
    """The charts that can be drawn; one that cannot is a finding, and the report goes without it."""
    if job.report.charts and not can_draw():
        message = "the report file has charts, and matplotlib, which draws them, is not installed"
        return (), [finding(Code.CHART_EXTRA, message, job.source.at("charts"))]
    if not job.report.charts:
        return (), []
    # The place that tables show, see presentation.build: the first that is not in the highlights.
    places: dict[str, Occurrence] = {}
    for place in applied.occurrences:
        if not place.highlighted:
            places.setdefault(place.fact_id, place)
    facts = {fact.id: fact for fact in applied.facts if fact.id in places}
    origins = applied.origins
    orders, findings = [], []
    for number, chart in enumerate(job.report.charts):
        at = job.source.at("charts", number)
        found = [facts[fact_id] for fact_id in _facts(chart, facts, origins)]
        if fault := _fault(chart, at, records, found, places):
            findings.append(fault)
        else:
            title, kind = texts_in(chart.title, job.languages), ChartKind(chart.kind)
            orders.append(ChartOrder(f"chart-{chart.id}", title, kind, tuple(fact.id for fact in found)))
    return tuple(orders), findings


def _facts(chart: ChartSettings, facts: Mapping[str, Fact], origins: Sequence[Origin]) -> Iterator[str]:
    """The numbers of the chart's indicators with just its breakdown, in the order of the report.

    A record that several mappings file is drawn once, as the first of them has it.
    """
    axes = (chart.axis,) if chart.axis else ()
    first: dict[Location, str] = {}
    for origin in origins:
        record = origin.record
        has_axes = tuple(axis for axis, _ in record.breakdown) == axes
        if record.indicator in chart.indicators and has_axes and not record.qualifier:
            first.setdefault(record.location, origin.fact_id)
    wanted = set(first.values())
    for fact_id, fact in facts.items():
        is_asked = not chart.periods or period_text(fact.period) in chart.periods
        if fact_id in wanted and fact.is_numeric and is_asked:
            yield fact_id


def _fault(
    chart: ChartSettings,
    at: Location,
    records: Sequence[IndicatorRecord],
    found: Sequence[Fact],
    places: Mapping[str, Occurrence],
) -> Finding | None:
    """Why a chart cannot be drawn; None where it can."""
    for indicator in chart.indicators:
        if not any(record.indicator == indicator for record in records):
            message = f"the chart {chart.id!r} names an indicator that no record has"
            return finding(Code.CHART_UNKNOWN, message, at, value=indicator)
    if chart.axis and not any(axis == chart.axis for record in records for axis, _ in record.breakdown):
        message = f"the chart {chart.id!r} names a breakdown that no record has"
        return finding(Code.CHART_UNKNOWN, message, at, value=chart.axis)
    if not found:
        return finding(Code.CHART_EMPTY, f"the chart {chart.id!r} has no figures in this target", at)
    # One picture has one scale, and its figures are the printed ones.
    units = {(fact.unit, places[fact.id].printed.scale, places[fact.id].unit) for fact in found}
    if len(units) > 1:
        printed = ", ".join(sorted({unit or "no unit" for *_, unit in units}))
        message = f"the figures of the chart {chart.id!r} are printed in several units"
        return finding(Code.CHART_UNITS, message, at, value=printed)
    return None
