"""Charts: the same bytes in every run, nothing from outside, and all figures in words beside the picture."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from decimal import Decimal

import pytest
from lxml import etree

from tests.builders import make_fact, year
from xbrlesg.presentation.model import Cell, Chart, ChartKind, Series
from xbrlesg.report.printed import Printed
from xbrlesg.writers.chart_markup import in_words
from xbrlesg.writers.look import Look, read_picture

pytest.importorskip("matplotlib", reason="the extra charts is not installed")

from xbrlesg.writers.chart_image import draw_chart

PRINT_HASH = """
import hashlib
from tests.writers.test_charts import chart
from xbrlesg.presentation.model import ChartKind
from xbrlesg.writers.chart_image import draw_chart
from xbrlesg.writers.look import Look
print(hashlib.sha256(draw_chart(chart(ChartKind("KIND")), Look()).content).hexdigest())
"""


def cell(number: str, of: int, *, before: str = "") -> Cell:
    value = Decimal(f"{before}{number.replace(',', '')}")
    return Cell(make_fact(value=value, period=year(of)), Printed(number, before=before), "Person")


def chart(kind: ChartKind) -> Chart:
    male = Series((("en", "Male"), ("zh-hans", "男")), (cell("2,394", 2022), cell("2,592", 2023)))
    female = Series((("en", "Female"), ("zh-hans", "女")), (None, cell("1,514", 2023)))
    title = (("en", "Staff"), ("zh-hans", "员工"))
    return Chart("chart-staff", title, kind, "Person", ("2022", "2023"), (male, female))


@pytest.mark.parametrize("kind", ChartKind)
def test_pictures_are_the_same_in_every_process(kind: ChartKind) -> None:
    here = hashlib.sha256(draw_chart(chart(kind), Look()).content).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", PRINT_HASH.replace("KIND", kind.value)]
    there = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    assert there.stdout.strip() == here


@pytest.mark.parametrize("kind", ChartKind)
def test_a_picture_is_a_drawing_alone(kind: ChartKind) -> None:
    picture = draw_chart(chart(kind), Look())
    assert read_picture(picture.content) == picture
    assert b"DOCTYPE" not in picture.content
    root = etree.fromstring(picture.content)
    assert not root.findall(".//{*}text")  # glyphs are paths: no font of the machine is asked for
    assert not root.findall(".//{*}metadata")
    assert len(picture.content) < 40_000


def test_a_picture_follows_figures_and_colours() -> None:
    plain = draw_chart(chart(ChartKind.BAR), Look())
    assert draw_chart(chart(ChartKind.STACKED), Look()) != plain
    coloured = draw_chart(chart(ChartKind.BAR), Look(charts=("#112233", "#445566")))
    assert b"#112233" in coloured.content
    assert b"#112233" not in plain.content


def test_negative_figures_and_a_sole_point_can_be_drawn() -> None:
    series = Series((("en", "Profit"),), (cell("12.5", 2023, before="-"),))
    for kind in ChartKind:
        drawn = Chart("c", (("en", "Profit"),), kind, "RMB", ("2023",), (series,))
        assert read_picture(draw_chart(drawn, Look()).content)


def test_words_say_what_the_picture_shows() -> None:
    assert in_words(chart(ChartKind.BAR), ("en", "zh-hans")) == (
        "Staff (Person). 2022: Male 2,394. 2023: Male 2,592, Female 1,514."
    )
    assert in_words(chart(ChartKind.BAR), ("zh-hans",)) == (
        "员工（Person）。2022：男 2,394。2023：男 2,592，女 1,514。"
    )
