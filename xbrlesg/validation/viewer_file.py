"""One file of what the viewer plug-in writes, with program and notices inside; nothing is fetched.

The plug-in writes a page that names its program (``ixbrlviewer.js``) by address. Here the program moves into
the page, unchanged, and a policy (Content Security Policy) forbids the page whatever it could fetch. Scripts
that came with the report do not run: the policy names the viewer's own by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from xbrlesg.errors import ArelleError

ADDRESS: Final = "xbrlesg-viewer-program"
"""What the plug-in is told to call the program; the element that names it gives way to the program."""

_HEAD: Final = re.compile(
    r"\A(?:\s|<\?.*?\?>|<!--.*?-->)*<html\b[^>]*>(?:\s|<!--.*?-->)*<head\b[^>]*(?<!/)>", re.DOTALL
)
_PROGRAM: Final = re.compile(rf'<script\b[^>]*\bsrc="{ADDRESS}"[^>]*></script>')
_DATA: Final = re.compile(
    r'(<script\b[^>]*\btype="application/x\.ixbrl-viewer\+json"[^>]*>)([^<]*)(?=</script>)'
)
_ENDS_SCRIPT: Final = re.compile(r"</script|<!--|\]\]>|\r|\0", re.IGNORECASE)
"""What would end or garble a script within a page that is both HTML and XML."""

# The program looks for a file of settings beside itself; of one that was read from disk it does not.
_NO_SETTINGS: Final = (
    'Object.defineProperty(document,"currentScript",'
    '{configurable:true,value:{src:"file:///ixbrlviewer.js"}});'
)
_POLICY: Final = (
    "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; media-src data:; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Program:
    """The viewer's program, and the notices and licences that go wherever it goes."""

    script: str
    notices: str


def single_file(page: bytes, program: Program) -> bytes:
    """Put the program into the page that the plug-in wrote; the same in, the same out.

    Raises ``ArelleError`` where the page is not as the plug-in writes it, or the program cannot be embedded.
    """
    text = page.decode("utf-8")
    head = _HEAD.match(text)
    named = [*_PROGRAM.finditer(text)]
    if head is None or not named:
        raise ArelleError("the viewer's page is not as expected: a page of XHTML that names its program")
    # the plug-in appends to the body: what the report itself may hold of the kind comes earlier
    place = named[-1]
    script = f"//<![CDATA[\n{_NO_SETTINGS}\n{_safe(program.script)}\ndelete document.currentScript;\n//]]>"
    notices = f"//<![CDATA[\n{_safe(program.notices)}\n//]]>"
    return "".join(
        (
            text[: head.end()],
            '<meta charset="utf-8"/>',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_policy(script))}"/>',
            text[head.end() : place.start()],
            f'<script type="text/plain" id="ixbrl-viewer-notices">{notices}</script>',
            f'<script type="text/javascript">{script}</script>',
            _DATA.sub(lambda found: found[1] + _plain_data(found[2]), text[place.end() :]),
        )
    ).encode("utf-8")


def _safe(text: str) -> str:
    found = _ENDS_SCRIPT.search(text)
    if found:
        raise ArelleError(f"the viewer's program cannot be put into a page: it holds {found[0]!r}")
    return text


def _policy(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return _POLICY.format(base64.b64encode(digest).decode("ascii"))


def _plain_data(text: str) -> str:
    """The viewer's data, without a link to a file that is not there and what a Python set has shuffled."""
    data: dict[str, Any] = json.loads(text)
    data.pop("filingDocuments", None)
    for source in data["sourceReports"]:
        for report in source["targetReports"]:
            if "softwareCredits" in report:
                report["softwareCredits"].sort()
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
