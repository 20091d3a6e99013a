"""Exit codes, the same for every command."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from xbrlesg.findings.model import Finding, Severity, worst


class ExitCode(IntEnum):
    """How a command ended."""

    CLEAN = 0  # nothing found at or above the fail level
    FINDINGS = 1  # something found at or above the fail level
    USAGE = 2  # the command line itself is wrong; typer ends with it on its own
    CANNOT_RUN = 3  # an error that is nobody's data: a folder that cannot be written, Arelle failing


class FailOn(StrEnum):
    """From which severity on a finding makes a command end with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    ADVISORY = "advisory"


def exit_code(findings: Iterable[Finding], fail_on: FailOn) -> ExitCode:
    """The exit code that the findings ask for."""
    gravest = worst(findings)
    failed = gravest is not None and gravest >= Severity[fail_on.name]
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN
