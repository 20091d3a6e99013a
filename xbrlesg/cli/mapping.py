"""The commands about mappings: ``xbrlesg mapping ...``."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.exit_codes import FailOn, exit_code
from xbrlesg.cli.options import Fail, Limit, Packages
from xbrlesg.cli.reports import Day, Reports, Waivers, order

mapping_app = typer.Typer(
    help="Check mappings, find concepts for them.", no_args_is_help=True, rich_markup_mode=None
)


@mapping_app.command("check")
def mapping_check_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    mapping: Annotated[Path, typer.Argument(help="The mapping file.")],
    packages: Packages,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
) -> None:
    """Check a mapping against the taxonomy that it names."""
    from xbrlesg.cli.text import tell_mapping
    from xbrlesg.pipeline.inputs import check_mapping

    judging = order(fail_on, report_to, waivers, stated)
    told = check_mapping(mapping, packages, judging.terms)
    judging.end(told, lambda: tell_mapping(told, mapping))


@mapping_app.command("suggest")
def mapping_suggest_command(
    mapping: Annotated[Path, typer.Argument(help="The mapping that lacks indicators.")],
    known: Annotated[Path, typer.Option("--known", help="A mapping that has them, to another taxonomy.")],
    packages: Packages,
    limit: Limit = 3,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Rank concepts for the indicators that a mapping lacks; a person decides which of them fit."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.suggest import suggest_concepts

    lines, findings = suggest_concepts(mapping, known, packages, limit)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, fail_on))
