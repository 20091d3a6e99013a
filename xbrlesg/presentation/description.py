"""What a document says beside its facts: the cover, the charts and the indexes that the user wants."""

from __future__ import annotations

from dataclasses import dataclass

from xbrlesg.presentation.model import ChartKind, Cover, Texts


@dataclass(frozen=True, slots=True)
class ChartOrder:
    """A chart that the user wants: the ids of the facts to show; ``id`` becomes its anchor."""

    id: str
    title: Texts
    kind: ChartKind
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexItem:
    """A disclosure for an index: the ids of the facts that speak to it, and remarks such as omissions."""

    code: str
    title: str
    facts: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexOrder:
    """An index that the user wants: lines above it (label and text), and its items under their headings."""

    standard: str
    head: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[IndexItem, ...]], ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says beside its facts. ``languages`` are lower-case tags; the first one leads.

    Without a ``key_figures_heading`` the panel of key figures gets the customary one.
    """

    languages: tuple[str, ...]
    cover: Cover
    key_figures_heading: Texts = ()
    charts: tuple[ChartOrder, ...] = ()
    indexes: tuple[IndexOrder, ...] = ()
