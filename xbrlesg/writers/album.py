"""Pictures that were drawn before, kept in a folder, so that a report without new figures draws none.

To import matplotlib takes longer than all else that a page needs. A picture is kept under the hash of all
that it is made of: the chart, the colours, the code that draws, and the versions of the libraries. Its file
begins with the hash of the rest; one that is damaged is drawn anew and replaced. The folder is a convenience:
one that cannot be read or written is no fault.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from xbrlesg.presentation.model import Chart
from xbrlesg.whole_files import write_whole
from xbrlesg.writers.chart_image import draw_chart
from xbrlesg.writers.look import Look, Picture

MOST: Final = 500
"""So many pictures are kept; then the oldest half goes."""
_CODE: Final = ("chart_image.py", "look.py")
_LIBRARIES: Final = ("matplotlib", "numpy")
_MIME: Final = "image/svg+xml"


def picture_of(chart: Chart, look: Look) -> Picture:
    """A chart as SVG: as kept in the look's ``album``, or else drawn and kept there, if there is one."""
    tools = _tools() if look.album is not None else None
    if look.album is None or tools is None:
        return draw_chart(chart, look)
    key = hashlib.sha256(repr((tools, look.charts, chart)).encode("utf-8", "backslashreplace")).hexdigest()
    path = look.album / f"{key}.picture"
    with suppress(OSError):
        digest, _, content = path.read_bytes().partition(b"\n")
        if digest == _digest(content):
            return Picture(_MIME, content)
    picture = draw_chart(chart, look)
    with suppress(OSError):
        write_whole(path, b"%s\n%s" % (_digest(picture.content), picture.content))
        _make_room(look.album)
    return picture


@cache
def _tools() -> str | None:
    """What draws, by its text and its versions; None where either cannot be told."""
    here = Path(__file__)
    try:
        code = [here.with_name(name).read_bytes() for name in _CODE]
        versions = [version(name) for name in _LIBRARIES]
    except (OSError, PackageNotFoundError):
        return None
    return " ".join([*versions, hashlib.sha256(b"".join(code)).hexdigest()])


def _make_room(album: Path) -> None:
    """Remove the pictures that were drawn first, where there are too many."""
    kept = [*album.glob("*.picture")]
    if len(kept) > MOST:
        for path in sorted(kept, key=lambda path: path.stat().st_mtime_ns)[: len(kept) - MOST // 2]:
            path.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
