"""The theme of a report as the look of its page: colours that can be read, a logo that is a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.job import Job
from xbrlesg.writers.look import Look, Picture, read_picture


def load_look(job: Job) -> tuple[Look, list[Finding]]:
    """The look that report file or profile gives; what they leave out is as usual."""
    theme, path, place = job.theme
    given = theme.model_dump(exclude_defaults=True, exclude={"logo"})
    cache = cache_folder()
    look = replace(Look(), **given, album=cache and cache / "pictures")
    if theme.accent and not theme.charts:
        look = replace(look, charts=(theme.accent, *look.charts[1:]))
    findings = [
        finding(
            Code.THEME_CONTRAST,
            f"{what}: the contrast is {found:.2f}, and {least} is the least that people can be asked to read",
            place,
            value=colours,
        )
        for what, colours, found, least in look.faint()
    ]
    if theme.logo is None:
        return look, findings
    logo, faults = _logo(path.parent / theme.logo, replace(place, column="theme.logo"), str(theme.logo))
    return replace(look, logo=logo), [*findings, *faults]


def _logo(path: Path, place: Location, name: str) -> tuple[Picture | None, list[Finding]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"cannot read the logo: {error.strerror}"
        return None, [finding(Code.FILE_MISSING, message, place, value=name)]
    picture = read_picture(content)
    if picture is None:
        message = "the logo is no PNG, JPEG or GIF, nor an SVG that only draws"
        return None, [finding(Code.THEME_LOGO, message, place, value=name)]
    return picture, []
