"""JSON as we write it everywhere: UTF-8, two spaces, keys in the order given, one line feed at the end."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(data: Any) -> bytes:
    """Serialise plain data; the same data gives the same bytes.

    Half a surrogate pair, as in file names that are no UTF-8, becomes the escape that JSON has for it.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace")
