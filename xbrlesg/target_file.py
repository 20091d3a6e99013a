"""Targets: where a report goes, by which mappings, with which packages, and what the user states for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from xbrlesg.findings.model import Finding
from xbrlesg.profile import Format
from xbrlesg.yaml_source import Part, YamlSource, build_model, read_yaml

LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")]
Languages = Annotated[
    tuple[LanguageTag, ...],
    BeforeValidator(lambda data: [data] if isinstance(data, str) else data),
    Field(min_length=1),
]
"""One language tag or several, the leading one first."""


class Statement(Part):
    """What the user states for one indicator, as a record would; the reporting period unless given."""

    value: Annotated[str, Field(min_length=1)]
    unit: str = ""
    period: str = ""
    language: str = ""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, str) else data


class Target(Part):
    """A destination: the mappings, the taxonomy packages they need, and the formats to write.

    Several mappings make one report under several taxonomies. ``profile`` says what the destination
    demands. Without ``packages`` the installed ones are used; a path may hold variables of the environment
    (``$NAME``), since third parties' packages lie where the user put them. ``fits`` says how well a concept
    must fit an indicator to be filed. ``languages`` are those of the inline report's labels and headings
    where they are not the report file's. ``viewer`` asks for the interactive viewer beside the inline report.
    ``statements`` are decisions that no record holds, such as the level of accordance with a standard.
    """

    mapping: Annotated[tuple[Path, ...], Field(min_length=1)]
    profile: Path | None = None
    packages: tuple[Path, ...] = ()
    outputs: Annotated[tuple[Format, ...], Field(min_length=1)] = ("inline", "json")
    languages: Languages | None = None
    viewer: bool = False
    fits: Annotated[tuple[Literal["exact", "near", "derived"], ...], Field(min_length=1)] = ("exact",)
    statements: dict[str, Statement] = Field(default_factory=dict)

    @field_validator("mapping", mode="before")
    @classmethod
    def _one_file(cls, data: Any) -> Any:
        return [data] if isinstance(data, str) else data


def load_target_file(path: Path, name: str) -> tuple[Target | None, YamlSource | None, list[Finding]]:
    """Read a target from a file of its own, whose paths are relative to that file."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, None, findings
    target, faults = build_model(source, Target)
    return target, source, [*findings, *faults]
