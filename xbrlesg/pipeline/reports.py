"""Reports of a verdict: which forms there are, and which part writes each."""

from __future__ import annotations

from enum import StrEnum

from xbrlesg.explain.help import help_texts
from xbrlesg.findings.verdict import Verdict
from xbrlesg.pages.findings import findings_page
from xbrlesg.reporters.data import data_report
from xbrlesg.reporters.junit import junit_report
from xbrlesg.reporters.markdown import markdown_report
from xbrlesg.reporters.sarif import sarif_report


class Form(StrEnum):
    """The forms of a report, by the names that users give them."""

    DATA = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "md"
    PAGE = "html"


def write_report(form: Form, told: Verdict) -> bytes:
    """The verdict in one form."""
    match form:
        case Form.DATA:
            return data_report(told)
        case Form.SARIF:
            return sarif_report(told, help_texts())
        case Form.JUNIT:
            return junit_report(told)
        case Form.MARKDOWN:
            return markdown_report(told)
        case Form.PAGE:
            return findings_page(told, help_texts())
