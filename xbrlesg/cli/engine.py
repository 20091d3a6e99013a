"""What concerns the engine: the command that serves it, and the option that does without."""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

engine_app = typer.Typer(rich_markup_mode=None)


def _forgo(wanted: bool) -> bool:
    """The option is another way to say ``XBRLESG_ENGINE=off``."""
    if wanted:
        os.environ["XBRLESG_ENGINE"] = "off"
    return wanted


NoEngine = Annotated[
    bool,
    typer.Option(
        "--no-engine", callback=_forgo, help="Load the taxonomy for each file anew, and use no server."
    ),
]


@engine_app.command("serve")
def serve_command(
    socket: Annotated[
        Path | None, typer.Option("--socket", help="The socket file; programs look there by XBRLESG_ENGINE.")
    ] = None,
    idle: Annotated[
        int, typer.Option("--idle", min=1, help="A taxonomy unused for so many seconds is let go.")
    ] = 900,
    memory: Annotated[
        int, typer.Option("--memory", min=1, help="All taxonomies together take so many MiB at most.")
    ] = 4096,
) -> None:
    """Keep taxonomies loaded for export and validate, on a local socket that is the user's alone."""
    from xbrlesg.cli.text import say
    from xbrlesg.pipeline.engines import serve_engine

    serve_engine(socket, idle, memory, say)
