"""A worker seen from outside: started for one taxonomy, given one report at a time, stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import xbrlesg
from xbrlesg.validation.engine.frames import FrameError, read_frame, write_frame
from xbrlesg.validation.engine.model import Job, Order, Outcome
from xbrlesg.validation.engine.processes import memory_of

_ROOT: Final = str(Path(xbrlesg.__file__).parents[1])

AVAILABLE: Final = sys.platform == "linux"
"""Only here a worker can fork safely, and only here it is proved; elsewhere every run is a cold one."""


class WorkerGoneError(Exception):
    """The worker died, or was killed, before it answered."""


class WorkerProcess:
    """A running worker; ``ready`` says whether it can take reports. Raises ``WorkerGoneError``."""

    def __init__(self, order: Order) -> None:
        paths = [_ROOT, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "xbrlesg.validation.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
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
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
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
