"""The worker process: it holds a taxonomy, or none, and judges each report in a fork of itself.

Orders and jobs come in on standard input, outcomes go out on what standard output was; one at a time. It ends
when its input does. A fork takes milliseconds and leaves nothing behind, so that no report knows of another.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from xbrlesg.errors import ArelleError
from xbrlesg.program import do_without_numpy
from xbrlesg.validation.arelle_session import import_arelle, run_arelle_last
from xbrlesg.validation.engine.attachment import NeedsCold
from xbrlesg.validation.engine.frames import FrameError, pack, read_frame, unpack, write_frame
from xbrlesg.validation.engine.model import Ending, Job, Order, Outcome, Record
from xbrlesg.validation.engine.preloaded import Preloaded
from xbrlesg.validation.engine.processes import end_with, memory_of
from xbrlesg.validation.engine.running import Running
from xbrlesg.validation.engine.shortcuts import look_for_no_circles, remember_types
from xbrlesg.validation.engine.verdict import keep_verdict, kept_verdict
from xbrlesg.validation.model import ArelleRun

Work = Callable[[], ArelleRun | tuple[Record, ...] | None]
_PREPARATION_SECONDS = 1800.0
_TICK_SECONDS = 0.2


def main() -> None:
    """Serve until the input ends. What Arelle may print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(FrameError, KeyboardInterrupt):
        _serve(sys.stdin.buffer, answers)


def _serve(orders: BinaryIO, answers: BinaryIO) -> None:
    order: Order = read_frame(orders)
    look_for_no_circles(formulas=order.options.formulas)
    do_without_numpy()
    import_arelle()
    remember_types()
    if not order.entry_points:
        write_frame(answers, Outcome(Ending.DONE))
        _take_jobs(orders, answers, order, partial(_judge_cold, order))
        return
    with Preloaded(order) as preloaded:
        outcome = _prepare(preloaded, order)
        write_frame(answers, outcome)
        if outcome.ending is Ending.DONE:
            _take_jobs(orders, answers, order, preloaded.judge)


def _take_jobs(orders: BinaryIO, answers: BinaryIO, order: Order, judge: Callable[[Job], ArelleRun]) -> None:
    running = Running()
    while True:
        job: Job = read_frame(orders)
        running.clear()
        outcome = in_a_fork(partial(_judge_noting, running, judge, job), job.seconds, job.memory)
        if outcome.ending is Ending.TIMEOUT:
            outcome = replace(outcome, reason=outcome.reason + _culprit(running, order, job))
        write_frame(answers, outcome)


def _judge_noting(running: Running, judge: Callable[[Job], ArelleRun], job: Job) -> ArelleRun:
    with running.noted():
        return judge(job)


def _culprit(running: Running, order: Order, job: Job) -> str:
    """The assertion that Arelle could not stop in its time, or that took the most of the report's."""
    assertion = running.for_long(min(order.options.formula_seconds, job.seconds / 2))
    return f"; it was at the assertion {assertion!r}" if assertion else ""


def _judge_cold(order: Order, job: Job) -> ArelleRun:
    packages = [Path(package) for package in order.packages]
    return run_arelle_last(
        job.document, packages, order.options, keep_facts=job.keep_facts, validates=job.validates
    )


def _prepare(preloaded: Preloaded, order: Order) -> Outcome:
    """Have the taxonomy loaded. Its own files are validated in a fork, side by side with the formulas."""
    verdict = _Verdict(order) if order.options.base_taxonomy else None
    try:
        told = preloaded.load()
        if verdict is not None:
            if told:
                raise NeedsCold(f"the taxonomy is told {told[0]['messageCode']}")
            preloaded.tell(verdict.records())
        preloaded.rehearse()
    except NeedsCold as reason:
        return Outcome(Ending.COLD, reason=str(reason))
    except Exception as error:  # Arelle lets exceptions of any type through
        return Outcome(Ending.COLD, reason=f"{type(error).__name__}: {error}")
    finally:
        if verdict is not None:
            verdict.stop()
    return Outcome(Ending.DONE)


