"""Lineage of a tagged document: the records behind each fact, and where the document shows it."""

from __future__ import annotations

from typing import Any

from xbrlesg.lineage import lineage_data
from xbrlesg.mapping.apply import Applied
from xbrlesg.tagging.tagger import Tagged


def tagged_lineage(applied: Applied, tagged: Tagged, document: str) -> dict[str, Any]:
    """``lineage.json``: the records behind each fact, and its places in the document."""
    ids = [fact.id for fact in tagged.facts]
    origins = [origin for origin in applied.origins if origin.fact_id in set(ids)]
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
    return {**lineage_data(origins, ids), "places": places}
