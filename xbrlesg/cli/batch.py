"""The command that exports many reports in one run."""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.clock import day
from xbrlesg.cli.engine import NoEngine
from xbrlesg.cli.exit_codes import ExitCode, FailOn
from xbrlesg.cli.options import Fail, ShowAll
from xbrlesg.cli.reports import Day
from xbrlesg.cli.store import StoreFolder
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.levels import CheckLevel

batch_app = typer.Typer(rich_markup_mode=None)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="MANIFEST|GLOB...",
        help="A manifest (.yaml, .csv, .jsonl), or report files, or a pattern of them in quotes.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="So many reports at a time.", show_default="processors"),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="Make the reports on the Dask cluster of this scheduler."
    ),
]
EachTarget = Annotated[
    str | None,
    typer.Option("--target", help="The target of entries that name none; else all of the report file."),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on in a folder that holds a batch; make what is not whole.")
]
Memory = Annotated[
    int, typer.Option("--memory", min=1, help="Each job keeps so many MiB of taxonomies at most.")
]


@batch_app.command("batch")
def batch_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    sources: Sources,
    store: StoreFolder,
    out: Annotated[Path, typer.Option("--out", help="Where to write: DIR/REPORT/TARGET/.")] = Path("out"),
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    target: EachTarget = None,
    check: Annotated[
        CheckLevel, typer.Option("--check", help="How deeply to check, where the entry does not say.")
    ] = CheckLevel.FULL,
    resume: Resume = False,
    memory: Memory = 1024,
    fail_on: Fail = FailOn.ERROR,
    stated: Day = None,
    show_all: ShowAll = False,
    no_engine: NoEngine = False,
) -> None:
    """Export many reports in one run, which may be interrupted at any moment and go on with --resume."""
    from xbrlesg.batch.run import Wanted, is_begun, run_batch
    from xbrlesg.cli.batch_text import Meter, tell_batch

    if is_begun(out) and not resume:
        message = f"{out} holds a batch; --resume goes on with it, or give another folder"
        raise typer.BadParameter(message, param_hint="--out")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends it as Ctrl-C does
    wanted = Wanted(
        sources=sources,
        out=out,
        jobs=jobs or os.cpu_count() or 1,
        target=target,
        check=check,
        store=store,
        memory=memory << 20,
        fail_on=Severity[fail_on.name],
        scheduler=scheduler,
        day=day(stated).isoformat(),
    )
    batched = run_batch(wanted, Meter(sys.stderr))
    tell_batch(batched, wanted, show_all=show_all)
    codes = [row.exit_code(wanted.fail_on) for row in batched.rows]
    raise typer.Exit(max(codes, default=ExitCode.FINDINGS))
