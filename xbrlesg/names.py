"""Names: expanded QNames and the namespaces that the standards fix.

A QName is a namespace and a local name, never a prefix: prefixes are born in the writers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

XS: Final = "http://www.w3.org/2001/XMLSchema"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XML: Final = "http://www.w3.org/XML/1998/namespace"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XLINK: Final = "http://www.w3.org/1999/xlink"
XBRLI: Final = "http://www.xbrl.org/2003/instance"
LINK: Final = "http://www.xbrl.org/2003/linkbase"
REF: Final = "http://www.xbrl.org/2006/ref"
XBRLDT: Final = "http://xbrl.org/2005/xbrldt"
XBRLDI: Final = "http://xbrl.org/2006/xbrldi"
DTR: Final = "http://www.xbrl.org/dtr/type/2024-01-31"
ENUM2: Final = "http://xbrl.org/2020/extensible-enumerations-2.0"
IX: Final = "http://www.xbrl.org/2013/inlineXBRL"
IXT4: Final = "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
IXT5: Final = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
OIM: Final = "https://xbrl.org/2021"
UTR: Final = "http://www.xbrl.org/2009/utr"
ISO4217: Final = "http://www.xbrl.org/2003/iso4217"

PREFIXES: Final[dict[str, str]] = {
    XS: "xs",
    XSI: "xsi",
    XBRLI: "xbrli",
    LINK: "link",
    XLINK: "xlink",
    XBRLDT: "xbrldt",
    XBRLDI: "xbrldi",
    DTR: "dtr-types",
    ENUM2: "enum2",
    IX: "ix",
    IXT4: "ixt4",
    IXT5: "ixt",
    OIM: "xbrl",
    UTR: "utr",
    ISO4217: "iso4217",
}
"""The customary prefix of each namespace; OIM reserves some of them (OIM Common 1.0, 3.3.1)."""


@dataclass(frozen=True, slots=True, order=True)
class QName:
    """An expanded name: namespace URI and local name."""

    namespace: str
    local: str

    @property
    def clark(self) -> str:
        """The name as lxml writes it: ``{namespace}local``."""
        return f"{{{self.namespace}}}{self.local}"


PURE: Final = QName(XBRLI, "pure")
