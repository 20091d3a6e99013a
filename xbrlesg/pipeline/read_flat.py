"""Reading flat facts (``facts.parquet``, ``facts.csv``), ours or made of a filing of others."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from xbrlesg.compare.model import FiledFact
from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location, finding
from xbrlesg.flat.facts import facts_of
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.model import FILED, Row
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.filed_facts import Collected
from xbrlesg.report.model import Note
from xbrlesg.taxonomy.model import ValueKind

FLAT: Final[Mapping[str, Callable[[bytes], Sequence[Row]]]] = {
    ".csv": read_flat_csv,
    ".parquet": read_parquet,
}
"""The readers by the ending of a file's name."""
_FAULTS: Final = (ValueError, ArithmeticError, KeyError, TypeError, AttributeError, csv.Error)
"""What a file that others changed may make of its cells."""


@dataclass(frozen=True, slots=True)
class FlatRead:
    """Facts of flat rows, the row of each, their notes by id, the prefixes of their namespaces."""

    collected: Collected
    rows: tuple[Row, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)


def read_flat(path: Path, name: str) -> FlatRead:
    """Read a file, which findings call ``name``; a row that holds no fact is a finding.

    Raises MissingExtraError.
    """
    collected = Collected()
    suffix = path.suffix.lower()
    if suffix == ".parquet" and find_spec("pyarrow") is None:
        raise MissingExtraError("the format parquet", "parquet")
    try:
        rows = FLAT[suffix](path.read_bytes())
    except (*_FAULTS, OSError) as error:
        message = f"{name} holds no flat facts: {error}"
        collected.findings.append(finding(Code.FLAT_FACTS_FORM, message, Location(name)))
        return FlatRead(collected)
    read: list[Row] = []
    notes: dict[str, Note] = {}
    prefixes: dict[str, str] = {}
    place = Location(name)
    for row in rows:
        try:
            (fact,), found = facts_of((row,))
            spaces = json.loads(str(row["namespaces"])).items()
        except _FAULTS as error:
            collected.lose(str(row.get("fact_id") or ""), f"its row is not of the schema ({error})", place)
            continue
        untyped = row["status"] == FILED and row["value_type"] == ValueKind.OTHER
        collected.facts.append(FiledFact(fact, place, is_typed=not untyped))
        notes.update((note.id, note) for note in found)
        prefixes.update((space, prefix) for prefix, space in spaces)
        read.append(row)
    return FlatRead(collected, tuple(read), notes, prefixes)
