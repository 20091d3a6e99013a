"""A worker seen from outside: started for one taxonomy, given one report at a time, stopped."""

from __future__ import annotations

import sys
from typing import Final

from xbrlesg.program import close_pipes, start_module
from xbrlesg.validation.engine.frames import FrameError, read_frame, write_frame
from xbrlesg.validation.engine.model import Job, Order, Outcome
from xbrlesg.validation.engine.processes import memory_of

AVAILABLE: Final = sys.platform == "linux"
"""Only here a worker can fork safely, and only here it is proved; elsewhere every run is a cold one."""


class WorkerGoneError(Exception):
    """The worker died, or was killed, before it answered."""


class WorkerProcess:
    """A running worker; ``ready`` says whether it can take reports. Raises ``WorkerGoneError``."""

    def __init__(self, order: Order) -> None:
        self._process = start_module("xbrlesg.validation.engine.worker")
        try:
            self.ready = self._ask(order)
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process is still there."""
        return self._process.poll() is None

    @property
    def memory(self) -> int:
        """The bytes of memory that it holds; 0 where it is gone."""
        return memory_of(self.pid)

    def judge(self, job: Job) -> Outcome:
        """How the report ended. Raises ``WorkerGoneError``."""
        return self._ask(job)

    def stop(self) -> None:
        """End it: it stops when its input ends, and is killed where it is busy."""
        close_pipes(self._process)
        self._process.kill()
        self._process.wait()

    def _ask(self, question: Order | Job) -> Outcome:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise WorkerGoneError
        try:
            write_frame(stdin, question)
            outcome: Outcome = read_frame(stdout)
        except FrameError as error:
            raise WorkerGoneError(str(error)) from error
        return outcome
