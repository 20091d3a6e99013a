"""Prefixes: which prefix stands for which namespace in a written file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import count
from typing import Final

from xbrlesg.names import PREFIXES

# XML keeps the first two for itself.
KEPT: Final = frozenset({"xml", "xmlns", *PREFIXES.values()})


def allocate_prefixes(
    namespaces: Iterable[str], wanted: Mapping[str, str], taken: Collection[str] = ()
) -> dict[str, str]:
    """A distinct prefix for each namespace: the customary one, else the wanted one, else ns1, ns2, ...

    A wanted prefix that is kept for another namespace, already given away, or not a prefix at all is
    passed over. The order of neither argument matters. ``taken`` are prefixes that the file has already.
    """
    distinct = set(namespaces)
    kept = KEPT.union(taken)
    chosen: dict[str, str] = {}
    for namespace in sorted(distinct):
        prefix = PREFIXES.get(namespace) or wanted.get(namespace, "")
        is_free = prefix not in kept and prefix not in chosen.values()
        if (namespace in PREFIXES and prefix not in taken) or (
            is_free and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", prefix)
        ):
            chosen[namespace] = prefix
    numbered = (f"ns{number}" for number in count(1))
    for namespace in sorted(distinct - set(chosen)):
        chosen[namespace] = next(
            prefix for prefix in numbered if prefix not in kept and prefix not in chosen.values()
        )
    return dict(sorted(chosen.items()))
