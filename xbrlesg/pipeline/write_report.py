"""The files of a report, written aside; where there is a processor for it, a fork writes some of them.

Which process writes a file makes no difference to its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xbrlesg.findings.model import Finding
from xbrlesg.json_text import json_members, json_text
from xbrlesg.lineage import lineage_members
from xbrlesg.mapping.filing import Filing
from xbrlesg.pipeline.check_own import check_own
from xbrlesg.pipeline.formats import FORMATS, Writing, Written, report_packages, write_formats
from xbrlesg.pipeline.lineage_file import LINEAGE
from xbrlesg.pipeline.side_by_side import beside
from xbrlesg.pipeline.source_text import compare_with_source
from xbrlesg.pipeline.staging import StagedFile, write_aside
from xbrlesg.profile import Format
from xbrlesg.program import do_without_numpy
from xbrlesg.writers.pieces import in_pieces

ELSEWHERE: Final[frozenset[Format]] = frozenset({"csv", "parquet", "flat-csv", "xlsx"})
"""The formats of the fork: together they cost as much as the others and their check."""


@dataclass(frozen=True, slots=True)
class ReportWriter:
    """Writes one report's files into a folder aside; ``alone`` leaves all to this process.

    A process that is one of a batch works alone, since others have the other processors.
    """

    writing: Writing
    aside: Path
    alone: bool

    def write_checked(self) -> tuple[list[Written], list[Finding], list[Finding]]:
        """Every format, in the order of formats.

        Beside them our own findings on what was written, and on records that the printed report does not bear
        out.
        """
        writing = self.writing
        with beside(self._elsewhere, alone=self.alone, first=do_without_numpy) as elsewhere:
            here = write_formats(_with_outputs(writing, elsewhere=False), self.aside)
            pages = {name: file for each in here for name, file in each.files.items()}
            origins = writing.applied.filing.origins_of
            checked = check_own(pages, writing.report.facts, writing.inputs.taxonomy, origins)
            there, unproven = elsewhere()
        order = list(FORMATS)
        written = sorted([*here, *there], key=lambda each: order.index(each.format))
        return written, checked, unproven

    def _elsewhere(self) -> tuple[list[Written], list[Finding]]:
        job, records = self.writing.job, self.writing.inputs.records
        written = write_formats(_with_outputs(self.writing, elsewhere=True), self.aside)
        return written, compare_with_source(job, records)

    def write_rest(self, written: Sequence[Written]) -> tuple[dict[str, StagedFile], StagedFile]:
        """What no check looks into: the report packages by their names, and ``lineage.json``."""
        contents = report_packages(self.writing.job, written).items()
        packages = {name: write_aside(self.aside / name, [content]) for name, content in contents}
        lineage = in_pieces(_lineage_text(self.writing.applied.filing))
        return packages, write_aside(self.aside / LINEAGE, lineage)


def _with_outputs(writing: Writing, *, elsewhere: bool) -> Writing:
    """The same with those of its formats that the fork writes, or with the others."""
    job = writing.job
    outputs = tuple(name for name in job.target.outputs if (name in ELSEWHERE) is elsewhere)
    target = job.target.model_copy(update={"outputs": outputs})
    return replace(writing, job=replace(job, chosen=replace(job.chosen, target=target)))


def _lineage_text(filing: Filing) -> Iterator[str]:
    """``lineage.json``."""
    yield '{\n  "facts": '
    members = lineage_members(filing.ids(), filing.origins())
    yield from json_members(((fact_id, json_text(behind, "    ")) for fact_id, behind in members), "  ")
    yield "\n}\n"
