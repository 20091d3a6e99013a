"""Who judges the reports of a run: a server, a worker of the run's own, or a cold run for each."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from xbrlesg.errors import CannotServeError
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.kept import Kept
from xbrlesg.validation.engine.address import engine_is_off, socket_path
from xbrlesg.validation.engine.engine import REPORT_MEMORY, REPORT_SECONDS, Engine, order_of
from xbrlesg.validation.engine.holdings import Holdings
from xbrlesg.validation.engine.model import Judge, Order
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.engine.served import connect
from xbrlesg.validation.engine.server import serve
from xbrlesg.validation.engine.worker_process import AVAILABLE
from xbrlesg.validation.model import ArelleOptions

TIMEOUT: Final = "XBRLESG_TIMEOUT"
MEMORY: Final = "XBRLESG_MEMORY"


def engine_for(
    entry_points: Sequence[str],
    packages: Sequence[Path],
    options: ArelleOptions,
    reports: int,
    kept: Kept | None = None,
) -> Engine:
    """An engine for so many reports on one taxonomy; it judges as ``run_arelle`` does.

    It uses the server, where one runs. To hold a taxonomy for a single report would gain nothing, so a run
    of its own starts a worker for two reports or more. ``kept`` holds workers of more than this run, which
    are used before any server. ``XBRLESG_ENGINE=off`` does without all of these.
    """
    order = order_of(entry_points, packages, options, cache_folder())
    if not AVAILABLE or engine_is_off():
        return Engine(order, None, forks=False)
    seconds, memory = _number(TIMEOUT) or REPORT_SECONDS, _number(MEMORY) << 20 or REPORT_MEMORY
    return Engine(order, _holder(order, reports, kept), seconds, memory=memory)


def _holder(order: Order, reports: int, kept: Kept | None) -> Judge | None:
    if not order.entry_points:
        return None
    if kept is not None:
        return kept.judge(order)
    return connect(socket_path(), order) or (Seat(order) if reports > 1 else None)


def serve_engine(path: Path | None, idle: int, memory: int, say: Callable[[str], None]) -> None:
    """Serve at ``path``, or at the usual place, until interrupted; ``memory`` is in MiB.

    Raises ``CannotServeError``.
    """
    if not AVAILABLE:
        raise CannotServeError("the engine needs Linux; elsewhere each report is judged by a cold run")
    place = (path or socket_path()).absolute()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends it as Ctrl-C does
    with suppress(KeyboardInterrupt):
        serve(place, Holdings(idle, memory << 20), lambda: say(f"serving at {place}; Ctrl-C ends it"))


def _number(variable: str) -> int:
    """What the user says by an environment variable; 0 where it is no whole number."""
    given = os.environ.get(variable, "")
    return int(given) if given.isdecimal() else 0
