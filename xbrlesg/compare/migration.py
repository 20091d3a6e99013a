"""The way from the names of one version of a taxonomy to those of the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from xbrlesg.compare.model import Filing, Migration
from xbrlesg.names import PREFIXES, QName
from xbrlesg.report.namespaces import answered_by, named_by
from xbrlesg.taxonomy.model import Taxonomy

_DATE: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?\b|(?<=/)[0-9]{4}(?=/|$)")


def migration(
    old: Filing,
    new: Filing,
    taxonomies: tuple[Taxonomy | None, Taxonomy | None],
    stated: Mapping[QName, tuple[QName, ...]],
) -> Migration:
    """What leads from ``old`` to ``new``: by their ``taxonomies``, where known, and by what the user states.

    Namespaces belong together where both taxonomies give them one prefix; where a taxonomy is not known,
    where they differ in nothing but a date. What the user states goes before what the taxonomies say; a name
    with one successor is renamed where it stands for an axis, a member or an answer.
    """
    successors: dict[QName, tuple[QName, ...]] = {}
    for taxonomy in taxonomies:
        successors |= taxonomy.successors if taxonomy else {}
    return Migration(
        namespaces=_namespaces(old, new, taxonomies),
        successors={**successors, **stated},
        renamed={name: found[0] for name, found in stated.items() if len(found) == 1},
    )


def _namespaces(
    old: Filing, new: Filing, taxonomies: tuple[Taxonomy | None, Taxonomy | None]
) -> dict[str, str]:
    """The new namespace of each one that only the old filing names."""
    was, now = _used(old), _used(new)
    before, after = taxonomies
    if before is not None and after is not None:
        spaces = {prefix: space for space, prefix in after.prefixes.items()}
        pairs = {space: spaces.get(before.prefixes.get(space, "")) for space in was - now}
    else:
        forms = Counter(map(_undated, now - was))
        undated = {_undated(space): space for space in now - was if forms[_undated(space)] == 1}
        pairs = {space: undated.get(_undated(space)) for space in was - now}
    return {space: found for space, found in sorted(pairs.items()) if found not in (None, space)}


def _used(filing: Filing) -> set[str]:
    """The namespaces that facts name, but for those that the standards fix."""
    spaces = {space for filed in filing.facts for space in (*named_by(filed.fact), *answered_by(filed.fact))}
    return spaces - PREFIXES.keys()


def _undated(namespace: str) -> str:
    return _DATE.sub("*", namespace)
