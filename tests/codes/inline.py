"""Inline reports: their pages, and the tags of their facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.checks.inline_faults import InlineFault, page_of
from tests.codes.examples import Example, Examples
from tests.codes.shown import shown
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import write_package
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.own_checks import check_files

HEAD: Final = (Code.XHTML_STYLE, Code.INLINE_BASE)
"""Codes whose examples stand in the head of the page."""
BODY: Final = (
    Code.XHTML_SYNTAX,
    Code.XHTML_ELEMENT,
    Code.XHTML_ATTRIBUTE,
    Code.INLINE_ACTIVE,
    Code.INLINE_EXTERNAL,
    Code.INLINE_IMAGE,
    Code.INLINE_MAIL,
    Code.INLINE_INVISIBLE,
    Code.INLINE_FACT_ID,
    Code.INLINE_DECIMALS,
)
"""Codes whose examples stand in its body."""


def _markup(code: Code) -> str:
    """The example, in the names of the small report."""
    return shown(code).strip().replace("esg:", "s:")


def _checked(folder: Path, page: str) -> Iterable[Finding]:
    path = folder / "report.xhtml"
    path.write_text(page, "utf-8")
    return check_files([path], [write_package(folder)])


def _in_head(code: Code) -> Example:
    fault = InlineFault(_markup(code), (code,), in_head=True)
    return lambda folder: _checked(folder, page_of((fault,), ()))


def _in_body(code: Code) -> Example:
    fault = InlineFault(_markup(code), (code,))
    return lambda folder: _checked(folder, page_of((), (fault,)))


def _before(code: Code, text: str) -> Example:
    """The example stands before this text of the page."""
    fault = InlineFault(f"{_markup(code)}{text}", (code,), instead_of=text)
    return lambda folder: _checked(folder, fault.edit(INLINE))


EXAMPLES: Final[Examples] = {
    **{code: _in_head(code) for code in HEAD},
    **{code: _in_body(code) for code in BODY},
    Code.XHTML_DOCTYPE: _before(Code.XHTML_DOCTYPE, "<html "),
    Code.INLINE_HIDDEN_UNSHOWN: _before(Code.INLINE_HIDDEN_UNSHOWN, "<ix:references>"),
}
