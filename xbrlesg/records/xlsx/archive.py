"""The archive that a workbook is: refused where it is unsafe, and its sheets by name."""

from __future__ import annotations

import io
import posixpath
import zlib
from dataclasses import dataclass
from typing import Final
from zipfile import BadZipFile, ZipFile

from xbrlesg.archive_check import hostile
from xbrlesg.records.xlsx.formats import Shown, read_formats
from xbrlesg.records.xlsx.xml import Attributes, BrokenPartError, local, parse

MOST_BYTES: Final = 2**28
"""More than this many bytes no workbook of records unpacks to."""
WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STYLES: Final = "xl/styles.xml"
_PROTECTED: Final = b"\xd0\xcf\x11\xe0"  # a compound file: an encrypted workbook, or one of before 2007


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A worksheet: its name, whether users see it, and its part of the archive."""

    name: str
    hidden: bool
    part: str


class Workbook:
    """The parts of a workbook. Raises BrokenPartError, in words for the user, where it is none."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_PROTECTED):
            raise BrokenPartError("it has a password, or is of the format before 2007")
        try:
            self._archive = ZipFile(io.BytesIO(content))
            reason = hostile(self._archive, MOST_BYTES)
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise BrokenPartError(f"it is no archive: {error}") from error
        if reason is not None:
            raise BrokenPartError(f"the archive is refused: {reason}")
        self.sheets = self._read_sheets()

    def part(self, name: str) -> bytes:
        """The content of a part. Raises BrokenPartError."""
        try:
            return self._archive.read(name)
        except KeyError as error:
            raise BrokenPartError(f"it has no {name}") from error
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise BrokenPartError(f"{name} cannot be unpacked") from error

    def formats(self) -> list[Shown]:
        """How each cell style shows numbers; a workbook without styles has none."""
        return read_formats(self.part(STYLES)) if STYLES in self._archive.namelist() else []

    def _read_sheets(self) -> tuple[SheetEntry, ...]:
        parts: dict[str, str] = {}
        sheets: list[SheetEntry] = []

        def relation(name: str, attributes: Attributes) -> None:
            if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
                parts[attributes.get("Id", "")] = path.lstrip("/")

        def sheet(name: str, attributes: Attributes) -> None:
            if local(name) == "sheet":
                part = next((parts[key] for key in _ids(attributes) if key in parts), None)
                hidden = attributes.get("state", "visible") != "visible"
                if part is not None:
                    sheets.append(SheetEntry(attributes.get("name", ""), hidden, part))

        parse(self.part(RELATIONS), relation)
        parse(self.part(WORKBOOK), sheet)
        return tuple(sheets)


def _ids(attributes: Attributes) -> list[str]:
    """The relationship of a sheet, whatever prefix its namespace has."""
    return [value for name, value in attributes.items() if name.endswith(":id")]
