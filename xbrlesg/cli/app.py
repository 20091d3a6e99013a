"""The commands. Each parses, calls the pipeline, tells, and ends with an exit code.

What a command needs is imported when it runs, so that ``--help`` need not wait for it.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg import __version__
from xbrlesg.cli.engine import NoEngine, engine_app
from xbrlesg.cli.exit_codes import ExitCode, FailOn, exit_code
from xbrlesg.cli.store import StoreFolder, store_app
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
taxonomy_app = typer.Typer(
    help="Build the house taxonomy, look into a taxonomy, keep packages.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
mapping_app = typer.Typer(
    help="Check mappings, find concepts for them.", no_args_is_help=True, rich_markup_mode=None
)
taxonomy_app.add_typer(store_app)
app.add_typer(engine_app)
app.add_typer(taxonomy_app, name="taxonomy")
app.add_typer(mapping_app, name="mapping")

Packages = Annotated[
    list[Path], typer.Option("--package", "-p", help="A taxonomy package (ZIP); may be given several times.")
]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The least severity that ends in exit code 1.")]
TargetName = Annotated[
    str | None, typer.Option("--target", help="A target of the report file, or a target file (.yaml).")
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="So many concepts at most.")]
ShowAll = Annotated[bool, typer.Option("--all", help="Show every finding, infos too.")]


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
    fail_on: Fail = FailOn.ERROR,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Map records to a taxonomy, write the report in all its formats, and check what was written."""
    from xbrlesg.cli.text import Talk, say, tell_export
    from xbrlesg.pipeline.export import export

    say(f"exporting {report}")
    exported = export(report, out, target, check, Talk(), store)
    tell_export(exported, show_all=show_all)
    raise typer.Exit(exit_code(exported.findings, fail_on))


@app.command("coverage")
def coverage_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    report: Annotated[Path, typer.Argument(help="The report file, report.yaml.")],
    store: StoreFolder,
    out: Annotated[Path, typer.Option("--out", help="Where to write: DIR/REPORT/[TARGET/]coverage/.")] = Path(
        "out"
    ),
    target: TargetName = None,
    fail_on: Fail = FailOn.ERROR,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show every disclosure and requirement, and every finding.")
    ] = False,
) -> None:
    """Show which disclosures, requirements and themes a report covers, and write its content indexes."""
    from xbrlesg.cli.text import tell_coverage
    from xbrlesg.pipeline.coverage import assess_coverage

    covered = assess_coverage(report, out, target, store)
    tell_coverage(covered, show_all=show_all)
    raise typer.Exit(exit_code(covered.findings, fail_on))


@app.command("validate")
def validate_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    files: Annotated[list[Path], typer.Argument(help="Reports: .xhtml, .html, .json, .xbrl, .xml.")],
    packages: Packages = [],  # noqa: B006 - typer copies it
    check: Annotated[
        CheckLevel, typer.Option("--check", help="none: our own checks alone; fast leaves out formulas.")
    ] = CheckLevel.FULL,
    fail_on: Fail = FailOn.ERROR,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Check any inline XBRL, xBRL-JSON or xBRL-XML report: by ourselves, then with Arelle, offline."""
    from xbrlesg.cli.text import summary, tell, tell_findings
    from xbrlesg.pipeline.check import validate_files

    findings = validate_files(files, packages, check)
    tell_findings(findings, show_all=show_all)
    tell(f"files: {len(files)}; findings: {summary(findings)}")
    raise typer.Exit(exit_code(findings, fail_on))


@app.command("template")
def template_command(
    source: Annotated[
        Path, typer.Argument(metavar="MAPPING|REGISTRY", help="A mapping file, or a registry's folder.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The workbook to write, an .xlsx file.")],
    packages: Packages = [],  # noqa: B006 - typer copies it
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
    raise typer.Exit(exit_code(made.findings, FailOn.ERROR))


@taxonomy_app.command("build")
def taxonomy_build_command(
    registry: Annotated[Path, typer.Argument(help="The registry's folder, with its taxonomy.yaml.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The package to write, a ZIP file.")],
    check: Annotated[bool, typer.Option("--check", help="Have Arelle validate what was built.")] = False,
) -> None:
    """Build a taxonomy package from an indicator registry."""
    from xbrlesg.cli.text import summary, tell, tell_findings
    from xbrlesg.pipeline.build import build_taxonomy

    built = build_taxonomy(registry, output, check=check)
    tell_findings(built.findings, show_all=True)
    if built.sha256:
        tell(f"{output}: {built.indicators} indicators, sha256 {built.sha256}")
    else:
        tell(f"no package written; findings: {summary(built.findings)}")
    raise typer.Exit(exit_code(built.findings, FailOn.ERROR))


@taxonomy_app.command("show")
def taxonomy_show_command(
    concept: Annotated[str, typer.Argument(help="A concept's name, with or without prefix.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
) -> None:
    """Show what a taxonomy says of a concept; without --package, what the installed taxonomies say."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.show import show_concept

    lines, findings = show_concept(concept, packages, store)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, FailOn.ERROR))


@taxonomy_app.command("search")
def taxonomy_search_command(
    text: Annotated[str, typer.Argument(help="Words that a concept's name, labels or references hold.")],
    store: StoreFolder,
    packages: Packages = [],  # noqa: B006 - typer copies it
    limit: Limit = 20,
) -> None:
    """Find concepts by words, the likest first; without --package, in the installed taxonomies."""
    from xbrlesg.cli.text import tell, tell_findings
    from xbrlesg.pipeline.suggest import search_concepts

    lines, findings = search_concepts(text, packages, store, limit)
    for line in lines:
        tell(line)
    tell_findings(findings, show_all=True)
    raise typer.Exit(exit_code(findings, FailOn.ERROR))


@taxonomy_app.command("diff")
def taxonomy_diff_command(
    old: Annotated[Path, typer.Argument(help="The old version's package (ZIP).")],
    new: Annotated[Path, typer.Argument(help="The new version's package (ZIP).")],
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping to the old version.")] = None,
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
    raise typer.Exit(ExitCode.FINDINGS if breaking else exit_code(compared.findings, FailOn.ERROR))


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


def run() -> ExitCode | int:
    """Run the program; errors that are nobody's data end in one sentence and exit code 3."""
    from xbrlesg.errors import XbrlEsgError

    try:
        app()
    except XbrlEsgError as error:
        typer.echo(f"xbrlesg: {error}", err=True)
        return ExitCode.CANNOT_RUN
    return ExitCode.CLEAN
