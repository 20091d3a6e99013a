"""Reports made on a Dask cluster. The inputs go there as bytes, the outputs come back and are written here.

So workers need no folder of ours, and a report is written once, however often a worker of the cluster dies.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from xbrlesg.batch.cargo import Packer, Parcel
from xbrlesg.batch.make import leave_failure, receive
from xbrlesg.batch.plan import Entry
from xbrlesg.batch.station import make_there
from xbrlesg.batch.task import Ending, Outcome, Task
from xbrlesg.errors import BatchError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import finding

_GONE: Final = "the Dask cluster is gone"
_CONNECTING: Final = 10
_WAITING: Final = 120
"""Seconds to reach the scheduler, and to wait for its first worker."""


def make_on_cluster(
    entries: Sequence[tuple[Task, Entry]], address: str, memory: int
) -> Iterator[tuple[Task, Outcome]]:
    """Make reports on the cluster of a scheduler; each comes back as it ends. Raises BatchError."""
    import dask  # noqa: PLC0415 - a second, which only who uses a cluster should pay
    from distributed import Client, TimeoutError  # noqa: A004, PLC0415

    _hush()
    quiet = {"distributed.admin.large-graph-warning-threshold": "1TB"}
    with dask.config.set(quiet):
        try:
            client = Client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise BatchError(f"cannot reach the Dask scheduler at {address}: {error}") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_WAITING)
            except TimeoutError as error:
                raise BatchError(f"the Dask cluster at {address} has no worker") from error
            yield from _Run(client, memory).make(entries)


class _Run:
    """The tasks that are with the cluster: few more than it has threads, for memory here must not grow."""

    def __init__(self, client: Any, memory: int) -> None:
        self._client, self._memory = client, memory
        self._packer = Packer()
        self._contents: dict[str, Any] = {}

    def make(self, entries: Sequence[tuple[Task, Entry]]) -> Iterator[tuple[Task, Outcome]]:
        from distributed import as_completed  # noqa: PLC0415 - see above

        waiting = iter(entries)
        running: dict[str, tuple[Task, Mapping[str, Any]]] = {}
        completed = as_completed(loop=self._client.loop)
        while True:
            for task, entry in islice(waiting, max(0, 2 * self._threads() - len(running))):
                future, request = self._submit(task, entry)
                running[future.key] = (task, request)
                completed.add(future)
            if not running:
                return
            key, ended = self._next(completed)
            task, request = running.pop(key)
            yield task, _received(task, request, ended)

    def _threads(self) -> int:
        """How many tasks the cluster has room for; its workers come and go. Raises BatchError."""
        try:
            return sum(self._client.nthreads().values()) or 1
        except OSError as error:
            raise BatchError(f"{_GONE}: {error}") from error

    def _next(self, completed: Any) -> tuple[str, Parcel | BaseException]:
        """The key of the next task that ends, and what came of it. Raises BatchError."""
        try:
            future = next(completed)
            while future.status in {"lost", "pending"}:  # a worker died with it: Dask has it made again
                completed.add(future)
                future = next(completed)
            if future.status == "error":
                return future.key, future.exception()
            if future.status != "finished":
                raise BatchError(f"{_GONE}: a task is {future.status}")
            return future.key, future.result()
        except OSError as error:
            raise BatchError(f"{_GONE}: {error}") from error

    def _submit(self, task: Task, entry: Entry) -> tuple[Any, Mapping[str, Any]]:
        cargo, request = self._packer.pack(task, entry)
        digests = dict.fromkeys([*cargo.shared.values(), *cargo.indexes.values()])
        contents = {digest: self._content(digest) for digest in digests}
        future = self._client.submit(make_there, cargo, contents, self._memory, pure=False)
        return future, request

    def _content(self, digest: str) -> Any:
        """A content on the cluster, under its hash: sent once, passed from worker to worker.

        It is the result of a task that holds it, so that it is there again when the worker that had it dies.
        """
        if digest not in self._contents:
            content = self._packer.contents[digest].read_bytes()
            self._contents[digest] = self._client.submit(bytes, content, key=f"xbrlesg-{digest}")
        return self._contents[digest]


def _received(task: Task, request: Mapping[str, Any], ended: Parcel | BaseException) -> Outcome:
    """Write what came back. Raises BatchError where nothing can be written, here or there."""
    from distributed import KilledWorker  # noqa: PLC0415 - see above

    if isinstance(ended, KilledWorker):
        message = f"{task.file}: Dask's workers died of it, or of what they did beside it"
        outcome = leave_failure(task, finding(Code.BATCH_WORKER_DIED, message, value=task.file))
    elif isinstance(ended, BaseException):
        reason = f"{type(ended).__name__}: {ended}"
        outcome = leave_failure(task, finding(Code.BATCH_REPORT_FAILED, reason, value=task.file))
    elif ended.outcome.ending is Ending.STOPPED:
        outcome = ended.outcome
    else:
        outcome = receive(task, ended, request)
    if outcome.ending is Ending.STOPPED:
        raise BatchError(outcome.reason)
    return outcome


def _hush() -> None:
    """Keep Dask's log off the terminal: what matters of it, we say ourselves."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
