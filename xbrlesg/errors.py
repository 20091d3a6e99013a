"""Errors: we cannot run. Faults in a user's data are findings, not errors."""

from __future__ import annotations


class XbrlEsgError(Exception):
    """Root of the family; the command line prints its text and ends with exit code 3."""


class CannotWriteError(XbrlEsgError):
    """An output folder or file cannot be written."""


class ArelleError(XbrlEsgError):
    """Arelle itself failed: it could not start, or it raised instead of reporting."""


class EngineTimeoutError(ArelleError):
    """A report takes Arelle longer than it may."""


class EngineMemoryError(ArelleError):
    """A report takes Arelle more memory than it may."""


class CannotServeError(XbrlEsgError):
    """The engine's server cannot listen where it should."""


class BatchError(XbrlEsgError):
    """A batch cannot begin, or cannot go on; what is whole stays whole."""


class MissingExtraError(XbrlEsgError):
    """A format needs a package that is not installed; ``extra`` names the extra that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a package that is not installed: pip install 'xbrlesg[{extra}]'")
        self.extra = extra
