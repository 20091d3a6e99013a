"""Footnotes that a record asks for: a qualified figure or a restored reading never passes for exact."""

from __future__ import annotations

from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Note

_QUALIFIED = {"en": "The source qualifies this figure: “{}”.", "zh": "原文对该数字有限定：“{}”。"}
_RESTORED = {"en": "Reading restored: {}", "zh": "该数字为还原读数：{}"}


class NoteBook:
    """Collects notes: one for each text, with ids in order of first use."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._ids: dict[str, str] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far."""
        return tuple(Note(note_id, self._language, text) for text, note_id in self._ids.items())

    def notes_of(self, record: IndicatorRecord) -> tuple[str, ...]:
        """The ids of the notes that a record's fact carries."""
        texts = []
        if record.qualifier:
            texts.append(self._phrase(_QUALIFIED, record.qualifier))
        if record.reading is Reading.RESTORED:
            texts.append(self._phrase(_RESTORED, record.note))
        return tuple(self._ids.setdefault(text, f"note-{len(self._ids) + 1}") for text in texts)

    def _phrase(self, phrases: dict[str, str], text: str) -> str:
        return phrases.get(self._language.partition("-")[0], phrases["en"]).format(text)
