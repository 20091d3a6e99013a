"""What a code of a finding means: ``xbrlesg explain``."""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from xbrlesg.explain.model import Explanation

explain_app = typer.Typer(rich_markup_mode=None)


class ExplainFormat(StrEnum):
    """How explanations are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class SeverityName(StrEnum):
    """A severity as users type it."""

    ERROR = "error"
    WARNING = "warning"
    ADVISORY = "advisory"
    INFO = "info"


@explain_app.command("explain")
def explain_command(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE", help="Codes, with or without the prefix xbrlesg:.")
    ] = [],  # noqa: B006 - typer copies it
    list_codes: Annotated[bool, typer.Option("--list", help="List codes with severity and title.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Explain all codes.")] = False,
    severity: Annotated[
        SeverityName | None, typer.Option("--severity", help="Of --list and --all, only this severity.")
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", help="Of --list and --all, only this group, such as records.")
    ] = None,
    output: Annotated[ExplainFormat, typer.Option("--format", help="How to write it.")] = ExplainFormat.TEXT,
) -> None:
    """Explain a code of a finding: what it means, an input that fails, how to mend it, and its source."""
    from xbrlesg.cli.text import tell
    from xbrlesg.explain.load import load_explanations

    if bool(codes) + list_codes + every != 1:
        raise typer.BadParameter("give codes, or --list, or --all", param_hint="CODE")
    if codes and (severity or group):
        raise typer.BadParameter("they choose among --list and --all", param_hint="--severity, --group")
    known = load_explanations()
    chosen = _named(codes, known) if codes else _chosen(known, severity, group)
    for line in _lines(chosen, output, listed=list_codes, whole=every):
        tell(line)


def _named(codes: Iterable[str], known: Sequence[Explanation]) -> list[Explanation]:
    from xbrlesg.explain.find import find_explanation, nothing_found

    found = {code: find_explanation(code, known) for code in codes}
    missing = [nothing_found(code, known) for code, item in found.items() if item is None]
    if missing:
        raise typer.BadParameter("no text on\n" + "\n".join(missing), param_hint="CODE")
    return list(dict.fromkeys(item for item in found.values() if item is not None))


def _chosen(
    known: Sequence[Explanation], severity: SeverityName | None, group: str | None
) -> list[Explanation]:
    from xbrlesg.explain.model import Group

    words = [each.word for each in Group]
    if group is not None and group not in words:
        raise typer.BadParameter(f"there are: {', '.join(words)}", param_hint="--group")
    return [
        item
        for item in known
        if (severity is None or item.severity.word == severity) and group in (None, item.group.word)
    ]


def _lines(
    chosen: Sequence[Explanation], output: ExplainFormat, *, listed: bool, whole: bool
) -> Iterator[str]:
    from xbrlesg.explain import as_data, as_markdown, as_text
    from xbrlesg.json_text import json_bytes

    if output is ExplainFormat.JSON:
        data = as_data.listed_data(chosen) if listed else as_data.explanations_data(chosen)
        yield json_bytes(data).decode().removesuffix("\n")
        return
    if whole and output is ExplainFormat.MARKDOWN:
        yield from as_markdown.document_lines(chosen)
        return
    style = as_markdown if output is ExplainFormat.MARKDOWN else as_text
    if listed:
        yield from style.listed_lines(chosen)
        return
    for number, item in enumerate(chosen):
        yield from ("", "") if number else ()
        yield from style.explanation_lines(item)
