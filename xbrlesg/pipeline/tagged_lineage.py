"""Lineage of a tagged document: the records behind each fact, and where the document shows it."""

from __future__ import annotations

from typing import Any

from xbrlesg.lineage import lineage_members
from xbrlesg.mapping.apply import Applied
from xbrlesg.tagging.tagger import Tagged


def tagged_lineage(applied: Applied, tagged: Tagged, document: str) -> dict[str, Any]:
    """``lineage.json``: the records behind each fact, and its places in the document."""
    ids = [fact.id for fact in tagged.facts]
    behind = applied.filing.origins_of(set(ids))
    facts = dict(lineage_members(ids, (behind[fact_id] for fact_id in ids)))
    places: dict[str, list[dict[str, Any]]] = {fact_id: [] for fact_id in ids}
    for item in tagged.placed:
        location = item.place.location
        parts = {
            "element": item.element_id,
            "file": document,
            "row": location.row,
            "column": location.column,
            "place": item.place.shown,
            "shown": item.shown,
            "value": "taken from the document" if item.place.takes_document else None,
        }
        places[item.fact_id].append({key: part for key, part in parts.items() if part is not None})
    return {"facts": facts, "places": places}
