"""Near names: what a misspelt name may have been meant to be. A suggestion for a person, never a choice."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def near_hint(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return "Did you mean ...?" with up to three near names, followed by the general advice."""
    folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    close = difflib.get_close_matches(name.casefold(), sorted(folded), n=3, cutoff=0.6)
    question = f"Did you mean {', '.join(repr(folded[match]) for match in close)}?" if close else ""
    return " ".join(part for part in (question, otherwise) if part)
