"""Faults in an xBRL-JSON report, one at a time, with what we say of each and what Arelle says.

The report is the small one of ``tests/validation``, without its sums, so that nothing but the fault is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.validation.small_report import REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.findings.catalogue import Code
from xbrlesg.writers.xbrl_json import write_xbrl_json

Document = dict[str, Any]
Edit = Callable[[Document], object]


@dataclass(frozen=True)
class Fault:
    """A fault: ``ours`` are the codes that we raise, ``arelle`` those of Arelle; none where it is silent.

    ``stops_arelle`` says that Arelle cannot read the file at all, and gives up.
    """

    name: str
    edit: Edit
    ours: tuple[Code, ...]
    arelle: tuple[str, ...] = ()
    stops_arelle: bool = False


def spoilt(edit: Edit) -> str:
    """The text of the report with one fault; a text that the edit returns is the whole file."""
    document = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    document["documentInfo"]["namespaces"] |= {
        "xbrli": "http://www.xbrl.org/2003/instance",
        "ex": "https://example.com/units",
    }
    for part in ("f2", "f3"):  # the parts of a sum, which Arelle would compare with the spoilt total
        del document["facts"][part]
    text = edit(document)
    return text if isinstance(text, str) else json.dumps(document, ensure_ascii=False, indent=1)


def put(fact: str, key: str, value: object) -> Edit:
    return lambda document: document["facts"][fact].__setitem__(key, value)


def dimension(fact: str, key: str, value: object) -> Edit:
    return lambda document: document["facts"][fact]["dimensions"].__setitem__(key, value)


def drop(fact: str, key: str) -> Edit:
    def edit(document: Document) -> None:
        del document["facts"][fact]["dimensions"][key]

    return edit


def info(key: str, value: object) -> Edit:
    return lambda document: document["documentInfo"].__setitem__(key, value)


def bind(prefix: str, uri: str) -> Edit:
    return lambda document: document["documentInfo"]["namespaces"].__setitem__(prefix, uri)


def both(*edits: Edit) -> Edit:
    return lambda document: [edit(document) for edit in edits] and None


def measured(concept: str, unit: str | None, value: str = "7.0") -> Edit:
    """A further fact, with a unit or without."""

    def edit(document: Document) -> None:
        fact = json.loads(json.dumps(document["facts"]["f7"]))
        fact["value"] = value
        fact["dimensions"] |= {"concept": f"s:{concept}"} | ({"unit": unit} if unit else {})
        document["facts"]["extra"] = fact

    return edit


def copied(fact: str, **changes: object) -> Edit:
    def edit(document: Document) -> None:
        document["facts"]["copy"] = {**document["facts"][fact], **changes}

    return edit


def repeated_key(document: Document) -> str:
    text = json.dumps(document)
    return text.replace('"value": "4106"', '"value": "4106", "value": "4106"')


DIMENSIONS: Final = "xbrldie:PrimaryItemDimensionallyInvalidError"
UTR: Final = "utre:error-NumericFactUtrInvalid"

FILES: Final = (
    Fault("no JSON", lambda _: '{"documentInfo": {', (Code.JSON_SYNTAX,), ("xbrlje:invalidJSON",)),
    Fault("key given twice", repeated_key, (Code.JSON_KEY_REPEATED,), ("xbrlje:invalidJSON",)),
    Fault(
        "document type",
        info("documentType", "https://example.com/json"),
        (Code.JSON_DOCUMENT_TYPE,),
        ("oimce:unsupportedDocumentType",),
    ),
    Fault("no taxonomy", info("taxonomy", []), (Code.JSON_TAXONOMY,), ("oime:noTaxonomy",)),
    Fault(
        "unknown property", info("taxonomies", []), (Code.JSON_STRUCTURE,), ("xbrlje:invalidJSONStructure",)
    ),
    Fault("relative base", info("baseURL", "taxonomies"), (Code.JSON_STRUCTURE,), ("oime:invalidBaseURL",)),
    Fault(
        "other URI for xbrli",
        bind("xbrli", "https://example.com/other"),
        (Code.JSON_ALIAS,),
        ("oimce:invalidURIForReservedAlias",),
    ),
    Fault(
        "other alias for utr",
        bind("units", "http://www.xbrl.org/2009/utr"),
        (Code.JSON_ALIAS,),
        (
            "oimce:invalidAliasForReservedURI",
            "oimce:multipleAliasesForURI",
        ),
    ),
    Fault("two aliases", bind("s2", NAMESPACE), (Code.JSON_ALIAS,), ("oimce:multipleAliasesForURI",)),
    Fault(
        "feature",
        info("features", {"xbrl:allowedDuplicates": "some"}),
        (Code.JSON_FEATURE,),
        ("xbrlje:invalidJSONStructure",),
    ),
    Fault(
        "unbound feature",
        info("features", {"x:canonicalValues": True}),
        (Code.JSON_PREFIX,),
        ("oimce:unboundPrefix",),
    ),
)
FACTS: Final = (
    Fault(
        "no concept", drop("f7", "concept"), (Code.JSON_CONCEPT_MISSING,), ("xbrlje:invalidJSONStructure",)
    ),
    Fault(
        "concept without prefix",
        dimension("f7", "concept", "Score"),
        (Code.JSON_NAME,),
        ("oimce:unboundPrefix",),
    ),
    Fault(
        "unbound prefix", dimension("f7", "concept", "t:Score"), (Code.JSON_PREFIX,), ("oimce:unboundPrefix",)
    ),
    Fault("no entity", drop("f7", "entity"), (Code.JSON_ENTITY,)),
    Fault("entity form", dimension("f7", "entity", "301330"), (Code.JSON_ENTITY,), ("oimce:invalidSQName",)),
    Fault("no period", drop("f7", "period"), (Code.JSON_PERIOD,)),
    Fault(
        "period form",
        dimension("f7", "period", "2023-01-01/2023-12-31"),
        (Code.JSON_PERIOD,),
        ("oimce:invalidPeriodRepresentation",),
    ),
    Fault(
        "period backwards",
        dimension("f7", "period", "2024-01-01T00:00:00/2023-01-01T00:00:00"),
        (Code.JSON_PERIOD,),
        ("xbrl.4.7.2:periodStartBeforeEnd",),
    ),
    Fault(
        "pure unit", dimension("f7", "unit", "xbrli:pure"), (Code.JSON_PURE_UNIT,), ("oime:illegalPureUnit",)
    ),
    Fault(
        "unit form",
        dimension("f5", "unit", "MWh"),
        (Code.JSON_UNIT,),
        ("oimce:invalidUnitStringRepresentation",),
    ),
    Fault(
        "unit order",
        dimension("f7", "unit", "utr:H*utr:D"),
        (Code.JSON_UNIT,),
        ("oimce:invalidUnitStringRepresentation",),
    ),
    Fault(
        "value no string",
        put("f7", "value", 7),
        (Code.JSON_VALUE_NOT_STRING,),
        ("xbrlje:invalidJSONStructure",),
    ),
    Fault("decimals no number", put("f7", "decimals", "2"), (Code.JSON_STRUCTURE,)),
    Fault(
        "language in capitals",
        dimension("f11", "language", "zh-Hans"),
        (Code.JSON_LANGUAGE_CASE,),
        ("xbrlje:invalidLanguageCodeCase",),
    ),
    Fault("note language in capitals", dimension("n1", "language", "EN"), (Code.JSON_LANGUAGE_CASE,)),
    Fault(
        "language form",
        dimension("f11", "language", "z/h"),
        (Code.JSON_LANGUAGE,),
        ("xbrlje:invalidJSONStructure",),
    ),
    Fault(
        "note without its id",
        dimension("n1", "noteId", "n9"),
        (Code.JSON_NOTE,),
        ("oime:invalidNoteIDValue",),
    ),
    Fault(
        "note with a period",
        dimension("n1", "period", "2024-01-01T00:00:00"),
        (Code.JSON_NOTE,),
        ("oime:misplacedNoteFactDimension",),
    ),
    Fault(
        "note unused",
        lambda document: document["facts"]["f11"]["links"]["footnote"]["_"].remove("n2"),
        (Code.JSON_NOTE_UNUSED,),
        ("oime:unusedNoteFact",),
    ),
    Fault(
        "link to nothing",
        put("f7", "links", {"footnote": {"_": ["n9"]}}),
        (Code.JSON_LINK,),
        ("xbrlje:unknownLinkTarget",),
    ),
    Fault(
        "footnote is no note",
        put("f7", "links", {"footnote": {"_": ["f8"]}}),
        (Code.JSON_LINK,),
        (
            "oime:illegalStandardFootnoteTarget",
            "xbrl.4.11.1.3.1:factFootnoteArcTo",
        ),
    ),
    Fault(
        "link type",
        put("f7", "links", {"other": {"_": ["n1"]}}),
        (Code.JSON_LINK,),
        ("xbrlje:unknownLinkType",),
    ),
    Fault(
        "link group",
        put("f7", "links", {"footnote": {"other": ["n1"]}}),
        (Code.JSON_LINK,),
        ("xbrlje:unknownLinkGroup",),
    ),
)
VALUES: Final = (
    Fault(
        "10.0 for a whole number",
        put("f1", "value", "10.0"),
        (Code.FACT_VALUE,),
        (
            "xbrlje:invalidFactValue",
            "xbrlje:nonCanonicalValue",
            "xmlSchema:valueError",
        ),
    ),
    Fault(
        "trailing zero",
        put("f8", "value", "0.0550"),
        (Code.JSON_NOT_CANONICAL,),
        ("xbrlje:nonCanonicalValue",),
    ),
    Fault("1 for true", put("f12", "value", "1"), (Code.JSON_NOT_CANONICAL,), ("xbrlje:nonCanonicalValue",)),
    Fault(
        "set out of order",
        put("f15", "value", "s:Workers s:Investors"),
        (Code.JSON_NOT_CANONICAL,),
        ("xbrlje:nonCanonicalValue",),
    ),
    Fault(
        "yes for true",
        put("f12", "value", "yes"),
        (Code.FACT_VALUE,),
        (
            "xbrlje:invalidFactValue",
            "xbrlje:nonCanonicalValue",
            "xmlSchema:valueError",
        ),
    ),
    Fault(
        "no such day",
        put("f13", "value", "2024-02-30"),
        (Code.FACT_VALUE,),
        (
            "xbrlje:invalidFactValue",
            "xmlSchema:valueError",
        ),
    ),
    Fault(
        "text for a number",
        put("f8", "value", "5.5 %"),
        (Code.FACT_VALUE,),
        (
            "xbrlje:invalidFactValue",
            "xbrlje:nonCanonicalValue",
            "xmlSchema:valueError",
        ),
    ),
    Fault(
        "words for an answer",
        put("f14", "value", "everybody"),
        (Code.FACT_VALUE,),
        ("xbrlje:invalidFactValue",),
    ),
    Fault(
        "answer of no domain",
        put("f14", "value", "s:Female"),
        (Code.FACT_ANSWER,),
        ("enum2ie:InvalidEnumerationValue",),
    ),
    Fault(
        "the domain itself",
        put("f15", "value", "s:Readers"),
        (Code.FACT_ANSWER,),
        ("enum2ie:InvalidEnumerationSetValue",),
    ),
    Fault(
        "answer twice",
        put("f15", "value", "s:Workers s:Workers"),
        (Code.FACT_ANSWER_REPEATED,),
        ("xbrlje:nonCanonicalValue",),
    ),
    Fault("percentage of 550 %", put("f8", "value", "5.5"), (Code.FACT_ABOVE_100,)),
    Fault(
        "decimals on text",
        put("f11", "decimals", 2),
        (Code.FACT_DECIMALS,),
        ("oime:misplacedDecimalsProperty",),
    ),
    Fault(
        "decimals on nil",
        put("f8", "value", None),
        (Code.FACT_DECIMALS,),
        ("oime:misplacedDecimalsProperty",),
    ),
    Fault("control character", put("f11", "value", "a\u0001b"), (Code.FACT_CHARACTER,), stops_arelle=True),
    Fault(
        "language on a number",
        dimension("f7", "language", "en"),
        (Code.FACT_LANGUAGE_MISPLACED,),
        ("oime:misplacedLanguageDimension",),
    ),
    Fault("text without language", drop("f11", "language"), (Code.FACT_LANGUAGE_MISSING,)),
    Fault(
        "contradiction",
        copied("f8", value="0.06"),
        (Code.FACT_DUPLICATE,),
        (
            "arelle:duplicateFacts",
            "oime:disallowedDuplicateFacts",
        ),
    ),
    Fault(
        "nil and a value",
        copied("f12", value=None),
        (Code.FACT_DUPLICATE,),
        (
            "arelle:duplicateFacts",
            "oime:disallowedDuplicateFacts",
        ),
    ),
)
DUPLICATES: Final = (
    Fault(
        "duplicate where none is allowed",
        both(copied("f8"), info("features", {"xbrl:allowedDuplicates": "none"})),
        (Code.JSON_DUPLICATE,),
        ("oime:disallowedDuplicateFacts",),
    ),
    Fault(
        "rounded duplicate where only complete ones are",
        both(
            copied("f8", value="0.06", decimals=2), info("features", {"xbrl:allowedDuplicates": "complete"})
        ),
        (Code.JSON_DUPLICATE,),
        ("oime:disallowedDuplicateFacts",),
    ),
    Fault(
        "complete duplicate where such are allowed",
        both(copied("f8"), info("features", {"xbrl:allowedDuplicates": "complete"})),
        (),
    ),
    Fault("rounded duplicate", copied("f8", value="0.06", decimals=2), ()),
)
ASPECTS: Final = (
    Fault(
        "unknown concept",
        dimension("f7", "concept", "s:Scores"),
        (Code.FACT_CONCEPT,),
        ("oime:unknownConcept",),
    ),
    Fault(
        "abstract concept",
        dimension("f7", "concept", "s:Lines"),
        (Code.FACT_CONCEPT,),
        ("oime:valueForAbstractConcept",),
    ),
    Fault(
        "instant for a duration",
        dimension("f7", "period", "2024-01-01T00:00:00"),
        (Code.FACT_PERIOD,),
        ("oime:invalidPeriodDimension",),
    ),
    Fault(
        "duration for an instant",
        dimension("f1", "period", "2023-01-01T00:00:00/2024-01-01T00:00:00"),
        (Code.FACT_PERIOD,),
        ("oime:invalidPeriodDimension",),
    ),
    Fault(
        "unit on text",
        dimension("f11", "unit", "utr:MWh"),
        (Code.FACT_UNIT_MISPLACED,),
        ("oime:misplacedUnitDimension",),
    ),
    Fault("kg of water", measured("Water", "utr:kg"), (Code.FACT_UNIT,), (UTR,)),
    Fault("megalitres, a candidate", measured("Water", "utr:Ml"), (Code.FACT_UNIT,), (UTR,)),
    Fault("volume without unit", measured("Water", None), (Code.FACT_UNIT,), (UTR,)),
    Fault("own unit of mass", measured("Waste", "ex:kg"), (Code.FACT_UNIT,), (UTR,)),
    Fault("tons for tonnes", measured("Waste", "utr:T"), (Code.FACT_UNIT_TRAP,)),
    Fault("RMB", dimension("f9", "unit", "iso4217:RMB"), (Code.FACT_UNIT,), (UTR,)),
    Fault(
        "money in kg",
        dimension("f9", "unit", "utr:kg"),
        (Code.FACT_UNIT,),
        (
            UTR,
            "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure",
        ),
    ),
    Fault(
        "money over energy",
        dimension("f9", "unit", "iso4217:CNY/utr:MWh"),
        (Code.FACT_UNIT,),
        (
            UTR,
            "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure",
        ),
    ),
    Fault("kg on a percentage", dimension("f8", "unit", "utr:kg"), (Code.FACT_UNIT_FAMILY,), (UTR,)),
    Fault("money on a percentage", dimension("f8", "unit", "iso4217:CNY"), (Code.FACT_UNIT_FAMILY,), (UTR,)),
    Fault("kg on a count", dimension("f1", "unit", "utr:kg"), (Code.FACT_UNIT_FAMILY,)),
    Fault("persons as a unit", dimension("f1", "unit", "ex:Person"), (Code.FACT_UNIT_FAMILY,)),
    Fault("money as a decimal", dimension("f7", "unit", "iso4217:CNY"), (Code.FACT_UNIT_UNUSUAL,)),
    Fault("hours as a decimal", dimension("f7", "unit", "utr:H"), ()),
    Fault(
        "unknown axis",
        dimension("f7", "s:AgeAxis", "s:Female"),
        (Code.FACT_AXIS,),
        ("oime:unknownDimension",),
    ),
    Fault("wrong member", dimension("f4", "s:GenderAxis", "s:Lines"), (Code.FACT_MEMBER,), (DIMENSIONS,)),
    Fault(
        "unknown member",
        dimension("f4", "s:GenderAxis", "s:Femal"),
        (Code.FACT_MEMBER,),
        (
            "xbrldie:ExplicitMemberUndefinedQNameError",
            DIMENSIONS,
        ),
    ),
    Fault(
        "text on an explicit axis",
        dimension("f4", "s:GenderAxis", "women"),
        (Code.FACT_MEMBER,),
        (
            "xbrldie:ExplicitMemberUndefinedQNameError",
            DIMENSIONS,
        ),
    ),
    Fault(
        "default member",
        dimension("f4", "s:GenderAxis", "s:Members"),
        (Code.FACT_DEFAULT_MEMBER,),
        (
            "arelle:duplicateFacts",
            "oime:disallowedDuplicateFacts",
            "oime:invalidDimensionValue",
        ),
    ),
    Fault("foreign axis", dimension("f8", "s:SiteAxis", "x"), (Code.FACT_BREAKDOWN,), (DIMENSIONS,)),
    Fault(
        "axis of another table",
        dimension("f6", "s:GenderAxis", "s:Male"),
        (Code.FACT_BREAKDOWN,),
        (DIMENSIONS,),
    ),
)
ALL: Final = (*FILES, *FACTS, *VALUES, *DUPLICATES, *ASPECTS)
