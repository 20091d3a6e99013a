"""The place of one worker: empty until there is a report, filled again when a worker has died."""

from __future__ import annotations

from typing import Final

from xbrlesg.validation.engine.model import Ending, Job, Order, Outcome
from xbrlesg.validation.engine.worker_process import WorkerGoneError, WorkerProcess

_LIVES: Final = 3


class Seat:
    """Has workers for one order, one after another. After a few deaths there is no further one.

    Nor is there one where the first could not hold the taxonomy: what kept it from that would keep the next,
    unless time has gone by.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.worker: WorkerProcess | None = None
        self._lives = _LIVES
        self._refusal = ""

    def judge(self, job: Job) -> Outcome:
        """How the worker ends this job: with a run, or with the reason why there is none."""
        try:
            worker = self._filled()
            return worker.judge(job) if worker else Outcome(Ending.COLD, reason=self._refusal)
        except WorkerGoneError:
            self.stop()
            self._lives -= 1
            self._refusal = "workers for this taxonomy keep dying"
            return Outcome(Ending.CRASHED, reason="the process that judged it is gone")

    @property
    def has_given_up(self) -> bool:
        """Whether there will be no further worker."""
        return self.worker is None and self._lives <= 0

    def stop(self) -> None:
        """End the worker."""
        if self.worker is not None:
            self.worker.stop()
            self.worker = None

    def _filled(self) -> WorkerProcess | None:
        if self.worker is None and self._lives > 0:
            worker = WorkerProcess(self.order)
            if worker.ready.ending is Ending.DONE:
                self.worker = worker
            else:
                worker.stop()
                self._lives = 0
                self._refusal = worker.ready.reason
        return self.worker
