"""What to do about the messages of Arelle that users meet often, and where to read about the others."""

from __future__ import annotations

from typing import Final

HINTS: Final = {
    "arelle:duplicateFacts": "The same fact is given with contradicting values; keep the right one.",
    "arelle:packageLoadingError": "The file is no taxonomy package; fetch it anew from its publisher.",
    "calc11e:excessDigits": (
        "The value has more digits than its decimals admit; round it or raise its decimals."
    ),
    "calc11e:inconsistentCalculationUsingRounding": (
        "The reported total and its parts disagree by more than rounding; check them, and whether a part "
        "is missing."
    ),
    "enum2ie:InvalidEnumerationSetValue": "One of the values is no answer of this concept's enumeration.",
    "enum2ie:InvalidEnumerationValue": "The value is no answer of this concept's enumeration.",
    "FileSourceError": "The file is no ZIP archive; fetch the package anew from its publisher.",
    "formula:varSetTimeout": "The assertion was stopped after 30 seconds; judge by hand what it asks for.",
    "ix11.10.1.1:transformValueError": "The text does not fit the format attribute; check both.",
    "ix11.10.1.2:contextReference": "Correct contextRef, or add the context to the header.",
    "ix11.10.1.2:unitReference": "Correct unitRef, or add the unit to the header.",
    "ix11.11.1.1:transformValueError": "The text does not fit the format attribute; check both.",
    "ix11.11.1.2:continuationMissing": "Add the ix:continuation with this id, or leave continuedAt out.",
    "ix11.11.1.2:invalidTransformation": (
        "Use a transformation that the registry has, and check the prefix's version."
    ),
    "ix11.12.1.2:missingReferences": (
        "The taxonomy has no such concept; check its name and the taxonomy's version."
    ),
    "ix11.13.1.2:relationshipToRef": "Correct toRefs to the id of a footnote, or take the relationship out.",
    "ix11.8.1.3:headerMissing": "Tag the document anew; without ix:header its tags refer to nothing.",
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "Inline XBRL is strict XHTML 1.1: take the attribute out.",
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_4": "Inline XBRL is strict XHTML 1.1: add the attribute that is missing.",
    "lxml.SCHEMAV_ELEMENT_CONTENT": "Inline XBRL is strict XHTML 1.1: only its elements, each in its place.",
    "oimce:invalidPeriodRepresentation": "The year 2023 is 2023-01-01T00:00:00/2024-01-01T00:00:00.",
    "oimce:invalidSQName": "Write prefix:identifier, the prefix declared as the identifier's scheme.",
    "oimce:invalidUnitStringRepresentation": "Write prefixed measures: utr:MWh, iso4217:CNY/utr:m3.",
    "oimce:invalidURIForReservedAlias": "Bind the alias to the URI that OIM reserves it for.",
    "oimce:multipleAliasesForURI": "Keep one alias for each URI, the reserved one if there is such.",
    "oimce:unboundPrefix": "Declare the prefix under documentInfo, namespaces.",
    "oimce:unsupportedDocumentType": "Write the document type of xBRL-JSON or xBRL-CSV, if the file is one.",
    "oime:disallowedDuplicateFacts": "The same fact is given with contradicting values; keep the right one.",
    "oime:illegalPureUnit": "Leave the unit out: a number without unit is pure.",
    "oime:illegalStandardFootnoteTarget": "Let the footnote lead to a note of the file.",
    "oime:invalidBaseURL": "Leave baseURL out, or write it as an absolute URL.",
    "oime:invalidDimensionValue": "Leave the axis out to mean its default member; check the other members.",
    "oime:invalidNoteIDValue": "Write the note's own id into noteId.",
    "oime:invalidPeriodDimension": (
        "Give an instant concept a single moment, and any other its beginning and end."
    ),
    "oime:invalidTaxonomy": "Mend what else is found about the taxonomy; a package may be missing.",
    "oime:misplacedDecimalsProperty": "Leave decimals out; only numbers with a value have them.",
    "oime:misplacedLanguageDimension": "Leave the language out; only texts have one.",
    "oime:misplacedNoteFactDimension": (
        "A note has concept, language and noteId alone; take the other dimension out."
    ),
    "oime:misplacedUnitDimension": "Leave the unit out; only numbers have one.",
    "oime:noTaxonomy": "Give documentInfo the URLs of the taxonomy's entry points.",
    "oime:unknownConcept": "The taxonomy has no such concept; check its name and the taxonomy's version.",
    "oime:unknownDimension": "The taxonomy has no such axis; check its name.",
    "oime:unusedNoteFact": "Link the note from a fact, or take it out.",
    "oime:valueForAbstractConcept": "The concept is a heading; use one beneath it that takes facts.",
    "rpe:documentTypeFileExtensionMismatch": "Let the file's ending and reportPackage.json name one type.",
    "rpe:incorrectReportType": "Put the report into a package of its type, or into a .zip package.",
    "rpe:missingReport": "Put the report into the folder reports of the package.",
    "rpe:missingReportsDirectory": "Put the report into a folder named reports, beside META-INF.",
    "rpe:multipleReports": "Pack one report, or use a .zip package.",
    "tpe:invalidArchiveFormat": "The file is no ZIP archive; fetch the package anew from its publisher.",
    "tpe:invalidDirectoryStructure": "Pack the one top folder alone, with nothing beside it.",
    "tpe:invalidMetaDataFile": "Fetch the package anew; its taxonomyPackage.xml cannot be read.",
    "tpe:metadataFileNotFound": "Use the package as published, with META-INF/taxonomyPackage.xml in it.",
    "tpe:missingLanguageAttribute": (
        "Tell the package's publisher; xml:lang is missing in taxonomyPackage.xml."
    ),
    "tpe:multipleRewriteURIsForStartString": (
        "Tell the package's publisher; catalog.xml has one address twice."
    ),
    "utre:error-NumericFactUtrInvalid": (
        "The unit registry does not allow this unit for this kind of quantity; see the type of the concept."
    ),
    "xbrl.4.6.1:itemContextRef": "Correct contextRef, or add the context.",
    "xbrl.4.6.2:numericUnit": "Correct unitRef, or add the unit.",
    "xbrl.4.6.3:missingPrecisionDecimals": "Say by decimals how far the number is exact.",
    "xbrl.4.6.3:nilPrecisionDecimals": "Leave decimals out where there is no value.",
    "xbrl.4.7.2:contextPeriodType": (
        "Give an instant concept a single moment, and any other its beginning and end."
    ),
    "xbrl.4.7.2:periodStartBeforeEnd": "Check the two dates; the period ends before it begins.",
    "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure": (
        "Give the amount a currency of ISO 4217, such as iso4217:CNY."
    ),
    "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure": "Give the amount one currency alone, and no quotient.",
    "xbrl.5.2.5.2.1:zeroWeight": "Tell the taxonomy's publisher; a part of a sum has the weight zero.",
    "xbrl:schemaImportMissing": "Check the concept's name and namespace, and the entry points of the report.",
    "xbrlce:illegalUseOfNone": "Leave the cell empty, or write #nil for a fact without value.",
    "xbrlce:invalidFactValue": "Write the value in the form of the concept's type.",
    "xbrlce:invalidHeaderValue": "Name the column by an identifier, without blanks.",
    "xbrlce:missingRequiredCSVFile": "Put the table where the metadata say, or correct its url.",
    "xbrlce:repeatedRowIdentifier": "Give each row an identifier of its own.",
    "xbrlce:unknownColumn": "Declare the column in the table's template, or take it out.",
    "xbrlce:unknownSpecialValue": "Write #empty, #none or #nil; a text that begins with # has it doubled.",
    "xbrlce:unmappedCellValue": "Refer to the column in the metadata, or declare it a comment.",
    "xbrldie:ExplicitMemberUndefinedQNameError": "The taxonomy has no such member; check its name.",
    "xbrldie:IllegalTypedDimensionContentError": "Write the value in the element of the axis.",
    "xbrldie:PrimaryItemDimensionallyInvalidError": (
        "The taxonomy does not allow this concept with these members; check each axis and its member."
    ),
    "xbrldie:TypedMemberNotTypedDimensionError": (
        "Check the axis's name; only typed axes take values of their own."
    ),
    "xbrlje:invalidFactValue": "Write the value in the form of the concept's type.",
    "xbrlje:invalidJSON": "Mend the JSON at this line; where the file was cut short, write or fetch it anew.",
    "xbrlje:invalidJSONStructure": "xBRL-JSON wants another form here; values, above all, are strings.",
    "xbrlje:invalidLanguageCodeCase": "Write the language in lower case: zh-hans.",
    "xbrlje:nonCanonicalValue": (
        "Write integers as 1050 and decimals as 1050.0 or 0.055, without exponent or trailing zeros."
    ),
    "xbrlje:unknownLinkGroup": "Declare the group under documentInfo, linkGroups.",
    "xbrlje:unknownLinkTarget": "Correct the id that the link names, or take the link out.",
    "xbrlje:unknownLinkType": "Declare the type under documentInfo, linkTypes.",
    "xml.3.3.1:idMustBeUnique": "Give each element an id of its own.",
    "xmlSchema:syntax": (
        "The file is not well-formed XML; mend it at this line or, if it was cut short, fetch it anew."
    ),
    "xmlSchema:valueError": "The value is not one that the concept's type allows.",
}
"""A line for each code that explain/texts/arelle.yaml explains at length; a test holds that both have all."""

