"""Worker processes of this machine, each with one report at a time.

``concurrent.futures`` ends all its processes when one of them dies, warm taxonomies and innocent reports with
it, and cannot say which report was the cause. Here a death costs one worker, and it is known of which report.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import Final

from xbrlesg.batch.task import Ending, Outcome, Task
from xbrlesg.batch.worker_process import Setting, WorkerGoneError, WorkerProcess
from xbrlesg.errors import BatchError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import finding

ATTEMPTS: Final = 3
STARTS: Final = 10
"""How many workers may die of a report; and how many before they are ready, which is no report's fault."""


class Pool:
    """Workers for so many reports at a time. Each thread that asks has one of them; none is shared."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._lock = threading.Lock()
        self._idle: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._stopped = False

    def make(self, task: Task) -> Outcome:
        """Have a report made; where workers die of it each time, it ends with that finding.

        Raises BatchError where no worker can be started, or the pool was stopped.
        """
        deaths = Counter[bool]()
        while deaths[True] < ATTEMPTS and deaths[False] < STARTS:
            worker = self._take()
            try:
                outcome = worker.make(task)
            except WorkerGoneError as gone:
                self._end(worker)
                deaths[gone.began] += 1
                continue
            except BaseException:
                self._end(worker)
                raise
            if outcome.tired:
                self._end(worker)
            else:
                self._give_back(worker)
            return outcome
        if self._stopped:  # then it was we who ended them
            raise BatchError("the run was stopped")
        if deaths[False] == STARTS:
            raise BatchError("no worker process can be started")
        from xbrlesg.batch.make import leave_failure  # noqa: PLC0415 - all of the export, for a rare case

        message = f"{task.file}: the process that made it died {ATTEMPTS} times"
        return leave_failure(task, finding(Code.BATCH_WORKER_DIED, message, value=task.file))

    def stop(self) -> None:
        """End all workers at once, busy ones too."""
        with self._lock:
            self._stopped = True
            for worker in self._all:
                worker.kill()
            idle, self._idle = self._idle, []
        for worker in idle:
            self._end(worker)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of the workers that run now."""
        with self._lock:
            return tuple(sorted(worker.pid for worker in self._all))

    def _take(self) -> WorkerProcess:
        with self._lock:
            if self._stopped:
                raise BatchError("the run was stopped")
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                worker.stop()
                self._all.discard(worker)
            worker = WorkerProcess(self._setting)
            self._all.add(worker)
            return worker

    def _give_back(self, worker: WorkerProcess) -> None:
        with self._lock:
            if not self._stopped:
                self._idle.append(worker)
                return
        self._end(worker)

    def _end(self, worker: WorkerProcess) -> None:
        worker.stop()
        with self._lock:
            self._all.discard(worker)


def make_here(tasks: Iterable[Task], jobs: int, setting: Setting) -> Iterator[tuple[Task, Outcome]]:
    """Make reports with so many workers; each comes back as it ends. Raises BatchError.

    Tasks are asked for as workers become free. Whoever stops early leaves no worker behind.
    """
    pool, waiting = Pool(setting), iter(tasks)
    with ThreadPoolExecutor(jobs) as threads:
        running: dict[Future[Outcome], Task] = {}
        try:
            while True:
                for task in islice(waiting, jobs - len(running)):
                    running[threads.submit(pool.make, task)] = task
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    task, outcome = running.pop(future), future.result()
                    if outcome.ending is Ending.STOPPED:
                        raise BatchError(outcome.reason)
                    yield task, outcome
        finally:
            pool.stop()
