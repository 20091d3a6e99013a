"""Report packages on the small taxonomy: whole ones, faulty ones, and some that an engine cannot take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from tests.engine.documents import Document
from tests.validation.small_taxonomy import write_package
from xbrlesg.json_text import json_bytes
from xbrlesg.writers.report_package import DOCUMENT_TYPES

_ABOUT: Final = "r/META-INF/reportPackage.json"


@dataclass(frozen=True)
class PackedDocument:
    """A report package by the content of its files; ``taxonomy`` adds the taxonomy's own files."""

    name: str
    form: str
    files: Mapping[str, str]
    cold: bool = False
    says: str | None = None
    taxonomy: bool = False

    def write(self, folder: Path) -> Path:
        """Write it into a folder of its own and give its path."""
        own = folder / self.name
        own.mkdir(parents=True)
        path = own / f"report.{self.form}"
        with ZipFile(path, "w") as archive:
            says = self.says or DOCUMENT_TYPES[self.form]
            archive.writestr(_ABOUT, json_bytes({"documentInfo": {"documentType": says}}))
            for name, text in self.files.items():
                archive.writestr(f"r/{name}", text)
            if self.taxonomy:
                with ZipFile(write_package(own)) as source:
                    for name in source.namelist():
                        archive.writestr(name.replace("small/", "r/"), source.read(name))
        return path


def packed_documents(of: Mapping[str, Document]) -> Iterator[PackedDocument]:
    """Packages of some of the documents, by unique names."""
    clean, wrong = of["inline clean"].text, of["inline sum"].text
    json, csv, xml = of["json clean"].text, of["csv 30 facts.csv"], of["xml no such concept"].text
    tables = {"reports/report.json": csv.text, **{f"reports/{n}": text for n, text in csv.beside.items()}}
    yield PackedDocument("xbri clean", "xbri", {"reports/report.xhtml": clean})
    yield PackedDocument("xbri sum", "xbri", {"reports/report.xhtml": wrong})
    yield PackedDocument("xbr json", "xbr", {"reports/report.json": json})
    yield PackedDocument("xbr csv", "xbr", tables)
    yield PackedDocument("xbr csv without table", "xbr", {"reports/report.json": csv.text})
    yield PackedDocument("xbr xml", "xbr", {"reports/report.xbrl": xml})
    yield PackedDocument("zip", "zip", {"reports/report.xhtml": wrong})
    yield PackedDocument("zip in a folder", "zip", {"reports/a/report.xhtml": wrong})
    yield PackedDocument("wrong type", "xbri", {"reports/report.xhtml": clean}, says=DOCUMENT_TYPES["xbr"])
    yield PackedDocument("wrong form", "xbri", {"reports/report.json": json}, cold=True)
    yield PackedDocument("broken JSON", "xbr", {"reports/report.json": "{"}, cold=True)
    yield PackedDocument("two", "xbri", {"reports/a.xhtml": clean, "reports/b.xhtml": wrong}, cold=True)
    yield PackedDocument("two formats", "zip", {"reports/a.xhtml": clean, "reports/b.json": json}, cold=True)
    yield PackedDocument("no reports", "xbri", {"report.xhtml": clean}, cold=True)
    yield PackedDocument(
        "its own taxonomy", "xbri", {"reports/report.xhtml": clean}, cold=True, taxonomy=True
    )
