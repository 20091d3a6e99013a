"""An input that fails for each code of Arelle that we explain, but two."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.codes.shown import joined
from tests.engine.documents import XML, Document, small_documents
from tests.taxonomy.synthetic import BASE, item, package_files, schema
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.explain.load import load_explanations
from xbrlesg.names import XSI
from xbrlesg.writers.xbrl_json import write_xbrl_json

Files = Mapping[str, bytes]

SPOILT: Final = {
    "calc11e:inconsistentCalculationUsingRounding": "inline sum",
    "xbrlce:missingRequiredCSVFile": "csv 30 other.csv",
}
"""Codes, and the documents of the engine's corpus in which Arelle finds them."""

BODY: Final = ("</body>", "<div>{}</div></body>")
PAGES: Final = {
    "arelle:duplicateFacts": BODY,
    "ix11.10.1.1:transformValueError": BODY,
    "ix11.10.1.2:contextReference": BODY,
    "ix11.10.1.2:unitReference": BODY,
    "ix11.11.1.1:transformValueError": BODY,
    "ix11.11.1.2:continuationMissing": BODY,
    "ix11.11.1.2:invalidTransformation": BODY,
    "ix11.12.1.2:missingReferences": BODY,
    "ix11.13.1.2:relationshipToRef": ("<ix:resources>", "<ix:resources>{}"),
    "ix11.8.1.3:headerMissing": (INLINE[INLINE.index("<body>") : INLINE.index("</html>")], "{}"),
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ("</body>", "<table><tr>{}</tr></table></body>"),
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_4": ("</title>", "</title>{}"),
    "lxml.SCHEMAV_ELEMENT_CONTENT": BODY,
    "xbrl.4.7.2:contextPeriodType": BODY,
    "xml.3.3.1:idMustBeUnique": BODY,
    "xmlSchema:syntax": BODY,
}
"""Codes whose example is a piece of an inline report, and where in the small one it is put."""

END: Final = ("</xbrli:xbrl>", "{}</xbrli:xbrl>")
MEMBER: Final = ("<xbrli:scenario>", "<xbrli:scenario>{}")
INSTANCES: Final = {
    "xbrl.4.6.1:itemContextRef": END,
    "xbrl.4.6.2:numericUnit": END,
    "xbrl.4.6.3:missingPrecisionDecimals": END,
    "xbrl.4.6.3:nilPrecisionDecimals": END,
    "xbrl.4.7.2:periodStartBeforeEnd": (
        "<xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate>",
        "{}",
    ),
    "xbrl:schemaImportMissing": END,
    "xbrldie:IllegalTypedDimensionContentError": MEMBER,
    "xbrldie:TypedMemberNotTypedDimensionError": MEMBER,
    "xmlSchema:valueError": END,
}
"""Codes whose example is a piece of an XBRL instance, and where in the small one it is put."""

SHOWN: Final = {
    "calc11e:excessDigits": "",
    "enum2ie:InvalidEnumerationSetValue": "",
    "enum2ie:InvalidEnumerationValue": "",
    "oimce:invalidPeriodRepresentation": "f7",
    "oimce:invalidSQName": "f7",
    "oimce:invalidURIForReservedAlias": "",
    "oimce:invalidUnitStringRepresentation": "f5",
    "oimce:multipleAliasesForURI": "",
    "oimce:unboundPrefix": "",
    "oimce:unsupportedDocumentType": "",
    "oime:disallowedDuplicateFacts": "",
    "oime:illegalPureUnit": "f8",
    "oime:illegalStandardFootnoteTarget": "f1",
    "oime:invalidBaseURL": "",
    "oime:invalidDimensionValue": "f4",
    "oime:invalidNoteIDValue": "",
    "oime:invalidPeriodDimension": "f5",
    "oime:misplacedDecimalsProperty": "",
    "oime:misplacedLanguageDimension": "",
    "oime:misplacedNoteFactDimension": "",
    "oime:misplacedUnitDimension": "",
    "oime:noTaxonomy": "",
    "oime:unknownConcept": "f8",
    "oime:unknownDimension": "f1",
    "oime:unusedNoteFact": "",
    "oime:valueForAbstractConcept": "f1",
    "utre:error-NumericFactUtrInvalid": "",
    "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure": "",
    "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure": "",
    "xbrldie:ExplicitMemberUndefinedQNameError": "f4",
    "xbrldie:PrimaryItemDimensionallyInvalidError": "f8",
    "xbrlje:invalidFactValue": "",
    "xbrlje:invalidJSONStructure": "",
    "xbrlje:invalidLanguageCodeCase": "f11",
    "xbrlje:nonCanonicalValue": "",
    "xbrlje:unknownLinkGroup": "f1",
    "xbrlje:unknownLinkTarget": "f1",
    "xbrlje:unknownLinkType": "f1",
}
"""Codes whose example is a piece of xBRL-JSON, and the fact that it is put into where it names none."""

TABLES: Final = {
    "xbrlce:illegalUseOfNone",
    "xbrlce:invalidFactValue",
    "xbrlce:invalidHeaderValue",
    "xbrlce:unknownColumn",
    "xbrlce:unknownSpecialValue",
}
"""Codes whose example is a table of xBRL-CSV."""

INSTANCE: Final = XML.replace("<xbrli:xbrl ", f'<xbrli:xbrl xmlns:s="{NAMESPACE}" xmlns:xsi="{XSI}" ', 1)
NAMES: Final = {
    "esg:": "s:",
    "EnergyConsumption": "Energy",
    "GenderDomain": "Members",
    "EmployeesLineItems": "Lines",
    "TurnoverRate": "Turnover",
}
"""What the small taxonomy calls the concepts of the examples."""


