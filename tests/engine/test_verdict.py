"""What Arelle says of a taxonomy's own files is kept, and believed where it is whole and of this taxonomy."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.validation.engine.engine import order_of
from xbrlesg.validation.engine.model import Ending, Job, Order
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.engine.verdict import keep_verdict, kept_verdict
from xbrlesg.validation.model import ArelleOptions

RECORDS = (
    {"levelname": "WARNING", "messageCode": "x:y", "msg": "told é", "refs": [{"href": "small.xsd#a"}]},
)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return order_of([ENTRY_POINT], [write_package(tmp_path)], None, tmp_path / "cache")


def kept_files(order: Order) -> list[Path]:
    return sorted(Path(order.cache).glob("*.verdict"))


def judged(order: Order, folder: Path) -> tuple[str, ...]:
    """The codes that a worker by this order tells of a clean report."""
    path = folder / "report.xhtml"
    path.write_text(INLINE, "utf-8")
    seat = Seat(order)
    outcome = seat.judge(Job(str(path), keep_facts=False, seconds=60))
    seat.stop()
    assert outcome.ending is Ending.DONE, outcome.reason
    assert outcome.run is not None
    return tuple(message.code for message in outcome.run.messages)


def test_it_is_kept_and_told_with_every_report(order: Order, tmp_path: Path) -> None:
    assert judged(order, tmp_path) == ()
    (path,) = kept_files(order)
    assert kept_verdict(order) == ()
    keep_verdict(order, RECORDS)
    assert kept_files(order) == [path]
    assert judged(order, tmp_path) == ("x:y",)  # it is what is kept that is told


def test_a_damaged_one_is_found_out_anew(order: Order, tmp_path: Path) -> None:
    keep_verdict(order, RECORDS)
    (path,) = kept_files(order)
    whole = json.loads(path.read_text("utf-8"))
    for spoilt in ("", "{", "[]", json.dumps(whole | {"content": []}), json.dumps(whole | {"format": "x"})):
        path.write_text(spoilt, "utf-8")
        assert kept_verdict(order) is None
    assert judged(order, tmp_path) == ()
    assert kept_verdict(order) == ()


def test_another_taxonomy_has_another(order: Order, tmp_path: Path) -> None:
    keep_verdict(order, RECORDS)
    assert kept_verdict(order) == RECORDS
    for other in (
        replace(order, entry_points=(*order.entry_points, "https://x.example/x.xsd")),
        replace(order, options=ArelleOptions(units=False)),
        replace(order, packages=()),
        replace(order, cache=""),
    ):
        assert kept_verdict(other) is None
    write_package(tmp_path, broken_sum=True)
    assert kept_verdict(order) is None


def test_errors_are_not_kept(tmp_path: Path) -> None:
    order = order_of([ENTRY_POINT], [write_package(tmp_path, broken_sum=True)], None, tmp_path / "cache")
    seat = Seat(order)
    assert seat.judge(Job("x.xhtml", keep_facts=False, seconds=60)).ending is Ending.COLD
    seat.stop()
    assert kept_files(order) == []
