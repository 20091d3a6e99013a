"""The engine: reports on one taxonomy, judged by a worker that holds it, or else by a cold run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

from xbrlesg.errors import EngineTimeoutError
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.engine.model import Ending, Job, Order, Outcome
from xbrlesg.validation.engine.worker_process import AVAILABLE, WorkerGoneError, WorkerProcess
from xbrlesg.validation.model import ArelleOptions, ArelleRun

REPORT_SECONDS: Final = 900.0
"""How long one report may take. The slowest that we know of, on a quiet machine, takes 1."""

_LIVES: Final = 3


class Engine:
    """Judges reports as ``run_arelle`` does, with the same results, and loads their taxonomy once.

    The worker starts with the first report. A report that the worker cannot take exactly is judged cold. A
    worker that dies is replaced with the next report, and the one that it died of is judged once more, cold;
    after a few deaths there is no further worker. Nothing is judged twice otherwise.
    """

    def __init__(self, order: Order, seconds: float = REPORT_SECONDS) -> None:
        self._order = order
        self._seconds = seconds
        self._worker: WorkerProcess | None = None
        self._lives = _LIVES if AVAILABLE else 0
        self.cold_reasons: list[str] = []
        """Why reports were judged cold, in the order of the reports."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def worker(self) -> WorkerProcess | None:
        """The worker that runs now."""
        return self._worker

    def __call__(
        self,
        document: Path | str,
        packages: Sequence[Path] = (),
        options: ArelleOptions | None = None,
        *,
        keep_facts: bool = False,
    ) -> ArelleRun:
        """As ``run_arelle``. Raises ``ArelleError``, ``EngineTimeoutError`` for a report that takes too long."""
        if self.order_for(packages, options) != self._order:
            return run_arelle(document, packages, options, keep_facts=keep_facts)
        outcome = self.judge(Job(str(Path(document).absolute()), keep_facts, self._seconds))
        if outcome.ending is Ending.TIMEOUT:
            raise EngineTimeoutError(f"{Path(document).name}: {outcome.reason}")
        if outcome.run is not None:
            return outcome.run
        self.cold_reasons.append(outcome.reason)
        return run_arelle(document, packages, options, keep_facts=keep_facts)

    def order_for(self, packages: Sequence[Path], options: ArelleOptions | None) -> Order:
        """What a worker for these entry points would have to hold."""
        return order_of(self._order.entry_points, packages, options)

    def judge(self, job: Job) -> Outcome:
        """How the worker ends this job: with a run, or with the reason why there is none."""
        try:
            return self._start().judge(job) if self._worker is None else self._worker.judge(job)
        except _NoWorkerError as reason:
            return Outcome(Ending.COLD, reason=str(reason))
        except WorkerGoneError:
            self.stop()
            self._lives -= 1
            return Outcome(Ending.CRASHED, reason="the worker is gone")

    def stop(self) -> None:
        """End the worker; the next report would start another."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def _start(self) -> WorkerProcess:
        if not self._lives:
            raise _NoWorkerError("there is no worker")
        worker = WorkerProcess(self._order)
        if worker.ready.ending is not Ending.DONE:
            worker.stop()
            self._lives = 0  # what keeps this taxonomy from being held will keep the next worker from it too
            raise _NoWorkerError(worker.ready.reason)
        self._worker = worker
        return worker


class _NoWorkerError(Exception):
    """No worker can hold the taxonomy; the text says why."""


def order_of(entry_points: Sequence[str], packages: Sequence[Path], options: ArelleOptions | None) -> Order:
    """The order of a worker that judges reports on these entry points."""
    paths = tuple(str(path.absolute()) for path in packages)
    return Order(tuple(entry_points), paths, options or ArelleOptions())
