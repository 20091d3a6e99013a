"""The server: keeps workers ready for programs of the same user, on a socket file; no network."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from io import BufferedRWPair
from pathlib import Path
from typing import Final

from xbrlesg import __version__
from xbrlesg.errors import CannotServeError
from xbrlesg.validation.engine.address import is_owners_alone
from xbrlesg.validation.engine.frames import FrameError, read_frame, write_frame
from xbrlesg.validation.engine.holdings import Holdings
from xbrlesg.validation.engine.model import Ending, Greeting, Job, Outcome

_TIDY_SECONDS: Final = 1.0
_CREDENTIALS: Final = struct.Struct("3i")


def serve(path: Path, holdings: Holdings, ready: Callable[[], None]) -> None:
    """Serve until interrupted; ``ready`` is called when programs can connect. Raises ``CannotServeError``."""
    with _listen(path) as listener:
        listener.settimeout(_TIDY_SECONDS)
        try:
            ready()
            while True:
                with suppress(TimeoutError):
                    connection, _ = listener.accept()
                    threading.Thread(target=_answer, args=(connection, holdings), daemon=True).start()
                holdings.tidy()
        finally:
            path.unlink(missing_ok=True)
            holdings.stop()


def _listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_owners_alone(path.parent):
            raise CannotServeError(f"{path.parent} must be a folder that is yours alone (chmod 700)")
        if _is_answered(path):
            raise CannotServeError(f"a server runs at {path} already")
        path.unlink(missing_ok=True)  # a server that was killed has left it
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen()
    except OSError as error:
        listener.close()
        raise CannotServeError(f"cannot serve at {path}: {error}") from error
    except CannotServeError:
        listener.close()
        raise
    return listener


def _is_answered(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True


def _answer(connection: socket.socket, holdings: Holdings) -> None:
    """One program, from its greeting until it hangs up."""
    with connection, suppress(FrameError, OSError):
        if not _is_ours(connection):
            return
        connection.settimeout(None)
        with connection.makefile("rwb") as stream:
            _converse(stream, holdings)


def _converse(stream: BufferedRWPair, holdings: Holdings) -> None:
    greeting = read_frame(stream)
    if not isinstance(greeting, Greeting) or greeting.version != __version__:
        write_frame(stream, Outcome(Ending.COLD, reason=f"the server is xbrlesg {__version__}"))
        return
    write_frame(stream, Outcome(Ending.DONE))
    while isinstance(job := read_frame(stream), Job):
        write_frame(stream, holdings.judge(greeting, job))


def _is_ours(connection: socket.socket) -> bool:
    """Whether the program at the other end belongs to the same user."""
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    _, user, _ = _CREDENTIALS.unpack(credentials)
    return bool(user == os.getuid())
