"""The engine: reports on one taxonomy, judged by a worker that holds it, or else by a cold run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from xbrlesg.errors import ArelleError, EngineTimeoutError
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.engine.model import Ending, Job, Order, Outcome
from xbrlesg.validation.engine.worker_process import AVAILABLE, WorkerGoneError, WorkerProcess
from xbrlesg.validation.model import ArelleOptions, ArelleRun

REPORT_SECONDS: Final = 900.0
"""How long one report may take. The slowest that we know of, on a quiet machine, takes 1."""

_LIVES: Final = 3


class Engine:
    """Judges reports as ``run_arelle`` does, with the same results, and loads their taxonomy once.

    Without entry points in the order each run is a cold one, in a process of its own. The worker starts with
    the first report. A report that it cannot take exactly is judged cold. A worker that dies is replaced with
    the next report, and the report that it died of is judged once more, cold; after a few deaths there is no
    further worker. Nothing else is judged twice.
    """

    def __init__(self, order: Order, seconds: float = REPORT_SECONDS) -> None:
        self._seconds = seconds
        self.warm = _Seat(order, _LIVES if order.entry_points else 0)
        self.cold = _Seat(replace(order, entry_points=()), _LIVES)
        self.cold_reasons: list[str] = []
        """Why reports were judged cold, in the order of the reports."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def __call__(
        self,
        document: Path | str,
        packages: Sequence[Path] = (),
        options: ArelleOptions | None = None,
        *,
        keep_facts: bool = False,
    ) -> ArelleRun:
        """As ``run_arelle``. Raises ``ArelleError``, ``EngineTimeoutError`` for a report that takes too long."""
        if order_of((), packages, options) != self.cold.order or not AVAILABLE:
            return run_arelle(document, packages, options, keep_facts=keep_facts)
        job = Job(str(Path(document).absolute()), keep_facts, self._seconds)
        outcome = self.warm.judge(job)
        if outcome.ending not in {Ending.DONE, Ending.TIMEOUT}:
            self.cold_reasons.append(outcome.reason)
            outcome = self.cold.judge(job)
        return run_of(outcome, Path(document).name)

    def stop(self) -> None:
        """End the workers; the next report would start others."""
        self.warm.stop()
        self.cold.stop()


def run_of(outcome: Outcome, name: str) -> ArelleRun:
    """The run of the report ``name``. Raises ``ArelleError`` where it has none."""
    if outcome.run is not None:
        return outcome.run
    if outcome.ending is Ending.TIMEOUT:
        raise EngineTimeoutError(outcome.reason)
    if outcome.ending is Ending.FAILED:
        raise ArelleError(outcome.reason)
    raise ArelleError(f"Arelle failed on {name}: {outcome.reason}")


class _Seat:
    """The place of one worker: empty until there is a report, and filled again when a worker died."""

    def __init__(self, order: Order, lives: int) -> None:
        self.order = order
        self._lives = lives
        self._refusal = "no taxonomy is held"
        self.worker: WorkerProcess | None = None

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
                self._lives = 0  # what keeps this one from holding the taxonomy keeps the next one from it too
                self._refusal = worker.ready.reason
        return self.worker


def order_of(entry_points: Sequence[str], packages: Sequence[Path], options: ArelleOptions | None) -> Order:
    """The order of a worker that judges reports on these entry points."""
    paths = tuple(str(path.absolute()) for path in packages)
    return Order(tuple(entry_points), paths, options or ArelleOptions())
