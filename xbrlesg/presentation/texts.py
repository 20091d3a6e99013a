"""The fixed words of a page, in English and Chinese; every other text comes from the taxonomy or the user."""

from __future__ import annotations

import re
from typing import Final

from xbrlesg.presentation.model import Texts

WORDS: Final[dict[str, dict[str, str]]] = {
    "and": {"en": " and ", "zh-hans": "和"},
    "answer": {"en": "Answer", "zh-hans": "是否"},
    "breakdown": {"en": "By {axes}", "zh-hans": "按{axes}"},
    "code": {"en": "Code", "zh-hans": "编号"},
    "chart_point": {"en": "{point}: {figures}. ", "zh-hans": "{point}：{figures}。"},
    "chart_figures": {"en": ", ", "zh-hans": "，"},
    "chart_unit": {"en": "{title} ({unit}). ", "zh-hans": "{title}（{unit}）。"},
    "contents": {"en": "Contents", "zh-hans": "目录"},
    "details": {"en": "Details", "zh-hans": "内容"},
    "disclosure": {"en": "Disclosure", "zh-hans": "披露项"},
    "disclosures": {"en": "Disclosures", "zh-hans": "披露内容"},
    "identifier": {"en": "Identifier", "zh-hans": "标识"},
    "index": {"en": "Index of disclosures", "zh-hans": "披露索引"},
    "index_of": {"en": "{standard} content index", "zh-hans": "{standard} 内容索引"},
    "indicator": {"en": "Indicator", "zh-hans": "指标"},
    "key_figures": {"en": "Key figures", "zh-hans": "关键数据"},
    "location": {"en": "Where in this report", "zh-hans": "所在章节"},
    "machine_readable": {"en": "Machine-readable data", "zh-hans": "机器可读数据"},
    "machine_readable_text": {
        "en": "All {count} facts in this report are tagged in Inline XBRL 1.1.",
        "zh-hans": "本报告的{count}项数据均以 Inline XBRL 1.1 标记。",
    },
    "no": {"en": "No", "zh-hans": "否"},
    "none": {"en": "None", "zh-hans": "无"},
    "notes": {"en": "Notes", "zh-hans": "附注"},
    "other_disclosures": {"en": "Other disclosures", "zh-hans": "其他披露"},
    "period": {"en": "Reporting period", "zh-hans": "报告期间"},
    "restated": {"en": "Restated", "zh-hans": "经重述"},
    "standards": {"en": "Basis of preparation", "zh-hans": "编制依据"},
    "summary": {"en": "Preparer’s summary", "zh-hans": "编制者摘要"},
    "unit": {"en": "Unit", "zh-hans": "单位"},
    "yes": {"en": "Yes", "zh-hans": "是"},
}
"""Key, language, text; a ``{name}`` is filled in by the caller."""


def language_of(text: str) -> str:
    """The language of ours that a text without a tag is in: Chinese where it has Chinese characters."""
    return "zh-hans" if re.search(r"[\u3400-\u9fff]", text) else "en"


def language_among(text: str, languages: tuple[str, ...]) -> str:
    """The same, as that of the page's languages which it may be in, where there is one."""
    language = language_of(text)
    return next((tag for tag in languages if spoken(tag) == language), language)


def spoken(language: str) -> str:
    """The language of ours that serves a language: zh-hans for every Chinese, English for all others."""
    return "zh-hans" if language.split("-", maxsplit=1)[0] == "zh" else "en"


def first_in(texts: Texts, language: str | None = None) -> str:
    """A text in the language, or in the first that it has; empty where there is none."""
    return dict(texts).get(language or "", texts[0][1] if texts else "")


def words(key: str, languages: tuple[str, ...], **values: str) -> Texts:
    """A text in each language that it is spoken in, once each, with ``values`` filled in."""
    return tuple((tag, WORDS[key][tag].format(**values)) for tag in dict.fromkeys(map(spoken, languages)))
