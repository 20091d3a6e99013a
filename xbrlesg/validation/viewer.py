"""The interactive viewer of an inline report: Arelle's plug-in ``ixbrl-viewer``, its page made one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from xbrlesg.errors import ArelleError, MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings, worst
from xbrlesg.validation.arelle_session import run_viewer
from xbrlesg.validation.check import lacks_taxonomy, no_facts
from xbrlesg.validation.messages import findings_of
from xbrlesg.validation.tools import PLUGIN
from xbrlesg.validation.viewer_file import ADDRESS, Program, single_file

_SCRIPT: Final = "iXBRLViewerPlugin/viewer/dist/ixbrlviewer.js"
_SET: Final = "Inline document set encountered"
"""What Arelle says of several documents that are one report (Inline XBRL 1.1, 3.1); it loads none of them."""
_NOTICES: Final = ("licenses/NOTICE", "licenses/LICENSE.md")


@dataclass(frozen=True, slots=True)
class Viewer:
    """What came of making a viewer: the page, None where there is none, and what is wrong with the report."""

    page: bytes | None
    findings: tuple[Finding, ...]


def need_viewer() -> None:
    """Raise MissingExtraError where the plug-in is not installed."""
    _plugin()


def make_viewer(path: Path, packages: Sequence[Path]) -> Viewer:
    """Make the viewer of an inline report (.xhtml, .html, .htm, or a report package) as one page.

    The report is loaded, not validated. Where no package holds its taxonomy, where it has no facts or is made
    of several documents, there is no page. Raises ``MissingExtraError`` and ``ArelleError``.
    """
    plugin = _plugin()
    run = run_viewer(path, packages, ADDRESS)
    is_set = any(_SET in message.text for message in run.messages)
    if is_set or run.documents > 1:
        return Viewer(None, (_several(path.name),))
    findings = [*findings_of(run.messages, path.name)]
    if not run.fact_count and worst(findings) != Severity.ERROR:
        findings.append(no_facts(path.name))
    elif not run.documents and worst(findings) != Severity.ERROR:
        findings.append(not_inline(path.name))
    if not run.fact_count or not run.documents or lacks_taxonomy(findings):
        return Viewer(None, sort_findings(findings))
    if run.page is None:
        raise ArelleError(
            f"{PLUGIN} made no viewer of {path.name}: {' '.join(run.said) or 'it says no reason'}"
        )
    return Viewer(single_file(run.page, _program(plugin)), sort_findings(findings))


def not_inline(file: str) -> Finding:
    """The finding that a viewer was asked for of what is no inline report."""
    return finding(Code.VIEWER_NOT_INLINE, f"{file} is no inline XBRL report", Location(file), value=file)


def _several(file: str) -> Finding:
    message = f"{file} is made of several inline documents, and the viewer shows one"
    return finding(Code.VIEWER_SEVERAL, message, Location(file), value=file)


def _plugin() -> Distribution:
    try:
        return distribution(PLUGIN)
    except PackageNotFoundError:
        raise MissingExtraError("the viewer", "viewer") from None


def _program(plugin: Distribution) -> Program:
    """The program as it was installed, behind its notice; and the licences of all that it is made of."""
    script = Path(str(plugin.locate_file(_SCRIPT)))
    try:
        notices = [plugin.read_text(name) for name in _NOTICES]
        notices.append(script.with_name(f"{script.name}.LICENSE.txt").read_text("utf-8"))
        code = script.read_text("utf-8")
    except OSError as error:
        raise ArelleError(
            f"{PLUGIN} {plugin.version} is not installed whole: {error.strerror}: {script}"
        ) from error
    if not all(notices):
        raise ArelleError(f"{PLUGIN} {plugin.version} is not installed whole: its licences are missing")
    heading = f"{PLUGIN} {plugin.version}, embedded unchanged; its notice, its licences, those of its parts:"
    return Program(code, "\n\n".join([heading, *(text.strip() for text in notices if text)]))
