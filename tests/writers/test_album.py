"""Kept pictures: drawn once for the same chart, and anew for whatever differs or is damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="the extra charts is not installed")

from tests.writers.test_charts import cell, chart
from xbrlesg.presentation.model import Chart, ChartKind, Series
from xbrlesg.writers import album as album_module
from xbrlesg.writers.album import picture_of
from xbrlesg.writers.chart_image import draw_chart
from xbrlesg.writers.look import Look, Picture

STAFF = chart(ChartKind.STACKED)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    return Look(album=tmp_path / "pictures")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Chart]:
    """The charts that are drawn from now on."""
    seen: list[Chart] = []

    def noting(drawn: Chart, look: Look) -> Picture:
        seen.append(drawn)
        return draw_chart(drawn, look)

    monkeypatch.setattr(album_module, "draw_chart", noting)
    return seen


def kept(look: Look) -> list[Path]:
    assert look.album is not None
    return sorted(look.album.iterdir())


def test_a_chart_is_drawn_once(drawn: list[Chart], look: Look) -> None:
    pictures = [picture_of(STAFF, look) for _ in range(3)]
    assert pictures == [draw_chart(STAFF, Look())] * 3
    assert drawn == [STAFF]
    assert len(kept(look)) == 1


def test_without_an_album_each_is_drawn(drawn: list[Chart]) -> None:
    assert picture_of(STAFF, Look()) == picture_of(STAFF, Look())
    assert drawn == [STAFF] * 2


@pytest.mark.parametrize(
    "other",
    [
        replace(STAFF, kind=ChartKind.BAR),
        replace(STAFF, points=("2022", "2024")),
        replace(STAFF, series=(STAFF.series[0], Series((), (None, cell("1,515", 2023))))),
    ],
)
def test_another_chart_is_drawn(drawn: list[Chart], look: Look, other: Chart) -> None:
    assert picture_of(STAFF, look) != picture_of(other, look)
    assert drawn == [STAFF, other]
    assert picture_of(other, look) == draw_chart(other, look)


def test_other_colours_are_drawn(drawn: list[Chart], look: Look) -> None:
    other = replace(look, charts=("#112233",))
    assert picture_of(STAFF, look) != picture_of(STAFF, other)
    assert picture_of(STAFF, other) == draw_chart(STAFF, other)
    assert len(drawn) == 2


def test_another_release_of_matplotlib_draws_anew(
    drawn: list[Chart], look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture_of(STAFF, look)
    monkeypatch.setattr(album_module, "version", lambda name: f"next {name}")
    album_module._tools.cache_clear()
    picture_of(STAFF, look)
    album_module._tools.cache_clear()
    assert drawn == [STAFF] * 2


@pytest.mark.parametrize("share", [0, 1, 2])
def test_a_damaged_picture_is_drawn_anew(drawn: list[Chart], look: Look, share: int) -> None:
    picture = picture_of(STAFF, look)
    (path,) = kept(look)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * share // 3] + (b"<script/>" if share == 2 else b""))
    assert picture_of(STAFF, look) == picture
    assert (drawn, path.read_bytes()) == ([STAFF] * 2, whole)


def test_a_folder_that_cannot_be_written_is_no_fault(drawn: list[Chart], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    look = Look(album=tmp_path / "file" / "pictures")
    assert picture_of(STAFF, look) == picture_of(STAFF, look)
    assert drawn == [STAFF] * 2


def test_the_oldest_make_room(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album_module, "MOST", 4)
    for year in range(2001, 2006):
        picture_of(replace(STAFF, points=(str(year), "2100")), look)
    assert len(kept(look)) == 2
    picture_of(replace(STAFF, points=("2005", "2100")), look)
    assert len(kept(look)) == 2
