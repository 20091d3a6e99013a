"""What Arelle finds out of a taxonomy's dimensions for each report anew: done once, then known.

Source: Arelle 2.47.3, ValidateXbrlDimensions.py and ModelXbrl.relationshipSet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

_TABLES: Final = ("dimensionDefaultConcepts", "qnameDimensionDefaults", "qnameDimensionContextElement")


class DimensionDefaults:
    """The defaults of a taxonomy's dimensions, which Arelle wants twice to load an OIM report.

    They come from the links of two arcroles; a report that has such links of its own has them looked up.
    """

    def __init__(self) -> None:
        self._load: Any = None
        self._arcroles: frozenset[str] = frozenset()
        self._tables: tuple[dict[Any, Any], ...] | None = None
        self._links = 0

    def __call__(self, val: Any) -> None:
        """As ``ValidateXbrlDimensions.loadDimensionDefaults``."""
        model = val.modelXbrl
        if self._tables is None or self._count(model) != self._links:
            self._load(val)
            return
        for name, table in zip(_TABLES, self._tables, strict=True):
            setattr(model, name, dict(table))
        model.isDimensionsValidated = True

    def learn(self, model: Any) -> None:
        """Have Arelle look them up in a model that holds the taxonomy alone; it says nothing by that."""
        from arelle import XbrlConst  # noqa: PLC0415 - as slow to import as all of Arelle

        self._arcroles = frozenset({XbrlConst.all, XbrlConst.dimensionDefault})
        self._tables = None
        with self.used():
            self._load(model)
        self._tables = tuple(dict(getattr(model, name)) for name in _TABLES)
        self._links = self._count(model)
        _find_networks(model, XbrlConst.isDimensionArcrole)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have Arelle ask here."""
        from arelle import ValidateXbrlDimensions  # noqa: PLC0415 - see above

        self._load = ValidateXbrlDimensions.loadDimensionDefaults
        ValidateXbrlDimensions.loadDimensionDefaults = self
        try:
            yield
        finally:
            ValidateXbrlDimensions.loadDimensionDefaults = self._load

    def _count(self, model: Any) -> int:
        return sum(len(links) for key, links in model.baseSets.items() if key[0] in self._arcroles)


def _find_networks(model: Any, is_dimensional: Callable[[str], bool]) -> None:
    """Have Arelle resolve the networks that it asks for by arcrole and role, to check a fact's dimensions."""
    for arcrole, role, link, arc in list(model.baseSets):
        if (
            link is None
            and arc is None
            and is_dimensional(arcrole)
            and model.baseSets[arcrole, role, link, arc]
        ):
            network = model.relationshipSet(arcrole, role)
            network.fromModelObjects()
            network.toModelObjects()
