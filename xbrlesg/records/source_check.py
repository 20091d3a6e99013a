"""Records against the text of the report: each must stand on the lines that it names, as its reading says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Location, finding
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.number_words import numbers_meant
from xbrlesg.records.source_text import SourceText

_NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_DIGIT: Final = re.compile(r"\d")
_NAMED: Final = re.compile(r"\b[Ll]ines? (\d[\d ,]*(?:(?:and|to) \d+)?)")
_LONGEST: Final = 240
"""So many characters of the source are shown."""
_FRAGMENTS: Final = " | "
"""Parts what OCR shows on successive lines."""


def check_source(records: Iterable[IndicatorRecord], text: SourceText) -> Iterator[Finding]:
    """A finding for each cell of a record that its lines do not bear out.

    Records that name no line are passed over. An answer without digits (yes, no, one of an enumeration) is a
    judgement of what is printed; of such a record only the words beside it are looked for.
    """
    rows: dict[tuple[int, str, str], list[_Check]] = defaultdict(list)
    for record in records:
        if record.source.line is not None:
            check = _Check(record, record.source.line, text)
            yield from check.findings()
            if record.source.last_line is None and text.is_row(check.first):
                rows[check.first, record.indicator, record.value].append(check)
    for (line, _, value), checks in rows.items():
        yield from _claimed_too_often(line, value, checks, text)


def _claimed_too_often(
    line: int, value: str, checks: Sequence[_Check], text: SourceText
) -> Iterator[Finding]:
    """Records of one indicator for several periods or breakdowns, that share a cell of a table's row."""
    claims = {(check.record.period, check.record.breakdown): check for check in checks if check.is_printed}
    printed = text.count(value, (line,)) if len(claims) > 1 else 0
    if 0 < printed < len(claims):
        message = f"{len(claims)} records state {value}, which the row prints {_times(printed)}"
        for check in claims.values():
            yield check.finding("value", message, value)


@dataclass(frozen=True, slots=True)
class _Check:
    """One record, whose source begins at ``first``."""

    record: IndicatorRecord
    first: int
    text: SourceText

    @property
    def lines(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def last(self) -> int:
        return self.first if self.record.source.last_line is None else self.record.source.last_line

    @property
    def proof(self) -> tuple[int, ...]:
        """The record's lines, then those that its note names: "line 12", "lines 12, 15 and 20"."""
        named = (line for part in _NAMED.findall(self.record.note) for line in re.findall(r"\d+", part))
        return (*self.lines, *map(int, named))

    @property
    def is_printed(self) -> bool:
        """Whether the value is the source's own text or figure, and no judgement or other reading of it."""
        record = self.record
        return record.reading is Reading.CLEAR and bool(record.language or _DIGIT.search(record.value))

    def findings(self) -> Iterator[Finding]:
        record, count = self.record, len(self.text.lines)
        if not 0 < self.first <= self.last <= count:
            yield self.finding("source_line", f"the text has {count} lines", str(self.last))
            return
        if record.source.words and not self.text.holds(record.source.words, self.lines):
            yield self.finding("source_words", "these words do not stand there", record.source.words)
        if record.qualifier and record.qualifier.casefold() not in self.text.shown(self.lines).casefold():
            yield self.finding("qualifier", "these words do not stand there", record.qualifier)
        yield from self._value()

    def _value(self) -> Iterator[Finding]:
        match self.record.reading:
            case Reading.CLEAR:
                yield from self._clear()
            case Reading.RESTORED:
                yield from self._restored()
            case Reading.WORDED:
                yield from self._worded()
            case Reading.SUMMARY:
                yield from self._summary()
            case Reading.UNREADABLE:
                yield from self._unreadable()

    def _clear(self) -> Iterator[Finding]:
        value = self.record.value
        if self.is_printed and not self.text.prints_all(value, self.lines):
            yield self.finding("value", "the value does not stand there", value)

    def _restored(self) -> Iterator[Finding]:
        """What OCR shows has to stand there, and something to print, or to mean, the reading's numbers."""
        yield from self._ocr_text(self.proof)
        value = self.record.value
        if _digits(value) == _digits(self.record.ocr_text) or self.text.prints(value, self.proof):
            return
        for number, times in Counter(self._numbers()).items():
            if self.text.count(number, self.proof) < times and not self._is_meant(number):
                message = f"neither the lines nor those of the note print {number}"
                yield self.finding("value", f"{message} {_times(times)}", value)

    def _worded(self) -> Iterator[Finding]:
        """The word has to stand there, and to mean the value where it is one that we know."""
        yield from self._ocr_text(self.lines)
        value, word = self.record.value, self.record.ocr_text
        if numbers_meant(word) and not all(map(self._is_meant, self._numbers())):
            yield self.finding("value", f"the word {word!r} does not mean {value}", value)

    def _summary(self) -> Iterator[Finding]:
        """The words are the preparer's own, the numbers are not."""
        for number in dict.fromkeys(self._numbers()):
            if not self.text.prints(number, self.lines):
                message = f"the summary says {number}, which does not stand there"
                yield self.finding("value", message, self.record.value)

    def _unreadable(self) -> Iterator[Finding]:
        fragments = self.record.ocr_text.split(_FRAGMENTS)
        for line, fragment in enumerate(fragments, self.first):
            if not self.text.holds(fragment, {line, self.last}):
                yield self.finding("ocr_text", "what OCR shows does not stand there", fragment)

    def _ocr_text(self, lines: Iterable[int]) -> Iterator[Finding]:
        if not self.text.holds(self.record.ocr_text, lines):
            yield self.finding("ocr_text", "what OCR shows does not stand there", self.record.ocr_text)

    def _numbers(self) -> list[str]:
        return _NUMBER.findall(self.record.value)

    def _is_meant(self, number: str) -> bool:
        plain = number.replace(",", "")
        return plain.count(".") <= 1 and Decimal(plain) in numbers_meant(self.record.ocr_text)

    def finding(self, column: str, message: str, value: str) -> Finding:
        record, last = self.record, self.last
        where = f"line {self.first}" if last == self.first else f"lines {self.first} to {last}"
        made = finding(
            Code.SOURCE_DISAGREES,
            f"{self.text.name}, {where}: {message}",
            record.at(column),
            value=_shortened(value),
            indicator=record.indicator,
        )
        shown = _shortened(self.text.shown(self.lines))
        printed = Evidence("text of the report", shown, Location(self.text.name, self.first), where)
        return replace(made, evidence=(printed,))


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
