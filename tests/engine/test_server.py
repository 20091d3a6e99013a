"""The server, run as users run it: one that holds taxonomies for other programs of the same user."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.pipeline.check import validate_files
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.engine.address import VARIABLE, is_owners_alone
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.frames import read_frame, write_frame
from xbrlesg.validation.engine.model import Ending, Greeting, Job, Order, Outcome
from xbrlesg.validation.engine.served import Served, connect, digests_of
from xbrlesg.validation.model import ArelleOptions

OPTIONS = ArelleOptions(formulas=False, base_taxonomy=False)
SECONDS = 60.0


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def nothing_runs(server: Server) -> bool:
    return not server.workers


class Server:
    """A running ``xbrlesg serve``."""

    def __init__(self, path: Path, *options: str) -> None:
        self.path = path
        command = [sys.executable, "-m", "xbrlesg", "serve", "--socket", str(path), *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
        assert self.process.stderr is not None
        self.said = self.process.stderr.readline()

    @property
    def workers(self) -> list[int]:
        """The processes that it started and that still run."""
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                pid, _, rest = path.read_text("utf-8").partition(" (")
                state, parent = rest.rpartition(") ")[2].split()[:2]
                if int(parent) == self.process.pid and state != "Z":
                    found.append(int(pid))
        return found

    def ended(self) -> int:
        """Wait until it has ended by itself."""
        assert self.process.stderr is not None
        self.process.stderr.close()
        return self.process.wait(SECONDS)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.ended()


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    own = folder / "own"
    own.mkdir(mode=0o700, exist_ok=True)
    server = Server(own / "s", *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop(signal.SIGKILL)


def served(server: Server, package: Path) -> Served | None:
    return connect(server.path, order_of([ENTRY_POINT], [package], OPTIONS))


def served_by(server: Server, order: Order) -> Served:
    connection = connect(server.path, order)
    assert connection is not None
    return connection


def answers(server: Server, package: Path) -> bool:
    connection = served(server, package)
    if connection is not None:
        connection.stop()
    return connection is not None


def ending(connection: Served, report: Path) -> Ending:
    return connection.judge(Job(str(report), keep_facts=False, seconds=SECONDS)).ending


def test_validate_uses_it(
    package: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    cold = validate_files([report], [package], CheckLevel.FAST)
    assert [item.code for item in cold] == ["calc11e:inconsistentCalculationUsingRounding"]
    with serving(tmp_path) as server:
        monkeypatch.setenv(VARIABLE, str(server.path))
        assert server.workers == []
        assert validate_files([report], [package], CheckLevel.FAST) == cold
        (worker,) = server.workers
        assert validate_files([report], [package], CheckLevel.FAST) == cold
        assert server.workers == [worker]
        assert server.stop() == 0
        assert not server.path.exists()
        assert validate_files([report], [package], CheckLevel.FAST) == cold  # without it all goes on


def test_a_killed_worker_is_replaced(package: Path, report: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        connection = served(server, package)
        assert connection is not None
        order = order_of([ENTRY_POINT], [package], OPTIONS)
        with Engine(order, connection) as engine:
            first = engine(report, [package], OPTIONS)
            assert not engine.cold_reasons
            (worker,) = server.workers
            os.kill(worker, signal.SIGKILL)
            assert engine(report, [package], OPTIONS) == first
            assert engine.cold_reasons == ["the process that judged it is gone"]
            assert engine(report, [package], OPTIONS) == first
            assert len(engine.cold_reasons) == 1
            assert server.workers != [worker]


def test_a_killed_server_loses_no_report(package: Path, report: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        connection = served(server, package)
        assert connection is not None
        with Engine(order_of([ENTRY_POINT], [package], OPTIONS), connection) as engine:
            first = engine(report, [package], OPTIONS)
            (worker,) = server.workers
            server.stop(signal.SIGKILL)
            wait_for(lambda: not Path(f"/proc/{worker}/cmdline").exists())  # workers do not outlive it
            assert engine(report, [package], OPTIONS) == first
            assert engine.cold_reasons == ["the server is gone"]
        assert server.path.exists()
        with serving(tmp_path) as another:  # takes the place of the one that was killed
            assert "serving" in another.said
            assert answers(another, package)


def test_a_changed_package_is_not_what_is_held(package: Path, report: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        before = served(server, package)
        assert before is not None
        assert ending(before, report) is Ending.DONE
        write_package(tmp_path, broken_sum=True)
        after = served(server, package)
        assert after is not None
        assert ending(after, report) is Ending.COLD  # it has errors now
        before.stop()
        after.stop()


def test_a_package_that_changes_before_it_is_loaded_is_judged_cold(
    package: Path, report: Path, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        connection = served(server, package)
        assert connection is not None
        write_package(tmp_path, broken_sum=True)
        outcome = connection.judge(Job(str(report), keep_facts=False, seconds=SECONDS))
        assert outcome == Outcome(Ending.COLD, reason="a package has changed")
        connection.stop()


def test_idle_taxonomies_and_too_large_ones_are_let_go(package: Path, report: Path, tmp_path: Path) -> None:
    for options in (("--idle", "1"), ("--memory", "1")):
        with serving(tmp_path, *options) as server:
            connection = served(server, package)
            assert connection is not None
            for _ in range(2):
                assert ending(connection, report) is Ending.DONE
                wait_for(partial(nothing_runs, server))
            connection.stop()


def test_the_workers_of_one_taxonomy_judge_one_report_at_a_time(
    package: Path, report: Path, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        connections = [served(server, package) for _ in range(3)]
        for connection in connections:
            assert connection is not None
            assert ending(connection, report) is Ending.DONE
        assert len(server.workers) == 1
        for connection in connections:
            assert connection is not None
            connection.stop()


def test_another_version_is_turned_away(package: Path, tmp_path: Path) -> None:
    greeting = Greeting("0.0.0", order_of([ENTRY_POINT], [package], OPTIONS), digests_of([package]))
    with serving(tmp_path) as server, socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(server.path))
        with connection.makefile("rwb") as stream:
            write_frame(stream, greeting)
            outcome = read_frame(stream)
    assert outcome.ending is Ending.COLD


def test_what_is_no_greeting_leaves_the_server_alive(package: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        for noise in (b"", b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 8, b"\x00" * 7 + b"\x01\x80"):
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(str(server.path))
                connection.sendall(noise)
        assert answers(server, package)
        assert server.process.poll() is None


def test_the_socket_is_the_owners_alone(package: Path, tmp_path: Path) -> None:
    open_folder = tmp_path / "open"
    open_folder.mkdir(mode=0o755)
    refused = Server(open_folder / "s")
    assert refused.ended() == 3
    assert "yours alone" in refused.said
    link = tmp_path / "link"
    with serving(tmp_path) as server:
        assert server.path.stat().st_mode & 0o777 == 0o600
        link.symlink_to(server.path.parent)
        assert connect(link / "s", order_of([ENTRY_POINT], [package], OPTIONS)) is None
        second = Server(server.path)
        assert second.ended() == 3
        assert "already" in second.said
        server.path.parent.chmod(0o755)
        assert not is_owners_alone(server.path.parent)
        assert not answers(server, package)


def test_the_command_line_uses_it_unless_told_not_to(package: Path, report: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as server:

        def validate(*options: str) -> str:
            command = [sys.executable, "-m", "xbrlesg", "validate", str(report), "--check", "fast"]
            ran = subprocess.run(  # noqa: S603
                [*command, "--package", str(package), *options],
                env={**os.environ, VARIABLE: str(server.path)},
                capture_output=True,
                text=True,
                check=False,
            )
            assert (ran.returncode, ran.stderr) == (0, "")
            return ran.stdout

        alone = validate("--no-engine")
        assert "calc11e:inconsistentCalculation" in alone
        assert server.workers == []
        assert validate() == alone
        assert len(server.workers) == 1
