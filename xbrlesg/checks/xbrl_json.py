"""A strict reader of xBRL-JSON 1.0 reports, ours and others', that needs no XBRL processor.

First the file by itself (``read_xbrl_json``), then, with its taxonomy, values of each concept's type and
members of each axis (``type_report``), which ``check_facts`` can judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.checks.duplicates import are_complete, are_consistent, duplicates
from xbrlesg.checks.json_facts import FactReader, is_note
from xbrlesg.checks.json_info import XBRL_CSV, XBRL_JSON, DocumentInfo, InfoReader
from xbrlesg.checks.json_source import BrokenJsonError, JsonObject, JsonSource, Member
from xbrlesg.checks.lexical import is_canonical
from xbrlesg.checks.oim_forms import FormError, read_name
from xbrlesg.checks.stated import StatedFact, fault
from xbrlesg.checks.written import WrittenFact, type_facts
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding, sort_findings
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Concept, Taxonomy
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, parse_xml


@dataclass(frozen=True, slots=True)
class JsonReport:
    """A report as its file has it; notes are not among ``facts``.

    ``lost`` holds id and place of each fact that does not even say its concept.
    """

    info: DocumentInfo
    facts: tuple[WrittenFact, ...]
    notes: tuple[WrittenFact, ...] = ()
    lost: tuple[tuple[str, Location], ...] = ()

    def read_name(self, text: str) -> QName | None:
        """A name of the file; None where the text is none."""
        try:
            return read_name(text, self.info.namespaces)
        except FormError:
            return None


def read_xbrl_json(content: bytes, file: str) -> tuple[JsonReport | None, tuple[Finding, ...]]:
    """Read a report, and find what is wrong with it by itself; ``file`` is what findings call it.

    None where it is no xBRL-JSON at all; without a finding where it is the metadata of an xBRL-CSV report.
    """
    try:
        source = JsonSource(content.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        document = source.document()
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not of UTF-8"
        return None, (finding(Code.FILE_ENCODING, message, Location(file)),)
    except BrokenJsonError as error:
        message = f"the file is not JSON: {error}"
        return None, (finding(Code.JSON_SYNTAX, message, Location(file, error.line)),)
    return _read(document, source, file)


def _read(document: object, source: JsonSource, file: str) -> tuple[JsonReport | None, tuple[Finding, ...]]:
    info = document.get("documentInfo") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(info, dict):
        message = "the file has no object documentInfo"
        return None, (finding(Code.JSON_STRUCTURE, message, Location(file)),)
    kind = info.get("documentType")
    if kind == XBRL_CSV:
        return None, ()
    lines = {member.key: member.line for member in source.members()}
    place = Location(file, lines.get("documentInfo"))
    if kind != XBRL_JSON:
        message = f"the documentType is not {XBRL_JSON}"
        shown = None if kind is None else str(kind)
        return None, (finding(Code.JSON_DOCUMENT_TYPE, message, place, value=shown),)
    reader = InfoReader(place)
    facts = FactReader(file, reader.read(info))
    found = [*_check_top(document, file), *reader.findings]
    members = source.members("facts")
    told = [(member, facts.read(member)) for member in members]
    read = [fact for _, fact in told if fact is not None]
    found += [*facts.findings, *_check_notes(read, members)]
    report = JsonReport(
        info=facts.info,
        facts=tuple(fact for fact in read if not is_note(fact)),
        notes=tuple(filter(is_note, read)),
        lost=tuple((member.key, Location(file, member.line)) for member, fact in told if fact is None),
    )
    return report, sort_findings(found)


def _check_top(document: Mapping[str, object], file: str) -> Iterator[Finding]:
    place = Location(file)
    for key in sorted(set(document) - {"documentInfo", "facts"}):
        if ":" not in key:
            yield finding(Code.JSON_STRUCTURE, f"a report has no property {key!r}", place, value=key)
    if not isinstance(document.get("facts"), dict):
        yield finding(Code.JSON_STRUCTURE, "the file has no object facts", place)
    info = document["documentInfo"]
    parts = (document, document.get("facts"), info, *(info.values() if isinstance(info, dict) else ()))
    for part in parts:
        for key in part.repeated if isinstance(part, JsonObject) else ():
            yield finding(Code.JSON_KEY_REPEATED, f"the key {key!r} is given twice", place, value=key)


def _check_notes(facts: Sequence[WrittenFact], members: Sequence[Member]) -> Iterator[Finding]:
    """Links lead to facts of the file, footnotes to notes, and each note is the target of a link."""
    known, notes = {member.key for member in members}, {fact.id for fact in facts if is_note(fact)}
    linked = {target for fact in facts for _, target in fact.links}
    for fact in facts:
        for kind, target in fact.links:
            if target not in known:
                message = f"fact {fact.id}: its link leads to {target!r}, which is no fact"
                yield finding(Code.JSON_LINK, message, fact.place, value=target, fact=fact.id)
            elif kind == "footnote" and target not in notes:
                message = f"fact {fact.id}: its footnote {target!r} is no note"
                yield finding(Code.JSON_LINK, message, fact.place, value=target, fact=fact.id)
        if is_note(fact) and fact.id not in linked:
            message = f"fact {fact.id}: no fact has this note"
            yield finding(Code.JSON_NOTE_UNUSED, message, fact.place, fact=fact.id)


def note_text(markup: str) -> str:
    """The words of a note, whose value is XHTML (OIM 1.0, 3.5.1.1); the value itself where it is not."""
    try:
        root = parse_xml(f"<div>{markup}</div>".encode(), "note", huge=True)
    except BrokenDocumentError:
        return markup
    return "".join(str(text) for text in root.itertext())


def type_report(report: JsonReport, taxonomy: Taxonomy) -> tuple[list[StatedFact], list[Finding]]:
    """The facts with values and members of the taxonomy's types, and where they break the file's features."""
    stated = type_facts(report.facts, taxonomy, report.read_name)
    findings = [*_check_duplicates(stated, report.info.duplicates)]
    if report.info.canonical:
        texts = {fact.id: fact.text for fact in report.facts}
        message = "the value is not canonical, which the file says of its values"
        findings += [
            fault(Code.JSON_NOT_CANONICAL, message, item, value=texts[item.fact.id])
            for item in stated
            if not _is_canonical(item, texts[item.fact.id], taxonomy.concepts.get(item.fact.concept))
        ]
    return stated, findings


def _check_duplicates(facts: Sequence[StatedFact], allowed: str) -> Iterator[Finding]:
    """Duplicates that the file says it has not; those that contradict each other are found in any file."""
    for same in duplicates(facts) if allowed in ("none", "complete") else ():
        if are_consistent(same) and (allowed == "none" or not are_complete(same)):
            message = f"it repeats {same[0].fact.id}, and the file allows {allowed} of its duplicates"
            yield fault(Code.JSON_DUPLICATE, message, same[1], value=same[0].fact.id)


def _is_canonical(stated: StatedFact, text: str | None, concept: Concept | None) -> bool:
    if text is None or concept is None or "value" in stated.unread:
        return True
    return is_canonical(text, stated.fact.value, concept)
