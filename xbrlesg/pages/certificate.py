"""``certificate.html``: the validation certificate as a page, to be read, printed and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xbrlesg.pages.render import render


def certificate_page(data: Mapping[str, Any]) -> bytes:
    """The page shows all that ``certificate.json`` says, and nothing else; the same data, the same bytes."""
    title: Mapping[str, str] = data["report"]["title"]
    language = next((name for name in data["report"]["languages"] if name in title), next(iter(title)))
    return render("certificate.html", title=title[language], data=data)
