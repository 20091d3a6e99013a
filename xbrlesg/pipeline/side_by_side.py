"""Work that a fork of this process does beside it, where there is a processor for it.

A short run makes several files that do not depend on each other. What a fork makes is what this process would
have made: it has the same objects, and nothing else may touch what it writes. Where it cannot, or fails for
whatever reason, the work is done here, so that its faults are raised here as ever.
"""

from __future__ import annotations

import os
import pickle
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NoReturn, TypeVar

Made = TypeVar("Made")

_OWN: Final = Path("/proc/self")
_STANDARD: Final = frozenset({0, 1, 2})


@contextmanager
def beside(
    work: Callable[[], Made], *, alone: bool = False, first: Callable[[], None] | None = None
) -> Iterator[Callable[[], Made]]:
    """Begin the work beside what the block does; what is given waits for it, and returns what it returned.

    The work must not change this process, its result must be plain enough to be pickled, and to do it twice
    must do no harm. A block that ends without asking for the result ends the work. Where this process is to
    work ``alone``, the work is done when its result is asked for. ``first`` is done in a fork alone.
    """
    if alone or sys.platform != "linux" or not _may_fork():
        yield work
        return
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there are too many processes, or there is too little memory for one more
        os.close(reading)
        os.close(writing)
        yield work
        return
    if not child:
        _do(first, work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        try:
            yield lambda: _made(answer.read(), work)
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)  # it has answered, or nobody waits for it any more
            os.waitpid(child, 0)


def _may_fork() -> bool:
    """True where a fork is safe and of use.

    A fork has no other threads than its own, whatever they hold; and it shares the positions of open files,
    such as rows that are too many for memory. Both are asked of the system, which knows of all libraries.
    """
    if len(os.sched_getaffinity(0)) == 1:
        return False
    try:
        threads, opened = ([int(path.name) for path in (_OWN / part).iterdir()] for part in ("task", "fd"))
    except OSError:  # the system does not tell
        return False
    return len(threads) == 1 and not any(map(_is_file, opened))


def _is_file(descriptor: int) -> bool:
    if descriptor in _STANDARD:
        return False
    with suppress(OSError):  # that of the listing itself is closed by now
        return stat.S_ISREG(os.fstat(descriptor).st_mode)
    return False


def _do(first: Callable[[], None] | None, work: Callable[[], Made], writing: int) -> NoReturn:
    """Do the work, answer, and end at once: what is to be done at the end of a process, its parent does."""
    try:
        if first is not None:
            first()
        answer = pickle.dumps(work())
        with os.fdopen(writing, "wb") as stream:
            stream.write(answer)
    finally:
        os._exit(0)


def _made(answer: bytes, work: Callable[[], Made]) -> Made:
    """What the fork answered; without an answer the work is done here."""
    with suppress(pickle.UnpicklingError, EOFError):
        made: Made = pickle.loads(answer)  # noqa: S301 - from a fork of our own
        return made
    return work()
