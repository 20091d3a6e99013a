"""The explanations as help beside findings, in reports of them."""

from __future__ import annotations

from xbrlesg.explain.load import load_explanations
from xbrlesg.explain.model import Explanation
from xbrlesg.findings.verdict import Help


def help_texts() -> Help:
    """For a code its help, plain paragraphs parted by a blank line; None for a code without explanation."""
    return {item.code: _paragraphs(item) for item in load_explanations()}.get


def _paragraphs(item: Explanation) -> str:
    source = f"Source: {item.section}." if item.section else ""
    return "\n\n".join(part for part in (item.explanation, f"To mend: {item.mend}", source) if part)
