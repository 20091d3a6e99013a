"""Ids: every XML id of a page, each given away once."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Set
from itertools import compress, count, islice
from typing import Final

from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Report
from xbrlesg.report.shapes import fact_ids

_PARTS: Final = 8


def instance_ids(document: Document) -> dict[str, tuple[str, ...]]:
    """For each fact the ids of the places that show it: ``f1``, ``f1.2``, ``f1.3``."""
    return numbered_ids(cell.fact.id for cell in document.cells())


def numbered_ids(places: Iterable[str], taken: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """The ids of each fact's places, by the facts of all places; ``taken`` are other ids of the page.

    A fact's own id goes to its first place, unless it is taken.
    """
    shown, others = Counter(places), set(taken)
    return {
        fact_id: tuple(islice(_numbered(fact_id, others, shown.keys()), times))
        for fact_id, times in shown.items()
    }


def shown_ids(document: Document) -> dict[str, str]:
    """The fact id behind each element id of a written page."""
    return {place: fact_id for fact_id, places in instance_ids(document).items() for place in places}


def ids_of(report: Report) -> Iterator[str]:
    """The ids of facts and notes."""
    yield from fact_ids(report.facts)
    yield from (note.id for note in report.notes)


class IdLedger:
    """Keeps eight bytes of each id that is written, and tells whether two ids are equal."""

    def __init__(self) -> None:
        self._hashes = array("q")

    def note(self, fact_id: str) -> str:
        """Note an id, and return it."""
        self._hashes.append(hash(fact_id))
        return fact_id

    def note_all(self, ids: Iterable[str]) -> None:
        """Note many ids."""
        self._hashes.extend(map(hash, ids))

    def has_repeated(self, ids: Callable[[], Iterable[str]]) -> bool:
        """True where an id was noted twice; ``ids`` gives them again where only hashes are equal."""
        doubtful = {one for part in self._parts() if len(set(part)) < len(part) for one in _repeated(part)}
        return bool(doubtful) and bool(_repeated(each for each in ids() if hash(each) in doubtful))

    def _parts(self) -> Iterator[list[int]]:
        """The hashes, equal ones in one part: no more than a part of them is held as objects at a time."""
        bytes_of_each = self._hashes.tobytes()[:: self._hashes.itemsize]
        for part in range(_PARTS):
            chosen = bytes(byte % _PARTS == part for byte in range(256))
            yield list(compress(self._hashes, bytes_of_each.translate(chosen)))


def _repeated(items: Iterable[Hashable]) -> set[Hashable]:
    return {item for item, times in Counter(items).items() if times > 1}


class IdPool:
    """Gives away ids that are valid and distinct from all before."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def take(self, wanted: str) -> str:
        """The wanted id, made an NCName, with a number where it is taken."""
        name = re.sub(r"[^A-Za-z0-9._\u4e00-\u9fff-]+", "-", wanted)
        name = name if re.match(r"[A-Za-z_\u4e00-\u9fff]", name) else f"_{name}"
        number, free = 1, name
        while free in self._taken:
            number += 1
            free = f"{name}_{number}"
        self._taken.add(free)
        return free


def _numbered(fact_id: str, taken: Set[str], facts: Set[str]) -> Iterator[str]:
    if fact_id not in taken:
        yield fact_id
    for number in count(2):
        numbered = f"{fact_id}.{number}"
        if numbered not in taken and numbered not in facts:
            yield numbered
