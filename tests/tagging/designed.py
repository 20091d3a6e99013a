"""The designed report, or a body of a test's own, beside the small project: tagged as users tag it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from tests.projects import Project, Silent
from xbrlesg.names import IX, XHTML
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.tag import Order, TagOutcome, tag_document

SAMPLE: Final = Path(__file__).parent / "sample"
HEAD: Final = f'<html xmlns="{XHTML}"><head><title>T</title></head>\n<body>'
SPACES: Final = {"ix": IX, "h": XHTML}
# What the tagger may add between the bytes of a document, and nothing else.
ADDED: Final = re.compile(
    r'<div style="display:none"><ix:header>.*?</ix:header></div>|</?ix:[^>]*>| xmlns:[a-z0-9]+="[^"]*"',
    re.DOTALL,
)
LINKS: Final = re.compile(r' style="-ix-hidden:[^"]*"|; -ix-hidden:[^";]*')


@dataclass(frozen=True)
class Designed:
    """A copy of the small project with a document and, if wanted, a place file."""

    project: Project

    @property
    def folder(self) -> Path:
        return self.project.folder

    def sample(self) -> Designed:
        """The designed report and its place file."""
        for name in ("report.xhtml", "places.yaml"):
            shutil.copy(SAMPLE / name, self.folder / name)
        return self

    def body(self, markup: str, places: str = "") -> Designed:
        """A document of nothing but a body, from its second line on, and a place file."""
        return self.whole(f"{HEAD}{markup}</body></html>", places)

    def whole(self, document: str | bytes, places: str = "") -> Designed:
        content = document if isinstance(document, bytes) else document.encode()
        (self.folder / "report.xhtml").write_bytes(content)
        if places:
            (self.folder / "places.yaml").write_text(places, "utf-8")
        return self

    def tag(self, check: CheckLevel = CheckLevel.NONE) -> TagOutcome:
        places = self.folder / "places.yaml"
        order = Order(
            self.folder / "report.xhtml",
            self.folder / "report.yaml",
            places if places.exists() else None,
            out=self.folder / "tagged.xhtml",
        )
        return tag_document(order, check, Silent())

    def codes(self, check: CheckLevel = CheckLevel.NONE) -> list[str]:
        """Tag, and give the codes of what is wrong, besides what the records themselves cause."""
        return [item.code for item in self.tag(check).findings if is_of_tagging(item.code)]

    @property
    def content(self) -> bytes:
        return (self.folder / "tagged.xhtml").read_bytes()

    @property
    def text(self) -> str:
        return self.content.decode()

    def elements(self, path: str) -> list[etree._Element]:
        found: Any = etree.fromstring(self.content).xpath(path, namespaces=SPACES)
        return list(found)

    def lineage(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.folder / "tagged.lineage.json").read_text("utf-8"))
        return data


def is_of_tagging(code: str) -> bool:
    """True but for codes that the small project's records cause, and facts that a small body leaves out."""
    ours = ("readingUnreadable", "readingRestored", "recordAgrees", "recordLeftOut", "factWithoutPlace")
    return code.removeprefix("xbrlesg:") not in ours


def stripped(tagged: str) -> str:
    """A tagged document without what was added, links of styles too."""
    return LINKS.sub("", ADDED.sub("", tagged))
