"""The catalogue of our own codes: name, severity, title and hint, one line of thought each.

Names follow the standards' habit: a prefix and a camelCase word, like Arelle's ``oime:noTaxonomy``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xbrlesg.findings.model import Severity

ERROR, WARNING, ADVISORY, INFO = Severity.ERROR, Severity.WARNING, Severity.ADVISORY, Severity.INFO


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
    WAIVER_EXPIRED = Rule(
        "waiverExpired",
        WARNING,
        "Waiver is past its last day",
        "Mend what it waived, or have its author look again and set a later day.",
    )
    WAIVER_UNUSED = Rule(
        "waiverUnused",
        ADVISORY,
        "Waiver that fits no finding",
        "Take it out where the finding is mended; else compare its fields with those of the finding.",
    )
    WAIVER_REFUSED = Rule(
        "waiverRefused",
        WARNING,
        "Waiver of what cannot be waived",
        "Mend the error; waive only findings on a report that was written and checked.",
    )

    # Report file and records
    OMISSION_UNKNOWN = Rule(
        "omissionUnknown",
        ERROR,
        "Omission names no disclosure of the standards",
        "Give the disclosure's code as the standard's file has it.",
    )
    OMISSION_REASON = Rule(
        "omissionReason",
        ERROR,
        "Reason for omission is not permitted",
        "Give one of the reasons that the standard's file lists, for a disclosure that permits one.",
    )
    OMISSION_DISCLOSED = Rule(
        "omissionDisclosed",
        WARNING,
        "Omitted disclosure is disclosed",
        "Take the omission out, or the facts; the facts are what is shown.",
    )
    OMISSION_LEFT_OUT = Rule(
        "omissionLeftOut",
        WARNING,
        "Omission cannot be filed",
        "Name a requirement that the taxonomy has an omission for and that has no facts.",
    )
    TARGET_UNKNOWN = Rule(
        "targetUnknown", ERROR, "Target not in the report file", "Name a target of the report file."
    )
    VARIABLE_UNSET = Rule(
        "variableUnset",
        ERROR,
        "Variable of the environment is not set",
        "Set it, or write the path out.",
    )
    PROFILE_FORMAT = Rule(
        "profileFormat", ERROR, "Format not permitted by the profile", "Write formats that it permits."
    )
    PROFILE_TAXONOMY = Rule(
        "profileTaxonomy",
        ERROR,
        "Taxonomy not admitted by the profile",
        "Take the mapping out, or choose another profile.",
    )
    PROFILE_SCHEME = Rule(
        "profileScheme",
        WARNING,
        "Entity identified by a scheme that the profile does not want",
        "Identify the entity by a scheme that the profile names.",
    )
    STATEMENT_EXPECTED = Rule(
        "statementExpected",
        ADVISORY,
        "Decision of the company is missing",
        "Decide, and write it under the target's statements; it is never inferred.",
    )
    CHART_UNKNOWN = Rule(
        "chartUnknown",
        ERROR,
        "Chart names something that no record has",
        "Name an indicator of the records, and a breakdown by its column.",
    )
    CHART_EMPTY = Rule(
        "chartEmpty",
        INFO,
        "Chart without figures",
        "Nothing to do where the target's taxonomy has no place for them: the report goes without it.",
    )
    CHART_UNITS = Rule(
        "chartUnits",
        WARNING,
        "Chart of figures in several units",
        "Make a chart for each printed unit; the report goes without this one.",
    )
    CHART_EXTRA = Rule(
        "chartExtra",
        ADVISORY,
        "Charts cannot be drawn here",
        "Install the extra: pip install 'xbrlesg[charts]'. The report goes without charts until then.",
    )
    THEME_CONTRAST = Rule(
        "themeContrast",
        WARNING,
        "Colours of the theme are hard to tell apart",
        "Choose a darker or a lighter one: WCAG 2.1 AA asks for 4.5 to 1 with text, 3 to 1 in charts.",
    )
    THEME_LOGO = Rule(
        "themeLogo",
        ERROR,
        "Logo is not a picture that a report may hold",
        "Give a PNG, JPEG or GIF file, or an SVG file without scripts and references to other files.",
    )
    RECORDS_EMPTY = Rule(
        "recordsEmpty", ERROR, "No records", "Add one row for each figure under the header row."
    )
    RECORDS_CSV = Rule(
        "recordsNotCsv",
        ERROR,
        "File is not CSV",
        "Part cells by commas; quote those that hold commas or line breaks, and close every quote.",
    )
    RECORDS_FORMAT = Rule(
        "recordsFormat",
        ERROR,
        "Format of the records is unknown",
        "Give the records as .csv, .xlsx, .json, .jsonl or .parquet.",
    )
    RECORDS_JSON = Rule(
        "recordsNotJson",
        ERROR,
        "File is not JSON of the expected form",
        'Write an array of objects, or {"records": [...]}; JSON Lines hold one object a line.',
    )
    RECORDS_XLSX = Rule(
        "recordsNotXlsx",
        ERROR,
        "File is not an Excel workbook",
        "Open it in a spreadsheet program and save it as Excel workbook (.xlsx), without a password.",
    )
    RECORDS_PARQUET = Rule(
        "recordsNotParquet",
        ERROR,
        "File is not Parquet",
        "Write the file again; it is damaged or another format.",
    )
    RECORDS_LARGE = Rule(
        "recordsTooLarge",
        ERROR,
        "File of records is too large",
        "Delete what lies far from the records, or split the file: 5 million cells are the most.",
    )
    SHEET_UNKNOWN = Rule(
        "sheetUnknown",
        ERROR,
        "Sheet of the records not found",
        "Name the sheet records, or write file.xlsx#Sheet in the report file.",
    )
    HEADER_LATE = Rule(
        "headerNotFirst",
        ERROR,
        "Header is not the first row",
        "Delete the rows above the header, or move them to another sheet.",
    )
    CELL_NESTED = Rule(
        "cellNested", ERROR, "Value is not one text or number", "Write one record for each of its values."
    )
    CELL_ERROR = Rule(
        "cellError",
        ERROR,
        "Cell holds an error or no result",
        "Write what is printed; for formulas, let a spreadsheet program compute and save the workbook.",
    )
    CELL_NUMBER = Rule(
        "cellNumber",
        ERROR,
        "Number in a cell is not what is printed",
        "Format the cell as text and type the value as printed.",
    )
    CELL_DATE = Rule(
        "cellDate",
        ERROR,
        "Cell was made a date",
        "Format the cell as text and type what is printed; Excel makes days of 2023-06 and 3-5.",
    )
    CELLS_NUMERIC = Rule(
        "cellsNumeric",
        WARNING,
        "Values are numbers and not texts",
        "Compare with the printed page (1.50 is kept as 1.5), or format the column as text and type again.",
    )
    CELLS_FORMULA = Rule(
        "cellsFormula",
        ADVISORY,
        "Cells are formulas",
        "Compare the values with the printed page: they are those of when the workbook was last saved.",
    )
    CELLS_HIDDEN = Rule(
        "cellsHidden",
        WARNING,
        "Hidden cells hold records",
        "Show them and look, or delete them; what is hidden is read like all else.",
    )
    CELLS_MERGED = Rule(
        "cellsMerged", ERROR, "Merged cells", "Unmerge the cells, and fill in what each of them says."
    )
    COLUMN_TYPE = Rule(
        "columnType",
        ERROR,
        "Column is of a type that has no printed form",
        "Write the column as text, decimal or whole number: a binary float does not know its printed digits.",
    )
    COLUMN_MISSING = Rule("columnMissing", ERROR, "Column missing", "Add the column to the header row.")
    COLUMN_UNKNOWN = Rule(
        "columnUnknown",
        ERROR,
        "Column unknown",
        "Rename the column to one that the mapping's axes or docs/records.md name.",
    )
    COLUMN_REPEATED = Rule("columnRepeated", ERROR, "Column given twice", "Keep one of the two columns.")
    ROW_LENGTH = Rule(
        "rowLength",
        ERROR,
        "Row is longer or shorter than the header",
        "Quote cells that hold commas; keep empty cells.",
    )
    SOURCE_LINE = Rule(
        "sourceLine",
        ERROR,
        "Source line is neither a line number nor a range",
        "Write 148, or 148-152 from the first line to the last; or leave it empty.",
    )
    READING_UNKNOWN = Rule(
        "readingUnknown", ERROR, "Reading unknown", "A reading is empty, restored, summary or unreadable."
    )
    READING_CONTRADICTED = Rule(
        "readingContradicted",
        ERROR,
        "Unreadable record has a value",
        "Leave the value empty, or mark the reading as restored and say why.",
    )
    READING_UNEXPLAINED = Rule(
        "readingUnexplained",
        ERROR,
        "Reading not explained",
        "Fill ocr_text with what OCR shows and note with the evidence; for a summary, fill source_line.",
    )
    READING_NOT_TEXT = Rule(
        "readingNotText",
        ERROR,
        "Summary of what is no text",
        "Only texts can be summarised; give the figure or the answer as printed.",
    )
    READING_RESTORED = Rule(
        "readingRestored", ADVISORY, "Reading restored from OCR damage", "Compare with the printed page."
    )
    READING_UNREADABLE = Rule(
        "readingUnreadable",
        WARNING,
        "Cell unreadable: no fact",
        "Read the printed page and fill in the value.",
    )
    INDICATOR_UNKNOWN = Rule(
        "indicatorUnknown", ERROR, "Indicator unknown", "Use an indicator of the mapping, or map this one."
    )
    VALUE_MISSING = Rule(
        "valueMissing",
        ERROR,
        "Value missing",
        "Fill in the value as printed, or mark the reading as unreadable.",
    )
    NIL_NOT_ALLOWED = Rule(
        "nilNotAllowed",
        ERROR,
        "Concept takes no nil",
        "The taxonomy wants a value: leave the record out, or map it to a concept that may be nil.",
    )
    VALUE_NOT_NUMBER = Rule(
        "valueNotNumber",
        ERROR,
        "Value is not a number",
        "Write the number as printed: digits, thousands commas, one point; a minus or brackets.",
    )
    VALUE_STRAY_SPACE = Rule("valueStraySpace", ERROR, "Value holds spaces", "Remove the spaces.")
    VALUE_FULL_WIDTH = Rule(
        "valueFullWidth", ERROR, "Value holds full-width characters", "Type plain digits."
    )
    VALUE_GROUPING = Rule(
        "valueGrouping",
        ERROR,
        "Thousands commas misplaced",
        "Commas part groups of three digits; compare with the printed page.",
    )
    VALUE_LOST_SEPARATOR = Rule(
        "valueLostSeparator", ERROR, "Thousands separator lost", "Put the comma back."
    )
    VALUE_NOT_WHOLE = Rule(
        "valueNotWhole",
        ERROR,
        "Count is not a whole number",
        "Check value and unit; the concept counts in whole numbers.",
    )
    VALUE_ABOVE_100 = Rule(
        "valueAbove100Percent",
        ERROR,
        "Percentage above 100",
        "Check value and unit; where more than 100 % is possible, set above_100 in the mapping.",
    )
    VALUE_NOT_BOOLEAN = Rule(
        "valueNotBoolean", ERROR, "Value is neither yes nor no", "Write Yes or No, true or false, 是 or 否."
    )
    VALUE_NOT_DATE = Rule(
        "valueNotDate",
        ERROR,
        "Value is not a day",
        "Write 2023-11-10, November 10, 2023, 10 November 2023 or 2023年11月10日.",
    )
    ANSWER_UNKNOWN = Rule(
        "answerUnknown",
        ERROR,
        "Answer unknown",
        "Use an answer that the mapping names for the concept; part several by a semicolon and a space.",
    )
    ANSWER_REPEATED = Rule("answerRepeated", ERROR, "Answer given twice", "Name each answer of a set once.")
    QUALIFIER_UNKNOWN = Rule(
        "qualifierUnknown",
        ERROR,
        "Qualifying words unknown",
        "Use words that the mapping's qualifiers name, or add these there.",
    )
    QUALIFIER_UNMAPPED = Rule(
        "qualifierUnmapped",
        ERROR,
        "Qualified figure, and the mapping knows no qualifiers",
        "Say under qualifiers which axis and members the words stand for; the figure may not pass for exact.",
    )
    QUALIFIER_NOT_ALLOWED = Rule(
        "qualifierNotAllowed",
        ERROR,
        "Concept cannot be qualified",
        "The taxonomy has no table that gives this concept the qualification; it may not pass for exact.",
    )
    UNIT_MISSING = Rule("unitMissing", ERROR, "Unit missing", "Fill in the unit as printed.")
    UNIT_UNKNOWN = Rule(
        "unitUnknown", ERROR, "Unit unknown", "Use a unit of the mapping, or add this one there."
    )
    UNIT_BROKEN_PERCENT = Rule(
        "unitBrokenPercent",
        ERROR,
        "Unit looks like a percent sign that OCR broke",
        "If the page prints %, write % and mark the reading as restored.",
    )
    UNIT_FAMILY = Rule(
        "unitFamily",
        ERROR,
        "Unit of the wrong family",
        "Check unit and indicator: the concept's type takes another kind of unit.",
    )
    UNIT_TYPE = Rule(
        "unitType",
        ERROR,
        "Unit that the Unit Types Registry does not have for the concept's type",
        "Use a unit of the registry, and convert in the factor of the printed unit.",
    )
    UNIT_ON_TEXT = Rule(
        "unitOnText", ERROR, "Unit on what is no number", "Leave the unit empty; the concept holds no number."
    )
    LANGUAGE_MISSING = Rule(
        "languageMissing",
        ERROR,
        "Text without language",
        "Fill in the language column, for example en or zh-hans.",
    )
    LANGUAGE_INVALID = Rule(
        "languageInvalid",
        ERROR,
        "Language tag invalid",
        "Use a lower-case BCP 47 tag, for example en or zh-hans; only texts have one.",
    )
    TEXT_CHARACTER = Rule(
        "textCharacter", ERROR, "Text holds a character that XML forbids", "Remove the control character."
    )
    PERIOD_MISSING = Rule(
        "periodMissing",
        ERROR,
        "Period missing",
        "Fill in the period, for example 2023 or 2023-01-01..2023-12-31.",
    )
    PERIOD_INVALID = Rule(
        "periodInvalid",
        ERROR,
        "Period impossible or of no known form",
        "Write 2023, 2023-06, 2023Q1, 2023H1, 2023-12-31 or 2023-01-01..2023-12-31.",
    )
    PERIOD_TYPE = Rule(
        "periodType",
        ERROR,
        "Period does not fit the concept",
        "The concept measures over a time; give its first and last day.",
    )
    PERIOD_AMBIGUOUS = Rule(
        "periodAmbiguous",
        ERROR,
        "Year alone is ambiguous",
        "The reporting period is not a calendar year; write first and last day.",
    )
    BREAKDOWN_UNKNOWN = Rule(
        "breakdownUnknown",
        ERROR,
        "Breakdown value unknown",
        "Use a value that the mapping's axis names, or add this one there.",
    )
    BREAKDOWN_NOT_ALLOWED = Rule(
        "breakdownNotAllowed",
        ERROR,
        "Breakdown not allowed for the concept",
        "The taxonomy has no table that gives this concept these axes and members.",
    )
    RECORD_REPEATED = Rule("recordRepeated", ERROR, "Record given twice", "Keep one of the rows.")
    RECORD_CONFLICT = Rule(
        "recordConflict",
        ERROR,
        "Two records for one fact disagree",
        "Compare both with the printed page; one fact has one value.",
    )
    RECORD_AGREES = Rule(
        "recordAgrees",
        INFO,
        "Figure stated in several places, equal",
        "Nothing to do: the places agree and make one fact.",
    )
    RECORD_LESS_PRECISE = Rule(
        "recordLessPrecise",
        INFO,
        "Figure stated elsewhere with more digits",
        "Nothing to do: the more precise figure is filed, and both agree within rounding.",
    )
    SOURCE_DISAGREES = Rule(
        "sourceDisagrees",
        ERROR,
        "Text of the report does not bear out the record",
        "Compare both with the printed page; where OCR damaged it, reading, ocr_text and note say so.",
    )
    SOURCE_NOT_COMPARED = Rule(
        "sourceNotCompared",
        INFO,
        "Records were not compared with the text of the report",
        "Nothing to do where the text is not at hand; else name it by source_text.",
    )

    MAPPING_UNIT_TRAP = Rule(
        "mappingUnitTrap",
        WARNING,
        "Unit that differs from a common one by the case of a letter",
        "Check that this unit is meant.",
    )
    RECORD_LEFT_OUT = Rule(
        "recordLeftOut",
        INFO,
        "Record has no place in the target's taxonomy",
        "Nothing to do where the standard does not ask for it; else map it.",
    )
    FIT_LEFT_OUT = Rule(
        "fitLeftOut",
        INFO,
        "Concept does not fit exactly",
        "List the fit under the target's fits to file the figure all the same.",
    )

    # Registry
    REGISTRY_THEME_MISSING = Rule(
        "registryThemeMissing",
        ERROR,
        "Sub-theme without a file",
        "Write themes/THEME/SUBTHEME.yaml for it, or take it out of taxonomy.yaml.",
    )
    REGISTRY_THEME_UNLISTED = Rule(
        "registryThemeUnlisted",
        WARNING,
        "Sub-theme file not used",
        "Name the sub-theme under its theme in taxonomy.yaml, or remove the file.",
    )
    REGISTRY_THEME_NAME = Rule(
        "registryThemeName",
        ERROR,
        "Sub-theme and file differ in name",
        "Give both one name: themes/THEME/SUBTHEME.yaml.",
    )
    REGISTRY_DUPLICATE_ID = Rule(
        "registryDuplicateId", ERROR, "Identifier given twice", "Choose an identifier that is not taken."
    )
    REGISTRY_DUPLICATE_NAME = Rule(
        "registryDuplicateName",
        ERROR,
        "Element name given twice",
        "Choose another concept; headings, tables and line items are named after their section.",
    )
    REGISTRY_PREFIX = Rule(
        "registryPrefix", ERROR, "Prefix taken by a standard", "Choose a prefix of your own."
    )
    REGISTRY_AXIS_UNKNOWN = Rule(
        "registryAxisUnknown", ERROR, "Axis unknown", "Use an axis of axes.yaml, or add this one there."
    )
    REGISTRY_AXIS_KIND = Rule(
        "registryAxisKind",
        ERROR,
        "Axis neither explicit nor typed",
        "An explicit axis has members in axes.yaml and in each section; a typed one has none, nor a default.",
    )
    REGISTRY_AXIS_UNUSED = Rule(
        "registryAxisUnused",
        WARNING,
        "Axis of a section not used",
        "Use the axis in a breakdown of this section, or take it out.",
    )
    REGISTRY_MEMBER_UNKNOWN = Rule(
        "registryMemberUnknown",
        ERROR,
        "Member unknown",
        "Use a member that axes.yaml gives the axis, or add this one there.",
    )
    REGISTRY_BREAKDOWN = Rule(
        "registryBreakdown",
        ERROR,
        "Breakdown not possible",
        "A breakdown is one axis or several different ones, all of them under the section's axes.",
    )
    REGISTRY_UNIT = Rule(
        "registryUnit",
        ERROR,
        "Type and unit do not agree",
        "See the table of types and units in docs/registry.md.",
    )
    REGISTRY_ENUMERATION = Rule(
        "registryEnumeration",
        ERROR,
        "Enumeration missing, unknown or out of place",
        "Indicators of the two enumeration types name an entry of enumerations.yaml; others name none.",
    )
    REGISTRY_DEPRECATION = Rule(
        "registryDeprecation",
        ERROR,
        "Deprecated without a successor that can be used",
        "Name an indicator of this registry that is not deprecated, or leave replaced_by out.",
    )
    REGISTRY_RULE = Rule(
        "registryRule",
        ERROR,
        "Rule that cannot be evaluated",
        "A rule names numbers of this registry, and axes and members that these numbers are broken down by.",
    )
    REGISTRY_LANGUAGE = Rule(
        "registryLanguage",
        ERROR,
        "Text in other languages than the taxonomy",
        "Give every text once in each language of taxonomy.yaml, and in no other.",
    )
    REGISTRY_LANGUAGE_UNKNOWN = Rule(
        "registryLanguageUnknown",
        ERROR,
        "Language without wording",
        "Use en or zh-hans; a further language needs an entry in xbrlesg/registry/wording.py.",
    )
    REGISTRY_CALCULATION_UNKNOWN = Rule(
        "registryCalculationUnknown", ERROR, "Sum of an unknown indicator", "Use indicators of this registry."
    )
    REGISTRY_CALCULATION_MIXED = Rule(
        "registryCalculationMixed",
        ERROR,
        "Sum of unlike indicators",
        "Total and parts must be numbers of one type, one unit and one kind of period.",
    )
    REGISTRY_CALCULATION_CIRCLE = Rule(
        "registryCalculationCircle",
        ERROR,
        "Sum that counts an indicator twice or contains itself",
        "Name each part once, and no total among its own parts.",
    )

    # Installed packages
    STORE_LOCK = Rule(
        "storeLock",
        ERROR,
        "Lock file of the installed packages is damaged",
        "Restore packages.lock from where you keep it, or remove the folder and install the packages again.",
    )
    STORE_DAMAGED = Rule(
        "storeDamaged",
        ERROR,
        "Installed package is missing or has changed",
        "Remove it (xbrlesg taxonomy remove) and install it again from its publisher.",
    )
    STORE_FETCH = Rule(
        "storeFetch",
        ERROR,
        "Package cannot be fetched",
        "Give the path of a ZIP file, or an http, https or file URL; or download it and install the file.",
    )
    STORE_SHA = Rule(
        "storeSha",
        ERROR,
        "Package does not have the sha256 that was asked for",
        "Compare the sha256 with the publisher's; do not install what differs.",
    )
    STORE_VERSION = Rule(
        "storeVersion",
        ERROR,
        "Same version is installed with other content",
        "A published version does not change: find out which file is right, then use --replace.",
    )
    STORE_UNKNOWN = Rule(
        "storeUnknown",
        ERROR,
        "No installed package of this name, or several",
        "Use its identifier, its file, or the start of its sha256: xbrlesg taxonomy list.",
    )
    STORE_EMPTY = Rule(
        "storeEmpty",
        ERROR,
        "No packages are installed",
        "Install one (xbrlesg taxonomy install ZIP), or name one with --package.",
    )
    STORE_CONFLICT = Rule(
        "storeConflict",
        WARNING,
        "Two packages claim the same addresses",
        "Remove one of them, unless both publish these files alike: the first that holds a file is read.",
    )
    # Taxonomy packages
    TAXONOMY_PACKAGE_MISSING = Rule(
        "taxonomyPackageMissing",
        ERROR,
        "Taxonomy package not found",
        "Check the path, or build the package: xbrlesg taxonomy build REGISTRY -o PACKAGE.zip.",
    )
    TAXONOMY_PACKAGE_BROKEN = Rule(
        "taxonomyPackageBroken",
        ERROR,
        "File is not a taxonomy package",
        "Use the ZIP as published: one top folder, and META-INF with taxonomyPackage.xml and catalog.xml.",
    )
    TAXONOMY_PACKAGE_HOSTILE = Rule(
        "taxonomyPackageHostile",
        ERROR,
        "Archive that is unsafe to open",
        "Fetch the package again from its publisher; none that is published as it should be looks like this.",
    )
    TAXONOMY_XML = Rule(
        "taxonomyXml",
        ERROR,
        "Taxonomy file is damaged",
        "Fetch the package again; the file cannot be unpacked or is not well-formed XML.",
    )
    TAXONOMY_ENTRY_POINT = Rule(
        "taxonomyEntryPoint",
        ERROR,
        "Entry point not in the packages",
        "Use an entry point of the packages, or add the package that holds it.",
    )
    TAXONOMY_INCOMPLETE = Rule(
        "taxonomyIncomplete",
        WARNING,
        "Taxonomy document missing",
        "Add the package that holds the document; without it Arelle rejects reports.",
    )
    TAXONOMY_WEIGHT = Rule(
        "taxonomyWeight",
        WARNING,
        "Calculation without a weight",
        "Tell the publisher of the taxonomy; each part of a sum needs a weight other than zero.",
    )

    # Mapping
    MAPPING_PREFIX = Rule("mappingPrefix", ERROR, "Prefix unknown", "Declare the prefix under prefixes.")
    MAPPING_CONCEPT = Rule(
        "mappingConcept",
        ERROR,
        "Concept not in the taxonomy",
        "Use a concept that takes facts; see xbrlesg taxonomy show.",
    )
    MAPPING_TYPE = Rule(
        "mappingType",
        ERROR,
        "Concept's type cannot be mapped",
        "Records make facts of numbers, texts, yes or no, days and enumerations (version 2.0).",
    )
    MAPPING_DEPRECATED = Rule(
        "mappingDeprecated",
        WARNING,
        "Concept is deprecated",
        "Map the indicator to the concept that replaces it.",
    )
    MAPPING_OMISSIONS = Rule(
        "mappingOmissions",
        ERROR,
        "Omissions of the mapping do not fit the taxonomy",
        "Give names as the taxonomy's concepts and members for omissions have them.",
    )
    MAPPING_ENUMERATION = Rule(
        "mappingEnumeration",
        ERROR,
        "Answers missing, or not of the enumeration",
        "Name under enumerations, for each domain in use, its printed answers and members that it has.",
    )
    MAPPING_AXIS = Rule(
        "mappingAxis",
        ERROR,
        "Axis not in the taxonomy",
        "Use an axis of the taxonomy, with members for an explicit and typed for a typed one.",
    )
    MAPPING_MEMBER = Rule(
        "mappingMember",
        ERROR,
        "Member not on the axis",
        "Use a member that a table of the taxonomy gives this axis.",
    )
    MAPPING_UNIT = Rule(
        "mappingUnit",
        ERROR,
        "Unit is not one of XBRL's",
        "Write pure, iso4217:CNY, utr:H or a quotient of two such.",
    )
    MAPPING_FACTOR = Rule(
        "mappingFactor",
        ERROR,
        "Factor is not a power of ten",
        "Write 1, 0.01, 10000 ...; inline XBRL scales by powers of ten only.",
    )
    MAPPING_AFFECTED = Rule(
        "mappingAffected",
        ERROR,
        "Mapping rule affected by a change of the taxonomy",
        "Follow the change in the mapping before you use the new version.",
    )

    # Rules of the taxonomy
    REPORT_RULE = Rule(
        "reportRule",
        ERROR,
        "Rule of the report names something unknown",
        "Name indicators, breakdown columns and printed values as the mapping does.",
    )
    RULES_UNREADABLE = Rule(
        "rulesUnreadable",
        WARNING,
        "The taxonomy's rules cannot be read",
        "Build the package again with this version: xbrlesg taxonomy build.",
    )
    PARTS_AND_WHOLE = Rule(
        "partsAndWhole",
        WARNING,
        "Parts and whole disagree",
        "Look at the printed page: one of the figures is wrong, or they do not mean the same whole.",
    )
    REMAINDER_UNDISCLOSED = Rule(
        "remainderUndisclosed",
        INFO,
        "Parts leave a remainder",
        "Nothing is wrong: the parts that are disclosed do not make up the whole.",
    )
    PERCENTAGE_DISAGREES = Rule(
        "percentageDisagrees",
        WARNING,
        "Percentage does not follow from its counts",
        "Look at the printed page: the percentage or one of the counts is wrong, or it is rounded otherwise.",
    )
    RATIO_DISAGREES = Rule(
        "ratioDisagrees",
        WARNING,
        "Ratio does not follow from its terms",
        "Look at the printed page: the ratio or one of its terms is wrong, or it is rounded otherwise.",
    )
    STOCK_AND_FLOWS = Rule(
        "stockAndFlows",
        WARNING,
        "Stock does not follow from the flows",
        "Look at the printed page: a stock or a flow is wrong, or some flows are not disclosed.",
    )
    NEGATIVE_VALUE = Rule(
        "negativeValue",
        ERROR,
        "Figure below zero",
        "Look at the printed page: this figure cannot be negative.",
    )
    TARGET_MISSED = Rule(
        "targetMissed",
        ADVISORY,
        "Target not reached",
        "Nothing is wrong with the report: the actual value does not reach the target that it states.",
    )
    BOUND_CONTRADICTED = Rule(
        "boundContradicted",
        WARNING,
        "Exact figure contradicts a qualified one",
        "Look at both places: the exact figure is not within what the other place says of it.",
    )
    RULE_JUDGED_DIFFERENTLY = Rule(
        "ruleJudgedDifferently",
        ERROR,
        "Assertion and own check disagree",
        "This is a fault of the program: please report it with the figures involved.",
    )

    # Facts against their taxonomy
    FACT_CONCEPT = Rule(
        "factConcept",
        ERROR,
        "Concept unknown or abstract",
        "Use a concept that takes facts; see xbrlesg taxonomy show.",
    )
    FACT_PERIOD = Rule(
        "factPeriod",
        ERROR,
        "Period of the wrong kind",
        "Give an instant concept a single moment, and any other its beginning and end.",
    )
    FACT_VALUE = Rule(
        "factValue",
        ERROR,
        "Value is none of the concept's type",
        "Check value and concept; see xbrlesg taxonomy show for the type.",
    )
    FACT_CHARACTER = Rule(
        "factCharacter", ERROR, "Text holds a character that XML forbids", "Remove the control character."
    )
    FACT_ANSWER = Rule(
        "factAnswer",
        ERROR,
        "Answer is none of the enumeration",
        "Use an answer that xbrlesg taxonomy show names for the concept.",
    )
    FACT_ANSWER_REPEATED = Rule(
        "factAnswerRepeated", ERROR, "Answer of a set given twice", "Name each answer of a set once."
    )
    FACT_ABOVE_100 = Rule(
        "factAbove100Percent",
        ADVISORY,
        "Percentage above 100",
        "Percentages are filed as fractions, 5.5 % as 0.055; some rates may well be above 1.",
    )
    FACT_DECIMALS = Rule(
        "factDecimals", ERROR, "Decimals on what is no number", "Leave decimals out; only numbers have them."
    )
    FACT_UNIT = Rule(
        "factUnit",
        ERROR,
        "Unit is none of the concept's type",
        "Use a unit that XBRL has for the type: of the Unit Types Registry, or a currency for money.",
    )
    FACT_UNIT_FAMILY = Rule(
        "factUnitFamily",
        ERROR,
        "Unit does not suit the concept's type",
        "Counts and percentages are pure, which OIM has left out and inline XBRL as xbrli:pure.",
    )
    FACT_UNIT_UNUSUAL = Rule(
        "factUnitUnusual",
        WARNING,
        "Plain decimal with a unit",
        "Check unit and concept: a quantity with a unit of its own mostly has a type of its own.",
    )
    FACT_UNIT_TRAP = Rule(
        "factUnitTrap",
        WARNING,
        "Unit that differs from a common one by the case of a letter",
        "Check that this unit is meant.",
    )
    FACT_UNIT_MISPLACED = Rule(
        "factUnitMisplaced", ERROR, "Unit on what is no number", "Leave the unit out; only numbers have one."
    )
    FACT_LANGUAGE_MISPLACED = Rule(
        "factLanguageMisplaced",
        ERROR,
        "Language on what is no text",
        "Leave the language out; only texts have one.",
    )
    FACT_LANGUAGE_MISSING = Rule(
        "factLanguageMissing", WARNING, "Text without language", "Say the text's language, such as en."
    )
    FACT_AXIS = Rule(
        "factAxis",
        ERROR,
        "Axis unknown",
        "Use an axis that xbrlesg taxonomy show names for the concept.",
    )
    FACT_MEMBER = Rule(
        "factMember",
        ERROR,
        "Member is none of the axis",
        "Use a member that a table of the taxonomy gives the axis; a typed axis takes text.",
    )
    FACT_DEFAULT_MEMBER = Rule(
        "factDefaultMember",
        ERROR,
        "Default member written",
        "Leave the axis out: that is how its default member is meant.",
    )
    FACT_BREAKDOWN = Rule(
        "factBreakdown",
        ERROR,
        "Breakdown that no table gives the concept",
        "Use axes and members that one table of the taxonomy gives the concept.",
    )
    FACT_DUPLICATE = Rule(
        "factDuplicate",
        ERROR,
        "Fact given twice with contradicting values",
        "Keep the right one; the same value at two precisions would be no contradiction.",
    )

    # xBRL-JSON files
    JSON_SYNTAX = Rule(
        "jsonSyntax",
        ERROR,
        "File is not JSON",
        "Mend the JSON at this line; where the file was cut short, write or fetch it anew.",
    )
    JSON_KEY_REPEATED = Rule("jsonKeyRepeated", ERROR, "JSON key given twice", "Keep one of the two entries.")
    JSON_DOCUMENT_TYPE = Rule(
        "jsonDocumentType",
        ERROR,
        "JSON file is no xBRL-JSON report",
        "Write the documentType https://xbrl.org/2021/xbrl-json, if this is one.",
    )
    JSON_STRUCTURE = Rule(
        "jsonStructure",
        ERROR,
        "JSON is not of the form of xBRL-JSON",
        "See xBRL-JSON 1.0, section 3, for the properties of reports and facts.",
    )
    JSON_VALUE_NOT_STRING = Rule(
        "jsonValueNotString",
        ERROR,
        "Value is not a string",
        "Write every value in quotes, numbers too; a nil fact's value is null.",
    )
    JSON_TAXONOMY = Rule(
        "jsonTaxonomy",
        ERROR,
        "Report names no taxonomy",
        "Give documentInfo a taxonomy: a list of the URLs of its entry points.",
    )
    JSON_PREFIX = Rule(
        "jsonPrefix",
        ERROR,
        "Prefix not declared",
        "Declare the prefix under documentInfo, namespaces.",
    )
    JSON_ALIAS = Rule(
        "jsonReservedAlias",
        ERROR,
        "Alias and URI do not belong together",
        "Use the aliases that OIM reserves (xbrl, xs, xbrli, utr, iso4217, enum2), and one for each URI.",
    )
    JSON_FEATURE = Rule(
        "jsonFeature",
        ERROR,
        "Feature unknown, or of no such value",
        "canonicalValues is true or false; allowedDuplicates is none, complete, consistent or all.",
    )
    JSON_NAME = Rule(
        "jsonName",
        ERROR,
        "Name without prefix",
        "Write names as prefix:Name.",
    )
    JSON_CONCEPT_MISSING = Rule(
        "jsonConceptMissing", ERROR, "Fact without concept", "Give the fact's dimensions a concept."
    )
    JSON_ENTITY = Rule(
        "jsonEntity",
        ERROR,
        "Entity missing or of no known form",
        "Write prefix:identifier, the prefix declared as the identifier's scheme.",
    )
    JSON_PERIOD = Rule(
        "jsonPeriod",
        ERROR,
        "Period missing or of no known form",
        "The year 2023 is 2023-01-01T00:00:00/2024-01-01T00:00:00, its end 2024-01-01T00:00:00.",
    )
    JSON_UNIT = Rule(
        "jsonUnit",
        ERROR,
        "Unit of no known form",
        "Write utr:MWh, iso4217:CNY/utr:m3 or (a:x*b:y)/c:z, products in alphabetical order.",
    )
    JSON_PURE_UNIT = Rule(
        "jsonPureUnit", ERROR, "Unit pure is written", "Leave the unit out: a number without unit is pure."
    )
    JSON_LANGUAGE = Rule(
        "jsonLanguage", ERROR, "Language of no known form", "Write a language tag, such as en or zh-hans."
    )
    JSON_LANGUAGE_CASE = Rule(
        "jsonLanguageCase", ERROR, "Language not in lower case", "Write it in lower case: zh-hans."
    )
    JSON_NOT_CANONICAL = Rule(
        "jsonNotCanonical",
        ERROR,
        "Value is not canonical",
        "Write integers as 1050, decimals as 1050.0 or 0.055, true or false, sets in alphabetical order.",
    )
    JSON_DUPLICATE = Rule(
        "jsonDuplicate",
        ERROR,
        "Duplicate that the file itself does not allow",
        "Take it out, or say consistent under the feature allowedDuplicates.",
    )
    JSON_NOTE = Rule(
        "jsonNote",
        ERROR,
        "Note lacks what notes have, or has what they have not",
        "A note has concept, language and noteId, which is its own id, and no other dimension.",
    )
    JSON_NOTE_UNUSED = Rule(
        "jsonNoteUnused", ERROR, "Note that no fact has", "Link the note from a fact, or take it out."
    )
    JSON_LINK = Rule(
        "jsonLink",
        ERROR,
        "Link leads nowhere, or its type or group is not declared",
        "Declare linkTypes and linkGroups in documentInfo; a footnote leads to a note of the file.",
    )

    # Inline reports
    XHTML_SYNTAX = Rule(
        "xhtmlSyntax",
        ERROR,
        "Page is not XHTML",
        "Mend the XML at this line; the root is html of the XHTML namespace.",
    )
    XHTML_DOCTYPE = Rule(
        "xhtmlDoctype", ERROR, "Doctype of HTML5", "Leave the doctype out, or write that of XHTML 1.1."
    )
    XHTML_ELEMENT = Rule(
        "xhtmlElement",
        ERROR,
        "Element that Inline XBRL does not admit",
        "Use the elements of XHTML 1.1.",
    )
    XHTML_ATTRIBUTE = Rule(
        "xhtmlAttribute",
        ERROR,
        "Attribute that Inline XBRL does not admit",
        "Use the attributes of XHTML 1.1.",
    )
    XHTML_STYLE = Rule(
        "xhtmlStyle",
        ERROR,
        "Style sheet out of place or without type",
        'Put style sheets into the head, as style with type="text/css".',
    )
    INLINE_ACTIVE = Rule(
        "inlineActiveContent",
        ERROR,
        "Code or an embedded document in the report",
        "Leave it out: a report must not run code or embed other documents.",
    )
    INLINE_EXTERNAL = Rule(
        "inlineExternal",
        ERROR,
        "Report depends on another file",
        "Put it into the file: pictures as data URIs, style sheets in the head.",
    )
    INLINE_BASE = Rule(
        "inlineBase",
        ERROR,
        "Base address in the report",
        "Leave it out: the file has to mean the same wherever it lies.",
    )
    INLINE_IMAGE = Rule(
        "inlineImage",
        ERROR,
        "Picture is damaged, or not of the format it claims",
        "Use PNG, GIF, JPEG or SVG as a base64 data URI, and name the format that it is.",
    )
    INLINE_MAIL = Rule(
        "inlineMailLink", ADVISORY, "Link to a mail address", "Write the address as plain text."
    )
    INLINE_INVISIBLE = Rule(
        "inlineFactInvisible",
        ERROR,
        "Tagged fact that nobody can see",
        "Show it; facts that cannot be shown belong into ix:hidden.",
    )
    INLINE_HIDDEN_UNSHOWN = Rule(
        "inlineHiddenUnshown",
        WARNING,
        "Hidden fact without visible text",
        "Name the fact in the style of the words that show it: -ix-hidden:ID.",
    )
    INLINE_FACT_ID = Rule(
        "inlineFactId",
        WARNING,
        "Tagged fact without id",
        "Give each fact an id, so that it can be referred to.",
    )
    INLINE_DECIMALS = Rule(
        "inlineDecimals",
        WARNING,
        "Decimals are not those of the digits shown",
        "Decimals are the digits shown after the point, minus the scale.",
    )

    # Tagging a document of others
    TAG_NOT_XHTML = Rule(
        "tagNotXhtml",
        ERROR,
        "Document is not well-formed XHTML",
        "Save it as XHTML; inline XBRL knows nothing else.",
    )
    TAG_ENTITY = Rule(
        "tagEntity",
        ERROR,
        "Entity that XHTML does not know",
        "Write the character itself, or its number (&#8212;); the names of XHTML's own characters may stay.",
    )
    TAG_ALREADY = Rule(
        "tagAlready",
        ERROR,
        "Document is tagged already",
        "Tag the document as it was before; tags of two runs would contradict each other.",
    )
    TAG_NOTHING = Rule(
        "tagNothing",
        ERROR,
        "No place of the document could be tagged",
        "Put marks ({{indicator}}) into its text, or name ids of its elements with --map.",
    )
    MARK_SYNTAX = Rule(
        "markSyntax",
        ERROR,
        "Mark cannot be read",
        "Write {{indicator}} or {{indicator | period=2023 | column=value}}, in one piece of text.",
    )
    PLACE_MISSING = Rule(
        "placeMissing",
        ERROR,
        "Place is not in the document",
        "Take it out of the place file, or put the id or the mark into the document.",
    )
    PLACE_REPEATED = Rule(
        "placeRepeated",
        ERROR,
        "Id stands at several elements",
        "Give each element an id of its own; a fact may be named at several ids.",
    )
    PLACE_UNKNOWN_NAME = Rule(
        "placeUnknownName",
        ERROR,
        "Place names something that the records do not have",
        "Name indicator, columns and values as the records print them.",
    )
    PLACE_WITHOUT_FACT = Rule(
        "placeWithoutFact",
        ERROR,
        "Place without a fact",
        "See what the findings say of its records, or take the place out.",
    )
    PLACE_AMBIGUOUS = Rule(
        "placeAmbiguous", ERROR, "Several facts fit the place", "Name period, breakdown or language as well."
    )
    PLACE_SHOWS_OTHER = Rule(
        "placeShowsOther",
        ERROR,
        "Document does not say the fact's value",
        "Compare both with each other; where the document gives the scale elsewhere, set scale in the map.",
    )
    PLACE_UNFIT = Rule(
        "placeUnfit",
        ERROR,
        "Place cannot hold a tag",
        "Put it where text may stand: into a paragraph or cell, a text block into a div or cell.",
    )
    PLACE_TAKE = Rule(
        "placeTake",
        ERROR,
        "Value cannot be taken from the document",
        "take: document is for texts; figures, days and answers are what the records say.",
    )
    PLACE_OVERLAP = Rule(
        "placeOverlap",
        ERROR,
        "Two places claim the same words",
        "Keep one of them; only a text may hold other facts.",
    )
    TAG_FACT_WITHOUT_PLACE = Rule(
        "factWithoutPlace",
        WARNING,
        "Fact without a place in the document",
        "Name a place for it; what has none is not in the tagged document.",
    )

    # Validation with Arelle and the circle test
    TAXONOMY_MISSING = Rule(
        "taxonomyMissing",
        ERROR,
        "Taxonomy file not found in any package",
        "Give the taxonomy package that holds this file; nothing is fetched from the network.",
    )
    ARELLE_GAVE_UP = Rule(
        "arelleGaveUp",
        ERROR,
        "Arelle cannot read the file",
        "Mend what our own checks found, and validate again.",
    )
    ENGINE_TIMEOUT = Rule(
        "engineTimeout",
        ERROR,
        "Arelle takes too long for the file",
        "XBRLESG_TIMEOUT says how many seconds one report may take; --check fast leaves out the formulas.",
    )
    ENGINE_MEMORY = Rule(
        "engineMemory",
        ERROR,
        "Arelle takes too much memory for the file",
        "XBRLESG_MEMORY says how many MiB one report may take; --check fast leaves out the formulas.",
    )
    NO_FACTS = Rule(
        "noFacts",
        ERROR,
        "No XBRL facts in the file",
        "Check that this is the report: an inline XBRL document, xBRL-JSON or xBRL-XML.",
    )
    VIEWER_NOT_INLINE = Rule(
        "viewerNotInline",
        ERROR,
        "No inline report to make a viewer of",
        "Give an inline XBRL page (.xhtml, .html) or a report package that holds one (.xbri, .zip).",
    )
    REPORT_ARCHIVE = Rule(
        "reportArchive",
        ERROR,
        "Report package cannot be opened, or should not be",
        "Get the file again from its source; a report package is a plain ZIP file.",
    )
    VIEWER_SEVERAL = Rule(
        "viewerSeveralDocuments",
        ERROR,
        "Report of several inline documents",
        "A viewer in one file shows one document; view each on its own where it can stand alone.",
    )
    CIRCLE_FACT_MISSING = Rule(
        "circleFactMissing",
        ERROR,
        "Fact is not in the written file",
        "The file does not say what was reported; please report this as a fault of xbrlesg.",
    )
    CIRCLE_FACT_EXTRA = Rule(
        "circleFactExtra",
        ERROR,
        "Written file has a fact that was not reported",
        "The file says more than was reported; please report this as a fault of xbrlesg.",
    )
    CIRCLE_FACT_DIFFERS = Rule(
        "circleFactDiffers",
        ERROR,
        "Fact in the written file differs from the reported one",
        "The file does not say what was reported; please report this as a fault of xbrlesg.",
    )
    FILE_UNCHECKED = Rule(
        "fileUnchecked",
        WARNING,
        "File was not checked",
        "Check it with --check fast or full: Arelle reads every format.",
    )
    LINEAGE_UNREADABLE = Rule(
        "lineageUnreadable",
        WARNING,
        "Lineage beside the report cannot be read",
        "Export again, or take lineage.json away; without it findings name facts and not records.",
    )

    # Comparing filings
    FILED_FACT_UNREAD = Rule(
        "factUnread",
        ERROR,
        "Fact cannot be read",
        "See why; its taxonomy's package lets more be read, and validate says what is wrong with the file.",
    )
    FLAT_FACTS_FORM = Rule(
        "flatFactsForm",
        ERROR,
        "File does not hold flat facts",
        "Give facts.csv or facts.parquet with the columns of docs/flat-facts.md.",
    )
    FILING_UNKNOWN = Rule(
        "filingUnknown",
        ERROR,
        "File is of no format that holds facts",
        "Give .xhtml, .html, .json, .xbrl, .xml, .xbri, .xbr, .zip, .csv (flat facts) or .parquet.",
    )
    FILING_WITHOUT_TYPES = Rule(
        "filingWithoutTypes",
        INFO,
        "Facts are read without their taxonomy",
        "Give the package that holds the taxonomy; until then only a unit or decimals show that a value is a "
        "number.",
    )
    DIFF_ADDED = Rule("factAdded", ADVISORY, "Fact is new", "Only the second filing states it.")
    DIFF_REMOVED = Rule("factRemoved", WARNING, "Fact is gone", "Only the first filing states it.")
    DIFF_VALUE_CHANGED = Rule(
        "factValueChanged",
        WARNING,
        "Fact has another value",
        "See why; a figure that was corrected should be footnoted as restated.",
    )
    DIFF_PRECISION_CHANGED = Rule(
        "factPrecisionChanged",
        ADVISORY,
        "Fact is rounded otherwise",
        "Both values agree within their rounding.",
    )
    DIFF_UNIT_CHANGED = Rule(
        "factUnitChanged",
        WARNING,
        "Fact has another unit",
        "Values in different units are not judged against each other.",
    )
    DIFF_TEXT_CHANGED = Rule("factTextChanged", ADVISORY, "Text has changed", "Read both texts.")
    DIFF_RESTATED = Rule(
        "factRestated",
        ADVISORY,
        "Fact is restated",
        "The second filing says itself that it restates the figure; its footnote says why.",
    )
    DIFF_MIGRATED = Rule(
        "factMigrated",
        INFO,
        "Concept is replaced by its successor",
        "The fact is stated under the new concept.",
    )
    DIFF_NOTE = Rule("noteChanged", ADVISORY, "Footnotes of facts have changed", "Read both footnotes.")
    DIFF_ENTITY = Rule(
        "entityDiffers",
        WARNING,
        "Filings are of different entities",
        "Where that is meant, compare with --ignore-entity.",
    )
    DIFF_TAXONOMY = Rule(
        "taxonomyDiffers",
        INFO,
        "Filings are on different taxonomies",
        "Give both packages, and --migration for names that have changed, to match facts across versions.",
    )

    # A batch of reports
    BATCH_NO_REPORTS = Rule(
        "batchNoReports",
        ERROR,
        "Nothing to export",
        "Name report files, a pattern in quotes that matches some, or a manifest that lists some.",
    )
    BATCH_MANIFEST = Rule(
        "batchManifest",
        ERROR,
        "Manifest cannot be read",
        "A manifest gives report, target and check of each entry: in YAML, CSV or JSON Lines.",
    )
    BATCH_FOLDER_TAKEN = Rule(
        "batchFolderTaken",
        ERROR,
        "Two entries would write to one folder",
        "Take one of them out, or give its report or its target another name.",
    )
    BATCH_REPORT_FAILED = Rule(
        "batchReportFailed",
        ERROR,
        "Report could not be made",
        "Run it alone with xbrlesg export; failure.log beside this file, where there is one, says more.",
    )
    BATCH_WORKER_DIED = Rule(
        "batchWorkerDied",
        ERROR,
        "Process that made the report died, each time",
        "The memory may be too small: use fewer jobs, or run the report alone with xbrlesg export.",
    )
