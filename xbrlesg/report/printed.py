"""How facts were printed in their source: what a reader saw before the value became a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Printed(NamedTuple):
    """How a number was printed: ``before`` + ``number`` + ``after`` is the text as it stands.

    ``number`` is digits with commas and point, without a sign; ``negative`` says whether the surroundings
    (a minus, brackets) make it negative. ``scale`` is the power of ten of the printed unit (``%`` is -2).
    For text facts ``number`` is the text itself.
    """

    number: str
    scale: int = 0
    negative: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place at which a source prints a fact. ``unit`` is the unit as printed.

    ``highlighted`` marks a figure that the source shows in its highlights, apart from its tables.
    ``qualifier`` holds the printed words that qualify the figure ("more than"). ``is_summary`` marks words
    that sum the source up and are not its own, ``is_restated`` a value that was reported differently before.
    """

    fact_id: str
    printed: Printed
    unit: str
    highlighted: bool = False
    qualifier: str = ""
    is_summary: bool = False
    is_restated: bool = False
