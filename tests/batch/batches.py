"""Many small reports in a folder, and the program run over them: what tests of batches share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.projects import SMALL

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Batch:
    """A folder of small reports; outputs go beside them."""

    folder: Path

    def command(self, *arguments: str, out: str = "out") -> list[str]:
        """The program, over all reports, without Arelle."""
        sources = () if any(word.startswith("@") for word in arguments) else ("*/report.yaml",)
        rest = [word.removeprefix("@") for word in arguments]
        return [sys.executable, "-m", "xbrlesg", "batch", *sources, *rest, "--out", out, "--check", "none"]

    def start(self, *arguments: str, out: str = "out") -> subprocess.Popen[str]:
        """Start the program. ``@FILE`` among the arguments is run instead of all reports."""
        return subprocess.Popen(  # noqa: S603
            self.command(*arguments, out=out),
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def run(self, *arguments: str, out: str = "out") -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        process = self.start(*arguments, out=out)
        stdout, stderr = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there, once."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def tree(self, out: str = "out") -> dict[str, bytes]:
        """Every file of a folder, hidden ones too, and every folder."""
        root = self.folder / out
        return {
            path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"/"
            for path in sorted(root.rglob("*"))
        }


def make_batch(folder: Path, package: Path, names: str = "abcdefgh") -> Batch:
    """Copies of the small project: ``c`` is refused for its input, ``e`` has a report file that is broken."""
    folder.mkdir(parents=True)
    shutil.copy(package, folder / "small.zip")
    batch = Batch(folder)
    for name in names:
        (folder / name).mkdir()
        for file in ("records.csv", "mapping.yaml", "report.yaml"):
            shutil.copy(SMALL / file, folder / name / file)
        batch.edit(f"{name}/report.yaml", "report: small-2023", f"report: {name}-2023")
        batch.edit(f"{name}/report.yaml", "identifier: S-1", f"identifier: S-{name}")
        batch.edit(f"{name}/report.yaml", "[small.zip]", "[../small.zip]")
    if "c" in names:
        batch.edit("c/records.csv", "employees,990,", "employees,1.990,")
    if "e" in names:
        batch.edit("e/report.yaml", "languages: [en, zh-hans]", "languages: []")
    return batch


def workers_of(out: Path) -> list[int]:
    """The worker processes that write to a folder now."""
    found = []
    for process in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"xbrlesg.batch.worker" in words and any(str(out).encode() in word for word in words):
                found.append(int(process.name))
    return found


def files_in(out: Path) -> int:
    """How many files there are, unfinished ones too."""
    return sum(len(files) for _, _, files in os.walk(out))


def steps(seconds: float = 60.0) -> Iterator[None]:
    """Steps of a few milliseconds, until the caller stops; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(0.002)
    raise AssertionError("it never happened")


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """Whatever happens, the process is gone afterwards and its pipes are closed."""
    try:
        yield
    finally:
        process.kill()
        process.communicate()
