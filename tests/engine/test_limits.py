"""What is stopped or killed while it judges: the report is told of, once, and the next one is judged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.slow_taxonomy import ENDLESS, SLOW, write_large_report, write_slow_package
from tests.engine.test_engine import CountingSeat
from tests.engine.test_server import served_by, serving, wait_for
from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.errors import EngineMemoryError
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.engines import MEMORY, engine_for
from xbrlesg.validation.check import check_report_file
from xbrlesg.validation.engine.engine import REPORT_MEMORY, Engine, order_of
from xbrlesg.validation.engine.formulas import Alarm
from xbrlesg.validation.engine.holdings import Holdings
from xbrlesg.validation.engine.model import Ending, Greeting, Job, Order
from xbrlesg.validation.engine.served import digests_of
from xbrlesg.validation.model import ArelleOptions, ArelleRun

SECONDS = 1.5
OPTIONS = ArelleOptions(base_taxonomy=False, formula_seconds=SECONDS)


@dataclass(frozen=True)
class Slow:
    """A report that takes its assertion's whole time, by what it is judged, and what a cold run says."""

    report: Path
    package: Path
    cold: ArelleRun

    @property
    def order(self) -> Order:
        return order_of([ENTRY_POINT], [self.package], OPTIONS)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Slow:
    folder = tmp_path_factory.mktemp("slow")
    report, package = write_large_report(folder, 400), write_slow_package(folder)
    with Engine(order_of((), [package], OPTIONS), None) as engine:
        return Slow(report, package, engine(report, [package], OPTIONS))


@pytest.fixture
def seat(slow: Slow) -> Iterator[CountingSeat]:
    made = CountingSeat(slow.order)
    yield made
    made.stop()


def children_of(pid: int) -> list[int]:
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text("ascii").split()]


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()


def fork_of(worker: int) -> int:
    """The process in which a worker judges, when there is one."""
    wait_for(lambda: children_of(worker))
    return children_of(worker)[0]


def test_a_quadratic_assertion_is_stopped_and_named(slow: Slow, seat: CountingSeat) -> None:
    with Engine(slow.order, seat) as engine:
        warm = engine(slow.report, [slow.package], OPTIONS)
        assert engine.is_warm
    assert warm == slow.cold
    (stopped,) = (item for item in warm.messages if item.code == "formula:varSetTimeout")
    assert stopped.level == "ERROR"
    assert stopped.text == f"Variable set {SLOW} timed out after {SECONDS:f} seconds"
    assert "message:never" in {item.code for item in warm.messages}  # the others are judged all the same


@pytest.mark.parametrize("about_score", [True, False])
def test_an_expression_that_does_not_end_is_stopped_and_named(
    report: Path, tmp_path: Path, *, about_score: bool
) -> None:
    """Arelle cannot stop it: it looks at the clock between bindings only. Warm and cold say the same.

    One that is about no fact does not end on an empty report either, and such a taxonomy is not held.
    """
    package = write_slow_package(tmp_path, ENDLESS, about_score=about_score)
    order = order_of([ENTRY_POINT], [package], OPTIONS)
    told = []
    for seat in (CountingSeat(order), None):
        with Engine(order, seat, seconds=4) as engine:
            (found,) = check_report_file(report, [package], options=OPTIONS, arelle=engine)
            told.append(found)
            if seat is not None:
                assert seat.endings == [Ending.TIMEOUT if about_score else Ending.COLD]
                assert engine.cold_reasons == (
                    [] if about_score else ["the assertion 'never' takes too long on an empty report"]
                )
    warm, cold = told
    assert warm == cold
    assert warm.message == "report.xhtml: it took more than 4 seconds; it was at the assertion 'never'"


def test_a_worker_that_is_killed_over_a_report(slow: Slow, seat: CountingSeat) -> None:
    with Engine(slow.order, seat) as engine, ThreadPoolExecutor(1) as other:
        engine(slow.report, [slow.package], OPTIONS)
        judging = other.submit(engine, slow.report, [slow.package], OPTIONS)
        worker, fork = seat.pid, fork_of(seat.pid)
        os.kill(worker, signal.SIGKILL)
        assert judging.result() == slow.cold
        assert seat.endings == [Ending.DONE, Ending.CRASHED]
        assert len(engine.cold_reasons) == 1
        wait_for(lambda: is_gone(fork))
        assert engine(slow.report, [slow.package], OPTIONS) == slow.cold
        assert seat.endings[-1] is Ending.DONE
        assert seat.pid != worker


