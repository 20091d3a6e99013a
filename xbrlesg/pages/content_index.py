"""``*-content-index.html``: a content index in the form of its standard, ready to print."""

from __future__ import annotations

from xbrlesg.coverage.as_rows import requirements_omitted
from xbrlesg.coverage.model import ContentIndex, Status
from xbrlesg.pages.render import render


def content_index_page(index: ContentIndex, title: str) -> bytes:
    """The page; the same index gives the same bytes."""
    return render(
        "content-index.html",
        title=title,
        index=index,
        requirements_omitted=requirements_omitted,
        missing=Status.NOT_DISCLOSED,
    )
