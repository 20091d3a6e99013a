"""What makes Arelle quicker in a process that ends with its runs, and changes nothing of what it finds.

For worker processes, in which nothing else runs. Runs within the program itself have Arelle as it is, and
``tests/engine`` holds both to the same results.

Source: Arelle 2.47.3, ModelDtsObject.py, ModelConcept.instanceOfType.
"""

from __future__ import annotations

import gc
from typing import Any, Final

PROVED: Final = frozenset({"2.47.3"})
"""The versions of Arelle on which the corpus in tests/engine was judged alike, cold and warm."""

_ASKED: Final = (
    *("qnEnumerationTypes", "qnEnumeration2ItemTypes", "qnEnumerationSetItemTypes", "dtrNoDecimalsItemTypes"),
    *("dtrSQNameItemTypes", "dtrSQNamesItemTypes", "dtrSQNameNamesItemTypes", "dtrPrefixedContentItemTypes"),
    *("dtrSQNameTypes", "dtrSQNamesTypes", "dtrPrefixedContentTypes"),
)
"""The sets of types that a validation asks of the concepts of facts and dimensions."""


def look_for_no_circles(*, formulas: bool) -> None:
    """Leave memory as it is until the process ends. Formulas make much that is soon garbage: then seldom."""
    if formulas:
        gc.set_threshold(200_000, 20, 20)
    else:
        gc.disable()


def remember_types() -> None:
    """Have Arelle remember whether a concept is of one of several types, which it asks of each fact anew.

    It keeps the answer for each single type itself, for good; so the one for a set of types is settled too.
    """
    from arelle.ModelDtsObject import ModelConcept  # noqa: PLC0415 - takes 0.4 s
    from arelle.Version import __version__ as version  # noqa: PLC0415 - see above

    if version not in PROVED:
        return
    plain = ModelConcept.instanceOfType

    def instance_of_type(concept: Any, name: Any) -> Any:
        kept = concept._instanceOfTypeCache
        try:
            return kept[name]
        except (KeyError, TypeError):  # not known yet; or a list, which cannot be looked up
            found = plain(concept, name)
        if isinstance(name, frozenset):
            kept[name] = found
        return found

    ModelConcept.instanceOfType = instance_of_type


def know_types(model: Any) -> None:
    """Find out of all concepts of a loaded taxonomy what ``remember_types`` remembers, so that forks know.

    The answer follows from a concept's type and substitution group, of which there are few.
    """
    from arelle import XbrlConst  # noqa: PLC0415 - see above

    asked = [getattr(XbrlConst, name) for name in _ASKED]
    known: dict[Any, dict[Any, bool]] = {}
    for concept in model.qnameConcepts.values():
        shared = (concept.typeQname, id(concept.type), concept.substitutionGroupQname)
        if shared not in known:
            known[shared] = {types: concept.instanceOfType(types) for types in asked}
        concept._instanceOfTypeCache.update(known[shared])