def test_a_process_that_is_killed_over_a_report_leaves_its_worker(slow: Slow, seat: CountingSeat) -> None:
    with Engine(slow.order, seat) as engine, ThreadPoolExecutor(1) as other:
        engine(slow.report, [slow.package], OPTIONS)
        judging = other.submit(engine, slow.report, [slow.package], OPTIONS)
        worker = seat.pid
        os.kill(fork_of(worker), signal.SIGKILL)
        assert judging.result() == slow.cold
        assert seat.endings == [Ending.DONE, Ending.CRASHED]
        assert seat.pid == worker


def test_a_server_that_is_killed_over_a_report(slow: Slow, tmp_path: Path) -> None:
    with serving(tmp_path) as server, ThreadPoolExecutor(1) as other:
        with Engine(slow.order, served_by(server, slow.order)) as engine:
            engine(slow.report, [slow.package], OPTIONS)
            (worker,) = server.workers
            judging = other.submit(engine, slow.report, [slow.package], OPTIONS)
            fork = fork_of(worker)
            server.stop(signal.SIGKILL)
            assert judging.result() == slow.cold
            assert engine.cold_reasons == ["the server is gone"]
        wait_for(lambda: is_gone(worker) and is_gone(fork))


def test_a_report_that_takes_too_much_memory_is_a_finding(slow: Slow, seat: CountingSeat) -> None:
    with Engine(slow.order, seat, memory=1 << 20) as engine:
        with pytest.raises(EngineMemoryError, match="more than 1 MiB"):
            engine(slow.report, [slow.package], OPTIONS)
        (found,) = check_report_file(slow.report, [slow.package], options=OPTIONS, arelle=engine)
        assert found.code == Code.ENGINE_MEMORY.value.name
        assert seat.endings == [Ending.MEMORY, Ending.MEMORY]
        worker = seat.pid
        engine._memory = REPORT_MEMORY
        assert engine(slow.report, [slow.package], OPTIONS) == slow.cold
        assert (seat.pid, engine.cold_reasons) == (worker, [])


def test_the_user_says_how_much_a_report_may_take(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for given, memory in (("7", 7 << 20), ("0", REPORT_MEMORY), ("x", REPORT_MEMORY), ("", REPORT_MEMORY)):
        monkeypatch.setenv(MEMORY, given)
        assert engine_for([ENTRY_POINT], [package], OPTIONS, reports=1)._memory == memory


def test_a_taxonomy_that_was_given_up_is_tried_again_after_a_time(report: Path, tmp_path: Path) -> None:
    package = write_package(tmp_path)
    order = order_of([ENTRY_POINT], [package], ArelleOptions(formulas=False, base_taxonomy=False))
    greeting = Greeting("", order, digests_of([package]))
    job = Job(str(report), keep_facts=False, seconds=60)
    holdings = Holdings(idle=3600, memory=1 << 40)
    try:
        endings = []
        for _ in range(7):
            endings.append(holdings.judge(greeting, job).ending)
            for pid in holdings.pids:
                os.kill(pid, signal.SIGKILL)
        assert endings == [*[Ending.DONE, Ending.CRASHED] * 3, Ending.COLD]
        holdings._idle = 0
        assert holdings.judge(greeting, job).ending is Ending.DONE
    finally:
        holdings.stop()


def test_a_fork_does_not_outlive_its_worker() -> None:
    program = (
        "import time\n"
        "from xbrlesg.validation.engine.worker import Fork\n"
        "print(Fork(lambda: time.sleep(600))._child, flush=True)\n"
        "time.sleep(600)\n"
    )
    worker = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)  # noqa: S603
    assert worker.stdout is not None
    with worker.stdout as said:
        fork = int(said.readline())
    assert not is_gone(fork)
    worker.kill()
    worker.wait()
    wait_for(lambda: is_gone(fork))


def test_an_alarm_rings_once_and_not_when_it_is_cancelled() -> None:
    rung: list[str] = []
    cancelled = Alarm(0.05, lambda: rung.append("cancelled"))
    cancelled.start()
    cancelled.cancel()
    alarm = Alarm(0.05, lambda: rung.append("rung"))
    alarm.start()
    wait_for(lambda: rung)
    alarm.cancel()
    assert rung == ["rung"]
