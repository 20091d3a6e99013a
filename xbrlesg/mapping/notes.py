"""Footnotes that records ask for: a qualified figure, a restored reading, a summary never pass for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from xbrlesg.numbered import Numbered
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
    """Collects notes, one for each text; their ids count them in the order of their first facts' records."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._texts: Numbered[str] = Numbered()
        self._first: dict[int, tuple[int, int]] = {}

    def number_notes(
        self, records: Sequence[IndicatorRecord], restated: Sequence[str], first: int
    ) -> tuple[int, ...]:
        """The numbers of the notes of a fact that ``records`` state, the leading one first.

        The words that qualify a figure may differ from place to place, and so may those on its restatement
        (``restated``); its reading is the leading record's. ``first`` is the number of its first record.
        """
        restating = (self._phrase(_RESTATED, words) for words in restated)
        texts = dict.fromkeys([*self._qualifying(records), *restating, *self._reading(records[0])])
        numbers = tuple(map(self._texts.number, texts))
        for place, number in enumerate(numbers):
            self._first[number] = min(self._first.get(number, (first, place)), (first, place))
        return numbers

    def notes(self) -> dict[int, Note]:
        """All notes by their numbers, in the order of their ids."""
        ordered = sorted(self._first, key=lambda number: self._first[number])
        return {
            number: Note(f"note-{count}", self._language, self._texts.items[number])
            for count, number in enumerate(ordered, 1)
        }

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
