"""A page tagged: its places found, each given its fact, what they show read, and everything written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.report.model import Fact, Note
from xbrlesg.report.order import fact_order
from xbrlesg.tagging.choice import Choices, Statement
from xbrlesg.tagging.page import Page
from xbrlesg.tagging.places import Place, find_places
from xbrlesg.tagging.places_file import PlacesFile
from xbrlesg.tagging.reading import Kind, Replaced
from xbrlesg.tagging.tag import Tag, nested, tag_element, tag_mark
from xbrlesg.tagging.values import text_values
from xbrlesg.tagging.write import Setting, Written, write_tagged
from xbrlesg.yaml_source import YamlSource


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact at a place: the id of its element, where that is, and what is shown there."""

    fact_id: str
    element_id: str
    place: Place
    shown: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """What became of a page. ``content`` is None where nothing could be tagged.

    ``facts`` are those that the page has now, with the values that it gives them; ``notes`` are theirs.
    """

    content: bytes | None
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    placed: tuple[Placed, ...]
    findings: tuple[Finding, ...]


def tag_page(
    page: Page, choices: Choices, setting: Setting, file: PlacesFile | None, source: YamlSource | None
) -> Tagged:
    """Tag a page at its marks and at the places of a place file, which is None where there is none."""
    places, findings = find_places(page, file, source)
    tags, named, faults = _tags(page, places, choices)
    findings += [*faults, *choices.without_place(named)]
    kept, faults = nested(_without_notes(tags))
    findings += faults
    written, kept, faults, values = _write(page, kept, setting)
    findings += faults
    if written is None:
        message = "no place could be tagged"
        return Tagged(None, (), (), (), (*findings, finding(Code.TAG_NOTHING, message, Location(page.file))))
    facts = {reading.fact.id: reading.fact for tag in kept for reading in tag.readings}
    valued = [replace(fact, value=values.get(fact.id, fact.value)) for fact in facts.values()]
    notes = dict.fromkeys(note for fact in valued for note in fact.notes)
    return Tagged(
        content=written.content,
        facts=tuple(sorted(valued, key=fact_order)),
        notes=tuple(setting.notes[note] for note in notes),
        placed=tuple(_placed(kept, written)),
        findings=tuple(findings),
    )


def _tags(page: Page, places: Sequence[Place], choices: Choices) -> tuple[list[Tag], set[str], list[Finding]]:
    """The tags of all places, the facts that places name, tagged or not, and the faults."""
    tags: list[Tag] = []
    findings: list[Finding] = []
    named: set[str] = set()
    chosen: list[tuple[Place, list[Statement]]] = []
    for place in places:
        stated = choices.choose(place)
        if isinstance(stated, Finding):
            findings.append(stated)
        else:
            named |= {item.fact.id for item in stated}
            chosen.append((place, stated))
    for place, stated in chosen:
        if place.element is None:
            _sort_out(tag_mark(page, place, stated), tags, findings)
    marks = [Replaced(tag.place.first, tag.place.last, tag.shown) for tag in tags]
    for place, stated in chosen:
        if place.element is not None:
            _sort_out(tag_element(page, place, stated, marks), tags, findings)
    return tags, named, findings


def _sort_out(made: Tag | Finding, tags: list[Tag], findings: list[Finding]) -> None:
    if isinstance(made, Tag):
        tags.append(made)
    else:
        findings.append(made)


def _without_notes(tags: Sequence[Tag]) -> list[Tag]:
    """The tags, where notes on how a record was read do not go along with words of the document."""
    taken = {reading.fact.id for tag in tags if tag.place.takes_document for reading in tag.readings}
    return [
        replace(
            tag,
            readings=tuple(
                replace(reading, fact=replace(reading.fact, notes=()))
                if reading.fact.id in taken
                else reading
                for reading in tag.readings
            ),
        )
        for tag in tags
    ]


def _write(
    page: Page, tags: Sequence[Tag], setting: Setting
) -> tuple[Written | None, list[Tag], list[Finding], Mapping[str, str]]:
    """Write the tags; where places of one text give it different values, once more without the odd ones."""
    kept, findings = list(tags), list[Finding]()
    while kept:
        written = write_tagged(page, kept, setting)
        values = text_values(written.content)
        shown: dict[str, list[tuple[Tag, str]]] = defaultdict(list)
        for tag, ids in zip(kept, written.ids, strict=True):
            for reading, element_id in zip(tag.readings, ids, strict=True):
                if reading.kind in (Kind.TEXT, Kind.BLOCK):
                    shown[reading.fact.id].append((tag, values[element_id]))
        meant = {fact_id: _meant(fact_id, pairs) for fact_id, pairs in shown.items()}
        odd = [tag for fact_id, pairs in shown.items() for tag, value in pairs if value != meant[fact_id]]
        if not odd:
            return written, kept, findings, meant
        findings += map(_odd, odd)
        kept = [tag for tag in kept if tag not in odd]
    return None, [], findings, {}


def _meant(fact_id: str, pairs: Sequence[tuple[Tag, str]]) -> str:
    """The value of a text: the record's where a place has just that, else that of the first place."""
    recorded = {
        reading.fact.value for tag, _ in pairs for reading in tag.readings if reading.fact.id == fact_id
    }
    is_taken = any(tag.place.takes_document for tag, _ in pairs)
    exact = [] if is_taken else [value for _, value in pairs if value in recorded]
    return [*exact, pairs[0][1]][0]


def _odd(tag: Tag) -> Finding:
    message = f"{tag.place.shown} shows a text that another place shows with other markup or white space"
    return finding(
        Code.PLACE_SHOWS_OTHER,
        message,
        tag.place.location,
        value=str(tag.place.selector),
        hint="Make both the same to the character, or tag one of them only.",
        indicator=tag.place.selector.indicator,
    )


def _placed(tags: Sequence[Tag], written: Written) -> Iterator[Placed]:
    for tag, ids in zip(tags, written.ids, strict=True):
        for reading, element_id in zip(tag.readings, ids, strict=True):
            yield Placed(reading.fact.id, element_id, tag.place, tag.shown)
