"""Reading a registry folder: its header, axes, enumerations, rules and ``themes/THEME/SUBTHEME.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.registry.check import check_registry
from xbrlesg.registry.model import Axes, Enumerations, Registry, SubTheme, TaxonomyHeader
from xbrlesg.registry.sources import Sources
from xbrlesg.rules.declared import Rules
from xbrlesg.yaml_source import Model, YamlSource, build_model, read_yaml

Name = tuple[str, str]
"""A sub-theme's theme and own id: the folder and the stem of its file."""


def load_registry(folder: Path) -> tuple[Registry | None, list[Finding]]:
    """Read and cross-check the registry in ``folder``.

    Returns the registry, or None where any finding is an error, and all findings in their order.
    """
    reader = _Reader(folder)
    header, header_source = reader.read("taxonomy.yaml", TaxonomyHeader)
    axes, axes_source = reader.read("axes.yaml", Axes)
    answers, answers_source = reader.read_optional("enumerations.yaml", Enumerations)
    rules, rules_source = reader.read_optional("rules.yaml", Rules)
    subthemes, sources = (
        reader.read_subthemes(header, header_source) if header and header_source else ((), ())
    )
    findings = reader.findings
    if header is None or header_source is None or axes is None or axes_source is None:
        return None, list(sort_findings(findings))
    if worst(findings) is Severity.ERROR:
        return None, list(sort_findings(findings))
    registry = Registry(
        header=header,
        axes=axes.axes,
        enumerations=answers.enumerations if answers else {},
        subthemes=subthemes,
        rules=(*(rule for subtheme in subthemes for rule in subtheme.rules), *(rules.rules if rules else ())),
    )
    places = Sources(header_source, axes_source, sources, answers_source, rules_source)
    findings += check_registry(registry, places)
    valid = worst(findings) is not Severity.ERROR
    return registry if valid else None, list(sort_findings(findings))


@dataclass(slots=True)
class _Reader:
    """Reads the files of one folder and collects what is wrong with them."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)

    def read(self, name: str, model: type[Model]) -> tuple[Model | None, YamlSource | None]:
        """Read a file; None where it is missing or faulty."""
        path = self.folder / name
        source, findings = read_yaml(path, path.as_posix())
        self.findings += findings
        if source is None:
            return None, None
        built, findings = build_model(source, model)
        self.findings += findings
        return built, source

    def read_optional(self, name: str, model: type[Model]) -> tuple[Model | None, YamlSource | None]:
        """Read a file that a registry need not have."""
        return self.read(name, model) if (self.folder / name).exists() else (None, None)

    def read_subthemes(
        self, header: TaxonomyHeader, source: YamlSource
    ) -> tuple[tuple[SubTheme, ...], tuple[YamlSource, ...]]:
        """Read the sub-themes that the header names, in its order."""
        themes = self.folder / "themes"
        found = sorted(themes.rglob("*.yaml"))
        present = {(path.parent.relative_to(themes).as_posix(), path.stem): path for path in found}
        named = list(_named(header))
        self.findings += _unlisted(present, [name for name, _ in named])
        read: list[tuple[SubTheme, YamlSource]] = []
        for order, (name, path) in enumerate(named):
            if name not in present:
                self.findings.append(_missing(name, present, [other for other, _ in named], source.at(*path)))
            elif name not in [other for other, _ in named[:order]]:  # named twice: the cross-check's business
                subtheme, own = self.read(_file(name), SubTheme)
                if subtheme is not None and own is not None:
                    read.append((subtheme, own))
                    self.findings += _misnamed(subtheme, own, name[1])
        return tuple(subtheme for subtheme, _ in read), tuple(own for _, own in read)


def _file(name: Name) -> str:
    return (PurePosixPath("themes") / name[0] / f"{name[1]}.yaml").as_posix()


def _named(header: TaxonomyHeader) -> Iterator[tuple[Name, tuple[str | int, ...]]]:
    """Each sub-theme that the header names, and the path of the entry that names it."""
    for number, theme in enumerate(header.themes):
        for order, subtheme in enumerate(theme.subthemes):
            yield (theme.id, subtheme), ("themes", number, "subthemes", order)


def _missing(name: Name, present: Mapping[Name, Path], named: list[Name], place: Location) -> Finding:
    message = f"sub-theme {name[1]!r} has no file {_file(name)}"
    free = {other for other in present if other not in named}
    hint = near_hint(name[1], {stem for _, stem in free}, Code.REGISTRY_THEME_MISSING.value.hint)
    astray = sorted(folder for folder, stem in free if stem == name[1])
    if astray:
        hint = f"The file lies at {_file((astray[0], name[1]))}: move it, or the entry."
    return finding(Code.REGISTRY_THEME_MISSING, message, place, value=name[1], hint=hint)


def _unlisted(present: Mapping[Name, Path], named: list[Name]) -> list[Finding]:
    return [
        finding(
            Code.REGISTRY_THEME_UNLISTED,
            f"taxonomy.yaml names no sub-theme for the file {_file(name)}",
            Location(path.as_posix()),
            value=name[1],
        )
        for name, path in present.items()
        if name not in named
    ]


def _misnamed(subtheme: SubTheme, source: YamlSource, name: str) -> list[Finding]:
    if subtheme.subtheme == name:
        return []
    message = f"the file is named {name!r}, the sub-theme {subtheme.subtheme!r}"
    return [finding(Code.REGISTRY_THEME_NAME, message, source.at("subtheme"), value=subtheme.subtheme)]
