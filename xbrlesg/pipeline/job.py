"""What is to be exported: a report file, the target chosen from it, and the profile of its destination."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.profile import Profile, load_profile
from xbrlesg.records.path import split_sheet
from xbrlesg.report_file import ReportFile, choose_target, load_report_file
from xbrlesg.target_file import Target, load_target_file
from xbrlesg.theme import ThemeSettings
from xbrlesg.yaml_source import YamlSource

_VARIABLE: Final = re.compile(r"\$(?:(\w+)|\{([^}]*)\})")


@dataclass(frozen=True, slots=True)
class ChosenTarget:
    """A target, and where it stands: in the report file or in a file of its own.

    ``steps`` are the keys that lead to it in ``source``, whose file is ``path``; its paths start there.
    """

    name: str
    target: Target
    source: YamlSource
    steps: tuple[str, ...]
    path: Path

    def file(self, path: Path) -> Path:
        """A path that the target names; variables of the environment in it stand for their values."""
        return self.path.parent / os.path.expandvars(path)

    def at(self, *steps: str | int) -> Location:
        """The place of one of the target's entries."""
        return self.source.at(*self.steps, *steps)


@dataclass(frozen=True, slots=True)
class Job:
    """A report file and one destination. ``store`` is the folder of installed packages, if there is one."""

    path: Path
    report: ReportFile
    source: YamlSource
    chosen: ChosenTarget
    profile: Profile
    store: Path | None

    @property
    def target(self) -> Target:
        """The target itself."""
        return self.chosen.target

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the inline report's labels and headings, the leading one first."""
        return self.target.languages or self.report.languages

    @property
    def theme(self) -> tuple[ThemeSettings, Path, Location]:
        """The theme of the report or else of the profile, the file that gives it, and its place."""
        profile = self.target.profile
        if self.report.theme is None and self.profile.theme is not None and profile is not None:
            return self.profile.theme, self.chosen.file(profile), Location(profile.as_posix(), column="theme")
        return self.report.theme or ThemeSettings(), self.path, self.source.at("theme")

    def file(self, path: Path) -> Path:
        """A path that the report file names, relative to that file."""
        return self.path.parent / os.path.expandvars(path)

    def source_text(self) -> Path | None:
        """The text of the printed report: a file, or the only text file of a folder, or None."""
        named = self.report.source_text
        if named is None or unset_variables(named):
            return None
        path = self.file(named)
        if path.is_dir():
            found = sorted(path.glob("*.txt"))
            return found[0] if len(found) == 1 else None
        return path if path.is_file() else None

    def input_files(self) -> dict[str, Path]:
        """Every file of the user's that is read, by the name that the report file or the target gives it."""
        rules = (path for path in (self.report.rules, self.report.waivers) if path is not None)
        profile = (self.target.profile,) if self.target.profile else ()
        records = [split_sheet(path)[0] for path in self.report.records]
        own = {path.as_posix(): self.file(path) for path in (*records, *rules)}
        if "inline" in self.target.outputs:
            own.update(self._files_of_the_page())
        given = {path.as_posix(): self.chosen.file(path) for path in (*self.target.mapping, *profile)}
        return {self.path.name: self.path, self.chosen.source.name: self.chosen.path, **own, **given}

    def _files_of_the_page(self) -> dict[str, Path]:
        """What only the inline report needs: the standards of its indexes, and the logo."""
        found = {named.file.as_posix(): self.file(named.file) for named in self.report.coverage.standards}
        theme, path, _ = self.theme
        return found if theme.logo is None else {**found, theme.logo.as_posix(): path.parent / theme.logo}


def load_job(path: Path, target: str | None, store: Path | None) -> tuple[Job | None, list[Finding]]:
    """Read the report file, the target and its profile.

    ``target`` is a target's name or the path of a target file; None is the report's default.
    """
    report, source, findings = load_report_file(path, path.name)
    if report is None or source is None:
        return None, findings
    chosen, faults = _choose(path, report, source, target)
    findings += faults
    if chosen is None:
        return None, findings
    profile, faults = _profile(chosen)
    findings += faults
    if profile is None:
        return None, findings
    return Job(path, report, source, chosen, profile, store), findings


def _choose(
    path: Path, report: ReportFile, source: YamlSource, wanted: str | None
) -> tuple[ChosenTarget | None, list[Finding]]:
    if wanted is not None and wanted.endswith((".yaml", ".yml")) and wanted not in report.targets:
        return _from_file(Path(wanted).stem, Path(wanted), wanted)
    name, findings = choose_target(report, source, wanted)
    if name is None:
        return None, findings
    entry = report.targets[name]
    if isinstance(entry, Path):
        return _from_file(name, path.parent / entry, entry.as_posix())
    return ChosenTarget(name, entry, source, ("targets", name), path), findings


def _from_file(name: str, path: Path, shown: str) -> tuple[ChosenTarget | None, list[Finding]]:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
        message = f"{name!r} cannot be the name of a target, which is also that of a folder"
        return None, [finding(Code.TARGET_UNKNOWN, message, Location(shown), value=name)]
    target, source, findings = load_target_file(path, shown)
    if target is None or source is None:
        return None, findings
    return ChosenTarget(name, target, source, (), path), findings


def _profile(chosen: ChosenTarget) -> tuple[Profile | None, list[Finding]]:
    path = chosen.target.profile
    if path is None:
        return Profile(profile=chosen.name), []
    return load_profile(chosen.file(path), path.as_posix())


def unset_variables(path: Path) -> list[str]:
    """The variables of the environment that a path names and that have no value."""
    return named_variables(os.path.expandvars(path))


def named_variables(path: str | Path) -> list[str]:
    """The variables of the environment that a path names."""
    return [name for pair in _VARIABLE.findall(str(path)) for name in pair if name]
