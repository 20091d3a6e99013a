"""The commands that hand a report on: the viewer for readers, the bundle for receivers."""
# ruff: noqa: PLC0415

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.clock import stated_day
from xbrlesg.cli.exit_codes import ExitCode, FailOn, exit_code
from xbrlesg.cli.options import Fail, Packages, ShowAll, TargetName
from xbrlesg.cli.store import StoreFolder
from xbrlesg.pipeline.levels import CheckLevel

deliver_app = typer.Typer(rich_markup_mode=None)


@deliver_app.command("view")
def view_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    file: Annotated[Path, typer.Argument(help="An inline report: .xhtml, .html, .xbri or .zip.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write the viewer; else into a temporary folder."),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
    fail_on: Fail = FailOn.ERROR,
    show_all: ShowAll = False,
) -> None:
    """Make the interactive viewer of an inline report, one page that works offline, and open it."""
    from xbrlesg.cli.text import say, summary, tell, tell_findings
    from xbrlesg.pipeline.outputs import VIEWER, write_file
    from xbrlesg.pipeline.viewer import view_report

    if output is not None and output.resolve() == file.resolve():
        raise typer.BadParameter("the viewer would be written over the report", param_hint="--output")
    viewer = view_report(file, packages, store)
    tell_findings(viewer.findings, show_all=show_all)
    if viewer.page is None:
        tell(f"no viewer was made; findings: {summary(viewer.findings)}")
        raise typer.Exit(ExitCode.FINDINGS)
    path = output or Path(tempfile.mkdtemp(prefix="xbrlesg-"), VIEWER)
    write_file(path, viewer.page)
    tell(f"{path}: {len(viewer.page)} bytes; findings: {summary(viewer.findings)}")
    if open_it and not webbrowser.open(path.resolve().as_uri()):
        say(f"no browser could be started; open {path} in one")
    raise typer.Exit(exit_code(viewer.findings, fail_on))


@deliver_app.command("bundle")
def bundle_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    report: Annotated[Path, typer.Argument(help="The report file, report.yaml.")],
    store: StoreFolder,
    target: TargetName = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="A .zip file, or a folder.", show_default="out/REPORT/REPORT-TARGET.zip"
        ),
    ] = None,
    check: Annotated[
        CheckLevel, typer.Option("--check", help="fast leaves out formulas; none gives no certificate.")
    ] = CheckLevel.FULL,
    stated: Annotated[
        str | None, typer.Option("--date", help="A date for the certificate, YYYY-MM-DD; else it has none.")
    ] = None,
    allow_errors: Annotated[
        bool, typer.Option("--allow-errors", help="Pack even a report with errors; the certificate says so.")
    ] = False,
    fail_on: Fail = FailOn.ERROR,
    show_all: ShowAll = False,
) -> None:
    """Export, check and pack all that a bank or a data vendor needs, with a validation certificate."""
    from xbrlesg.cli.text import Talk, say, summary, tell, tell_findings
    from xbrlesg.pipeline.bundle import Wanted, bundle

    if check is CheckLevel.NONE:
        raise typer.BadParameter("a certificate needs a check: fast or full", param_hint="--check")
    say(f"bundling {report}")
    wanted = Wanted(target, check, stated_day(stated) if stated else None, allow_errors=allow_errors)
    bundled = bundle(report, output, wanted, Talk(), store)
    tell_findings(bundled.findings, show_all=show_all)
    tell(f"findings: {summary(bundled.findings)}")
    if bundled.path is None:
        hint = "; --allow-errors packs it nevertheless" if bundled.packable else ""
        tell(f"no bundle was written: the report has errors{hint}")
        raise typer.Exit(ExitCode.FINDINGS)
    tell(f"verdict:  {bundled.verdict}")
    tell(f"files:    {', '.join(bundled.files)} in {bundled.path}")
    raise typer.Exit(exit_code(bundled.findings, fail_on))
