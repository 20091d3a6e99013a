"""The words that the builders add to a registry's own, in each language that they know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import AxisEntry, DataType, Section, UnitFamily
from xbrlesg.registry.plan import Cube
from xbrlesg.rules.declared import Identifier


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: patterns for tables and line items, and how each kind of figure is measured."""

    line_items: str
    table: str
    divided_table: str
    joiner: str
    lowers_axes: bool
    statements: str
    contents: str
    enumeration: str
    defaults: str
    guidance: dict[tuple[DataType, UnitFamily], str]

    def cube_label(
        self, section: Section, cube: Cube, axes: Mapping[Identifier, AxisEntry], language: str
    ) -> str:
        """The label of a cube's table: its section, and what it breaks the figures or statements down by."""
        text = section.label[language]
        subject = self.statements.format(section=text) if cube.are_statements else text
        return self.table_label(subject, [axes[axis].label[language] for axis in cube.breakdown])

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
    statements="{section}, statements",
    contents="Contents",
    enumeration="Enumeration",
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
        (
            DataType.ENERGY,
            UnitFamily.ENERGY,
        ): "An amount of energy, in a unit of the Units Registry: utr:MWh.",
        (DataType.MASS, UnitFamily.MASS): "A mass, in a unit of the Units Registry: utr:t is the tonne.",
        (DataType.VOLUME, UnitFamily.VOLUME): "A volume, in a unit of the Units Registry: utr:m3.",
        (
            DataType.GHG_EMISSIONS,
            UnitFamily.GHG_EMISSIONS,
        ): "Tonnes of CO2 equivalent, in the unit utr:tCO2e.",
        (DataType.STRING, UnitFamily.NONE): "A text.",
        (DataType.TEXT_BLOCK, UnitFamily.NONE): "A text in paragraphs.",
        (DataType.BOOLEAN, UnitFamily.NONE): "Yes or no: true or false.",
        (DataType.DATE, UnitFamily.NONE): "A day.",
        (DataType.ENUMERATION, UnitFamily.NONE): "One of the listed answers.",
        (DataType.ENUMERATION_SET, UnitFamily.NONE): "Any of the listed answers.",
    },
)
CHINESE: Final = Wording(
    line_items="{section}[项目]",
    table="{section}[表格]",
    divided_table="{section}（按{axes}）[表格]",
    joiner="、",
    lowers_axes=False,
    statements="{section}（陈述）",
    contents="目录",
    enumeration="枚举",
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
        (DataType.ENERGY, UnitFamily.ENERGY): "能源量，单位取自单位注册表，例如utr:MWh。",
        (DataType.MASS, UnitFamily.MASS): "质量，单位取自单位注册表，例如utr:t（吨）。",
        (DataType.VOLUME, UnitFamily.VOLUME): "体积，单位取自单位注册表，例如utr:m3。",
        (DataType.GHG_EMISSIONS, UnitFamily.GHG_EMISSIONS): "二氧化碳当量吨数，单位为utr:tCO2e。",
        (DataType.STRING, UnitFamily.NONE): "文本。",
        (DataType.TEXT_BLOCK, UnitFamily.NONE): "分段文本。",
        (DataType.BOOLEAN, UnitFamily.NONE): "是或否：true或false。",
        (DataType.DATE, UnitFamily.NONE): "日期。",
        (DataType.ENUMERATION, UnitFamily.NONE): "所列选项之一。",
        (DataType.ENUMERATION_SET, UnitFamily.NONE): "所列选项中的任意项。",
    },
)
WORDINGS: Final[dict[str, Wording]] = {"en": ENGLISH, "zh-hans": CHINESE}
"""The wording of each language that a registry may name."""
MEASURED: Final = frozenset(ENGLISH.guidance)
"""The pairs of data type and unit family that agree."""
