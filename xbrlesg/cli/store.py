"""The commands of the package store; they belong to ``xbrlesg taxonomy``."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.exit_codes import FailOn, exit_code
from xbrlesg.cli.options import Fail

store_app = typer.Typer(rich_markup_mode=None)


def default_store() -> Path:
    """Where packages are installed unless the user says otherwise."""
    return Path(typer.get_app_dir("xbrlesg")) / "taxonomies"


StoreFolder = Annotated[
    Path,
    typer.Option(
        "--store",
        envvar="XBRLESG_STORE",
        default_factory=default_store,
        show_default="the user's application folder",
        help="The folder of installed packages.",
    ),
]


@store_app.command("install")
def install_command(
    source: Annotated[str, typer.Argument(metavar="ZIP|URL", help="A package: path, or http(s)/file URL.")],
    store: StoreFolder,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of another file of this version.")
    ] = False,
    sha256: Annotated[str | None, typer.Option("--sha256", help="The sha256 that it must have.")] = None,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Install a taxonomy package; the only command that uses the network, and only for a URL."""
    from xbrlesg.cli.text import summary, tell, tell_findings
    from xbrlesg.pipeline.store import install_package

    installed = install_package(store, source, replace_other=replace, sha256=sha256)
    tell_findings(installed.findings, show_all=True)
    if installed.entry is None:
        tell(f"nothing was installed; findings: {summary(installed.findings)}")
    else:
        tell(f"{installed.entry.title}: {store / installed.entry.file}")
    raise typer.Exit(exit_code(installed.findings, fail_on))


@store_app.command("list")
def list_command(
    store: StoreFolder,
    check: Annotated[bool, typer.Option("--check", help="Read them; say what is missing.")] = False,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """List the installed packages, after comparing each with its sha256."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.store import list_packages

    entries, findings = list_packages(store, check=check)
    for entry in entries:
        tell(entry.title)
        tell(f"  identifier:  {entry.identifier}")
        tell(f"  file:        {entry.file}")
        tell(f"  sha256:      {entry.sha256}")
        tell(f"  from:        {entry.source}")
        for entry_point in entry.entry_points:
            tell(f"  entry point: {entry_point}")
    tell_findings(findings, show_all=True)
    tell(f"packages: {len(entries)} in {store}")
    raise typer.Exit(exit_code(findings, fail_on))


@store_app.command("remove")
def remove_command(
    name: Annotated[str, typer.Argument(help="Identifier, name, file, or the start of the sha256.")],
    store: StoreFolder,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Remove an installed package."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.store import remove_package

    entry, findings = remove_package(store, name)
    tell_findings(findings, show_all=True)
    if entry is not None:
        tell(f"{entry.title}: removed")
    raise typer.Exit(exit_code(findings, fail_on))
