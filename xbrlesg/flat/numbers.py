"""Numbers in Excel, which keeps them as binary doubles: which are safe there, and how they are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from xbrlesg.flat.model import Cell, Row

_SAFE_DIGITS: Final = 15
"""Excel keeps this many digits. XlsxWriter writes one more, which is noise for some numbers of 14 and 15."""


def excel_number(number: Cell) -> float | None:
    """The double that the file writes as exactly ``number``, or None where it would lose a digit."""
    if not isinstance(number, int | Decimal):
        return None
    if isinstance(number, int) and abs(number) < 10**_SAFE_DIGITS:
        return float(number)
    _, digits, _ = Decimal(number).as_tuple()
    if len("".join(map(str, digits)).strip("0")) > _SAFE_DIGITS:
        return None
    double = float(number)
    return double if Decimal(f"{double:.16G}") == number else None


def number_format(row: Row) -> str:
    """The format that shows as many decimals as were printed; in percent where the source prints percent."""
    number, decimals = row["value_number"], row["decimals"]
    if not isinstance(decimals, int):
        exponent = Decimal(str(number)).normalize().as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
    percent = row["factor"] == Decimal("0.01")
    places = max(0, decimals - 2 if percent else decimals)
    point = f".{'0' * places}" if places else ""
    return f"0{point}%" if percent else f"#,##0{point}"
