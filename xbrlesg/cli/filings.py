"""The commands that work with filings, ours or not: their facts, and what differs between two of them."""
# ruff: noqa: PLC0415

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from xbrlesg.cli.engine import NoEngine
from xbrlesg.cli.exit_codes import FailOn
from xbrlesg.cli.options import Fail, Packages, ShowAll
from xbrlesg.cli.reports import Day, Reports, Waivers, order
from xbrlesg.cli.store import StoreFolder

if TYPE_CHECKING:
    from xbrlesg.pipeline.diff_filings import Diffed
    from xbrlesg.pipeline.fact_filter import FactFilter
    from xbrlesg.pipeline.list_facts import Listed, ListFormat

filings_app = typer.Typer(rich_markup_mode=None)

FILE: Final = "A report: .xhtml, .html, .json, .xbrl, .xml, .xbri, .xbr, .zip; or facts.csv, facts.parquet."

Form = Annotated[
    str | None, typer.Option("--format", help="table, csv, json or parquet; else by the name of --output.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")]
Concepts = Annotated[
    list[str], typer.Option("--concept", help="Name or pattern, esg:Number*; of several one must fit.")
]
PeriodText = Annotated[
    str | None, typer.Option("--period", help="2023, 2023-06, 2023-12-31 or 2023-01-01/2023-12-31.")
]
Axes = Annotated[
    list[str],
    typer.Option("--axis", metavar="AXIS[=MEMBER]", help="Broken down so; of several each must fit."),
]
EntityId = Annotated[str, typer.Option("--entity", help="The identifier of who reports.")]
Language = Annotated[str, typer.Option("--language", help="Texts in this language.")]
LabelLanguage = Annotated[
    str | None, typer.Option("--labels", metavar="LANG", help="Labels in this language for names.")
]
MostFacts = Annotated[int | None, typer.Option("--limit", min=1, help="So many facts at most.")]


@filings_app.command("facts")
def facts_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    file: Annotated[Path, typer.Argument(help=FILE)],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    form: Form = None,
    output: Output = None,
    concepts: Concepts = [],  # noqa: B006
    period: PeriodText = None,
    axes: Axes = [],  # noqa: B006
    entity: EntityId = "",
    language: Language = "",
    labels: LabelLanguage = None,
    limit: MostFacts = None,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Show the facts of any report, as a table or as flat facts; a fact that cannot be read is a finding."""
    from xbrlesg.pipeline.list_facts import ListFormat, Order, list_facts
    from xbrlesg.pipeline.read_report import Source

    judging = order(fail_on, report_to, waivers, stated)
    chosen = _form(form, output)
    if chosen is ListFormat.TABLE and output is not None:
        raise typer.BadParameter(
            "a table goes to the terminal; write csv, json or parquet", param_hint="--format"
        )
    if chosen is ListFormat.PARQUET and output is None:
        raise typer.BadParameter("parquet is no text; name a file to write", param_hint="--output")
    if output is not None and output.resolve() == file.resolve():
        raise typer.BadParameter("the facts would be written over the report", param_hint="--output")
    wanted = _filter(concepts, period, axes, entity, language)
    asked = Order(chosen, wanted, labels, limit, output)
    listed = list_facts(Source(file, tuple(packages)), asked, store, terms=judging.terms)
    judging.end(listed.verdict, lambda: _tell_listed(listed, output, show_all=show_all))


@filings_app.command("diff")
def diff_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    old: Annotated[Path, typer.Argument(help="The first report, of any format that facts reads.")],
    new: Annotated[Path, typer.Argument(help="The second report, of the same or another format.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    old_packages: Annotated[
        list[Path],
        typer.Option("--old-package", help="A package for the first report alone; else as the second one."),
    ] = [],  # noqa: B006
    migration: Annotated[
        Path | None,
        typer.Option("--migration", "--mapping", help="A YAML file: which names replace which old ones."),
    ] = None,
    ignore_entity: Annotated[
        bool, typer.Option("--ignore-entity", help="Compare the facts of whoever reports.")
    ] = False,
    fail_on: Fail = FailOn.ADVISORY,
    report_to: Reports = [],  # noqa: B006
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Compare two filings fact by fact, whatever their formats; exit code 1 where anything differs."""
    from xbrlesg.pipeline.diff_filings import diff_filings
    from xbrlesg.pipeline.read_report import Source

    judging = order(fail_on, report_to, waivers, stated)
    sources = Source(old, tuple(old_packages or packages)), Source(new, tuple(packages))
    diffed = diff_filings(*sources, store, migration, ignore_entity=ignore_entity, terms=judging.terms)
    judging.end(diffed.verdict, lambda: _tell_diffed(diffed, show_all=show_all))


