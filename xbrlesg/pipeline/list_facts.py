"""The facts of a report for people and programs: as lines of a table, or as flat facts in a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from xbrlesg.compare.equality import distinct
from xbrlesg.compare.wording import dimensions_text, period_text, unit_text, value_text
from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.model import Finding
from xbrlesg.findings.verdict import Verdict
from xbrlesg.flat.flat_csv import write_flat_csv
from xbrlesg.flat.model import COLUMNS, FILED, Row
from xbrlesg.flat.parquet import write_parquet
from xbrlesg.flat.rows import FlatSource, flat_rows
from xbrlesg.json_text import json_bytes
from xbrlesg.memo import Memo
from xbrlesg.names import QName
from xbrlesg.pipeline.fact_filter import FactFilter
from xbrlesg.pipeline.outputs import write_file
from xbrlesg.pipeline.read_report import ReportRead, Source, read_reports
from xbrlesg.pipeline.verdicts import REPORT, Run, Terms, checked_files, verdict
from xbrlesg.presentation.labels import plain
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.order import Aspects
from xbrlesg.taxonomy.model import Taxonomy


class ListFormat(StrEnum):
    """How facts are listed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


HEADER: Final = ("concept", "period", "breakdown", "value", "unit", "decimals")
"""The columns of a table."""
VALUE: Final = HEADER.index("value")


@dataclass(frozen=True, slots=True)
class Listed:
    """Facts as they are shown, and what was counted.

    ``lines`` are a table's cells, each with whether its value is a number; ``content`` is that of a file.
    ``stated`` facts stand in the document: ``read`` ones and ``unread`` ones. ``repeated`` of those that were
    read only say again what another one says; ``chosen`` of the others are wanted, ``shown`` of these listed.
    """

    verdict: Verdict
    stated: int
    read: int
    unread: int
    repeated: int
    chosen: int
    shown: int
    taxonomy: tuple[str, ...] = ()
    typed: bool = True
    lines: tuple[tuple[tuple[str, ...], bool], ...] = ()
    content: bytes = b""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that count, gravest first."""
        return self.verdict.findings


@dataclass(frozen=True, slots=True)
class Order:
    """What to list: which facts, in which form, with labels of which language, ``limit`` of them at most."""

    form: ListFormat = ListFormat.TABLE
    filter: FactFilter = field(default_factory=FactFilter)
    labels: str | None = None
    limit: int | None = None
    output: Path | None = None


def list_facts(source: Source, order: Order, store: Path, *, terms: Terms | None = None) -> Listed:
    """Read a file and list its facts; they are written to the order's output where it names one.

    Raises MissingExtraError and CannotWriteError.
    """
    (read,) = read_reports([source], store)
    once = {id(filed) for filed in distinct(read.filing)}
    picked = [
        index
        for index, filed in enumerate(read.filing.facts)
        if id(filed) in once and order.filter.admits(filed.fact, read.filing)
    ]
    shown = picked if order.limit is None else picked[: order.limit]
    lines: tuple[tuple[tuple[str, ...], bool], ...] = ()
    content = b""
    if order.form is ListFormat.TABLE:
        lines = tuple(_line(read, read.filing.facts[index].fact, order.labels) for index in shown)
    else:
        content = _written(read, shown, order)
        if order.output is not None:
            write_file(order.output, content)
    run = Run("facts", source.path, terms, checked=tuple(checked_files([(source.name, source.path)], REPORT)))
    return Listed(
        verdict=verdict(run, read.findings),
        stated=read.stated,
        read=len(read.filing.facts),
        unread=read.unread,
        repeated=len(read.filing.facts) - len(once),
        chosen=len(picked),
        shown=len(shown),
        taxonomy=read.filing.taxonomy,
        typed=all(filed.is_typed for filed in read.filing.facts),
        lines=lines,
        content=content,
    )


def _line(read: ReportRead, fact: Fact, language: str | None) -> tuple[tuple[str, ...], bool]:
    filing = read.filing
    cells = (
        _label(fact.concept, read, language),
        period_text(fact.period),
        _breakdown(fact, read, language),
        value_text(fact.value, filing),
        unit_text(fact.unit, filing) if fact.has_unit else "",
        "" if not fact.is_numeric else "INF" if fact.decimals is None else str(fact.decimals),
    )
    return cells, fact.is_numeric


def _breakdown(fact: Fact, read: ReportRead, language: str | None) -> str:
    if language is None:
        return dimensions_text(fact, read.filing)
    named = (
        (axis, _label(member, read, language) if isinstance(member, QName) else member)
        for axis, member in fact.dimensions
    )
    return "; ".join(f"{_label(axis, read, language)}: {member}" for axis, member in named)


def _label(name: QName, read: ReportRead, language: str | None) -> str:
    """The label in the language; the name where there is none."""
    label = read.taxonomy.label(name, language) if language and read.taxonomy else None
    return plain(label) if label else read.filing.spelt(name)


def _written(read: ReportRead, shown: Sequence[int], order: Order) -> bytes:
    if read.rows is not None:
        rows: Sequence[Row] = [read.rows[index] for index in shown]
    else:
        rows = _rows(read, [read.filing.facts[index].fact for index in shown], order.labels)
    if order.form is ListFormat.CSV:
        return write_flat_csv(rows)
    if order.form is ListFormat.PARQUET:
        return _parquet(rows)
    parts: Memo[str, Any] = Memo(json.loads)  # most of them recur
    return json_bytes(
        {
            "file": read.filing.name,
            "taxonomy": list(read.filing.taxonomy),
            "facts_in_document": read.stated,
            "unread": read.unread,
            "facts": [_as_data(row, parts) for row in rows],
        }
    )


def _parquet(rows: Sequence[Row]) -> bytes:
    try:
        return write_parquet(rows)
    except ModuleNotFoundError as error:
        raise MissingExtraError("the format parquet", "parquet") from error


def _rows(read: ReportRead, facts: Sequence[Fact], language: str | None) -> list[Row]:
    filing = read.filing
    taxonomy = read.taxonomy or Taxonomy((), {}, {}, (), (), {}, {}, filing.prefixes)
    known = filing.notes or {}
    report = Report(filing.taxonomy, tuple(map(_with_id, facts)), tuple(known.values()))
    source = FlatSource(Path(filing.name).stem, FILED, report, taxonomy, None, (language or "en",))
    return list(flat_rows(source))


def _with_id(fact: Fact) -> Fact:
    """A fact that has no id in its file gets one by its aspects, as ours have."""
    if fact.id:
        return fact
    aspects = Aspects(fact.concept, fact.entity, fact.period, fact.unit, fact.language, fact.dimensions)
    return replace(fact, id=aspects.fact_id)


_PARTS: Final = frozenset(column.name for column in COLUMNS if column.type == "json")


def _as_data(row: Row, parts: Memo[str, Any]) -> dict[str, Any]:
    """A row without its empty cells, JSON texts as what they hold, numbers and dates as texts."""
    return {
        name: parts[str(cell)] if name in _PARTS else _cell(cell)
        for name, cell in row.items()
        if cell is not None
    }


def _cell(cell: object) -> object:
    if type(cell) is str:
        return cell
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else cell
