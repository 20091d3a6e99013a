"""The report file, ``report.yaml``: who reports, on what period, from which records, to which targets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.target_file import Languages, LanguageTag, Target
from xbrlesg.theme import ThemeSettings
from xbrlesg.yaml_source import Part, YamlSource, build_model, read_yaml

FileStem = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Texts = dict[LanguageTag, str]
TargetOrFile = Annotated[
    Annotated[Path, Tag("file")] | Annotated[Target, Tag("target")],
    Discriminator(lambda data: "file" if isinstance(data, str) else "target"),
]
"""A target, or the path of the file that holds it."""


class ReportingEntity(Part):
    """Who reports. ``scheme`` is the URI of the scheme that ``identifier`` belongs to."""

    name: Annotated[Texts, Field(min_length=1)]
    scheme: Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$")]
    identifier: Annotated[str, Field(pattern=r"^\S+$")]
    scheme_label: Texts = Field(default_factory=dict)


class ReportingPeriod(Part):
    """The first and the last day of the reporting period."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("the reporting period ends before it starts")
        return self

    @property
    def is_calendar_year(self) -> bool:
        """True where a bare year names the reporting period without doubt."""
        return (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)


class Highlights(Part):
    """The source's section of highlights: records from it also make the panel of key figures."""

    section: str
    heading: Annotated[Texts, Field(min_length=1)]


class CoveredStandard(Part):
    """A standard to measure the report against, and the indicator whose records are the printed index."""

    file: Path
    printed_index: str | None = None


class OutlineEntry(Part):
    """A section of the source document: its heading as printed, and the line at which it begins."""

    heading: Annotated[str, Field(min_length=1)]
    line: Annotated[int, Field(ge=1)]


class ChartSettings(Part):
    """A chart of the inline report: the figures of one or several indicators, by period.

    ``axis`` is the records' column by whose values the figures are broken down; without it the undivided
    ones are shown. ``periods`` limits them to some, as the report's tables head them (``2023``).
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
    title: Annotated[Texts, Field(min_length=1)]
    kind: Literal["bar", "stacked", "line"] = "bar"
    indicators: Annotated[tuple[str, ...], Field(min_length=1)]
    axis: str | None = None
    periods: tuple[str, ...] = ()

    @field_validator("indicators", mode="before")
    @classmethod
    def _one_indicator(cls, data: Any) -> Any:
        return [data] if isinstance(data, str) else data


class OmittedDisclosure(Part):
    """A disclosure that the company omits, for a reason that the standard permits, with its explanation."""

    disclosure: str
    reason: str
    explanation: Annotated[Texts, Field(min_length=1)]


class CoverageSettings(Part):
    """What ``xbrlesg coverage`` needs; ``outline`` turns source lines into the sections of the document."""

    standards: tuple[CoveredStandard, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    omissions: tuple[OmittedDisclosure, ...] = ()


class ReportFile(Part):
    """``report.yaml``. Paths are relative to the file itself; ``records`` is one file or a list of them.

    ``rules`` are the report's own, beside those of the taxonomy. ``languages`` are those of labels and
    headings in the inline report, the leading one first; a target may choose others. ``source`` names the
    printed report; ``source_text`` is the file of its text, which the records are compared with.
    ``waivers`` names the file of findings that a person answers for.
    """

    report: FileStem
    title: Annotated[Texts, Field(min_length=1)]
    entity: ReportingEntity
    reporting_period: ReportingPeriod
    languages: Languages
    records: Annotated[tuple[Path, ...], Field(min_length=1)]
    standards: tuple[str, ...] = ()
    source: str | None = None
    source_text: Path | None = None
    highlights: Highlights | None = None
    rules: Path | None = None
    waivers: Path | None = None
    coverage: CoverageSettings = CoverageSettings()
    charts: tuple[ChartSettings, ...] = ()
    theme: ThemeSettings | None = None
    targets: Annotated[dict[FileStem, TargetOrFile], Field(min_length=1)]
    default_target: str | None = None

    @field_validator("charts")
    @classmethod
    def _distinct(cls, charts: tuple[ChartSettings, ...]) -> tuple[ChartSettings, ...]:
        ids = [chart.id for chart in charts]
        if repeated := sorted({chart for chart in ids if ids.count(chart) > 1}):
            raise ValueError(f"two charts have the id {repeated[0]!r}")
        return charts

    @field_validator("records", mode="before")
    @classmethod
    def _one_file(cls, data: Any) -> Any:
        return [data] if isinstance(data, str) else data


def load_report_file(path: Path, name: str) -> tuple[ReportFile | None, YamlSource | None, list[Finding]]:
    """Read a report file; the source comes along so that later findings can name its lines."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, None, findings
    report, faults = build_model(source, ReportFile)
    return report, source, [*findings, *faults]


def choose_target(
    report: ReportFile, source: YamlSource, name: str | None
) -> tuple[str | None, list[Finding]]:
    """The target that the user named, or the report's default, or the only one; else a finding."""
    name = name or report.default_target
    if name is None and len(report.targets) == 1:
        return next(iter(report.targets)), []
    if name in report.targets:
        return name, []
    message = "the report file has several targets" if name is None else f"there is no target {name!r}"
    hint = f"Use --target with one of {', '.join(report.targets)}, or with a target file (.yaml)."
    return None, [finding(Code.TARGET_UNKNOWN, message, source.at("targets"), value=name, hint=hint)]
