"""A worker seen from outside: started, given one task at a time, stopped with all that it has started."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.batch.task import Outcome, Task, read_outcome, task_line
from xbrlesg.pipeline.cache_folder import VARIABLE
from xbrlesg.program import close_pipes, start_module


@dataclass(frozen=True, slots=True)
class Setting:
    """What all workers of a run are given: how much memory they may keep, and some folders.

    Temporary files go to ``temporary``; ``guarded`` is the folder that workers share a lock on. Indexes are
    in ``cache``, or where they always are. A worker that was ``idle`` for so many seconds ends; 0 is never.
    """

    memory: int
    temporary: Path
    guarded: Path
    cache: Path | None = None
    idle: float = 0.0


class WorkerGoneError(Exception):
    """The worker died, or was killed, before it answered; ``began`` says whether it was ready before."""

    def __init__(self, *, began: bool) -> None:
        super().__init__("the worker is gone")
        self.began = began


class WorkerProcess:
    """A worker in a session of its own, so that a key pressed at the terminal does not reach it."""

    def __init__(self, setting: Setting) -> None:
        arguments = (str(setting.memory), str(setting.guarded), str(setting.idle))
        self._began = False
        variables = {"TMPDIR": str(setting.temporary)}
        if setting.cache is not None:
            variables[VARIABLE] = str(setting.cache)
        self._process = start_module(
            "xbrlesg.batch.worker", *arguments, variables=variables, own_session=True
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process is still there."""
        return self._process.poll() is None

    def make(self, task: Task) -> Outcome:
        """Have the report made. Raises WorkerGoneError."""
        stdin, stdout = self._process.stdin, self._process.stdout
        try:
            if stdin is None or stdout is None:
                raise WorkerGoneError(began=self._began)
            stdin.write(task_line(task))
            stdin.flush()
            if not self._began:
                self._began = stdout.readline() == b"ready\n"
            return read_outcome(stdout.readline())
        except (OSError, ValueError) as error:
            raise WorkerGoneError(began=self._began) from error

    def kill(self) -> None:
        """End it and all that it has started, from any thread; it must still be stopped by its own."""
        with suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.returncode is None:  # until we have waited for it, its number is its own
                os.killpg(self._process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        close_pipes(self._process)
        self._process.wait()
