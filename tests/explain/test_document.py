"""docs/findings.md is what the program makes of its texts."""

from __future__ import annotations

import re
from pathlib import Path

from xbrlesg.explain.as_markdown import document_lines
from xbrlesg.explain.load import load_explanations

DOCUMENT = Path(__file__).parents[2] / "docs" / "findings.md"


def test_the_document_is_up_to_date() -> None:
    made = "\n".join(document_lines(load_explanations())) + "\n"
    assert DOCUMENT.read_text("utf-8") == made, (
        "run: xbrlesg explain --all --format markdown > docs/findings.md"
    )


def test_links_lead_to_headings() -> None:
    text = DOCUMENT.read_text("utf-8")
    headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) == set(anchors)


def test_prose_is_shown_as_it_stands() -> None:
    text = re.sub(r"```.*?```", "", DOCUMENT.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"<[a-zA-Z/!]|&(?!amp;|lt;)", text)
    for line in text.splitlines():
        assert not re.match(r"[+>] |\d+[.)] |- (?!\[)", line), "a list that is none"
