"""Where in which file each part of a registry stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xbrlesg.findings.model import Location
from xbrlesg.registry.model import Indicator, Registry, Section
from xbrlesg.yaml_source import YamlSource

Step = str | int


@dataclass(frozen=True, slots=True)
class Sources:
    """The YAML documents of a registry; ``themes`` runs beside ``Registry.themes``."""

    header: YamlSource
    axes: YamlSource
    themes: tuple[YamlSource, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a document, from which deeper parts can be located."""

    source: YamlSource
    path: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> Location:
        """The location of an entry below this place."""
        return self.source.at(*self.path, *steps)

    def into(self, *steps: Step) -> Place:
        """A place below this one."""
        return Place(self.source, (*self.path, *steps))


def sections(registry: Registry, sources: Sources) -> Iterator[tuple[Section, Place]]:
    """Every section with its place."""
    for theme, source in zip(registry.themes, sources.themes, strict=True):
        for order, section in enumerate(theme.sections):
            yield section, Place(source, ("sections", order))


def indicators(registry: Registry, sources: Sources) -> Iterator[tuple[Indicator, Place]]:
    """Every indicator with its place."""
    for section, place in sections(registry, sources):
        for order, indicator in enumerate(section.indicators):
            yield indicator, place.into("indicators", order)
