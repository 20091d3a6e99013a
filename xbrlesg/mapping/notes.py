"""Footnotes that records ask for: a qualified figure, a restored reading, a summary never pass for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from xbrlesg.records.model import IndicatorRecord, Reading, Source
from xbrlesg.report.model import Note

_QUALIFIED: Final = {"en": "The source qualifies this figure: “{}”.", "zh": "原文对该数字有限定：“{}”。"}
_RESTATED: Final = {"en": "Restated: “{}”.", "zh": "经重述：“{}”。"}
_RESTORED: Final = {"en": "Reading restored: {}", "zh": "该数字为还原读数：{}"}
_SUMMARY: Final = {
    "en": "A summary in the preparer's own words of {} of the source.",
    "zh": "本段为编制者以自己的语言对原文{}所作的概述。",
}
_LINE: Final = {"en": "line {}", "zh": "第{}行"}
_LINES: Final = {"en": "lines {} to {}", "zh": "第{}至{}行"}


class NoteBook:
    """Collects notes: one for each text, with ids in order of first use."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._ids: dict[str, str] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far."""
        return tuple(Note(note_id, self._language, text) for text, note_id in self._ids.items())

    def notes_of(self, records: Sequence[IndicatorRecord], restated: Sequence[str]) -> tuple[str, ...]:
        """The ids of the notes of a fact that ``records`` state, the leading one first.

        The words that qualify a figure may differ from place to place, and so may those on its restatement
        (``restated``); its reading is the leading record's.
        """
        restating = (self._phrase(_RESTATED, words) for words in restated)
        texts = dict.fromkeys([*self._qualifying(records), *restating, *self._reading(records[0])])
        return tuple(self._ids.setdefault(text, f"note-{len(self._ids) + 1}") for text in texts)

    def _qualifying(self, records: Sequence[IndicatorRecord]) -> Iterator[str]:
        for record in records:
            if record.qualifier:
                yield self._phrase(_QUALIFIED, record.qualifier)

    def _reading(self, record: IndicatorRecord) -> Iterator[str]:
        if record.reading is Reading.RESTORED:
            yield self._phrase(_RESTORED, record.note)
        elif record.reading is Reading.SUMMARY:
            yield self._phrase(_SUMMARY, self._lines(record.source))

    def _lines(self, source: Source) -> str:
        if source.last_line is None:
            return self._phrase(_LINE, str(source.line))
        return self._phrase(_LINES, str(source.line), str(source.last_line))

    def _phrase(self, phrases: Mapping[str, str], *texts: str) -> str:
        return phrases.get(self._language.partition("-")[0], phrases["en"]).format(*texts)
