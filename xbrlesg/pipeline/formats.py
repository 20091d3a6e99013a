"""The formats of a report: what each is called, which files it makes, and what writes them.

A new format is one line of ``FORMATS`` and, where it is a filing's, one of the profile's ``FilingFormat``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.flat.flat_csv import flat_csv_text
from xbrlesg.flat.model import Cells, row_of
from xbrlesg.flat.parquet import parquet_pieces
from xbrlesg.flat.rows import FlatSource, flat_cells
from xbrlesg.flat.workbook import write_workbook
from xbrlesg.mapping.apply import Applied
from xbrlesg.mapping.filing import FEW
from xbrlesg.pipeline.about import about_workbook
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.pipeline.job import Job
from xbrlesg.pipeline.outputs import CSV_FOLDER
from xbrlesg.pipeline.publication import Publication
from xbrlesg.pipeline.remarks import Remarker
from xbrlesg.pipeline.staging import StagedFile, write_aside
from xbrlesg.presentation.build import build_document, typed_domains
from xbrlesg.profile import Format
from xbrlesg.report.model import Report
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.inline import inline_pieces
from xbrlesg.writers.pieces import in_pieces
from xbrlesg.writers.report_package import chosen_formats, pack_report
from xbrlesg.writers.xbrl_csv import TABLES, CsvTables
from xbrlesg.writers.xbrl_json import xbrl_json_text
from xbrlesg.writers.xbrl_xml import write_xbrl_xml


@dataclass(frozen=True, slots=True)
class Written:
    """One format of a report: its files by their names within the output folder, the one to open first."""

    format: Format
    files: Mapping[str, StagedFile]

    @property
    def entry(self) -> str:
        """The file that a reader opens."""
        return next(iter(self.files))


@dataclass(frozen=True)
class Writing:
    """What every format is written from; what several of them need is made once, where it is not much."""

    job: Job
    inputs: Inputs
    applied: Applied
    report: Report
    publication: Publication

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The taxonomies' own prefixes."""
        return self.inputs.taxonomy.prefixes

    def rows(self) -> Iterable[Cells]:
        """The facts as flat rows."""
        return self._few_rows if len(self.report.facts) <= FEW else self._rows()

    @cached_property
    def _few_rows(self) -> Sequence[Cells]:
        return list(self._rows())

    def _rows(self) -> Iterator[Cells]:
        source = FlatSource(
            name=self.job.report.report,
            target=self.job.chosen.name,
            report=self.report,
            taxonomy=self.inputs.taxonomy,
            origins=self.applied.filing.origins,
            languages=self.job.report.languages,
        )
        return flat_cells(source)


Pieces = Iterable[bytes]


@dataclass(frozen=True, slots=True)
class FormatRule:
    """A format: the names that its files may have (``{}`` is the report's stem), the first one leading.

    ``write`` gives the files in the order of the names, each piece by piece; some may be absent. ``extra`` is
    the optional extra that it needs, and the library that this brings.
    """

    names: tuple[str, ...]
    write: Callable[[Writing], Iterable[Pieces | None]]
    extra: tuple[str, str] | None = None


def _inline(writing: Writing) -> Pieces:
    job, taxonomy = writing.job, writing.inputs.taxonomy
    planned = writing.publication
    document = build_document(writing.report, taxonomy, writing.applied.occurrences, planned.description)
    dialect = Dialect(job.profile.hidden_facts, job.profile.transformations)
    return inline_pieces(writing.report, document, writing.prefixes, dialect, planned.look)


def _json(writing: Writing) -> Pieces:
    return in_pieces(xbrl_json_text(writing.report, writing.prefixes))


def _csv(writing: Writing) -> Iterable[Pieces | None]:
    languages = writing.job.report.languages
    remarker = Remarker(writing.applied.filing, writing.inputs.taxonomy, languages)
    tables = CsvTables(writing.report, writing.prefixes, remarker, languages)
    yield [tables.metadata()]
    for table in TABLES:
        yield in_pieces(tables.text(table)) if tables.has(table) else None


def _xml(writing: Writing) -> Pieces:
    domains = typed_domains(writing.report.facts, writing.inputs.taxonomy)
    yield write_xbrl_xml(writing.report, writing.prefixes, domains)


def _workbook(writing: Writing) -> Pieces:
    about = about_workbook(writing.job, writing.report)
    yield write_workbook(list(map(row_of, writing.rows())), about)


FORMATS: Final[Mapping[Format, FormatRule]] = {
    "inline": FormatRule(("{}.xhtml",), lambda writing: [_inline(writing)]),
    "json": FormatRule(("{}.json",), lambda writing: [_json(writing)]),
    "csv": FormatRule((f"{CSV_FOLDER}/{{}}.json", *(f"{CSV_FOLDER}/{table}.csv" for table in TABLES)), _csv),
    "xml": FormatRule(("{}.xbrl",), lambda writing: [_xml(writing)]),
    "parquet": FormatRule(
        ("facts.parquet",), lambda writing: [parquet_pieces(writing.rows())], ("parquet", "pyarrow")
    ),
    "flat-csv": FormatRule(("facts.csv",), lambda writing: [map(str.encode, flat_csv_text(writing.rows()))]),
    "xlsx": FormatRule(("facts.xlsx",), lambda writing: [_workbook(writing)], ("xlsx", "xlsxwriter")),
}


def need_extras(formats: Iterable[Format]) -> None:
    """Raise MissingExtraError where a format's library is not installed."""
    for name in formats:
        extra = FORMATS[name].extra
        if extra is not None and find_spec(extra[1]) is None:
            raise MissingExtraError(f"the format {name}", extra[0])


def write_formats(writing: Writing, aside: Path) -> list[Written]:
    """Write the formats that the job's target asks for into a folder, in the order of ``FORMATS``."""
    return [_write(name, writing, aside) for name in FORMATS if name in writing.job.target.outputs]


def _write(name: Format, writing: Writing, aside: Path) -> Written:
    contents = zip(_names(name, writing.job), FORMATS[name].write(writing), strict=True)
    files = {file: write_aside(aside / file, pieces) for file, pieces in contents if pieces is not None}
    return Written(name, files)


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
    by_format = {str(each.format): each.files for each in written}
    packages = {}
    for form in job.profile.packages:
        # The files of xBRL-CSV find each other by their names alone, so they need no folder of their own.
        files = {
            name.rpartition("/")[2]: file.read()
            for chosen in chosen_formats(form, by_format)
            for name, file in by_format[chosen].items()
        }
        packages[f"{stem}.{form}"] = pack_report(stem, form, files)
    return packages
