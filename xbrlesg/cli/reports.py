"""What the commands that judge have in common: reports, waivers, the fail level, and how they end."""
# ruff: noqa: PLC0415

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from xbrlesg.cli.clock import day
from xbrlesg.cli.exit_codes import ExitCode, FailOn
from xbrlesg.findings.model import Severity

if TYPE_CHECKING:
    from xbrlesg.findings.verdict import Verdict
    from xbrlesg.pipeline.verdicts import Terms

STDOUT: Final = "-"
FORMS: Final = ("json", "sarif", "junit", "md", "html")
_SUFFIXES: Final = {
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
}

Reports = Annotated[
    list[str],
    typer.Option(
        "--report",
        metavar="FILE|FORM=FILE",
        help="Write the findings to FILE too, in the form of its suffix: .json, .sarif, .xml (JUnit), .md, "
        ".html; or in FORM: json, sarif, junit, md, html. FORM=- writes to stdout. Repeatable.",
    ),
]
Waivers = Annotated[
    list[Path],
    typer.Option("--waivers", help="A YAML file of findings that do not count, each with its reason."),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--date", help="The day on which waivers are judged, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today."
    ),
]


@dataclass(frozen=True, slots=True)
class Order:
    """How a command that judges is to judge and to tell: read from its options before it starts."""

    terms: Terms
    reports: tuple[tuple[str, str], ...]

    def end(self, told: Verdict, tell: Callable[[], None]) -> NoReturn:
        """Tell, write the reports, and end by the verdict. Raises CannotWriteError.

        A report that goes to stdout has it for itself; what people read goes to stderr then.
        """
        to_stdout = any(place == STDOUT for _, place in self.reports)
        with contextlib.redirect_stdout(sys.stderr) if to_stdout else contextlib.nullcontext():
            tell()
        if self.reports:
            self._write(told)
        raise typer.Exit(ExitCode.FINDINGS if told.failed else ExitCode.CLEAN)

    def _write(self, told: Verdict) -> None:
        from xbrlesg.pipeline.outputs import write_file
        from xbrlesg.pipeline.reports import Form, write_report

        for form, place in self.reports:
            content = write_report(Form(form), told)
            if place == STDOUT:
                sys.stdout.buffer.write(content)
                sys.stdout.flush()
            else:
                write_file(Path(place), content)


def order(fail_on: FailOn, reports: list[str], waivers: list[Path], stated: str | None) -> Order:
    """Read the options. Raises BadParameter."""
    from xbrlesg.pipeline.verdicts import Terms

    wanted = tuple(_report(text) for text in reports)
    if sum(place == STDOUT for _, place in wanted) > 1:
        raise typer.BadParameter("only one report can go to stdout", param_hint="--report")
    places = [Path(place).absolute() for _, place in wanted if place != STDOUT]
    if len(set(places)) < len(places):
        raise typer.BadParameter("two reports go to one file", param_hint="--report")
    return Order(Terms(Severity[fail_on.name], tuple(waivers), day(stated)), wanted)


def _report(text: str) -> tuple[str, str]:
    """The form and the place of a report: ``FORM=FILE``, or ``FILE`` whose suffix says the form."""
    form, equals, place = text.partition("=")
    if equals and form in FORMS and place:
        return form, place
    suffix = Path(text).suffix.lower()
    if suffix in _SUFFIXES and not (equals and form.isalpha()):  # xml=f.xml means no file of this name
        return _SUFFIXES[suffix], text
    forms = f"FORM is one of {', '.join(FORMS)}"
    raise typer.BadParameter(f"{text!r} has no form: write FORM=FILE, where {forms}", param_hint="--report")
