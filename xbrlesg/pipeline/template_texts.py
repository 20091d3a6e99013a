"""What a template says in its own words, in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from xbrlesg.records.columns import OPTIONAL, REQUIRED
from xbrlesg.records.model import Reading
from xbrlesg.records.xlsx.template import Column, Page, Template

LANGUAGES: Final = ("en", "zh-hans")
NAMED: Final = 12
"""So many members of an axis are named beside an indicator; of countries nobody wants to read all."""
YES_OR_NO: Final = ("Yes", "No", "是", "否")
READINGS: Final = tuple(reading.value for reading in Reading if reading)
BROUGHT_ALONG: Final = (
    "qualifier",
    "restated",
    "language",
    "source_line",
    "source_section",
    "source_words",
)
"""The optional columns in the order in which they are filled; those of readings come behind them."""
CLOSED: Final = ("indicator", "reading")
"""The columns in which nothing else can be printed: their words are ours."""
WIDTHS: Final = {"indicator": 38, "value": 24, "note": 24, "source_words": 24}

NOTES: Final[Mapping[str, tuple[str, str]]] = {
    "indicator": (
        "Which indicator. Pick one; the sheet Indicators says what each means.",
        "指标。请从列表中选择；各指标的含义见“Indicators”工作表。",
    ),
    "value": (
        "What is printed, character by character: 1,514 or 5.50 or (12.5), Yes, or the text. "
        "These cells are text, so that no zero gets lost.",
        "报告中印刷的内容，逐字填写：1,514、5.50、(12.5)、是，或整段文字。本列为文本格式，末尾的零不会丢失。",
    ),
    "unit": (
        "The unit as printed. Leave it empty where none is printed, and for texts, days and answers.",
        "印刷的单位。未印刷单位时，以及文字、日期、选项类指标，请留空。",
    ),
    "period": (
        "2023, 2023-06, 2023Q1, 2023H1, 2022-04-01..2023-03-31; 2023-12-31 is the end of that day.",
        "期间：2023、2023-06、2023Q1、2023H1、2022-04-01..2023-03-31；2023-12-31 指该日终了。",
    ),
    "qualifier": (
        "Printed words that make the figure no exact one (more than, about). Numbers only.",
        "使数字不再精确的印刷用语（如“超过”“约”）。仅用于数字。",
    ),
    "restated": (
        "What is printed of a restatement (previously 3,780). Empty: not restated.",
        "关于重述的印刷用语（如“此前为3,780”）。留空：未经重述。",
    ),
    "language": (
        "The language of a text: en, zh-hans. Empty for all else.",
        "文字类指标的语言：en、zh-hans。其他类型请留空。",
    ),
    "reading": (
        "Empty: as printed. restored: mended after OCR; worded: a number printed as a word; "
        "summary: your own words; unreadable: no value can be given.",
        "留空：与印刷一致。restored：OCR 有误、已复原；worded：数字以文字印刷；summary：由填报人概括；"
        "unreadable：无法辨认，不填值。",
    ),
    "ocr_text": ("What OCR shows, for a reading.", "OCR 显示的内容，用于说明 reading。"),
    "note": ("The evidence for a reading, or why there is none.", "reading 的依据，或没有依据的原因。"),
    "source_line": (
        "Line of the source (148), or lines (148-152).",
        "来源文本的行号（148）或行号范围（148-152）。",
    ),
    "source_section": ("Section of the source.", "来源所在章节。"),
    "source_words": ("A few words to find the place by.", "便于查找来源位置的几个词。"),
}
BREAKDOWN: Final = ("Breakdown, as printed. Empty: not broken down.", "细分项，按印刷填写。留空：不细分。")
UNMAPPED: Final = (
    "Breakdown that the taxonomy has no place for: rows that fill it are left out.",
    "该分类标准没有对应的细分项：填写后该行不会进入报告。",
)
FREE: Final = ("Any text.", "可填写任意文字。")

HEADINGS: Final[Mapping[str, str]] = {
    "id": "indicator 指标",
    "concept": "concept 元素",
    "type": "type 类型",
    "period": "period 期间",
    "units": "units 单位",
    "family": "measured in 计量类别",
    "breakdowns": "breakdowns 细分项",
    "answers": "answers 选项",
    "label": "label 名称",
    "definition": "definition 定义",
}

_ABOUT: Final = (
    ("How to use this workbook", "本工作簿的使用方法"),
    (
        "One row of the sheet records is one printed figure, text or answer. Write everything as printed.",
        "“records”工作表的每一行是一项印刷的数字、文字或选项。一切按印刷填写。",
    ),
    (
        "The columns indicator, value, unit and period are needed in each row; the others where they apply.",
        "每行均需填写 indicator、value、unit、period（unit 可为空）；其他列按需填写。",
    ),
    (
        "Pick from the drop-downs; a note on each header says what its column holds.",
        "请使用下拉列表；各列标题的批注说明该列的内容。",
    ),
    (
        "The sheet Indicators says what each means, and which units, breakdowns and answers it takes.",
        "“Indicators”工作表说明各指标的含义及可用的单位、细分项和选项。",
    ),
    (
        "Headers are locked, so that the program knows the columns. The sheets have no password.",
        "标题行已锁定，以便程序识别各列。工作表没有密码。",
    ),
    (
        "Do not merge cells. Cells are text: paste values only, or numbers lose what is printed of them.",
        "请勿合并单元格。单元格为文本格式：请只粘贴数值，否则印刷形式会丢失。",
    ),
    (
        "When it is filled, name it under records in report.yaml, and run xbrlesg export.",
        "填写完成后，在 report.yaml 的 records 中写明本文件，并运行 xbrlesg export。",
    ),
)


def template_of(
    title: str,
    choices: Mapping[str, Iterable[str]],
    breakdowns: Sequence[Column],
    indicators: Sequence[Sequence[str]],
) -> Template:
    """A template: ``choices`` of the plain columns, the columns of the breakdowns, the indicators' page."""
    behind = [column for column in OPTIONAL if column not in BROUGHT_ALONG]
    offered = {"reading": READINGS, "language": LANGUAGES, **choices}
    columns = [
        Column(
            header,
            "\n".join(NOTES[header]),
            unique(offered.get(header, ())),
            closed=header in CLOSED,
            width=WIDTHS.get(header, 14),
        )
        for header in (*REQUIRED, *BROUGHT_ALONG, *behind)
    ]
    about = [(f"xbrlesg: {title}", ""), *_ABOUT]
    return Template(title, (*columns, *breakdowns), (Page("Indicators", indicators), Page("About", about)))


def breakdown_column(header: str, members: Iterable[str], meaning: Sequence[str] = ()) -> Column:
    """The column of a breakdown; without members it takes any text."""
    choices = unique(members)
    lines = (*filter(None, meaning), *BREAKDOWN, *(() if choices else FREE))
    return Column(header, "\n".join(lines), choices)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in order, without the empty one, which needs no choosing."""
    return tuple(text for text in dict.fromkeys(texts) if text)


def some(members: Sequence[str]) -> str:
    """The first members of many."""
    more = [f"... ({len(members)})"] if len(members) > NAMED else []
    return ", ".join([*members[:NAMED], *more])
