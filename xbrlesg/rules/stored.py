"""Rules as the package carries them: one JSON document beside the taxonomy's entry point."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.rules.model import RuleSet


def rules_url(entry_point: str) -> str:
    """Where a taxonomy keeps its rules: ``.../esg.xsd`` has them in ``.../esg-rules.json``."""
    return f"{entry_point.removesuffix('.xsd')}-rules.json"


def write_rules(rules: RuleSet) -> bytes:
    """The document; the same rules give the same bytes."""
    return TypeAdapter(RuleSet).dump_json(rules, indent=1) + b"\n"


def read_rules(content: bytes | None, url: str) -> tuple[RuleSet, list[Finding]]:
    """The rules of a document; none where a taxonomy carries none (``content`` is None)."""
    if content is None:
        return RuleSet(), []
    try:
        return TypeAdapter(RuleSet).validate_json(content), []
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        message = f"the rules of the taxonomy cannot be read: {fault['msg']}"
        return RuleSet(), [finding(Code.RULES_UNREADABLE, message, Location(url))]
