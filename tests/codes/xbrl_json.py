"""xBRL-JSON reports, others' or ours: their files, and their facts against their taxonomy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from tests.checks.json_faults import Document, Edit, spoilt
from tests.codes.examples import Example, Examples
from tests.codes.shown import joined, shown
from tests.validation.small_taxonomy import write_package
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.own_checks import check_files

FACTS: Final = {
    Code.FACT_CONCEPT: "f7",
    Code.FACT_PERIOD: "f7",
    Code.FACT_VALUE: "f8",
    Code.FACT_CHARACTER: "f11",
    Code.FACT_ANSWER: "f14",
    Code.FACT_ANSWER_REPEATED: "f15",
    Code.FACT_ABOVE_100: "f8",
    Code.FACT_DECIMALS: "f11",
    Code.FACT_UNIT: "f7",
    Code.FACT_UNIT_FAMILY: "f1",
    Code.FACT_UNIT_UNUSUAL: "f7",
    Code.FACT_UNIT_TRAP: "f7",
    Code.FACT_UNIT_MISPLACED: "f11",
    Code.FACT_LANGUAGE_MISPLACED: "f7",
    Code.FACT_AXIS: "f7",
    Code.FACT_MEMBER: "f4",
    Code.FACT_DEFAULT_MEMBER: "f4",
    Code.FACT_BREAKDOWN: "f8",
    Code.JSON_VALUE_NOT_STRING: "f7",
    Code.JSON_PREFIX: "f7",
    Code.JSON_NAME: "f7",
    Code.JSON_ENTITY: "f7",
    Code.JSON_PERIOD: "f7",
    Code.JSON_UNIT: "f5",
    Code.JSON_PURE_UNIT: "f7",
    Code.JSON_LANGUAGE: "f11",
    Code.JSON_LANGUAGE_CASE: "f11",
    Code.JSON_NOT_CANONICAL: "f8",
    Code.JSON_LINK: "f7",
}
"""The fact of the small report that each example is a part of."""
WHOLE: Final = {Code.FACT_LANGUAGE_MISSING: "f11", Code.JSON_CONCEPT_MISSING: "f7"}
"""The fact whose parts each example is in place of: it lacks something."""
INFO: Final = (
    Code.JSON_DOCUMENT_TYPE,
    Code.JSON_STRUCTURE,
    Code.JSON_TAXONOMY,
    Code.JSON_ALIAS,
    Code.JSON_FEATURE,
)
"""Codes whose examples are a part of documentInfo."""
FURTHER: Final = (Code.FACT_DUPLICATE, Code.JSON_NOTE, Code.JSON_NOTE_UNUSED)
"""Codes whose examples are facts beside the others."""


def _text(code: Code) -> str:
    """The example, in the names of the small report."""
    return shown(code).replace("esg:", "s:").replace("szse:", "scheme:")


def _part(code: Code) -> Document:
    part: Document = json.loads(f"{{{_text(code)}}}")
    return part


def _checked(edit: Edit) -> Example:
    def run(folder: Path) -> Iterable[Finding]:
        path = folder / "report.json"
        path.write_text(spoilt(edit), "utf-8")
        return check_files([path], [write_package(folder)])

    return run


def _into(code: Code, *keys: str, join: Callable[[Any, Any], Any] = joined) -> Example:
    """The example stands in the part of the report to which the keys lead."""

    def edit(document: Document) -> None:
        owner: Any = {"document": document}
        *others, last = ("document", *keys)
        for key in others:
            owner = owner[key]
        owner[last] = join(owner[last], _part(code))

    return _checked(edit)


def _merged(code: Code) -> Example:
    """The example stands in the report as a whole, which is written anew."""
    return _checked(lambda document: json.dumps(joined(document, _part(code)), indent=1))


def _repeated(document: Document) -> str:
    text = json.dumps(document)
    assert text.count('"value": "4106"') == 1
    return text.replace('"value": "4106"', shown(Code.JSON_KEY_REPEATED).strip())


EXAMPLES: Final[Examples] = {
    **{code: _into(code, "facts", fact) for code, fact in FACTS.items()},
    **{
        code: _into(code, "facts", fact, join=lambda old, new: {**old, **new}) for code, fact in WHOLE.items()
    },
    **{code: _into(code, "documentInfo") for code in INFO},
    **{code: _into(code, "facts") for code in FURTHER},
    Code.JSON_DUPLICATE: _merged(Code.JSON_DUPLICATE),
    Code.JSON_SYNTAX: _checked(lambda _: shown(Code.JSON_SYNTAX)),
    Code.JSON_KEY_REPEATED: _checked(_repeated),
}
