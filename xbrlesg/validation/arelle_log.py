"""Arelle's log records, made plain and repeatable: no chatter, no folders, no numbers of its objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from xbrlesg.errors import ArelleError
from xbrlesg.validation.model import ArelleMessage

_OBJECT_NUMBER: Final = re.compile(r"\[__\d+\]|(?<=modelFact\[)\d+, ")
_LINE_IN_TEXT: Final = re.compile(r"\bline (\d+)\b")
_ASSERTION: Final = ("message:", "formula:assertion")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the records of a run refer to: the document, the packages, and the ids of the document's facts.

    ``inner`` are the reports within the document, which may be a package of them.
    """

    document: str
    packages: tuple[Path, ...] = ()
    fact_ids: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    own_names: frozenset[str] = field(init=False)
    """What Arelle calls the document; out of a JSON file it makes an XML one with a name of its own."""
    folders: tuple[str, ...] = field(init=False)
    """The folders of the files as they stand in texts, the inner ones first; URLs stay whole."""

    def __post_init__(self) -> None:
        path = Path(self.document)
        paths = (path for path in (self.document, *map(str, self.packages)) if "://" not in path)
        found = {path.rpartition("/")[0] for path in paths} - {""}
        made = (f"{name.rpartition('.')[0]}.xbrl" for name in self.inner)
        names = frozenset({path.name, f"{path.stem}.xbrl", *self.inner, *made})
        object.__setattr__(self, "own_names", names)
        object.__setattr__(self, "folders", tuple(f"{folder}/" for folder in sorted(found, reverse=True)))


def read_log(records: Iterable[Mapping[str, Any]], setting: Setting) -> tuple[ArelleMessage, ...]:
    """The records that say something of the document, in an order that is the same in every run.

    Raises ``ArelleError`` where a record is the trace of an exception inside Arelle.
    """
    messages = [_message(record, setting) for record in records if not is_chatter(record)]
    return tuple(sorted(messages, key=_order))


def is_chatter(record: Mapping[str, Any]) -> bool:
    """Progress and timing; but a taxonomy may give its assertions the level of an information."""
    level, code = str(record["levelname"]), str(record["messageCode"])
    if level == "ASSERTION-SATISFIED" or code == "formula:assertionSatisfied":
        return True
    return level.startswith(("DEBUG", "INFO")) and not code.startswith(_ASSERTION)


def _message(record: Mapping[str, Any], setting: Setting) -> ArelleMessage:
    text = str(record["msg"])
    if "Traceback (most recent call last)" in text:
        raise ArelleError(f"Arelle failed on {Path(setting.document).name}: {_last_words(text)}")
    for folder in setting.folders:
        text = text.replace(folder, "")
    text = _OBJECT_NUMBER.sub("", text).strip()
    code = str(record["messageCode"])
    refs = [ref for ref in record["refs"] if ref.get("href")]
    file = _file(refs[0]) if refs else None
    return ArelleMessage(
        level=str(record["levelname"]),
        code=code,
        text=text,
        file=None if file in setting.own_names else file,
        line=_line(refs, text),
        element_ids=_element_ids(refs, setting, sort_all=code.startswith(_ASSERTION)),
    )


def _last_words(text: str) -> str:
    """What an exception's trace says before it begins to list frames."""
    return " ".join(text.partition("Traceback (most")[0].split()).removesuffix(" traceback").rstrip(" :")


def _element_ids(refs: Sequence[Mapping[str, Any]], setting: Setting, *, sort_all: bool) -> tuple[str, ...]:
    """The facts' ids, each once. Arelle binds an assertion's facts through sets, so none of them is first."""
    fragments = (_fragment(ref) for ref in refs if _file(ref) in setting.own_names)
    ids = list(dict.fromkeys(item for item in fragments if item in setting.fact_ids))
    return tuple(sorted(ids) if sort_all else (*ids[:1], *sorted(ids[1:])))


def _fragment(ref: Mapping[str, Any]) -> str:
    return unquote(str(ref["href"]).partition("#")[2])


def _file(ref: Mapping[str, Any]) -> str:
    return unquote(str(ref["href"]).partition("#")[0].rpartition("/")[2])


def _line(refs: Sequence[Mapping[str, Any]], text: str) -> int | None:
    """The line that the first reference gives, or else the last one in the text: where a parser stopped."""
    if refs and refs[0].get("sourceLine"):
        return int(refs[0]["sourceLine"])
    found = _LINE_IN_TEXT.findall(text)
    return int(found[-1]) if found else None


def _order(message: ArelleMessage) -> tuple[str, int, str, str, str, tuple[str, ...]]:
    return (
        message.file or "",
        message.line or 0,
        message.code,
        message.text,
        message.level,
        message.element_ids,
    )
