"""Which assertion Arelle is at, and how long: an expression that does not end looks at no clock itself.

Source: Arelle 2.47.3, formula/FormulaEvaluator.py.
"""

from __future__ import annotations

import mmap
import signal
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from xbrlesg.validation.engine.attachment import NeedsCold

_SIZE: Final = 4096
_HEAD: Final = struct.Struct("=dH")


class Running:
    """Memory that a process shares with the forks that it makes later: the assertion, and since when."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, _SIZE)

    def clear(self) -> None:
        """Nothing is running."""
        self._shared[: _HEAD.size] = _HEAD.pack(0.0, 0)

    def begin(self, assertion: str) -> None:
        """An assertion runs from now on."""
        self.clear()  # who is killed between these lines has begun nothing
        name = assertion.encode("utf-8", "replace")[: _SIZE - _HEAD.size]
        self._shared[_HEAD.size : _HEAD.size + len(name)] = name
        self._shared[: _HEAD.size] = _HEAD.pack(time.monotonic(), len(name))

    def for_long(self, seconds: float) -> str:
        """The assertion that is running for so long already; empty where none is."""
        since, length = _HEAD.unpack(self._shared[: _HEAD.size])
        if not length or time.monotonic() - since < seconds:
            return ""
        return self._shared[_HEAD.size : _HEAD.size + length].decode("utf-8", "ignore")

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Have Arelle note here what it evaluates."""
        with _around_each(self.begin, self.clear):
            yield


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Give up with ``NeedsCold`` where an assertion takes so many seconds of processor time."""

    def begin(assertion: str) -> None:
        def give_up(*_: object) -> None:
            raise NeedsCold(f"the assertion {assertion!r} takes too long on an empty report")

        signal.signal(signal.SIGVTALRM, give_up)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)

    with _around_each(begin, lambda: signal.setitimer(signal.ITIMER_VIRTUAL, 0)):
        yield


@contextmanager
def _around_each(begin: Callable[[str], object], end: Callable[[], object]) -> Iterator[None]:
    """Have Arelle say which assertion it begins, by its id, and when it is done with it."""
    from arelle.formula import FormulaEvaluator  # noqa: PLC0415 - as slow to import as all of Arelle

    plain = FormulaEvaluator.evaluate

    def evaluate(context: Any, assertion: Any, *scope: Any) -> None:
        if scope:  # it belongs to the one that has begun
            plain(context, assertion, *scope)
            return
        begin(assertion.id or assertion.xlinkLabel)
        try:
            plain(context, assertion)
        finally:
            end()

    FormulaEvaluator.evaluate = evaluate
    try:
        yield
    finally:
        FormulaEvaluator.evaluate = plain
