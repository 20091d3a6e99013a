"""Reading a registry folder: ``taxonomy.yaml``, ``axes.yaml`` and ``themes/NAME.yaml``."""

from __future__ import annotations

from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.registry.check import check_registry
from xbrlesg.registry.model import Axes, Registry, TaxonomyHeader, Theme
from xbrlesg.registry.sources import Sources
from xbrlesg.yaml_source import Model, YamlSource, build_model, read_yaml


def load_registry(folder: Path) -> tuple[Registry | None, list[Finding]]:
    """Read and cross-check the registry in ``folder``.

    Returns the registry, or None where any finding is an error, and all findings in their order.
    """
    header, header_source, findings = _read(folder / "taxonomy.yaml", TaxonomyHeader)
    axes, axes_source, more = _read(folder / "axes.yaml", Axes)
    findings += more
    if header is None or header_source is None:
        return None, list(sort_findings(findings))
    themes, theme_sources, more = _read_themes(folder, header, header_source)
    findings += more
    if axes is None or axes_source is None or worst(findings) is Severity.ERROR:
        return None, list(sort_findings(findings))
    registry = Registry(header=header, axes=axes.axes, themes=themes)
    findings += check_registry(registry, Sources(header_source, axes_source, theme_sources))
    valid = worst(findings) is not Severity.ERROR
    return registry if valid else None, list(sort_findings(findings))


def _read(path: Path, model: type[Model]) -> tuple[Model | None, YamlSource | None, list[Finding]]:
    source, findings = read_yaml(path, path.as_posix())
    if source is None:
        return None, None, findings
    built, more = build_model(source, model)
    return built, source, findings + more


def _read_themes(
    folder: Path, header: TaxonomyHeader, header_source: YamlSource
) -> tuple[tuple[Theme, ...], tuple[YamlSource, ...], list[Finding]]:
    themes: list[Theme] = []
    sources: list[YamlSource] = []
    present = {path.stem: path for path in sorted((folder / "themes").glob("*.yaml"))}
    findings = _unlisted(present, header)
    for order, name in enumerate(header.themes):
        if name not in present:
            findings.append(
                finding(
                    Code.REGISTRY_THEME_MISSING,
                    f"theme {name!r} has no file themes/{name}.yaml",
                    header_source.at("themes", order),
                    value=name,
                    hint=near_hint(
                        name, set(present) - set(header.themes), Code.REGISTRY_THEME_MISSING.value.hint
                    ),
                )
            )
        elif name not in header.themes[:order]:  # a theme named twice is the cross-check's business
            theme, source, more = _read(present[name], Theme)
            findings += more
            if theme is not None and source is not None:
                themes.append(theme)
                sources.append(source)
                findings += _misnamed(theme, source, name)
    return tuple(themes), tuple(sources), findings


def _unlisted(present: dict[str, Path], header: TaxonomyHeader) -> list[Finding]:
    return [
        finding(
            Code.REGISTRY_THEME_UNLISTED,
            f"taxonomy.yaml does not name the theme {name!r}",
            Location(path.as_posix()),
            value=name,
        )
        for name, path in present.items()
        if name not in header.themes
    ]


def _misnamed(theme: Theme, source: YamlSource, name: str) -> list[Finding]:
    if theme.theme == name:
        return []
    message = f"the file is named {name!r}, the theme {theme.theme!r}"
    return [finding(Code.REGISTRY_THEME_NAME, message, source.at("theme"), value=theme.theme)]
