"""What a report needs to be made on another machine, and what comes back: bytes, no shared folder.

On the other machine each file lies under a root at the path that it has here, so that relative paths lead to
it as they do here. Packages and indexes, which many reports share, go apart, by their sha256.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from xbrlesg.batch.plan import Entry
from xbrlesg.batch.state import request_of
from xbrlesg.batch.task import Outcome, Task
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.inputs import taxonomy_index
from xbrlesg.pipeline.job import Job, load_job, named_variables
from xbrlesg.pipeline.kept import Kept

_SETTINGS: Final = ("XBRLESG_TIMEOUT", "XBRLESG_ENGINE")


@dataclass(frozen=True, slots=True)
class Cargo:
    """A task and the files that it reads, by their absolute paths here; ``folder`` is where we run.

    ``shared`` gives the sha256 of files that go apart, by path; ``indexes`` those of taxonomies, by name.
    """

    task: Task
    folder: str
    files: Mapping[str, bytes]
    shared: Mapping[str, str]
    indexes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came of a task: the files of the report's folder by name, and its state."""

    outcome: Outcome
    files: Mapping[str, bytes]
    state: bytes


class Packer:
    """Packs tasks. Knows where each shared content lies that it has named so far."""

    def __init__(self) -> None:
        self._digests = Digests()
        self._kept = Kept(0)
        self._indexes: dict[Any, Path | None] = {}
        self.contents: dict[str, Path] = {}

    def pack(self, task: Task, entry: Entry) -> tuple[Cargo, dict[str, Any]]:
        """The cargo of a task, and what its state must say that it was made from."""
        request = request_of(entry.check, entry.inputs, entry.packages, self._digests, entry.waiver_day)
        files: dict[str, bytes] = {}
        for path in entry.inputs.values():
            with suppress(OSError):  # what is missing here will be missing there
                files[str(path.absolute())] = path.read_bytes()
        shared = self._named((str(path.absolute()), path) for path in entry.packages.values())
        job, _ = load_job(Path(task.file), task.wanted, Path(task.store) if task.store else None)
        index = self._index(job, request) if job is not None else None
        indexes = self._named([(index.name, index)] if index is not None else [])
        named = [*entry.inputs, *entry.packages]
        if job is not None and job.report.source_text is not None:
            named.append(job.report.source_text.as_posix())  # it is no input where it is not there
        variables = {name: os.environ.get(name) for path in named for name in named_variables(path)}
        variables |= {name: os.environ.get(name) for name in _SETTINGS}
        return Cargo(replace(task, variables=variables), str(Path.cwd()), files, shared, indexes), request

    def _named(self, paths: Iterable[tuple[str, Path]]) -> dict[str, str]:
        found = {}
        for name, path in paths:
            digest = self._digests.of_package(path)
            if digest is not None:
                found[name] = digest
                self.contents[digest] = path
        return found

    def _index(self, job: Job, request: Mapping[str, Any]) -> Path | None:
        """The index of the report's taxonomy; looked for once for all reports with the same files for it."""
        mappings = [request["inputs"].get(path.as_posix()) for path in job.target.mapping]
        key = (*mappings, *request["taxonomy_packages"].items())
        if key not in self._indexes:
            self._indexes[key] = taxonomy_index(job, self._kept)
        return self._indexes[key]


def relocated(root: Path, path: str | Path) -> Path:
    """An absolute path, beneath a root."""
    return root.joinpath(*Path(path).parts[1:])


def relocated_task(task: Task, folder: str, root: Path, out: Path) -> Task:
    """The task as it reads where all files lie beneath a root."""

    def moved(path: str | None) -> str | None:
        return str(relocated(root, path)) if path is not None and Path(path).is_absolute() else path

    return replace(
        task,
        file=moved(task.file) or "",
        store=str(relocated(root, Path(folder, task.store))) if task.store else None,
        out=str(out),
        folder=str(relocated(root, folder)),
        variables={name: moved(value) for name, value in task.variables.items()},
    )
