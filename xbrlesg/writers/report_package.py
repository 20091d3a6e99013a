"""Report packages (Report Packages 1.0): a report's files in one archive that any processor opens."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from xbrlesg.archive import write_zip
from xbrlesg.json_text import json_bytes

DOCUMENT_TYPES: Final = {
    "xbri": "https://xbrl.org/report-package/2023/xbri",
    "xbr": "https://xbrl.org/report-package/2023/xbr",
    "zip": "https://xbrl.org/report-package/2023",
}
HOLDS: Final[Mapping[str, tuple[str, ...]]] = {
    "xbri": ("inline",),
    "xbr": ("json", "csv", "xml"),
    "zip": ("inline", "json"),
}
"""The formats that a package of each form takes, the likelier ones first."""
TAKE_ONE: Final = frozenset({"xbri", "xbr"})
"""The forms that hold exactly one report (Report Packages 1.0, 4)."""


def chosen_formats(form: str, written: Collection[str]) -> tuple[str, ...]:
    """Of the formats that are written, those that go into a package of a form."""
    found = tuple(name for name in HOLDS[form] if name in written)
    return found[:1] if form in TAKE_ONE else found


def pack_report(name: str, form: str, reports: Mapping[str, bytes]) -> bytes:
    """Pack a report's files (name to content) beneath the top folder ``name``; the same in, the same out."""
    about = json_bytes({"documentInfo": {"documentType": DOCUMENT_TYPES[form]}})
    files = {f"{name}/reports/{file}": content for file, content in reports.items()}
    return write_zip({f"{name}/META-INF/reportPackage.json": about, **files})
