"""What a run of Arelle leaves behind, as plain data: its messages, and the facts that it read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from xbrlesg.findings.model import Evidence, Location
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Note
from xbrlesg.report.order import row_id

_CELL: Final = re.compile(r"[^.]+\.r_(?P<row>[^.]+)\.[^.]+")


@dataclass(frozen=True, slots=True)
class ArelleOptions:
    """How deeply Arelle looks. The defaults look at everything.

    ``formulas`` runs the taxonomy's assertions (seconds to a minute for GRI or ESRS), each for at most
    ``formula_seconds``. ``base_taxonomy`` validates the taxonomy's own files, not only the report.
    ``calculations`` checks sums (Calculations 1.1), ``units`` the Unit Types Registry.
    """

    formulas: bool = True
    base_taxonomy: bool = True
    calculations: bool = True
    units: bool = True
    formula_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class ArelleMessage:
    """One record of Arelle's log.

    ``file`` and ``line`` are where it points first, with no file for the document itself. ``element_ids``
    are the ids of its facts: the one in question first, then the others in alphabetical order.
    """

    level: str
    code: str
    text: str
    file: str | None = None
    line: int | None = None
    element_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadFact:
    """A fact that our report model has no place for, such as a tuple, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class FactsRead:
    """What Arelle read: facts in the document's order, the notes that footnote them, and the rest.

    Facts that an inline document shows at several places come once for each place.
    """

    facts: Sequence[Fact]
    notes: tuple[Note, ...] = ()
    unread: tuple[UnreadFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ArelleRun:
    """One run. ``fact_count`` counts the document's facts; ``read`` is None unless asked for.

    ``concepts`` gives the concept of each fact by its id, of those that cannot be read too, where there is a
    message that may be about them; ``entry_points`` are the taxonomies that the document names.
    """

    messages: tuple[ArelleMessage, ...]
    fact_count: int
    read: FactsRead | None = None
    concepts: Mapping[str, QName] = field(default_factory=dict)
    entry_points: tuple[str, ...] = ()


class Arelle(Protocol):
    """Judges a report file as ``run_arelle`` does: by a cold run, or by an engine that gives the same."""

    def __call__(
        self,
        document: Path | str,
        packages: Sequence[Path] = (),
        options: ArelleOptions | None = None,
        *,
        keep_facts: bool = False,
        validates: bool = True,
    ) -> ArelleRun:
        """The run. Raises ``ArelleError``."""


@dataclass(frozen=True, slots=True)
class ViewerRun:
    """What the viewer plug-in made of a document: a ``page``, or None, and then ``said`` is why.

    ``documents`` counts the inline documents that the report is made of.
    """

    messages: tuple[ArelleMessage, ...]
    fact_count: int
    documents: int
    page: bytes | None
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a fact comes from: its id, its indicator, and the row of the record behind it.

    Of several records it is the one whose value is filed. ``evidence`` shows this one, then the others.
    """

    fact: str
    indicator: str | None = None
    location: Location | None = None
    evidence: tuple[Evidence, ...] = ()


class DisclosureNames(Protocol):
    """Knows which disclosure a message is about."""

    def __call__(self, entry_points: Sequence[str], code: str, concepts: Sequence[QName]) -> str | None:
        """The disclosure, for a document on these taxonomies, by the code and the concepts of its facts."""


def fact_shown(element_id: str, known: Collection[str]) -> str:
    """The fact that an element shows.

    That is itself, or ``X`` where ``X.2`` is a further showing of fact ``X``, or ``X`` where
    ``TABLE.r_ROW.COLUMN`` is the cell of an xBRL-CSV table whose row is that of ``X``.
    """
    if element_id in known:
        return element_id
    if cell := _CELL.fullmatch(element_id):
        row = cell["row"]
        return row if row in known else next((name for name in known if row_id(name) == row), element_id)
    stem, _, number = element_id.rpartition(".")
    return stem if number.isdecimal() and stem in known else element_id
