"""The ``documentInfo`` of an xBRL-JSON report (xBRL-JSON 1.0; OIM Common 1.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.names import ENUM2, ISO4217, OIM, UTR, XBRLI, XS

XBRL_JSON: Final = "https://xbrl.org/2021/xbrl-json"
XBRL_CSV: Final = "https://xbrl.org/2021/xbrl-csv"
RESERVED: Final = {"xbrl": OIM, "xs": XS, "xbrli": XBRLI, "utr": UTR, "iso4217": ISO4217, "enum2": ENUM2}
LINK_TYPES: Final = {
    "footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote",
    "explanatoryFact": "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
}
LINK_GROUPS: Final = {"_": "http://www.xbrl.org/2003/role/link"}
FEATURES: Final[dict[str, tuple[object, ...]]] = {
    "canonicalValues": (True, False),
    "allowedDuplicates": ("none", "complete", "consistent", "all"),
}
KEYS: Final = frozenset(
    ("documentType", "taxonomy", "namespaces", "features", "linkTypes", "linkGroups", "baseURL")
)
_PREFIX: Final = re.compile(r"[^\W\d][\w.\-·]*")


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the facts of a file depend on. ``taxonomy`` holds the URLs of the entry points.

    ``canonical`` and ``duplicates`` are what the file promises of its facts by its features.
    """

    taxonomy: tuple[str, ...]
    namespaces: Mapping[str, str]
    link_types: frozenset[str]
    link_groups: frozenset[str]
    canonical: bool
    duplicates: str = "all"


@dataclass(slots=True)
class InfoReader:
    """Reads ``documentInfo`` and finds what is wrong with it."""

    place: Location
    findings: list[Finding] = field(default_factory=list)

    def read(self, info: Mapping[str, Any]) -> DocumentInfo:
        """All that can be read of it; what cannot is found and left out."""
        for key in sorted(set(info) - KEYS):
            if ":" not in key:  # names with a prefix are extensions
                self._fault(Code.JSON_STRUCTURE, f"documentInfo has no property {key!r}", key)
        namespaces = self._aliases(info, "namespaces", RESERVED)
        features = self._features(info, namespaces)
        base = info.get("baseURL")
        if base is not None and not (isinstance(base, str) and urlsplit(base).scheme):
            self._fault(Code.JSON_STRUCTURE, "baseURL is no absolute URL", str(base))
        return DocumentInfo(
            taxonomy=self._taxonomy(info),
            namespaces=namespaces,
            link_types=frozenset(self._aliases(info, "linkTypes", LINK_TYPES)),
            link_groups=frozenset(self._aliases(info, "linkGroups", LINK_GROUPS)),
            canonical=features.get("canonicalValues") is True,
            duplicates=str(features.get("allowedDuplicates", "all")),
        )

    def _taxonomy(self, info: Mapping[str, Any]) -> tuple[str, ...]:
        urls = info.get("taxonomy")
        if not isinstance(urls, list) or not urls or not all(isinstance(url, str) for url in urls):
            self._fault(Code.JSON_TAXONOMY, "taxonomy is no list of URLs", None)
            return ()
        return tuple(dict.fromkeys(urls))

    def _aliases(self, info: Mapping[str, Any], name: str, reserved: Mapping[str, str]) -> dict[str, str]:
        """A map of aliases to URIs; some of both are reserved for each other (OIM Common 1.0)."""
        stated = info.get(name, {})
        if not isinstance(stated, dict):
            self._fault(Code.JSON_STRUCTURE, f"{name} is no object", None)
            return {}
        found: dict[str, str] = {}
        for alias, uri in stated.items():
            if not isinstance(uri, str) or not uri or not (_PREFIX.fullmatch(alias) or alias in reserved):
                self._fault(Code.JSON_STRUCTURE, f"{name} holds {alias!r}, which is no alias of a URI", alias)
                continue
            if uri in found.values():
                self._fault(Code.JSON_ALIAS, f"{uri} has two aliases in {name}", alias)
            if reserved.get(alias, uri) != uri:
                message = f"{alias!r} is reserved for {reserved[alias]}"
                self._fault(Code.JSON_ALIAS, message, uri)
            elif uri in reserved.values() and alias not in reserved:
                message = f"{uri} is reserved for another alias than {alias!r}"
                self._fault(Code.JSON_ALIAS, message, alias)
            found[alias] = uri
        return found

    def _features(self, info: Mapping[str, Any], namespaces: Mapping[str, str]) -> dict[str, object]:
        stated = info.get("features", {})
        if not isinstance(stated, dict):
            self._fault(Code.JSON_STRUCTURE, "features is no object", None)
            return {}
        found: dict[str, object] = {}
        for key, value in stated.items():
            prefix, _, local = key.partition(":")
            if prefix not in namespaces:
                self._fault(Code.JSON_PREFIX, f"the prefix of the feature {key!r} is not declared", key)
            elif namespaces[prefix] == OIM and not _is_setting(local, value):
                choices = ", ".join(str(choice).lower() for choice in FEATURES.get(local, ()))
                message = f"{key} is {choices}" if choices else f"there is no feature {key}"
                self._fault(Code.JSON_FEATURE, message, str(value))
            elif namespaces[prefix] == OIM:
                found[local] = value
        return found

    def _fault(self, code: Code, message: str, value: str | None) -> None:
        self.findings.append(finding(code, message, self.place, value=value))


def _is_setting(feature: str, value: object) -> bool:
    """True and 1 are equal to Python, and not to JSON."""
    return any(value == choice and type(value) is type(choice) for choice in FEATURES.get(feature, ()))
