"""What a document says beside its facts, from the report file: the cover and the headings."""

from __future__ import annotations

from collections.abc import Mapping

from xbrlesg.presentation.description import ChartOrder, Description, IndexOrder
from xbrlesg.presentation.model import Cover, Texts
from xbrlesg.report_file import ReportFile


def describe(
    report: ReportFile,
    languages: tuple[str, ...],
    charts: tuple[ChartOrder, ...] = (),
    indexes: tuple[IndexOrder, ...] = (),
) -> Description:
    """The description of a report; a text in none of the languages falls back to what there is."""
    period = f"{report.reporting_period.start.isoformat()} – {report.reporting_period.end.isoformat()}"
    scheme = texts_in(report.entity.scheme_label, languages)[:1]
    identifier = report.entity.identifier
    return Description(
        languages=languages,
        cover=Cover(
            entity=texts_in(report.entity.name, languages),
            title=texts_in(report.title, languages),
            period=tuple((language, period) for language in languages[:1]),
            identifier=tuple((tag, f"{text} {identifier}") for tag, text in scheme)
            or ((languages[0], identifier),),
            standards=report.standards,
        ),
        key_figures_heading=texts_in(report.highlights.heading, languages) if report.highlights else (),
        charts=charts,
        indexes=indexes,
    )


def texts_in(texts: Mapping[str, str], languages: tuple[str, ...]) -> Texts:
    """A text of the user's in each of the languages that it has; in some other where it has none of them."""
    chosen = tuple((language, texts[language]) for language in languages if language in texts)
    return chosen or tuple(texts.items())[:1]
