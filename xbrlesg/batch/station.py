"""Reports made on a worker of a Dask cluster: in processes of our own, which Dask's threads wait for.

So Arelle, which wants a process for itself, gets one; a report cannot harm Dask's worker; and where Dask's
worker is killed, ours ends with it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from xbrlesg.batch.cargo import Cargo, Parcel, relocated, relocated_task
from xbrlesg.batch.pool import Pool
from xbrlesg.batch.state import state_file
from xbrlesg.batch.task import Outcome, Task
from xbrlesg.batch.worker_process import Setting
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.whole_files import write_whole

_IDLE: Final = 300.0
"""Seconds after which a worker of ours ends where no task comes; the batch may have been killed."""


def make_there(cargo: Cargo, contents: Mapping[str, bytes], memory: int) -> Parcel:
    """Dask runs this on its worker: make a report of what was sent. ``contents`` are by sha256."""
    from distributed import get_worker  # noqa: PLC0415 - only who uses a cluster needs it

    return _station(str(get_worker().local_directory), memory).make(cargo, contents)


@cache
def _station(folder: str, memory: int) -> Station:
    """The one of this worker, which the tasks of all batches share."""
    station = Station(Path(folder, "xbrlesg"), memory)
    atexit.register(station.stop)
    return station


class Station:
    """Slots, as many as Dask has threads here, each with a process and files of its own."""

    def __init__(self, folder: Path, memory: int) -> None:
        self._folder, self._memory = folder, memory
        self._cache = cache_folder() or folder / "cache"
        self._lock = threading.Lock()
        self._idle: list[_Slot] = []
        self._slots = 0

    def make(self, cargo: Cargo, contents: Mapping[str, bytes]) -> Parcel:
        """Make a report. Raises OSError and BatchError."""
        for name, digest in cargo.indexes.items():
            _keep(self._cache / name, contents[digest])
        for digest, content in contents.items():
            _keep(self._folder / "contents" / digest, content)
        slot = self._take()
        try:
            return slot.make(cargo, self._folder / "contents")
        finally:
            with self._lock:
                self._idle.append(slot)

    def stop(self) -> None:
        """End the processes of all slots that are idle."""
        for slot in self._idle:
            slot.stop()

    def _take(self) -> _Slot:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self._slots += 1
            return _Slot(self._folder / f"slot-{self._slots}", self._memory, self._cache)


class _Slot:
    """A place for one report at a time. Its root stays, so that Arelle finds its packages where they were."""

    def __init__(self, folder: Path, memory: int, cache: Path) -> None:
        self._root, self._out, temporary = folder / "in", folder / "out", folder / "temporary"
        for path in (self._root, self._out, temporary):
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir(parents=True)
        self._pool = Pool(Setting(memory, temporary, folder, cache, _IDLE))

    def make(self, cargo: Cargo, contents: Path) -> Parcel:
        try:
            task = self._unpack(cargo, contents)
            outcome = self._pool.make(task)
            return _pack(outcome, task, self._out)
        finally:
            for path in cargo.files:
                relocated(self._root, path).unlink(missing_ok=True)
            shutil.rmtree(self._out, ignore_errors=True)

    def stop(self) -> None:
        self._pool.stop()

    def _unpack(self, cargo: Cargo, contents: Path) -> Task:
        task = relocated_task(cargo.task, cargo.folder, self._root, self._out)
        os.makedirs(task.folder, exist_ok=True)  # noqa: PTH103 - as below
        for path, content in cargo.files.items():
            _made(relocated(self._root, path)).write_bytes(content)
        for path, digest in cargo.shared.items():
            link = _made(relocated(self._root, path))
            link.unlink(missing_ok=True)
            try:
                os.link(contents / digest, link)
            except OSError:  # not every file system has hard links
                shutil.copyfile(contents / digest, link)
        return task


def _made(path: Path) -> Path:
    """The path, with its folder made; also one that is left again by ``..``, which pathlib cannot."""
    os.makedirs(path.parent, exist_ok=True)  # noqa: PTH103 - see above
    return path


def _keep(path: Path, content: bytes) -> None:
    if not path.exists():
        write_whole(path, content)


def _pack(outcome: Outcome, task: Task, out: Path) -> Parcel:
    folder = out / task.report / task.target
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    state = state_file(out, task.report, task.target)
    return Parcel(replace(outcome, tired=False), files, state.read_bytes() if state.is_file() else b"")