_STANDARDS: Final = (
    ("xbrldie", "XBRL Dimensions 1.0"),
    ("xbrldte", "XBRL Dimensions 1.0"),
    ("calc11e", "Calculations 1.1"),
    ("enum2ie", "Extensible Enumerations 2.0"),
    ("enum2te", "Extensible Enumerations 2.0"),
    ("utre", "Units Registry 1.0"),
    ("oimce", "Open Information Model: Common Definitions 1.0"),
    ("oime", "Open Information Model 1.0"),
    ("xbrlje", "xBRL-JSON 1.0"),
    ("xbrlce", "xBRL-CSV 1.0"),
    ("ix11", "Inline XBRL 1.1"),
    ("xbrl", "XBRL 2.1"),
    ("xlink", "XLink 1.0 and XBRL 2.1"),
    ("xmlSchema", "XML Schema 1.0"),
    ("lxml", "Inline XBRL 1.1, XHTML schema"),
    ("tpe", "Taxonomy Packages 1.0"),
    ("rpe", "Report Packages 1.0"),
    ("message", "the taxonomy's documentation: this is one of its own assertions"),
)


def hint_for(code: str) -> str:
    """What to do about Arelle's ``code``; at the least, the standard that defines it."""
    if code in HINTS:
        return HINTS[code]
    standard = standard_of(code)
    return f"See {standard}." if standard else "A message of Arelle's own; see its documentation."


def standard_of(code: str) -> str | None:
    """The standard that defines a code, by its prefix; None for codes of Arelle's own, and of ours."""
    return next((name for prefix, name in _STANDARDS if _is_of(code, prefix)), None)


def _is_of(code: str, prefix: str) -> bool:
    """Codes are ``prefix:word``; some prefixes go on with a section: ``ix11.10.1.1:word``."""
    return code.startswith((f"{prefix}:", f"{prefix}."))