def _shown(code: str) -> str:
    """The example of the code's explanation, about the small taxonomy."""
    (example,) = (item.example for item in load_explanations() if item.code == code)
    for name, ours in NAMES.items():
        example = example.replace(name, ours)
    return example


def _put(code: str, text: str, old: str, new: str) -> str:
    """The report with the example put into it, once."""
    assert old in text, code
    return text.replace(old, new.format(_shown(code)), 1)


def _json(code: str, fact: str) -> Document:
    """The small report with the example put into it, by its properties' names."""
    report = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    text = _shown(code)
    for key, value in json.loads(text if text.startswith("{") else f"{{{text}}}").items():
        report = joined(report, _placed(key, value, fact))
    return Document(code, "report.json", json.dumps(report))


def _placed(key: str, value: object, fact: str) -> dict[str, Any]:
    """Where a property stands in a report."""
    match key:
        case "documentInfo":
            return {key: value}
        case "namespaces" | "features":
            return {"documentInfo": {key: value}}
        case "dimensions" | "links":
            return {"facts": {fact: {key: value}}}
        case "entity" | "language" | "period" | "unit":
            return {"facts": {fact: {"dimensions": {key: value}}}}
        case _:
            return {"facts": {key: value}}


def _csv(table: str, edit: Callable[[dict[str, Any]], object] = lambda _: None) -> Document:
    """An xBRL-CSV report of one table; the edit changes its template."""
    text = next(each.text for each in small_documents() if each.name == "csv 30 facts.csv")
    metadata = json.loads(text)
    edit(metadata["tableTemplates"]["t"])
    return Document("csv", "report.json", json.dumps(metadata), beside={"facts.csv": f"{table}\n"})


def _identified(template: dict[str, Any]) -> None:
    template["columns"]["id"] = {}
    template["rowIdColumn"] = "id"


def documents() -> dict[str, Document]:
    """A report for each code that a report of one file shows."""
    corpus = {document.name: document for document in small_documents()}
    return {
        **{code: corpus[name] for code, name in SPOILT.items()},
        **{code: _json(code, fact) for code, fact in SHOWN.items()},
        **{code: Document(code, "report.xhtml", _put(code, INLINE, *at)) for code, at in PAGES.items()},
        **{code: Document(code, "report.xbrl", _put(code, INSTANCE, *at)) for code, at in INSTANCES.items()},
        **{code: _csv(_shown(code)) for code in sorted(TABLES)},
        "xbrlce:repeatedRowIdentifier": _csv(_shown("xbrlce:repeatedRowIdentifier"), _identified),
        "xbrlce:unmappedCellValue": _csv(
            "employees,x\n30,1", lambda template: template["columns"].__setitem__("x", {})
        ),
        "xbrlje:invalidJSON": Document("cut", "report.json", _shown("xbrlje:invalidJSON")),
    }


ABOUT: Final = "t/META-INF/reportPackage.json"
PAGE: Final = INLINE.encode()


def _about(kind: str) -> bytes:
    return json.dumps(
        {"documentInfo": {"documentType": f"https://xbrl.org/report-package/2023{kind}"}}
    ).encode()


REPORT_PACKAGES: Final[Mapping[str, Files]] = {
    "rpe:documentTypeFileExtensionMismatch": {ABOUT: _about(""), "t/reports/a.xhtml": PAGE},
    "rpe:incorrectReportType": {ABOUT: _about("/xbri"), "t/reports/a.json": b"{}"},
    "rpe:missingReport": {ABOUT: _about("/xbri"), "t/reports/": b""},
    "rpe:missingReportsDirectory": {ABOUT: _about("/xbri"), "t/a.xhtml": PAGE},
    "rpe:multipleReports": {ABOUT: _about("/xbri"), "t/reports/a.xhtml": PAGE, "t/reports/b.xhtml": PAGE},
}
"""Packages with the ending ``.xbri``."""

GOOD: Final = package_files(t_xsd=schema(item("A")))
METADATA, CATALOG = "top/META-INF/taxonomyPackage.xml", "top/META-INF/catalog.xml"
TAXONOMY_PACKAGES: Final[Mapping[str, Files]] = {
    "arelle:packageLoadingError": {name: data for name, data in GOOD.items() if name != METADATA},
    "tpe:metadataFileNotFound": {name: data for name, data in GOOD.items() if name != METADATA},
    "tpe:invalidMetaDataFile": {**GOOD, METADATA: b"<open>"},
    "tpe:invalidDirectoryStructure": {**GOOD, "other/x.txt": b""},
    "tpe:missingLanguageAttribute": {**GOOD, METADATA: GOOD[METADATA].replace(b' xml:lang="en"', b"")},
    "tpe:multipleRewriteURIsForStartString": {
        **GOOD,
        CATALOG: GOOD[CATALOG].replace(
            b"</catalog>",
            f'<rewriteURI uriStartString="{BASE}/" rewritePrefix="../tax/"/></catalog>'.encode(),
        ),
    },
}
"""Packages beside that of the report."""

NO_ARCHIVE: Final = frozenset({"FileSourceError", "tpe:invalidArchiveFormat"})
"""Codes of a package that is no archive."""
TAXONOMY: Final = frozenset({"xbrl.5.2.5.2.1:zeroWeight"})
"""Codes of a taxonomy that is wrong itself: the small one with a broken sum."""
WITHOUT: Final = frozenset({"formula:varSetTimeout", "oime:invalidTaxonomy"})
"""Codes without an example here: one takes half a minute, the other is told with the fault that causes it."""
