"""Which versions of other people's tools ran: a certificate names them."""

from __future__ import annotations

from typing import Final

PLUGIN: Final = "ixbrl-viewer"
"""The distribution of the viewer plug-in."""


def arelle_version() -> str:
    """The version of Arelle that is installed."""
    return _version("arelle-release")


def viewer_version() -> str:
    """The version of the viewer plug-in that is installed. Raises PackageNotFoundError where none is."""
    return _version(PLUGIN)


def _version(distribution: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - many modules, for runs that name the tools

    return version(distribution)
