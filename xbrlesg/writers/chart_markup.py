"""Charts in the page: the picture, what it says in words for who cannot see it, and its legend."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from xbrlesg.presentation.model import Chart, Texts
from xbrlesg.presentation.texts import first_in, words
from xbrlesg.writers.album import picture_of
from xbrlesg.writers.chart_image import figure_text
from xbrlesg.writers.look import Look
from xbrlesg.writers.markup import as_printed, make, spans
from xbrlesg.writers.tags import Tagger


def charts_element(charts: Iterable[Chart], level: int, tagger: Tagger, look: Look) -> etree._Element | None:
    """The charts of a section side by side; None where there are none."""
    drawn = [_chart(chart, level, tagger, look) for chart in charts]
    return make("div", {"class": "charts"}, *drawn) if drawn else None


def _chart(chart: Chart, level: int, tagger: Tagger, look: Look) -> etree._Element:
    language = tagger.languages[0]
    unit = make("span", {"class": "unit"}, *as_printed(chart.unit, language)) if chart.unit else None
    title = make(f"h{level}", {"class": "item"}, *spans(chart.title, language), " ", unit)
    picture = make("img", {"src": picture_of(chart, look).uri, "alt": in_words(chart, tagger.languages)})
    keys = (
        _key(series.name, number % len(look.charts) + 1, language)
        for number, series in enumerate(chart.series)
    )
    legend = make("ul", {"class": "legend"}, *keys) if len(chart.series) > 1 else None
    return make("div", {"class": "chart", "id": tagger.anchors[chart.id]}, title, picture, legend)


def in_words(chart: Chart, languages: tuple[str, ...]) -> str:
    """All that the picture shows, in the page's first language.

    ``Staff (Person). 2022: Female 4, Male 4. 2023: Female 5, Male 4.``
    """
    leading = languages[:1]
    title = first_in(chart.title, languages[0])
    said = (
        first_in(words("chart_unit", leading, title=title, unit=chart.unit)) if chart.unit else f"{title}. "
    )
    between = first_in(words("chart_figures", leading))
    for number, point in enumerate(chart.points):
        figures = between.join(
            f"{first_in(series.name, languages[0])} {figure_text(cell)}"
            for series in chart.series
            if (cell := series.cells[number]) is not None
        )
        said += first_in(words("chart_point", leading, point=point, figures=figures))
    return said.strip()


def _key(name: Texts, number: int, language: str) -> etree._Element:
    swatch = make("span", {"class": f"swatch chart-{number}"})
    return make("li", None, swatch, *spans(name, language))
