"""A running server, seen from a program that wants reports judged."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from xbrlesg import __version__
from xbrlesg.validation.engine.address import is_owners_alone
from xbrlesg.validation.engine.frames import FrameError, read_frame, write_frame
from xbrlesg.validation.engine.model import Ending, Greeting, Job, Order, Outcome

_GREETING_SECONDS: Final = 10.0


class Served:
    """A connection to a server that will judge by one order; it judges nothing more once it broke."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection: socket.socket | None = connection
        self._stream = connection.makefile("rwb")

    def judge(self, job: Job) -> Outcome:
        """How the job ends; where the server dies over it, as with any worker that dies."""
        if self._connection is None:
            return Outcome(Ending.COLD, reason="the server is gone")
        try:
            outcome: Outcome = self._ask(job)
        except FrameError:
            self.stop()
            return Outcome(Ending.CRASHED, reason="the server is gone")
        return outcome

    def greet(self, order: Order) -> bool:
        """Whether the server is of our version and will judge by this order."""
        try:
            digests = digests_of([Path(package) for package in order.packages])
            outcome: Outcome = self._ask(Greeting(__version__, order, digests))
        except (OSError, FrameError):
            return False
        return outcome.ending is Ending.DONE

    def stop(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with suppress(OSError):
                self._stream.close()
            self._connection.close()
            self._connection = None

    def _ask(self, question: Greeting | Job) -> Outcome:
        write_frame(self._stream, question)
        outcome: Outcome = read_frame(self._stream)
        return outcome


def connect(path: Path, order: Order) -> Served | None:
    """A connection to the server at ``path``; None where none runs, or none that judges by this order.

    A socket in a folder that others may write to is nobody's server.
    """
    if not is_owners_alone(path.parent):
        return None
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_GREETING_SECONDS)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        return None
    served = Served(connection)
    if served.greet(order):
        connection.settimeout(None)  # the server itself ends jobs that take too long
        return served
    served.stop()
    return None


def digests_of(packages: Sequence[Path]) -> tuple[str, ...]:
    """The sha256 of each package. Raises OSError."""
    return tuple(hashlib.sha256(package.read_bytes()).hexdigest() for package in packages)
