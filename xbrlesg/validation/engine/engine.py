"""The engine: reports on one taxonomy, judged by a worker that holds it, or else by a cold run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from xbrlesg.errors import ArelleError, EngineMemoryError, EngineTimeoutError
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.engine.model import Ending, Job, Judge, Order, Outcome
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.engine.worker_process import AVAILABLE
from xbrlesg.validation.model import ArelleOptions, ArelleRun

REPORT_SECONDS: Final = 3600.0
"""How long one report may take, unless the user says otherwise."""

REPORT_MEMORY: Final = 8 << 30
"""How many bytes of memory one report's process may hold, unless the user says otherwise."""

_STOPPED: Final = frozenset({Ending.TIMEOUT, Ending.MEMORY})
"""How reports end that no cold run need be tried for: it would take longer, or more."""


class Engine:
    """Judges reports as ``run_arelle`` does, with the same results, and loads their taxonomy once.

    ``warm`` is who holds the taxonomy; it starts with the first report. A report that it cannot take exactly,
    or that it died of, is judged cold, once, in a process that has judged no other. So is every report where
    there is no ``warm``. Without ``forks`` cold runs are runs of this process.
    """

    def __init__(
        self,
        order: Order,
        warm: Judge | None,
        seconds: float = REPORT_SECONDS,
        *,
        memory: int = REPORT_MEMORY,
        forks: bool = AVAILABLE,
    ) -> None:
        self._warm = warm
        self._forks = forks
        self._cold = Seat(replace(order, entry_points=(), cache=""))
        self._seconds, self._memory = seconds, memory
        self.cold_reasons: list[str] = []
        """Why reports were judged cold, in the order of the reports."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._warm is not None:
            self._warm.stop()
        self._cold.stop()

    def __call__(
        self,
        document: Path | str,
        packages: Sequence[Path] = (),
        options: ArelleOptions | None = None,
        *,
        keep_facts: bool = False,
        validates: bool = True,
    ) -> ArelleRun:
        """As ``run_arelle``. Raises ``ArelleError``, also where a report takes too long, or too much."""
        if order_of((), packages, options) != self._cold.order or not self._forks:
            return run_arelle(document, packages, options, keep_facts=keep_facts, validates=validates)
        job = Job(str(Path(document).absolute()), keep_facts, self._seconds, self._memory, validates)
        outcome = self._judge_warm(job)
        if outcome.ending is not Ending.DONE and outcome.ending not in _STOPPED:
            self.cold_reasons.append(outcome.reason)
            outcome = self._cold.judge(job)
        return _run_of(outcome, Path(document).name)

    @property
    def is_warm(self) -> bool:
        """Whether every report so far found its taxonomy loaded."""
        return self._warm is not None and not self.cold_reasons

    def _judge_warm(self, job: Job) -> Outcome:
        if self._warm is None:
            return Outcome(Ending.COLD, reason="no taxonomy is held")
        return self._warm.judge(job)


def _run_of(outcome: Outcome, name: str) -> ArelleRun:
    if outcome.run is not None:
        return outcome.run
    if outcome.ending is Ending.TIMEOUT:
        raise EngineTimeoutError(outcome.reason)
    if outcome.ending is Ending.MEMORY:
        raise EngineMemoryError(outcome.reason)
    if outcome.ending is Ending.FAILED:
        raise ArelleError(outcome.reason)
    raise ArelleError(f"Arelle failed on {name}: {outcome.reason}")


def order_of(
    entry_points: Sequence[str],
    packages: Sequence[Path],
    options: ArelleOptions | None,
    cache: Path | None = None,
) -> Order:
    """The order of a worker that judges reports on these entry points."""
    paths = tuple(str(path.absolute()) for path in packages)
    folder = str(cache.absolute()) if cache else ""
    return Order(tuple(entry_points), paths, options or ArelleOptions(), folder)
