"""The columns of xBRL-CSV tables: each says what stands in its cells, and what the metadata says of it.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Period
from xbrlesg.writers.oim import Json, member_text, name_text

Item = TypeVar("Item")
EMPTY: Final = "#empty"


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column. ``cell`` gives a row's value, or None where there is none.

    ``fills`` is the OIM dimension that the cells give to the row's fact. ``constraint`` is the type of the
    cells by Table Constraints. A comment column is for people: processors pass it over.
    """

    name: str
    cell: Callable[[Item], str | None]
    fills: str = ""
    constraint: Json = field(default_factory=dict)
    is_comment: bool = False
    value_of: Json | None = None

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
            return ""
        return text if self.is_comment else literal(text)


def literal(text: str) -> str:
    """A cell that means ``text``: an empty one would be no value, and ``#`` begins special values.

    Source: xBRL-CSV 1.0, Appendix A.
    """
    if not text:
        return EMPTY
    return f"#{text}" if text.startswith("#") else text


def csv_bytes(columns: Sequence[Column[Item]], items: Iterable[Item]) -> bytes:
    """The table as UTF-8 with LF.

    Every cell stands in quotes, so that readers that guess a file's dialect from its beginning (Arelle, among
    others) find the comma and the double quote there, whatever the texts hold.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([column.written(item) for column in columns] for item in items)
    return stream.getvalue().encode()


def axis_columns(facts: Sequence[Fact], names: Mapping[str, str], taken: Iterable[str]) -> list[Column[Fact]]:
    """A column for each axis that the facts use, sorted by axis and called by its local name."""
    used = {axis: isinstance(member, str) for fact in facts for axis, member in fact.dimensions}
    columns: list[Column[Fact]] = []
    for axis in sorted(used):
        free = {column.name for column in columns}.union(taken)
        columns.append(
            Column(
                _column_name(axis, names, free),
                lambda fact, axis=axis: _member(fact, axis, names),  # type: ignore[misc]
                fills=name_text(axis, names),
                constraint={"type": "xs:string" if used[axis] else "xs:QName", "optional": True},
            )
        )
    return columns


def period_cell(period: Period) -> str:
    """A period in days as people say them: ``2023-01-01..2023-12-31``, ``2023-12-31@end``.

    Source: the abbreviated periods of xBRL-CSV 1.0, 4.4.
    """
    last = period.last_day.isoformat()
    return f"{last}@end" if period.start is None else f"{period.start.isoformat()}..{last}"


def _member(fact: Fact, axis: QName, names: Mapping[str, str]) -> str | None:
    return next((member_text(member, names) for name, member in fact.dimensions if name == axis), None)


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
