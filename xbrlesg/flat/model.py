"""The columns of flat facts, version 1, as ``schemas/flat-facts-1.json`` publishes them.

Columns never depend on a report. Adding one raises the minor version; taking one away, or changing what it
means, makes a new schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Final, Literal

SCHEMA: Final = "flat-facts-1"
VERSION: Final = "1.0"
NIL: Final = "nil"
"""The status of a fact that has no value, by which an empty text is told from none."""
FILED: Final = "filed"
"""The status of a fact that was read from a filing, whose records nobody knows; its target too."""
INTEGER_DIGITS, FRACTION_DIGITS = 26, 12
_TOO_MANY: Final = 10**INTEGER_DIGITS

Cell = str | int | Decimal | date | None
Row = Mapping[str, Cell]
"""A fact by column; every column is there, None where there is nothing to say."""
Cells = tuple[Cell, ...]
"""A row's cells in the order of the columns."""


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column and the type of its cells; ``json`` is canonical JSON text, ``required`` never None."""

    name: str
    type: Literal["string", "json", "integer", "decimal", "date"] = "string"
    required: bool = False


COLUMNS: Final = (
    FlatColumn("schema_version", required=True),
    FlatColumn("report", required=True),
    FlatColumn("target", required=True),
    FlatColumn("fact_id", required=True),
    FlatColumn("indicator"),
    FlatColumn("concept", required=True),
    FlatColumn("concept_namespace", required=True),
    FlatColumn("label_en"),
    FlatColumn("label_zh"),
    FlatColumn("labels", "json", required=True),
    FlatColumn("entity_scheme", required=True),
    FlatColumn("entity_identifier", required=True),
    FlatColumn("period_type", required=True),
    FlatColumn("period_start", "date"),
    FlatColumn("period_end", "date"),
    FlatColumn("period_instant", "date"),
    FlatColumn("dimensions", "json", required=True),
    FlatColumn("typed_axes", "json", required=True),
    FlatColumn("breakdown_en"),
    FlatColumn("breakdown_zh"),
    FlatColumn("breakdowns", "json", required=True),
    FlatColumn("value_type", required=True),
    FlatColumn("value", required=True),
    FlatColumn("value_number", "decimal"),
    FlatColumn("value_en"),
    FlatColumn("value_zh"),
    FlatColumn("unit"),
    FlatColumn("decimals", "integer"),
    FlatColumn("language"),
    FlatColumn("printed_value"),
    FlatColumn("printed_unit"),
    FlatColumn("printed_period"),
    FlatColumn("factor", "decimal"),
    FlatColumn("qualifier"),
    FlatColumn("status", required=True),
    FlatColumn("source_line", "integer"),
    FlatColumn("source_last_line", "integer"),
    FlatColumn("source_section"),
    FlatColumn("source_words"),
    FlatColumn("record_file"),
    FlatColumn("record_row", "integer"),
    FlatColumn("other_records", "json", required=True),
    FlatColumn("footnotes", "json", required=True),
    FlatColumn("namespaces", "json", required=True),
)

_NAMES: Final = tuple(column.name for column in COLUMNS)
cells_of: Final[Callable[[Row], Cells]] = itemgetter(*_NAMES)
"""A row's cells."""


def row_of(cells: Cells) -> Row:
    """The row of cells."""
    return dict(zip(_NAMES, cells, strict=True))


def fitting(value: int | Decimal) -> Decimal | None:
    """The number, where it fits the typed column to the last digit; None where it does not."""
    number = Decimal(value)
    if isinstance(value, int) and abs(value) < _TOO_MANY:
        return number
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return None
    while digits and digits[-1] == 0 and exponent < 0:
        digits, exponent = digits[:-1], exponent + 1
    fits = -exponent <= FRACTION_DIGITS and len(digits) + exponent <= INTEGER_DIGITS
    return number if fits else None
