"""Parsed expressions are kept, and believed where they are whole, of this taxonomy, and the user's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.slow_taxonomy import write_slow_package
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.engine.engine import order_of
from xbrlesg.validation.engine.kept import keep, read_kept
from xbrlesg.validation.engine.model import Ending, Job, Order
from xbrlesg.validation.engine.programs import _read, _token, _written
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleOptions, ArelleRun

OPTIONS = ArelleOptions(base_taxonomy=False)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return order_of([ENTRY_POINT], [write_slow_package(tmp_path)], OPTIONS, tmp_path / "cache")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xhtml"
    path.write_text(INLINE, "utf-8")
    return path


def judged(order: Order, report: Path) -> ArelleRun:
    seat = Seat(order)
    outcome = seat.judge(Job(str(report), keep_facts=False, seconds=60))
    seat.stop()
    assert outcome.ending is Ending.DONE, outcome.reason
    assert outcome.run is not None
    return outcome.run


def codes(run: ArelleRun) -> list[str]:
    return [message.code for message in run.messages]


def kept_file(order: Order) -> Path:
    (path,) = Path(order.cache).glob("*.programs")
    return path


def altered(content: Any, old: object, new: object) -> Any:
    """The content with one value for another, in the tokens of every program."""
    if isinstance(content, list):
        return [altered(item, old, new) for item in content]
    return new if type(content) is type(old) and content == old else content


def test_they_are_kept_and_used(order: Order, report: Path) -> None:
    cold = run_arelle(report, [Path(package) for package in order.packages], OPTIONS)
    assert judged(order, report) == cold
    assert "message:never" in codes(cold)
    before = kept_file(order).read_bytes()
    assert judged(order, report) == cold
    assert kept_file(order).read_bytes() == before
    never = next(item for item in read_kept(order, "programs") if item[0] == "count($c) eq 0")
    keep(order, "programs", [[*never[:3], altered(never[3], 0, 1)]])
    assert "message:never" not in codes(judged(order, report))  # it is what is kept that is evaluated


def test_they_come_back_as_they_were(order: Order, report: Path) -> None:
    judged(order, report)
    programs = _read(order)
    assert list(_written(programs)) == read_kept(order, "programs")
    names = [token for tokens in programs.values() for token in leaves(tokens) if hasattr(token, "prefix")]
    assert names
    assert all(hash(name) == hash((name.namespaceURI, name.localName)) for name in names)


def leaves(token: Any) -> Iterator[Any]:
    if isinstance(token, (list, tuple)):
        for item in token:
            yield from leaves(item)
    elif hasattr(token, "__dict__") and not hasattr(token, "prefix"):
        yield from leaves(list(vars(token).values()))
    else:
        yield token


def test_damaged_and_foreign_ones_are_parsed_anew(order: Order, report: Path) -> None:
    run = judged(order, report)
    path = kept_file(order)
    whole = json.loads(path.read_text("utf-8"))
    for spoilt in ("", "{", "[]", json.dumps(whole | {"content": []}), json.dumps(whole | {"format": "x"})):
        path.write_text(spoilt, "utf-8")
        assert _read(order) == {}
    assert judged(order, report) == run
    assert _read(order)
    path.parent.chmod(0o777)  # others may have written it
    assert _read(order) == {}
    path.parent.chmod(0o700)
    assert _read(order)


@pytest.mark.parametrize(
    "content",
    [
        5,
        [1],
        [["a", "b"]],
        [["a", "b", [], [["Popen", "x"]]]],
        [["a", "b", [], [["OpDef"]]]],
        [["a", "b", [], [["Decimal", "x"]]]],
        [["a", "b", [], [{}]]],
    ],
)
def test_what_is_no_program_is_none(content: Any, order: Order) -> None:
    keep(order, "programs", content)
    assert _read(order) == {}


def test_only_tokens_come_of_it() -> None:
    assert _token(["list", 1, ["Decimal", "1.50"], ["float", "inf"]])[2] == float("inf")
    with pytest.raises(KeyError):
        _token(["ProgHeader", None])
