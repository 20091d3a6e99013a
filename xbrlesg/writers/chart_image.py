"""Drawing of charts as SVG, byte for byte the same in every run with the same matplotlib.

A picture holds figures and years and no words: glyphs are drawn as paths of the one font that matplotlib
brings along, so that no picture depends on the fonts of a machine, and one serves all languages. Words stand
beside it in the page. Bars need their heights as floats; what a reader reads off them is the printed figure.
"""

from __future__ import annotations

from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from xbrlesg.presentation.model import Cell, Chart, ChartKind
from xbrlesg.writers.look import TEXT, WHITE, Look, Picture, contrast

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SETTINGS: Final[dict[str, Any]] = {
    "svg.hashsalt": "xbrlesg",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "axes.unicode_minus": False,
    "path.simplify": False,
}
SIZE: Final = (6.4, 3.0)
BAR: Final = 0.72
MARKERS: Final = "osD^vPX"
SHOWN_PART: Final = 0.055
"""The least part of the highest stack that has room for its figure."""


def can_draw() -> bool:
    """True where matplotlib is installed (the extra ``charts``)."""
    return find_spec("matplotlib") is not None


def draw_chart(chart: Chart, look: Look) -> Picture:
    """A chart as SVG that refers to nothing outside."""
    from matplotlib import rc_context, rcdefaults, rcParams  # noqa: PLC0415 - an extra, and heavy
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context():
        rcdefaults()  # a user's own settings must not change a report
        rcParams.update(SETTINGS)
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.add_subplot()
        _plain(axes, chart)
        draw = {ChartKind.BAR: _bars, ChartKind.STACKED: _stacks, ChartKind.LINE: _lines}[chart.kind]
        draw(axes, chart, look)
        written = BytesIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        FigureCanvasSVG(figure).print_svg(written, metadata=nothing)
    return Picture("image/svg+xml", _bare(written.getvalue()))


def _bare(svg: bytes) -> bytes:
    """The drawing alone, without the document type, which names an address on the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(svg, parser)
    for metadata in root.findall("{*}metadata"):
        root.remove(metadata)
    return etree.tostring(root, encoding="UTF-8")


def _plain(axes: Axes, chart: Chart) -> None:
    """Axes without ornament: a base line, faint lines across, the points beneath."""
    axes.set_xticks(range(len(chart.points)), chart.points)
    axes.tick_params(length=0, labelcolor=TEXT, pad=6)
    axes.yaxis.set_visible(False)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#9fb3b1")
    axes.margins(x=0.04, y=0.12)


def _bars(axes: Axes, chart: Chart, look: Look) -> None:
    width = BAR / len(chart.series)
    for number, series in enumerate(chart.series):
        shift = (number - (len(chart.series) - 1) / 2) * width
        for point, cell in enumerate(series.cells):
            if cell is not None:
                place, height = point + shift, _value(cell)
                axes.bar(place, height, width * 0.9, color=_colour(look, number))
                side = ("bottom", 3) if height >= 0 else ("top", -3)
                _figure(axes, cell, (place, height), side)
    _narrow(axes, chart)


def _stacks(axes: Axes, chart: Chart, look: Look) -> None:
    columns = [[_value(s.cells[p]) for s in chart.series] for p in range(len(chart.points))]
    least = max(map(sum, columns), default=0.0) * SHOWN_PART
    for point, heights in enumerate(columns):
        base = 0.0
        for number, (series, height) in enumerate(zip(chart.series, heights, strict=True)):
            cell, colour = series.cells[point], _colour(look, number)
            if cell is not None:
                axes.bar(point, height, BAR * 0.75, base, color=colour, edgecolor=WHITE, linewidth=1.2)
                if height >= least:
                    _figure(axes, cell, (point, base + height / 2), ("center", 0), _ink(colour))
            base += height
    _narrow(axes, chart)


def _narrow(axes: Axes, chart: Chart) -> None:
    """Room beside one point or two, whose bars would else grow as wide as the picture."""
    middle, half = (len(chart.points) - 1) / 2, max(len(chart.points), 3) / 2
    axes.set_xlim(middle - half, middle + half)


def _lines(axes: Axes, chart: Chart, look: Look) -> None:
    for number, series in enumerate(chart.series):
        told = [(point, cell) for point, cell in enumerate(series.cells) if cell is not None]
        points, heights = [point for point, _ in told], [_value(cell) for _, cell in told]
        marker = MARKERS[number % len(MARKERS)]
        axes.plot(points, heights, color=_colour(look, number), marker=marker, linewidth=2)
        for (point, cell), height in zip(told, heights, strict=True):
            _figure(axes, cell, (point, height), ("bottom", 6))
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
    _narrow(axes, chart)


def _figure(
    axes: Axes, cell: Cell, place: tuple[float, float], side: tuple[str, int], colour: str = TEXT
) -> None:
    """A figure as printed, at its place, so many points away from it."""
    axes.annotate(
        figure_text(cell),
        place,
        (0, side[1]),
        textcoords="offset points",
        ha="center",
        va=side[0],
        color=colour,
        fontsize=10.5,
    )


def _ink(ground: str) -> str:
    """The colour of figures on a bar: white or dark, whichever is easier to read."""
    return max((WHITE, TEXT), key=lambda ink: contrast(ink, ground))


def figure_text(cell: Cell) -> str:
    """A figure as printed, with what stands before and behind it."""
    printed = cell.printed
    return f"{printed.before}{printed.number}{printed.after}".strip()


def _value(cell: Cell | None) -> float:
    value = cell.fact.value if cell else 0
    return float(value) if isinstance(value, int | Decimal) else 0.0


def _colour(look: Look, number: int) -> str:
    return look.charts[number % len(look.charts)]
