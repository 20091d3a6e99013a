"""Where in which file each part of a registry stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xbrlesg.findings.model import Location
from xbrlesg.registry.model import EnumerationEntry, Indicator, Registry, Section
from xbrlesg.rules.declared import Identifier, RuleEntry
from xbrlesg.yaml_source import YamlSource

Step = str | int


@dataclass(frozen=True, slots=True)
class Sources:
    """The YAML documents of a registry; ``subthemes`` runs beside ``Registry.subthemes``.

    ``enumerations`` and ``rules`` are None where the registry has no such file.
    """

    header: YamlSource
    axes: YamlSource
    subthemes: tuple[YamlSource, ...]
    enumerations: YamlSource | None = None
    rules: YamlSource | None = None


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
    for subtheme, source in zip(registry.subthemes, sources.subthemes, strict=True):
        for order, section in enumerate(subtheme.sections):
            yield section, Place(source, ("sections", order))


def indicators(registry: Registry, sources: Sources) -> Iterator[tuple[Indicator, Place]]:
    """Every indicator with its place."""
    for section, place in sections(registry, sources):
        for order, indicator in enumerate(section.indicators):
            yield indicator, place.into("indicators", order)


def enumerations(
    registry: Registry, sources: Sources
) -> Iterator[tuple[Identifier, EnumerationEntry, Place]]:
    """Every enumeration with its id and its place."""
    for enumeration_id, enumeration in registry.enumerations.items():
        if sources.enumerations is not None:
            yield enumeration_id, enumeration, Place(sources.enumerations, ("enumerations", enumeration_id))


def rules(registry: Registry, sources: Sources) -> Iterator[tuple[RuleEntry, Place]]:
    """Every rule with its place."""
    places = [
        Place(source, ("rules", order))
        for subtheme, source in zip(registry.subthemes, sources.subthemes, strict=True)
        for order in range(len(subtheme.rules))
    ]
    own = len(registry.rules) - len(places)
    if sources.rules is not None:
        places += [Place(sources.rules, ("rules", order)) for order in range(own)]
    yield from zip(registry.rules, places, strict=True)
