"""The columns of xBRL-CSV tables: each says what stands in its cells, and what the metadata says of it.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from xbrlesg.names import QName
from xbrlesg.report.model import Member, Period
from xbrlesg.writers.oim import Json, member_text, name_text

Item = TypeVar("Item")
EMPTY, NIL = "#empty", "#nil"
BEGINNING: Final = 512
"""The rows that are more than enough to guess a file's dialect from."""
_QUOTE, _TWO_QUOTES = '"', '""'


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column. ``cell`` gives a row's value, or None where there is none, for which ``nothing`` is written.

    ``fills`` is the OIM dimension that the cells give to the row's fact. ``constraint`` is the type of the
    cells by Table Constraints. A comment column is for people: processors pass it over.
    In the place of a fact's value that is ``NIL``: having no value is another thing than having no fact.
    """

    name: str
    cell: Callable[[Item], str | None]
    fills: str = ""
    constraint: Json = field(default_factory=dict)
    is_comment: bool = False
    value_of: Json | None = None
    nothing: str = ""

    @property
    def about(self) -> Json:
        """The column's entry in a table template (xBRL-CSV 1.0, 3.1.6)."""
        if self.is_comment:
            return {"comment": True}
        entry: Json = {} if self.value_of is None else {"dimensions": self.value_of}
        if self.constraint:
            entry["tc:constraints"] = self.constraint
        return entry

    def written(self, item: Item) -> str:
        """The cell as it stands in the file. Special values have meaning outside comments alone."""
        text = self.cell(item)
        if text is None:
            return self.nothing
        return text if self.is_comment else literal(text)


def literal(text: str) -> str:
    """A cell that means ``text``: an empty one would be no value, and ``#`` begins special values.

    Source: xBRL-CSV 1.0, Appendix A.
    """
    if not text:
        return EMPTY
    return f"#{text}" if text.startswith("#") else text


def csv_text(columns: Sequence[Column[Item]], items: Iterable[Item]) -> Iterator[str]:
    """The table with LF, every cell in quotes, row by row."""
    yield header(columns)
    for item in items:
        yield f"{cells(columns, item)}\n"


def header(columns: Iterable[Column[Any]]) -> str:
    """The first row: the names of the columns."""
    return f"{','.join([quoted(column.name) for column in columns])}\n"


def cells(columns: Iterable[Column[Item]], item: Item) -> str:
    """The cells that columns have for an item."""
    return ",".join([quoted(column.written(item)) for column in columns])


def quoted(text: str) -> str:
    """A cell in quotes (RFC 4180)."""
    return f'"{text.replace(_QUOTE, _TWO_QUOTES)}"'


def guessable(columns: Sequence[Column[Any]], beginning: Iterable[str]) -> Sequence[Column[Any]]:
    """The columns, so that readers which guess a file's dialect from its beginning guess it rightly.

    ``beginning`` is the table's first rows, ``BEGINNING`` of them if there are so many.

    Arelle, among others, looks at the first 1,024 characters. Where the texts there hold so many quotes and
    commas of their own that it would be misled, a comment column comes first whose name alone fills them:
    then nothing is left to guess from, and the standard's own dialect holds.
    """
    return columns if _guessed_rightly("".join(islice(beginning, BEGINNING))) else [FILLER, *columns]


_LOOKED_AT: Final = 1024
FILLER: Final[Column[Any]] = Column("_" * _LOOKED_AT, lambda _: None, is_comment=True)


def _guessed_rightly(content: str) -> bool:
    """What Python's own guess makes of the file's beginning, which is the guess that Arelle makes."""
    try:
        dialect = csv.Sniffer().sniff(content[:_LOOKED_AT], delimiters=",\t;|")
    except csv.Error:
        return True  # nothing to guess from
    return (dialect.delimiter, dialect.quotechar, dialect.skipinitialspace) == (",", '"', False)


def axis_columns(
    used: Mapping[QName, bool], names: Mapping[str, str], taken: Iterable[str]
) -> dict[QName, Column[Member]]:
    """A column for each axis that facts use, sorted by axis and called by its local name.

    ``used`` tells of each axis whether it is typed.
    """
    columns: dict[QName, Column[Member]] = {}
    for axis in sorted(used):
        free = {column.name for column in columns.values()}.union(taken)
        columns[axis] = Column(
            _column_name(axis, names, free),
            lambda member: member_text(member, names),
            fills=name_text(axis, names),
            constraint={"type": "xs:string" if used[axis] else "xs:QName", "optional": True},
        )
    return columns


def period_cell(period: Period) -> str:
    """A period in days as people say them: ``2023-01-01..2023-12-31``, ``2023-12-31@end``.

    Source: the abbreviated periods of xBRL-CSV 1.0, 4.4.
    """
    last = period.last_day.isoformat()
    return f"{last}@end" if period.start is None else f"{period.start.isoformat()}..{last}"


def _column_name(axis: QName, names: Mapping[str, str], taken: set[str]) -> str:
    """The local name, with its prefix where that is taken; a column's name holds no points."""
    wanted = re.sub(r"[^\w-]", "_", axis.local)
    if wanted not in taken:
        return wanted
    wanted = re.sub(r"[^\w-]", "_", name_text(axis, names))
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}_{number}"
    return free
