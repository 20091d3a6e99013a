"""Which versions of other people's tools ran: a certificate names them."""

from __future__ import annotations

from importlib.metadata import version

from xbrlesg.validation.viewer import PLUGIN


def arelle_version() -> str:
    """The version of Arelle that is installed."""
    return version("arelle-release")


def viewer_version() -> str:
    """The version of the viewer plug-in that is installed. Raises PackageNotFoundError where none is."""
    return version(PLUGIN)