class _Verdict:
    """What a cold run tells of the taxonomy's own files: as it was kept, or as a fork finds out."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._kept = kept_verdict(order)
        self._fork = Fork(self._find_out) if self._kept is None else None

    def records(self) -> tuple[Record, ...]:
        """The records. Raises ``NeedsCold`` where there are errors among them."""
        if self._fork is None:
            return self._kept or ()
        outcome = self._fork.outcome(_PREPARATION_SECONDS)
        if outcome.ending is not Ending.DONE:
            raise NeedsCold(outcome.reason)
        keep_verdict(self._order, outcome.records)
        return outcome.records

    def stop(self) -> None:
        """End the fork, if it runs still."""
        if self._fork is not None:
            self._fork.stop()

    def _find_out(self) -> tuple[Record, ...]:
        with Preloaded(replace(self._order, options=replace(self._order.options, formulas=False))) as alone:
            return alone.load(own_files=True)


class Fork:
    """Work in a fork of this process."""

    def __init__(self, work: Work) -> None:
        self._parent = os.getppid()
        own = os.getpid()
        self._reading, writing = os.pipe()
        self._child: int | None = os.fork()
        if self._child == 0:
            os.close(self._reading)
            _work_and_exit(work, writing, own)
        os.close(writing)

    def outcome(self, seconds: float, memory: int = 0) -> Outcome:
        """How the work ended; it is stopped after so many seconds, or when it holds so many bytes."""
        try:
            content = self._read(seconds, memory)
        except _StoppedError as stopped:
            return Outcome(stopped.ending, reason=stopped.reason)
        finally:
            self.stop()
        try:
            outcome: Outcome = unpack(content)
        except FrameError:
            return Outcome(Ending.CRASHED, reason="the process that judged it is gone")
        return outcome

    def stop(self) -> None:
        """End it; nothing of it is left."""
        if self._child is not None:
            os.close(self._reading)
            os.kill(self._child, signal.SIGKILL)  # it is there, ended or not, until we have waited for it
            os.waitpid(self._child, 0)
            self._child = None

    def _read(self, seconds: float, memory: int) -> bytes:
        """All that comes until the other end closes."""
        deadline = time.monotonic() + seconds
        parts: list[bytes] = []
        while True:
            wait = deadline - time.monotonic()
            ready, _, _ = select.select([self._reading], [], [], max(0.0, min(wait, _TICK_SECONDS)))
            if ready:
                part = os.read(self._reading, 1 << 20)
                if not part:
                    return b"".join(parts)
                parts.append(part)
            elif wait <= 0:
                raise _StoppedError(Ending.TIMEOUT, f"it took more than {seconds:g} seconds")
            elif memory and self._child and memory_of(self._child) > memory:
                raise _StoppedError(Ending.MEMORY, f"it took more than {memory >> 20} MiB of memory")
            elif os.getppid() != self._parent:
                raise _StoppedError(Ending.CRASHED, "nobody waits for it any more")


class _StoppedError(Exception):
    """The work has to be stopped."""

    def __init__(self, ending: Ending, reason: str) -> None:
        super().__init__(reason)
        self.ending, self.reason = ending, reason


def in_a_fork(work: Work, seconds: float, memory: int = 0) -> Outcome:
    """Do the work in a fork of this process and say how it ended."""
    return Fork(work).outcome(seconds, memory)


def _work_and_exit(work: Work, writing: int, parent: int) -> None:
    """The fork's whole life; it must never return into the worker's loop."""
    status = 1
    try:
        end_with(parent)
        with os.fdopen(writing, "wb") as stream:
            stream.write(pack(_outcome_of(work))[8:])
        status = 0
    finally:
        os._exit(status)


def _outcome_of(work: Work) -> Outcome:
    try:
        done = work()
        return Outcome(Ending.DONE, records=done) if isinstance(done, tuple) else Outcome(Ending.DONE, done)
    except NeedsCold as reason:
        return Outcome(Ending.COLD, reason=str(reason))
    except ArelleError as error:
        return Outcome(Ending.FAILED, reason=str(error))
    except Exception as error:  # whatever failed here, a cold run tells it exactly
        return Outcome(Ending.COLD, reason=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
