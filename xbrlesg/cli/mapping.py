"""The commands about mappings: ``xbrlesg mapping ...``."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.exit_codes import FailOn, exit_code
from xbrlesg.cli.options import Limit, Packages

mapping_app = typer.Typer(
    help="Check mappings, find concepts for them.", no_args_is_help=True, rich_markup_mode=None
)


@mapping_app.command("check")
def mapping_check_command(
    mapping: Annotated[Path, typer.Argument(help="The mapping file.")],
    packages: Packages,
) -> None:
    """Check a mapping against the taxonomy that it names."""
    from xbrlesg.cli.text import summary, tell, tell_findings
    from xbrlesg.pipeline.inputs import check_mapping

    findings = check_mapping(mapping, packages)
    tell_findings(findings, show_all=True)
    tell(f"{mapping}: findings: {summary(findings)}")
    raise typer.Exit(exit_code(findings, FailOn.ERROR))


@mapping_app.command("suggest")
def mapping_suggest_command(
    mapping: Annotated[Path, typer.Argument(help="The mapping that lacks indicators.")],
    known: Annotated[Path, typer.Option("--known", help="A mapping that has them, to another taxonomy.")],
    packages: Packages,
    limit: Limit = 3,
) -> None:
    """Rank concepts for the indicators that a mapping lacks; a person decides which of them fit."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.suggest import suggest_concepts

    lines, findings = suggest_concepts(mapping, known, packages, limit)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, FailOn.ERROR))
