"""The commands. Each parses, calls the pipeline, tells, and ends with an exit code.

What a command needs is imported when it runs, so that ``--help`` need not wait for it.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.models import TyperInfo

from xbrlesg import __version__
from xbrlesg.cli.batch import batch_app
from xbrlesg.cli.deliver import deliver_app
from xbrlesg.cli.engine import NoEngine, engine_app
from xbrlesg.cli.exit_codes import ExitCode, FailOn, exit_code
from xbrlesg.cli.explain import explain_app
from xbrlesg.cli.filings import filings_app
from xbrlesg.cli.mapping import mapping_app
from xbrlesg.cli.options import Fail, Packages, ShowAll, TargetName
from xbrlesg.cli.reports import Day, Reports, Waivers, order
from xbrlesg.cli.store import StoreFolder
from xbrlesg.cli.taxonomy import taxonomy_app
from xbrlesg.pipeline.levels import CheckLevel

app = typer.Typer(
    name="xbrlesg",
    help="Validated ESG indicator records in, a regulator-ready XBRL filing out.",
    epilog="Exit codes: 0 clean, 1 findings at or above the fail level, 2 wrong usage, 3 could not run.",
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.add_typer(batch_app)
app.add_typer(deliver_app)
app.add_typer(engine_app)
app.add_typer(explain_app)
app.add_typer(filings_app)
app.add_typer(taxonomy_app, name="taxonomy")
app.add_typer(mapping_app, name="mapping")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"xbrlesg {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Validated ESG indicator records in, a regulator-ready XBRL filing out."""


@app.command("export")
def export_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    report: Annotated[Path, typer.Argument(help="The report file, report.yaml.")],
    store: StoreFolder,
    out: Annotated[Path, typer.Option("--out", help="Where to write: DIR/REPORT/TARGET/.")] = Path("out"),
    target: TargetName = None,
    check: Annotated[CheckLevel, typer.Option("--check", help="How deeply to check.")] = CheckLevel.FULL,
    viewer: Annotated[
        bool, typer.Option("--viewer", help="Write the interactive viewer, viewer.html, as well.")
    ] = False,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Map records to a taxonomy, write the report in all its formats, and check what was written."""
    from xbrlesg.cli.text import Talk, say, tell_export
    from xbrlesg.pipeline.export import export

    judging = order(fail_on, report_to, waivers, stated)
    say(f"exporting {report}")
    exported = export(report, out, target, check, Talk(), store, viewer=viewer, terms=judging.terms)
    judging.end(exported.verdict, lambda: tell_export(exported, show_all=show_all))


@app.command("tag")
def tag_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    document: Annotated[Path, typer.Argument(help="The document, well-formed XHTML with marks or ids.")],
    report: Annotated[Path, typer.Argument(help="The report file, report.yaml.")],
    store: StoreFolder,
    places: Annotated[
        Path | None, typer.Option("--map", help="The place file: which fact stands at which id or mark.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="The tagged document to write; the other files go beside it.",
            show_default="out/REPORT/TARGET/tagged/NAME.xhtml",
        ),
    ] = None,
    target: TargetName = None,
    check: Annotated[CheckLevel, typer.Option("--check", help="How deeply to check.")] = CheckLevel.FULL,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: ShowAll = False,
) -> None:
    """Put facts into the marked places of a document of yours, and leave its visible text as it is.

    A mark is {{indicator}} or {{indicator | period=2023 | gender=Female}}; what it names stands as records
    print it.
    """
    from xbrlesg.cli.text import Talk, say, tell_tagging
    from xbrlesg.pipeline.tag import Order, tag_document

    judging = order(fail_on, report_to, waivers, stated)
    say(f"tagging {document}")
    wanted = Order(document, report, places, target, out, store)
    outcome = tag_document(wanted, check, Talk(), judging.terms)
    judging.end(outcome.verdict, lambda: tell_tagging(outcome, show_all=show_all))


@app.command("coverage")
def coverage_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    report: Annotated[Path, typer.Argument(help="The report file, report.yaml.")],
    store: StoreFolder,
    out: Annotated[Path, typer.Option("--out", help="Where to write: DIR/REPORT/[TARGET/]coverage/.")] = Path(
        "out"
    ),
    target: TargetName = None,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show every disclosure and requirement, and every finding.")
    ] = False,
) -> None:
    """Show which disclosures, requirements and themes a report covers, and write its content indexes."""
    from xbrlesg.cli.text import tell_coverage
    from xbrlesg.pipeline.coverage import assess_coverage

    judging = order(fail_on, report_to, waivers, stated)
    covered = assess_coverage(report, out, target, store, terms=judging.terms)
    judging.end(covered.verdict, lambda: tell_coverage(covered, show_all=show_all))


@app.command("validate")
def validate_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    files: Annotated[
        list[Path],
        typer.Argument(help="Reports: .xhtml, .html, .json (of xBRL-CSV the metadata), .xbrl, .xml."),
    ],
    packages: Packages = [],  # noqa: B006 - typer copies it
    check: Annotated[
        CheckLevel, typer.Option("--check", help="none: our own checks alone; fast leaves out formulas.")
    ] = CheckLevel.FULL,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Check any inline XBRL, xBRL-JSON, xBRL-CSV or xBRL-XML report: first by ourselves, then by Arelle."""
    from xbrlesg.cli.text import tell_validation
    from xbrlesg.pipeline.check import validate

    judging = order(fail_on, report_to, waivers, stated)
    told = validate(files, packages, check, judging.terms)
    judging.end(told, lambda: tell_validation(told, len(files), show_all=show_all))


@app.command("template")
def template_command(
    source: Annotated[
        Path, typer.Argument(metavar="MAPPING|REGISTRY", help="A mapping file, or a registry's folder.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The workbook to write, an .xlsx file.")],
    packages: Packages = [],  # noqa: B006 - typer copies it
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Write an Excel workbook to be filled with records; --package brings a mapping's labels and types."""
    from xbrlesg.cli.text import summary, tell, tell_findings
    from xbrlesg.pipeline.template import make_template

    if output.suffix.lower() != ".xlsx":
        raise typer.BadParameter("the workbook's name must end in .xlsx", param_hint="--output")
    made = make_template(source, output, packages)
    tell_findings(made.findings, show_all=True)
    if made.columns:
        tell(f"{output}: {made.columns} columns, {made.indicators} indicators")
    else:
        tell(f"no template was written; findings: {summary(made.findings)}")
    raise typer.Exit(exit_code(made.findings, fail_on))


def _leave_out_other_commands(asked: Sequence[str]) -> None:
    """Where a command is asked for, leave out all others, for typer would put each of them together."""
    commands = [command for command in app.registered_commands if command.name in asked]
    groups = [group for group in app.registered_groups if not _names(group).isdisjoint(asked)]
    if commands or groups:
        app.registered_commands, app.registered_groups = commands, groups


def _names(group: TyperInfo) -> set[str]:
    """The name that leads to a group of commands; of one without a name, those of its commands."""
    if isinstance(group.name, str) or group.typer_instance is None:
        return {str(group.name)}
    return {command.name for command in group.typer_instance.registered_commands if command.name}


def run() -> ExitCode | int:
    """Run the program; errors that are nobody's data end in one sentence and exit code 3."""
    from xbrlesg.errors import XbrlEsgError

    _leave_out_other_commands(sys.argv[1:2])
    try:
        app()
    except XbrlEsgError as error:
        typer.echo(f"xbrlesg: {error}", err=True)
        return ExitCode.CANNOT_RUN
    return ExitCode.CLEAN
