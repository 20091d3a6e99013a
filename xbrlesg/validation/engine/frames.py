"""Messages between our own processes: a length, then our plain data, pickled.

A pickle may name any function of any module to be called. The reader here knows a short list of classes of
plain data and refuses every other name, so that whatever arrives can only become data.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import Any, Final, Protocol

_PLAIN: Final = frozenset(
    {
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("xbrlesg.names", "QName"),
        *(("xbrlesg.report.model", name) for name in ("Entity", "Fact", "Note", "Period", "Unit")),
        *(
            ("xbrlesg.validation.model", name)
            for name in ("ArelleMessage", "ArelleOptions", "ArelleRun", "FactsRead", "UnreadFact")
        ),
        *(
            ("xbrlesg.validation.engine.model", name)
            for name in ("Ending", "Greeting", "Job", "Order", "Outcome")
        ),
    }
)
_LENGTH: Final = struct.Struct(">Q")


class Source(Protocol):
    """Where frames come from."""

    def read(self, size: int, /) -> bytes | None:
        """So many bytes; fewer at the end of the stream."""


class Sink(Protocol):
    """Where frames go."""

    def write(self, content: bytes, /) -> int:
        """Take the bytes."""

    def flush(self) -> None:
        """Send them."""


class FrameError(Exception):
    """The other side is gone, or what it sent is not ours."""


class _PlainData(pickle.Unpickler):
    """Unpickles the classes on the list only."""

    def find_class(self, module: str, name: str, /) -> Any:
        """The class, or ``FrameError`` where it is not on the list."""
        if (module, name) not in _PLAIN:
            raise FrameError(f"{module}.{name} is no data of ours")
        return super().find_class(module, name)


def pack(value: object) -> bytes:
    """A frame of one value."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(content)) + content


def write_frame(stream: Sink, value: object) -> None:
    """Send a value. Raises ``FrameError`` where nobody listens any more."""
    try:
        stream.write(pack(value))
        stream.flush()
    except (OSError, ValueError) as error:
        raise FrameError(str(error)) from error


def read_frame(stream: Source) -> Any:
    """The next value. Raises ``FrameError`` at the end of the stream, or where something else arrives."""
    try:
        (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
        return unpack(_exactly(stream, length))
    except (OSError, ValueError) as error:
        raise FrameError(str(error)) from error


def unpack(content: bytes) -> Any:
    """The value of a frame without its length. Raises ``FrameError``."""
    try:
        return _PlainData(io.BytesIO(content)).load()
    except FrameError:
        raise
    except Exception as error:  # a damaged pickle raises whatever its bytes lead to
        raise FrameError(f"{type(error).__name__}: {error}") from error


def _exactly(stream: Source, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = stream.read(min(length, 1 << 20))
        if not part:
            raise FrameError("the stream ended")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
