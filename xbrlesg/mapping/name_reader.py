"""Names of a mapping file: prefixed texts into expanded names, and complaints that suggest near ones."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.names import QName
from xbrlesg.yaml_source import YamlSource


class NameReader:
    """Reads the names of one mapping file; collects the findings of all who use it."""

    def __init__(self, prefixes: ReadOnly[str, str], source: YamlSource) -> None:
        self.findings: list[Finding] = []
        self.source = source
        self._prefixes = prefixes

    def read(self, text: str, *path: str) -> QName | None:
        """The name that stands at a path of the file; None, and a finding, where its prefix is unknown."""
        prefix, _, local = text.partition(":")
        if prefix in self._prefixes:
            return QName(self._prefixes[prefix], local)
        message = f"the prefix {prefix!r} of {text} is not declared"
        hint = near_hint(prefix, self._prefixes)
        self.findings.append(
            finding(Code.MAPPING_PREFIX, message, self.source.at(*path), value=text, hint=hint)
        )
        return None

    def complain(
        self, code: Code, message: str, path: tuple[str, ...], value: str, known: Iterable[QName] = ()
    ) -> None:
        """Add a finding about the value at a path, with the near ones of the ``known`` names as its hint."""
        hint = near_hint(value, map(self.prefixed, known), code.value.hint)
        self.findings.append(finding(code, message, self.source.at(*path), value=value, hint=hint))

    def prefixed(self, name: QName) -> str:
        """A name as the file would write it."""
        prefixes = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        return f"{prefixes.get(name.namespace, '')}:{name.local}"
