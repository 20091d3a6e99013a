"""A theme as users write it: colours, logo and heading font of the inline report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from xbrlesg.yaml_source import Part

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
FontName = Annotated[str, Field(pattern=r"^[A-Za-z0-9\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff -]*$")]


class ThemeSettings(Part):
    """``theme`` of a report file or a profile; what is left out stays as it is.

    ``primary`` is the colour of cover and theme bars, ``accent`` that of links and lines, ``number`` that of
    chapter numbers, ``ornament`` that of decoration, ``panel`` the tint behind cards and table heads.
    ``charts`` are the colours of series in order. ``logo`` is a PNG, JPEG, GIF or SVG file, relative to the
    file that names it; ``fonts`` are tried for headings before the usual ones.
    """

    primary: Colour | None = None
    accent: Colour | None = None
    number: Colour | None = None
    ornament: Colour | None = None
    panel: Colour | None = None
    charts: tuple[Colour, ...] = ()
    logo: Path | None = None
    fonts: tuple[FontName, ...] = ()
