"""The words that the builders add to a registry's own, in each language that they know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import DataType, UnitFamily


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: patterns for tables and line items, and how each kind of figure is measured."""

    line_items: str
    table: str
    divided_table: str
    joiner: str
    lowers_axes: bool
    contents: str
    defaults: str
    guidance: dict[tuple[DataType, UnitFamily], str]

    def table_label(self, section: str, axes: Sequence[str]) -> str:
        """The label of a table, by the labels of its section and its axes."""
        if not axes:
            return self.table.format(section=section)
        names = [_lower_first(axis) if self.lowers_axes else axis for axis in axes]
        return self.divided_table.format(section=section, axes=self.joiner.join(names))


def _lower_first(text: str) -> str:
    # "Gender" within a phrase is "gender", but "ESG topic" stays
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text


ENGLISH: Final = Wording(
    line_items="{section} [line items]",
    table="{section} [table]",
    divided_table="{section} by {axes} [table]",
    joiner=" and ",
    lowers_axes=True,
    contents="Contents",
    defaults="Dimension defaults",
    guidance={
        (DataType.INTEGER, UnitFamily.COUNT): "A whole number, without unit.",
        (DataType.DECIMAL, UnitFamily.COUNT): "A number, without unit.",
        (DataType.INTEGER, UnitFamily.POINTS): "A whole number of points, without unit.",
        (DataType.DECIMAL, UnitFamily.POINTS): "A number of points, without unit.",
        (DataType.DECIMAL, UnitFamily.RATIO): "A ratio, without unit: 3 to 1 is reported as 3.",
        (DataType.PERCENT, UnitFamily.RATIO): "A fraction, without unit: 5.5 % is reported as 0.055.",
        (DataType.MONETARY, UnitFamily.MONEY): "An amount in single units of a currency, not in thousands.",
        (DataType.HOURS, UnitFamily.HOURS): "A number of hours, in the unit utr:H.",
        (DataType.STRING, UnitFamily.NONE): "A text.",
    },
)
CHINESE: Final = Wording(
    line_items="{section}[项目]",
    table="{section}[表格]",
    divided_table="{section}（按{axes}）[表格]",
    joiner="、",
    lowers_axes=False,
    contents="目录",
    defaults="维度默认值",
    guidance={
        (DataType.INTEGER, UnitFamily.COUNT): "整数，无单位。",
        (DataType.DECIMAL, UnitFamily.COUNT): "数值，无单位。",
        (DataType.INTEGER, UnitFamily.POINTS): "分值，整数，无单位。",
        (DataType.DECIMAL, UnitFamily.POINTS): "分值，无单位。",
        (DataType.DECIMAL, UnitFamily.RATIO): "比值，无单位：3比1记为3。",
        (DataType.PERCENT, UnitFamily.RATIO): "小数，无单位：5.5%记为0.055。",
        (DataType.MONETARY, UnitFamily.MONEY): "金额，以货币的基本单位计，不以千元或万元计。",
        (DataType.HOURS, UnitFamily.HOURS): "小时数，单位为utr:H。",
        (DataType.STRING, UnitFamily.NONE): "文本。",
    },
)
WORDINGS: Final[dict[str, Wording]] = {"en": ENGLISH, "zh-hans": CHINESE}
"""The wording of each language that a registry may name."""
MEASURED: Final = frozenset(ENGLISH.guidance)
"""The pairs of data type and unit family that agree."""
