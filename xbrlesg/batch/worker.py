"""A worker process: makes one report after another, and keeps what the next ones need as well.

Tasks come in on standard input, answers go out on what standard output was. When the input ends, because the
batch is over or because it was killed, the worker ends at once, with all processes that it has started.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

from xbrlesg.batch.lock import share
from xbrlesg.batch.make import make
from xbrlesg.batch.task import Outcome, Task, outcome_line, read_task
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.kept import Kept


def main() -> None:
    """Serve until the input ends, or no task has come for long.

    The arguments are the bytes of memory, the folder of the shared lock, and the seconds; 0 is for ever.
    """
    memory, guarded, idle = int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]) or None
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not pass for an answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides when to end
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    with share(guarded):
        answers.write(b"ready\n")
        answers.flush()
        with suppress(Empty):
            _serve(tasks, answers, memory, idle)
    _end()


def _serve(tasks: SimpleQueue[Task], answers: BinaryIO, memory: int, idle: float | None) -> None:
    kept, digests = Kept(memory), Digests()
    while True:
        task = tasks.get(timeout=idle)
        _enter(task)
        outcome = make(task, kept, digests)
        kept.tidy()
        if _memory() > memory:
            outcome = Outcome(outcome.ending, outcome.reason, tired=True)
        answers.write(outcome_line(outcome))
        answers.flush()


def _enter(task: Task) -> None:
    """Be where the task's relative paths start, with the environment that its paths name."""
    if task.folder:
        os.chdir(task.folder)
    for name, value in task.variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _listen(stream: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    for line in stream:
        tasks.put(read_task(line))
    _end()


def _end() -> None:
    """End this process and those that it has started, which are of its own process group."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(0)


def _memory() -> int:
    """The bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
