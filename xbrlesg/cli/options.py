"""Options that several commands take, in the same words everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xbrlesg.cli.exit_codes import FailOn

Packages = Annotated[
    list[Path], typer.Option("--package", "-p", help="A taxonomy package (ZIP); may be given several times.")
]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="The least severity that ends in exit code 1.")]
TargetName = Annotated[
    str | None, typer.Option("--target", help="A target of the report file, or a target file (.yaml).")
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="So many concepts at most.")]
ShowAll = Annotated[bool, typer.Option("--all", help="Show every finding, infos too.")]
