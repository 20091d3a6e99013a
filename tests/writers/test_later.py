"""Parts that are drawn later stand where they belong, and are drawn in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xbrlesg.writers.later import AT_ONCE, Later
from xbrlesg.writers.markup import make, to_bytes


def body(*numbers: int) -> etree._Element:
    return make("tbody", None, *(make("tr", None, str(number)) for number in numbers))


def test_a_part_may_leave_parts_for_later() -> None:
    later, drawn = Later(), list[int]()

    def rows(*numbers: int) -> Iterator[etree._Element]:
        for number in numbers:
            drawn.append(number)
            yield make("tr", None, str(number))

    def bodies() -> Iterator[etree._Element]:
        yield make("tbody", None, *rows(0))
        yield make("tbody", None, later.stand_in("tr", rows(1, 2)))
        yield make("tbody", None, *rows(3))
        yield make("tbody", None, later.stand_in("tr", rows(*range(4, 6 + AT_ONCE))))

    table = make("table", None, later.stand_in("tbody", bodies()))
    pieces = list(later.pieces(to_bytes(table), dict(table.nsmap)))
    whole = make("table", None, body(0), body(1, 2), body(3), body(*range(4, 6 + AT_ONCE)))
    assert b"".join(pieces) == to_bytes(whole)
    assert drawn == list(range(6 + AT_ONCE))
    assert max(piece.count(b"</html:tr>") for piece in pieces) == AT_ONCE
