"""Errors: we cannot run. Faults in a user's data are findings, not errors."""

from __future__ import annotations


class XbrlEsgError(Exception):
    """Root of the family; the command line prints its text and ends with exit code 3."""


class CannotWriteError(XbrlEsgError):
    """An output folder or file cannot be written."""


class MissingExtraError(XbrlEsgError):
    """A format was asked for whose library is an optional extra that is not installed."""


class ArelleError(XbrlEsgError):
    """Arelle itself failed: it could not start, or it raised instead of reporting."""
