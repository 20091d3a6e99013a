"""The workers of a server: one for each taxonomy and depth, few enough for the memory that they may take."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from xbrlesg.validation.engine.model import Ending, Greeting, Job, Outcome
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.engine.served import digests_of


@dataclass(slots=True)
class _Holding:
    """A seat, who may use it now, when it was used last, and when it was taken."""

    seat: Seat
    lock: threading.Lock = field(default_factory=threading.Lock)
    used: float = field(default_factory=time.monotonic)
    since: float = field(default_factory=time.monotonic)


class Holdings:
    """Workers by what they hold. Safe to use from several threads; a worker has one report at a time.

    A worker ends when it was idle for ``idle`` seconds, or when all together hold more than ``memory`` bytes:
    the one that was idle longest first. The next report on its taxonomy starts another. A taxonomy that no
    worker could hold is tried again when ``idle`` seconds have gone by.
    """

    def __init__(self, idle: float, memory: int) -> None:
        self._idle, self._memory = idle, memory
        self._lock = threading.Lock()
        self._held: dict[Greeting, _Holding] = {}

    def judge(self, greeting: Greeting, job: Job) -> Outcome:
        """How the job ends. A package that is not what the greeting says needs a cold run."""
        with self._lock:
            holding = self._held.setdefault(greeting, _Holding(Seat(greeting.order)))
        with holding.lock:
            try:
                if holding.seat.has_given_up and time.monotonic() - holding.since > self._idle:
                    holding.seat, holding.since = Seat(greeting.order), time.monotonic()
                if holding.seat.worker is None and not _are_as_said(greeting):
                    return Outcome(Ending.COLD, reason="a package has changed")
                return holding.seat.judge(job)
            finally:
                holding.used = time.monotonic()

    def tidy(self) -> None:
        """End the workers that were idle too long, or that take too much memory; busy ones are left alone."""
        now = time.monotonic()
        with self._lock:
            oldest_first = sorted(self._held.values(), key=lambda holding: holding.used)
        taken = sum(_memory(holding) for holding in oldest_first)
        for holding in oldest_first:
            if not (now - holding.used > self._idle or taken > self._memory) or not holding.lock.acquire(
                blocking=False
            ):
                continue
            try:
                taken -= _memory(holding)
                holding.seat.stop()
            finally:
                holding.lock.release()

    def stop(self) -> None:
        """End all workers, busy ones too."""
        with self._lock:
            for holding in self._held.values():
                holding.seat.stop()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of the workers that run now."""
        with self._lock:
            workers = [holding.seat.worker for holding in self._held.values()]
        return tuple(worker.pid for worker in workers if worker is not None)


def _memory(holding: _Holding) -> int:
    worker = holding.seat.worker
    return worker.memory if worker is not None else 0


def _are_as_said(greeting: Greeting) -> bool:
    try:
        return digests_of([Path(package) for package in greeting.order.packages]) == greeting.digests
    except OSError:
        return False
