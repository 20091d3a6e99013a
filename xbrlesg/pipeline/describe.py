"""What a document says beside its facts, from the report file: the cover and the headings."""

from __future__ import annotations

from collections.abc import Mapping

from xbrlesg.presentation.model import Cover, Description, Texts
from xbrlesg.report_file import ReportFile


def describe(report: ReportFile) -> Description:
    """The description of a report, in its languages; a text in none of them falls back to what there is."""
    period = f"{report.reporting_period.start.isoformat()} – {report.reporting_period.end.isoformat()}"
    languages = report.languages
    scheme = _texts(report.entity.scheme_label, languages)
    identifier = f"{scheme[0][1]} {report.entity.identifier}" if scheme else report.entity.identifier
    return Description(
        languages=languages,
        cover=Cover(
            entity=_texts(report.entity.name, languages),
            title=_texts(report.title, languages),
            period=tuple((language, period) for language in languages[:1]),
            identifier=identifier,
            standards=report.standards,
        ),
        key_figures_heading=_texts(report.highlights.heading, languages) if report.highlights else (),
    )


def _texts(texts: Mapping[str, str], languages: tuple[str, ...]) -> Texts:
    chosen = tuple((language, texts[language]) for language in languages if language in texts)
    return chosen or tuple(texts.items())[:1]
