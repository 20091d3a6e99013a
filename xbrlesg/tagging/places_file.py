"""The place file of a document, ``--map PLACES.yaml``: which fact stands at which element id or mark."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from xbrlesg.findings.model import Finding
from xbrlesg.tagging.selector import Selector, read_selector
from xbrlesg.yaml_source import Part, YamlSource, build_model, read_yaml


class FactEntry(Part):
    """The fact of a place, as a mark names it: ``{{staff}}`` may stand for ``employees | period=2023``."""

    fact: str

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"fact": data} if isinstance(data, str) else data

    @field_validator("fact")
    @classmethod
    def _is_selector(cls, text: str) -> str:
        read_selector(text)
        return text

    @property
    def selector(self) -> Selector:
        """What names the fact."""
        return read_selector(self.fact)


class PlaceEntry(FactEntry):
    """What stands at an element.

    ``scale`` is the power of ten of the number shown, where the document says it elsewhere ("in millions").
    ``take: document`` makes the document's own words the value of a text, in place of the record's.
    """

    scale: Annotated[int, Field(ge=-12, le=12)] | None = None
    take: Literal["record", "document"] = "record"


class PlacesFile(Part):
    """``PLACES.yaml``: ``ids`` by the ids of elements, ``marks`` by the names between ``{{`` and ``}}``."""

    ids: dict[str, PlaceEntry] = Field(default_factory=dict)
    marks: dict[str, FactEntry] = Field(default_factory=dict)


def load_places_file(path: Path, name: str) -> tuple[PlacesFile | None, YamlSource | None, list[Finding]]:
    """Read a place file, which findings call ``name``."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, None, findings
    places, faults = build_model(source, PlacesFile)
    return places, source, [*findings, *faults]
