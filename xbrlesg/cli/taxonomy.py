"""The commands about taxonomies: ``xbrlesg taxonomy ...``."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.exit_codes import ExitCode, FailOn, exit_code
from xbrlesg.cli.options import Fail, Limit, Packages
from xbrlesg.cli.reports import Day, Reports, Waivers, order
from xbrlesg.cli.store import StoreFolder, store_app

taxonomy_app = typer.Typer(
    help="Build the house taxonomy, look into a taxonomy, keep packages.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
taxonomy_app.add_typer(store_app)


@taxonomy_app.command("build")
def taxonomy_build_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    registry: Annotated[Path, typer.Argument(help="The registry's folder, with its taxonomy.yaml.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The package to write, a ZIP file.")],
    check: Annotated[bool, typer.Option("--check", help="Have Arelle validate what was built.")] = False,
    fail_on: Fail = FailOn.ERROR,
    report_to: Reports = [],  # noqa: B006 - typer copies it
    waivers: Waivers = [],  # noqa: B006
    stated: Day = None,
) -> None:
    """Build a taxonomy package from an indicator registry."""
    from xbrlesg.cli.text import tell_build
    from xbrlesg.pipeline.build import build_taxonomy

    judging = order(fail_on, report_to, waivers, stated)
    built = build_taxonomy(registry, output, check=check, terms=judging.terms)
    judging.end(built.verdict, lambda: tell_build(built, output))


@taxonomy_app.command("show")
def taxonomy_show_command(
    concept: Annotated[str, typer.Argument(help="A concept's name, with or without prefix.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Show what a taxonomy says of a concept; without --package, what the installed taxonomies say."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.show import show_concept

    lines, findings = show_concept(concept, packages, store)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, fail_on))


@taxonomy_app.command("search")
def taxonomy_search_command(
    text: Annotated[str, typer.Argument(help="Words that a concept's name, labels or references hold.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    limit: Limit = 20,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Find concepts by words, the likest first; without --package, in the installed taxonomies."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.suggest import search_concepts

    lines, findings = search_concepts(text, packages, store, limit)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, fail_on))


@taxonomy_app.command("diff")
def taxonomy_diff_command(
    old: Annotated[Path, typer.Argument(help="The old version's package (ZIP).")],
    new: Annotated[Path, typer.Argument(help="The new version's package (ZIP).")],
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping to the old version.")] = None,
    fail_on: Fail = FailOn.ERROR,
) -> None:
    """Show what changed between two versions of a taxonomy; exit code 1 where a change breaks something."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.compare import compare_taxonomies

    compared = compare_taxonomies(old, new, mapping)
    for change in compared.changes:
        tell(f"{'breaking: ' if change.breaks else ''}{change}")
    tell_findings(compared.findings, show_all=True)
    breaking = sum(change.breaks for change in compared.changes)
    tell(f"changes: {len(compared.changes)}, of which {breaking} breaking")
    raise typer.Exit(ExitCode.FINDINGS if breaking else exit_code(compared.findings, fail_on))
