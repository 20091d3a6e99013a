"""The catalogue of our own codes: name, severity, title and hint, one line of thought each.

Names follow the standards' habit: a prefix and a camelCase word, like Arelle's ``oime:noTaxonomy``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xbrlesg.findings.model import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """What the catalogue knows of one code."""

    word: str
    severity: Severity
    title: str
    hint: str

    @property
    def name(self) -> str:
        """The code as users see it."""
        return f"xbrlesg:{self.word}"


class Code(Enum):
    """Every code of ours, grouped by the stage that raises it."""

    # Files of any kind
    FILE_MISSING = Rule(
        "fileMissing",
        ERROR,
        "File not found",
        "Check the path; paths are relative to the file that names them.",
    )
    FILE_ENCODING = Rule("fileEncoding", ERROR, "File is not UTF-8", "Save the file as UTF-8.")
    FILE_BOM = Rule(
        "fileByteOrderMark",
        WARNING,
        "File starts with a byte order mark",
        "Save as plain UTF-8, without byte order mark; the mark was skipped.",
    )
    YAML_SYNTAX = Rule(
        "yamlSyntax",
        ERROR,
        "YAML cannot be read",
        "Mend the YAML at this line; indentation and colons are the usual suspects.",
    )
    YAML_DUPLICATE_KEY = Rule(
        "yamlDuplicateKey", ERROR, "YAML key given twice", "Keep one of the two entries."
    )
    YAML_CONTENT = Rule(
        "yamlContent",
        ERROR,
        "YAML entry is not of the expected form",
        "See the file's documentation in docs/.",
    )

    # Report file and records

    # Registry

    # Taxonomy packages

    # Mapping

    # Validation with Arelle and the circle test
