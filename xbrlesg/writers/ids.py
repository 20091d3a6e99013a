"""Ids: every XML id of a page, each given away once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from itertools import count, islice

from xbrlesg.presentation.model import Document


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
        if f"{fact_id}.{number}" not in taken | facts:
            yield f"{fact_id}.{number}"
