"""Which taxonomy a report is on, read from the report alone, to find who holds that taxonomy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree

from xbrlesg.names import LINK, XLINK

_TOO_DEEP = (ValueError, RecursionError)


def entry_points_of(path: Path) -> tuple[str, ...]:
    """The entry points that a report names, in its order; none where it has none, or cannot be read.

    This only looks: what is wrong with the report is for others to tell. Only absolute URLs count, for
    another reference depends on where the report is.
    """
    try:
        found = _in_json(path) if path.suffix.lower() == ".json" else _in_xml(path)
    except (OSError, etree.LxmlError, *_TOO_DEEP):
        return ()
    return tuple(found) if all(isinstance(url, str) and "://" in url for url in found) else ()


def _in_json(path: Path) -> list[Any]:
    report = json.loads(path.read_bytes())
    info = report.get("documentInfo") if isinstance(report, dict) else None
    taxonomy = info.get("taxonomy") if isinstance(info, dict) else None
    return taxonomy if isinstance(taxonomy, list) else []


def _in_xml(path: Path) -> list[Any]:
    with path.open("rb") as stream:
        tags = etree.iterparse(stream, tag=f"{{{LINK}}}schemaRef", resolve_entities=False, huge_tree=True)
        return [element.get(f"{{{XLINK}}}href") for _, element in tags]
