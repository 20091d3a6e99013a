"""Templates into pages: one environment, everything escaped, nothing that depends on the clock."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from xbrlesg.pages.compiled import CompiledTemplates


def render(template: str, **values: Any) -> bytes:
    """A page from ``templates/NAME``; a name that the template uses and nobody gives is an error."""
    return _environment().get_template(template).render(**values).encode("utf-8", "backslashreplace")


@cache
def _environment() -> Environment:
    """Compiles each template once in a process."""
    return Environment(
        loader=PackageLoader("xbrlesg.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=CompiledTemplates(),
    )
