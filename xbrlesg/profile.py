"""A profile, ``profiles/NAME.yaml``: what one destination demands of every filing that goes there."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from xbrlesg.findings.model import Finding
from xbrlesg.theme import ThemeSettings
from xbrlesg.yaml_source import Part, build_model, read_yaml

FilingFormat = Literal["inline", "json", "csv", "xml"]
DataFormat = Literal["parquet", "flat-csv", "xlsx"]
Format = FilingFormat | DataFormat
"""What can be written: formats of filings, which a destination may refuse, and of one's own data."""
FILING_FORMATS: Final[tuple[FilingFormat, ...]] = ("inline", "json", "csv", "xml")
PackageForm = Literal["xbri", "xbr", "zip"]
Validation = Literal["calculations", "units", "formulas", "taxonomy"]
HiddenStyle = Literal["-ix-hidden", "-esef-ix-hidden", "-sec-ix-hidden"]
VALIDATIONS: Final[tuple[Validation, ...]] = ("calculations", "units", "formulas", "taxonomy")
PLACEHOLDERS: Final = ("report", "entity", "start", "end")


def _is_pattern(text: str) -> str:
    """A pattern names known placeholders only, or the name that comes of it could not be foretold."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text)]
    except ValueError as error:
        raise ValueError(f"{text!r} is no pattern: {error}") from error
    for name, form, conversion in fields:
        if name is not None and (name not in PLACEHOLDERS or form or conversion):
            raise ValueError(f"{{{name}}} is none of {', '.join(f'{{{known}}}' for known in PLACEHOLDERS)}")
    return text


class Profile(Part):
    """What a destination demands. The defaults demand nothing.

    ``entry_points`` are the only ones that a filing may name, ``entity_schemes`` the only schemes that may
    identify who reports; both empty: any. ``formats`` are those that may be filed. ``hidden_facts`` is the
    style property that binds visible words to hidden facts, ``transformations`` the version of the
    Transformation Registry. ``file_name`` is the report files' name without ending, a pattern. ``packages``
    are the forms of report package to write beside them. ``validations`` are those that Arelle runs at the
    full check. ``expects`` are the statements that only the user can make. ``theme`` is the look of inline
    reports whose report file has none.
    """

    profile: str
    entry_points: tuple[str, ...] = ()
    entity_schemes: tuple[str, ...] = ()
    formats: Annotated[tuple[FilingFormat, ...], Field(min_length=1)] = FILING_FORMATS
    hidden_facts: HiddenStyle = "-ix-hidden"
    transformations: Literal["4", "5"] = "5"
    file_name: Annotated[
        str, Field(pattern=r"^[A-Za-z0-9{][A-Za-z0-9._{}-]*$"), AfterValidator(_is_pattern)
    ] = "report"
    packages: tuple[PackageForm, ...] = ()
    validations: tuple[Validation, ...] = VALIDATIONS
    expects: tuple[str, ...] = ()
    theme: ThemeSettings | None = None


def load_profile(path: Path, name: str) -> tuple[Profile | None, list[Finding]]:
    """Read a profile; ``name`` is what findings call the file."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, findings
    profile, faults = build_model(source, Profile)
    return profile, [*findings, *faults]
