"""The formats of a report: what each is called, which files it makes, and what writes them.

A new format is one line of ``FORMATS`` and, where it is a filing's, one of the profile's ``FilingFormat``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.flat.flat_csv import write_flat_csv
from xbrlesg.flat.model import Row
from xbrlesg.flat.parquet import write_parquet
from xbrlesg.flat.rows import FlatSource, flat_rows
from xbrlesg.flat.workbook import write_workbook
from xbrlesg.mapping.apply import Applied
from xbrlesg.pipeline.about import about_workbook
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.pipeline.job import Job
from xbrlesg.pipeline.publication import Publication
from xbrlesg.presentation.build import build_document, typed_domains
from xbrlesg.profile import Format
from xbrlesg.report.model import Report
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.inline import write_inline
from xbrlesg.writers.report_package import chosen_formats, pack_report
from xbrlesg.writers.xbrl_csv import TABLES, Remark, write_xbrl_csv
from xbrlesg.writers.xbrl_json import write_xbrl_json
from xbrlesg.writers.xbrl_xml import write_xbrl_xml

CSV_FOLDER: Final = "csv"


@dataclass(frozen=True, slots=True)
class Written:
    """One format of a report: its files by their names within the output folder, the one to open first."""

    format: Format
    files: Mapping[str, bytes]

    @property
    def entry(self) -> str:
        """The file that a reader opens."""
        return next(iter(self.files))


@dataclass(frozen=True)
class Writing:
    """What every format is written from; what several of them need is made once."""

    job: Job
    inputs: Inputs
    applied: Applied
    report: Report
    publication: Publication

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The taxonomies' own prefixes."""
        return self.inputs.taxonomy.prefixes

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The facts as flat rows."""
        source = FlatSource(
            name=self.job.report.report,
            target=self.job.chosen.name,
            report=self.report,
            taxonomy=self.inputs.taxonomy,
            origins=self.applied.origins,
            languages=self.job.report.languages,
        )
        return flat_rows(source)


@dataclass(frozen=True, slots=True)
class FormatRule:
    """A format: the names that its files may have (``{}`` is the report's stem), the first one leading.

    ``write`` gives the files in the order of the names; some may be absent. ``extra`` is the optional extra
    that it needs, and the library that this brings.
    """

    names: tuple[str, ...]
    write: Callable[[Writing], Iterable[bytes | None]]
    extra: tuple[str, str] | None = None


def _inline(writing: Writing) -> Iterable[bytes]:
    job, taxonomy = writing.job, writing.inputs.taxonomy
    planned = writing.publication
    document = build_document(writing.report, taxonomy, writing.applied.occurrences, planned.description)
    dialect = Dialect(job.profile.hidden_facts, job.profile.transformations)
    yield write_inline(writing.report, document, writing.prefixes, dialect, planned.look)


def _csv(writing: Writing) -> Iterable[bytes | None]:
    remarks = {str(row["fact_id"]): _remark(row) for row in writing.rows}
    languages = writing.job.report.languages
    metadata, tables = write_xbrl_csv(writing.report, writing.prefixes, remarks, languages)
    return (metadata, *(tables.get(table) for table in TABLES))


def _remark(row: Row) -> Remark:
    """What the comment columns say: the source's section and line, and the record that wrote it down."""
    lines = "-".join(str(row[name]) for name in ("source_line", "source_last_line") if row[name] is not None)
    record = f"{row['record_file']}:{row['record_row']}" if row["record_row"] else row["record_file"]
    parts = (row["source_section"], lines and f"line {lines}", record)
    source = ", ".join(str(part) for part in parts if part)
    return Remark(str(row["indicator"] or ""), json.loads(str(row["labels"])), source)


def _xml(writing: Writing) -> Iterable[bytes]:
    domains = typed_domains(writing.report.facts, writing.inputs.taxonomy)
    yield write_xbrl_xml(writing.report, writing.prefixes, domains)


FORMATS: Final[Mapping[Format, FormatRule]] = {
    "inline": FormatRule(("{}.xhtml",), _inline),
    "json": FormatRule(("{}.json",), lambda writing: [write_xbrl_json(writing.report, writing.prefixes)]),
    "csv": FormatRule((f"{CSV_FOLDER}/{{}}.json", *(f"{CSV_FOLDER}/{table}.csv" for table in TABLES)), _csv),
    "xml": FormatRule(("{}.xbrl",), _xml),
    "parquet": FormatRule(
        ("facts.parquet",), lambda writing: [write_parquet(writing.rows)], ("parquet", "pyarrow")
    ),
    "flat-csv": FormatRule(("facts.csv",), lambda writing: [write_flat_csv(writing.rows)]),
    "xlsx": FormatRule(
        ("facts.xlsx",),
        lambda writing: [write_workbook(writing.rows, about_workbook(writing.job, writing.report))],
        ("xlsx", "xlsxwriter"),
    ),
}


def need_extras(formats: Iterable[Format]) -> None:
    """Raise MissingExtraError where a format's library is not installed."""
    for name in formats:
        extra = FORMATS[name].extra
        if extra is not None and find_spec(extra[1]) is None:
            raise MissingExtraError(f"the format {name}", extra[0])


def write_formats(writing: Writing) -> list[Written]:
    """Write the formats that the job's target asks for, in the order of ``FORMATS``."""
    return [_write(name, writing) for name in FORMATS if name in writing.job.target.outputs]


def _write(name: Format, writing: Writing) -> Written:
    names = _names(name, writing.job)
    contents = zip(names, FORMATS[name].write(writing), strict=True)
    return Written(name, {file: content for file, content in contents if content is not None})


def every_name(job: Job) -> list[str]:
    """Every name that a file of the job's report may have, in any format and any form of package."""
    stem = file_stem(job)
    packages = (f"{stem}.{form}" for form in job.profile.packages)
    return [*(file for name in FORMATS for file in _names(name, job)), *packages]


def _names(name: Format, job: Job) -> tuple[str, ...]:
    stem = file_stem(job)
    return tuple(file.format(stem) for file in FORMATS[name].names)


def file_stem(job: Job) -> str:
    """What the profile calls the report files; what a file's name should not hold becomes a hyphen."""
    period = job.report.reporting_period
    stem = job.profile.file_name.format(
        report=job.report.report,
        entity=job.report.entity.identifier,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
    )
    return re.sub(r"[^\w.-]+", "-", stem)


def report_packages(job: Job, written: Sequence[Written]) -> dict[str, bytes]:
    """The report packages that the profile asks for, each with the formats that its form takes."""
    stem = file_stem(job)
    by_format: dict[str, Mapping[str, bytes]] = {each.format: each.files for each in written}
    packages = {}
    for form in job.profile.packages:
        # The files of xBRL-CSV find each other by their names alone, so they need no folder of their own.
        files = {
            name.rpartition("/")[2]: content
            for chosen in chosen_formats(form, by_format)
            for name, content in by_format[chosen].items()
        }
        packages[f"{stem}.{form}"] = pack_report(stem, form, files)
    return packages
