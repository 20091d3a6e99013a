"""What can go wrong with workers: none of it loses a report, or judges one twice."""

from __future__ import annotations

import io
import os
import pickle
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.engine.documents import small_documents
from tests.engine.package_documents import packed_documents
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg.errors import ArelleError, EngineTimeoutError
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.check import arelle_options, check_formats, validate_files
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.engines import TIMEOUT, engine_for
from xbrlesg.pipeline.formats import Written
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.staging import write_aside
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.engine.address import VARIABLE
from xbrlesg.validation.engine.engine import REPORT_SECONDS, Engine, order_of
from xbrlesg.validation.engine.entry_points import entry_points_of
from xbrlesg.validation.engine.frames import FrameError, pack, read_frame
from xbrlesg.validation.engine.model import Ending, Job, Order, Outcome
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.engine.worker import in_a_fork
from xbrlesg.validation.model import ArelleOptions
from xbrlesg.writers.xbrl_json import write_xbrl_json

OPTIONS = ArelleOptions(base_taxonomy=False)
PLAIN = {document.name: document for document in small_documents()}


def written(folder: Path) -> list[Written]:
    """Two formats, written aside."""
    page, facts = INLINE.encode(), write_xbrl_json(REPORT, {NAMESPACE: "s"})
    return [
        Written("inline", {"report.xhtml": write_aside(folder / "report.xhtml", [page])}),
        Written("json", {"report.json": write_aside(folder / "report.json", [facts])}),
    ]


