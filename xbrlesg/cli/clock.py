"""The one clock of the program: the day on which waivers are judged, today unless it is fixed."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import typer

VARIABLE = "SOURCE_DATE_EPOCH"


def day(stated: str | None, option: str = "--date") -> date:
    """The stated day, or that of SOURCE_DATE_EPOCH (UTC), or today. Raises BadParameter."""
    if stated is not None:
        return stated_day(stated, option)
    if epoch := os.environ.get(VARIABLE):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            message = f"{epoch!r} is no number of seconds since 1970"
            raise typer.BadParameter(message, param_hint=VARIABLE) from None
    return datetime.now().astimezone().date()


def stated_day(text: str, option: str = "--date") -> date:
    """A day as the user writes it. Raises BadParameter."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date of the form YYYY-MM-DD", param_hint=option) from None
