"""Text blocks: paragraphs, lists and tables of a text as the XHTML that is a text block's value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

BULLET: Final = "- "
NUMBER: Final = re.compile(r"([0-9]+)\. (.*)", re.DOTALL)
LEAST: Final = 2
"""The lines that make a list or a table; fewer could be a signature, or a heading with its number."""


def block_markup(paragraphs: Iterable[str]) -> str:
    """The value of a text block, escaped as processors escape inline content.

    Exactly what Arelle makes of inline content with ``escape="true"`` (Inline XBRL 1.1, 11.1.1): ``&``, ``<``
    and ``>`` are escaped and nothing else, no white space stands between blocks. A paragraph whose lines all
    begin with ``- `` is a list, one whose lines are numbered from 1 a numbered list, and one whose lines are
    cells between bars, as many in each, a table under its first line.
    """
    return "".join(_block(paragraph) for paragraph in paragraphs)


def _block(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if len(lines) >= LEAST:
        if all(line.startswith(BULLET) for line in lines):
            return _list("ul", [line.removeprefix(BULLET) for line in lines])
        if (items := _numbered(lines)) is not None:
            return _list("ol", items)
        if (rows := _rows(lines)) is not None:
            return _table(rows)
    return f"<p>{escape(paragraph, quote=False)}</p>"


def _list(kind: str, items: Iterable[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in items)}</{kind}>"


def _numbered(lines: Sequence[str]) -> list[str] | None:
    """The items of lines that are numbered 1, 2, 3; None for any others."""
    found = [NUMBER.fullmatch(line) for line in lines]
    items = [match[2] for number, match in enumerate(found, 1) if match and match[1] == str(number)]
    return items if len(items) == len(lines) else None


def _rows(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells of lines such as ``| a | b |``; None unless all lines are such and have as many cells."""
    if not all(line.startswith("|") and line.endswith("|") and len(line) > 1 for line in lines):
        return None
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    return rows if len({len(row) for row in rows}) == 1 else None


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    drawn = [_row("th", head), *(_row("td", row) for row in body)]
    return f"<table>{''.join(drawn)}</table>"


def _row(kind: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{escape(cell, quote=False)}</{kind}>' for cell in cells)}</tr>"