class CountingSeat(Seat):
    """A seat that remembers the jobs that it was given, and how they ended."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.endings: list[Ending] = []

    def judge(self, job: Job) -> Outcome:
        outcome = super().judge(job)
        self.endings.append(outcome.ending)
        return outcome

    @property
    def pid(self) -> int:
        assert self.worker is not None
        return self.worker.pid


@pytest.fixture
def seat(package: Path) -> Iterator[CountingSeat]:
    made = CountingSeat(order_of([ENTRY_POINT], [package], OPTIONS))
    yield made
    made.stop()


def test_a_worker_that_was_killed_is_replaced(seat: CountingSeat, package: Path, report: Path) -> None:
    with Engine(seat.order, seat) as engine:
        first = engine(report, [package], OPTIONS)
        assert [message.code for message in first.messages] == [
            "calc11e:inconsistentCalculationUsingRounding"
        ]
        killed = seat.pid
        os.kill(killed, signal.SIGKILL)
        assert engine(report, [package], OPTIONS) == first
        assert len(engine.cold_reasons) == 1
        assert engine(report, [package], OPTIONS) == first
        assert seat.pid != killed
        assert seat.endings == [Ending.DONE, Ending.CRASHED, Ending.DONE]
        assert len(engine.cold_reasons) == 1


def test_after_some_deaths_there_is_no_further_worker(
    seat: CountingSeat, package: Path, report: Path
) -> None:
    with Engine(seat.order, seat) as engine:
        first = engine(report, [package], OPTIONS)
        for _ in range(3):
            engine(report, [package], OPTIONS)
            os.kill(seat.pid, signal.SIGKILL)
            assert engine(report, [package], OPTIONS) == first
            if seat.endings.count(Ending.CRASHED) == 3:
                break
        assert engine(report, [package], OPTIONS) == first
        assert seat.endings[-1] is Ending.COLD
        assert "dying" in engine.cold_reasons[-1]


def test_a_report_that_takes_too_long_is_a_finding(seat: CountingSeat, package: Path, report: Path) -> None:
    with Engine(seat.order, seat, seconds=0.001) as engine:
        with pytest.raises(EngineTimeoutError, match=r"more than 0\.001 seconds"):
            engine(report, [package], OPTIONS)
        (found,) = check_report_file(report, [package], options=OPTIONS, arelle=engine)
        assert found.code == Code.ENGINE_TIMEOUT.value.name
        assert engine.cold_reasons == []  # a cold run would take longer still
        assert seat.endings == [Ending.TIMEOUT, Ending.TIMEOUT]
        worker = seat.pid
        engine._seconds = 60
        assert engine(report, [package], OPTIONS).messages
        assert seat.pid == worker  # it is the report's own process that was stopped


def test_a_cold_run_that_takes_too_long_is_stopped_too(
    package: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/engine.socket")
    with engine_for([ENTRY_POINT], [package], OPTIONS, reports=1) as engine:
        assert engine(report, [package], OPTIONS).messages
        engine._seconds = 0.001
        with pytest.raises(EngineTimeoutError):
            engine(report, [package], OPTIONS)


def test_the_user_says_how_long_a_report_may_take(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for given, seconds in (("7", 7), ("0", REPORT_SECONDS), ("x", REPORT_SECONDS), ("", REPORT_SECONDS)):
        monkeypatch.setenv(TIMEOUT, given)
        assert engine_for([ENTRY_POINT], [package], OPTIONS, reports=1)._seconds == seconds


def crash() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fail() -> NoReturn:
    raise ArelleError("it failed")


def hang() -> NoReturn:
    while True:
        time.sleep(1)


def children() -> set[str]:
    """The processes that this one started and has not seen the end of; a browser may be among them."""
    files = Path("/proc/self/task").glob("*/children")
    return {pid for file in files for pid in file.read_text("ascii").split()}


def test_how_work_in_a_fork_ends() -> None:
    before = children()
    assert in_a_fork(crash, 60).ending is Ending.CRASHED
    assert in_a_fork(hang, 0.1).ending is Ending.TIMEOUT
    assert in_a_fork(fail, 60) == Outcome(Ending.FAILED, reason="it failed")
    assert in_a_fork(lambda: None, 60) == Outcome(Ending.DONE)
    assert children() <= before  # no process is left over


class Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


@pytest.mark.parametrize("value", [Harmful(), time.struct_time(range(9)), Path("x")])
def test_only_our_plain_data_comes_through(value: object) -> None:
    with pytest.raises(FrameError, match="no data of ours"):
        read_frame(io.BytesIO(pack(value)))


def test_what_is_cut_off_is_no_data() -> None:
    frame = pack(Job("x", keep_facts=True, seconds=1))
    assert read_frame(io.BytesIO(frame)) == Job("x", keep_facts=True, seconds=1)
    for length in (0, 3, len(frame) - 1):
        with pytest.raises(FrameError):
            read_frame(io.BytesIO(frame[:length]))
    with pytest.raises(FrameError):
        read_frame(io.BytesIO(frame[:8] + pickle.dumps(1)[:-1].ljust(len(frame) - 8, b"x")))


def test_packages_of_another_run_are_judged_cold(seat: CountingSeat, package: Path, report: Path) -> None:
    with Engine(seat.order, seat) as engine:
        engine(report, [package], ArelleOptions(formulas=False))
        assert seat.endings == []


def test_one_export_loads_its_taxonomy_once(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seats: list[CountingSeat] = []

    def counting(order: Order) -> CountingSeat:
        seats.append(CountingSeat(order))
        return seats[-1]

    monkeypatch.setattr("xbrlesg.pipeline.engines.Seat", counting)
    monkeypatch.setenv(VARIABLE, "/nowhere/engine.socket")
    names = DisclosureTeller(lambda: None)
    options = arelle_options(CheckLevel.FULL)
    assert check_formats(written(tmp_path), [package], Expected(REPORT), options, names) == []
    (used,) = seats
    assert used.endings == [Ending.DONE, Ending.DONE]
    assert used.worker is None  # nothing is left running
    monkeypatch.setenv(VARIABLE, "off")
    assert check_formats(written(tmp_path), [package], Expected(REPORT), options, names) == []
    assert len(seats) == 1


def test_what_is_wrong_with_the_taxonomy_is_told_once(tmp_path: Path) -> None:
    package = write_package(tmp_path, broken_sum=True)
    names = DisclosureTeller(lambda: None)
    found = check_formats(
        written(tmp_path), [package], Expected(REPORT), arelle_options(CheckLevel.FULL), names
    )
    weights = [item for item in found if item.code == "xbrl.5.2.5.2.1:zeroWeight"]
    assert len(weights) == len(set(weights)) > 0


def test_several_files_are_told_as_each_alone(package: Path, report: Path, tmp_path: Path) -> None:
    other, broken = tmp_path / "other.json", tmp_path / "broken.json"
    other.write_bytes(write_xbrl_json(REPORT, {NAMESPACE: "s"}).replace(b'"4106"', b'"4999"'))
    broken.write_text("{", "utf-8")
    files = [broken, report, other]
    together = validate_files(files, [package], CheckLevel.FAST)
    alone = [item for path in files for item in validate_files([path], [package], CheckLevel.FAST)]
    assert sorted(map(str, together)) == sorted(map(str, alone))
    assert {item.location.file for item in together if item.location} == {path.as_posix() for path in files}


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.xhtml", INLINE, (ENTRY_POINT,)),
        ("a.xhtml", INLINE.replace(ENTRY_POINT, "own.xsd"), ()),
        ("a.xhtml", "<a", ()),
        ("a.json", '{"documentInfo": {"taxonomy": ["urn://a", "urn://b"]}}', ("urn://a", "urn://b")),
        ("a.json", '{"documentInfo": {"taxonomy": [1]}}', ()),
        ("a.json", "[" * 100_000, ()),
        ("a.json", "[]", ()),
    ],
)
def test_the_taxonomy_of_a_report(name: str, text: str, found: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert entry_points_of(path) == found
    assert entry_points_of(tmp_path / "gone.xhtml") == ()


def test_the_taxonomy_of_a_report_package(tmp_path: Path) -> None:
    packed = packed_documents(PLAIN)
    found = {document.name: entry_points_of(document.write(tmp_path)) for document in packed}
    known = {name for name, entry_points in found.items() if entry_points == (ENTRY_POINT,)}
    assert known == {
        *("xbri clean", "xbri sum", "xbr json", "xbr csv", "xbr csv without table", "xbr xml"),
        *("zip", "zip in a folder", "wrong type", "wrong form"),
    }
    assert {entry_points for name, entry_points in found.items() if name not in known} == {()}
    broken = tmp_path / "broken.xbri"
    broken.write_bytes(b"PK no archive")
    assert entry_points_of(broken) == ()