def _form(given: str | None, output: Path | None) -> ListFormat:
    from xbrlesg.pipeline.list_facts import ListFormat

    suffix = output.suffix.lower().removeprefix(".") if output else ""
    try:
        return ListFormat(given or suffix or ListFormat.TABLE)
    except ValueError:
        known = ", ".join(ListFormat)
        raise typer.BadParameter(f"{given or suffix!r} is none of {known}", param_hint="--format") from None


def _filter(
    concepts: list[str], period: str | None, axes: list[str], entity: str, language: str
) -> FactFilter:
    from xbrlesg.pipeline.fact_filter import FactFilter, period_filter

    try:
        holds = None if period is None else period_filter(period)
    except ValueError:
        message = f"{period!r} is no period: 2023, 2023-06, 2023-12-31, 2023-01-01/2023-12-31"
        raise typer.BadParameter(message, param_hint="--period") from None
    return FactFilter(tuple(concepts), holds, tuple(axes), entity, language)


def _tell_listed(listed: Listed, output: Path | None, *, show_all: bool) -> None:
    """The facts to stdout; findings and counts behind them, or to stderr where a program reads the facts."""
    from xbrlesg.cli.fact_table import table_lines
    from xbrlesg.cli.text import tell, tell_verdict
    from xbrlesg.pipeline.list_facts import HEADER, VALUE

    if listed.lines:
        width = shutil.get_terminal_size((120, 24)).columns
        for line in table_lines(HEADER, listed.lines, VALUE, width):
            tell(line)
    to_program = bool(listed.content) and output is None
    if to_program:
        sys.stdout.buffer.write(listed.content)
    with contextlib.redirect_stdout(sys.stderr) if to_program else contextlib.nullcontext():
        tell_verdict(listed.verdict, show_all=show_all)
        for line in _counts(listed, output):
            tell(line)


def _counts(listed: Listed, output: Path | None) -> Iterator[str]:
    from xbrlesg.cli.text import summary

    again = f", {listed.repeated} said again" if listed.repeated else ""
    yield f"facts:    {listed.stated} in the document: {listed.read} read{again}, {listed.unread} unread"
    yield f"chosen:   {listed.chosen}" + (f", {listed.shown} shown" if listed.shown < listed.chosen else "")
    if listed.taxonomy:
        lacking = (
            "" if listed.typed else " (in no package: of values and names only what the file says is known)"
        )
        yield f"taxonomy: {', '.join(listed.taxonomy)}{lacking}"
    yield f"findings: {summary(listed.findings)}"
    if listed.content and output is not None:
        yield f"file:     {output}"


def _tell_diffed(diffed: Diffed, *, show_all: bool) -> None:
    from xbrlesg.cli.text import summary, tell, tell_verdict

    tell_verdict(diffed.verdict, show_all=show_all)
    for read in (diffed.old, diffed.new):
        tell(f"{read.filing.name}: {read.stated} facts, {read.unread} unread")
    if diffed.compared is None:
        tell(f"nothing was compared; findings: {summary(diffed.findings)}")
        return
    compared = diffed.compared
    tell(f"different facts: {compared.old} before, {compared.new} after; {compared.unchanged} unchanged")
    if compared.unjudged:
        tell(f"not compared, for the other value could not be read: {compared.unjudged}")
    for code, number in sorted(diffed.kinds.items()):
        tell(f"  {code.partition(':')[2]:<21} {number:>6}")
    tell(f"findings: {summary(diffed.findings)}")
