"""A folder of installed packages and its lock file: what may go in, and what may be trusted to come out."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from xbrlesg.errors import CannotWriteError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.store.lock import LOCK, BrokenLockError, Entry, read_lock, write_lock
from xbrlesg.taxonomy.package import Package, PackagePath, PackageSet, open_packages
from xbrlesg.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class Store:
    """The packages that a folder's lock file names."""

    folder: Path
    entries: tuple[Entry, ...]

    def open(self) -> tuple[PackageSet | None, list[Finding]]:
        """All packages, after comparing each file with its sha256; None where one cannot be trusted."""
        findings = [item for entry in self.entries for item in self._damage(entry)]
        if findings:
            return None, findings
        return open_packages([PackagePath(self.folder / entry.file, entry.file) for entry in self.entries])

    def _damage(self, entry: Entry) -> list[Finding]:
        place = Location((self.folder / entry.file).as_posix())
        try:
            content = (self.folder / entry.file).read_bytes()
        except OSError as error:
            message = f"cannot read the installed package {entry.title}: {error.strerror}"
            return [finding(Code.STORE_DAMAGED, message, place, value=entry.file)]
        found = hashlib.sha256(content).hexdigest()
        if found == entry.sha256:
            return []
        message = f"the installed package {entry.title} has changed since it was installed"
        return [finding(Code.STORE_DAMAGED, message, place, value=found)]


def open_store(folder: Path) -> tuple[Store | None, list[Finding]]:
    """The store in a folder; one that is not there yet is empty."""
    lock = folder / LOCK
    try:
        return Store(folder, read_lock(lock.read_bytes())), []
    except (FileNotFoundError, NotADirectoryError):
        return Store(folder, ()), []
    except OSError as error:
        reason = str(error.strerror)
    except BrokenLockError as error:
        reason = str(error)
    message = f"cannot read the lock file: {reason}"
    return None, [finding(Code.STORE_LOCK, message, Location(lock.as_posix()))]


def install(
    store: Store, content: bytes, source: str, *, replace_other: bool, sha256: str | None
) -> tuple[Entry | None, list[Finding]]:
    """Put a package into the store; None where it may not go in. Raises CannotWriteError.

    A package that is there already, byte for byte, stays as it is. Another file with the same identifier and
    version is refused unless it is to replace the first: a published version does not change.
    """
    found = hashlib.sha256(content).hexdigest()
    if sha256 is not None and sha256.lower() != found:
        message = f"the package has sha256 {found}"
        return None, [finding(Code.STORE_SHA, message, Location(source), value=sha256)]
    package, findings = _read(content, source)
    if package is None:
        return None, findings
    entry = _entry(package, source)
    others = [other for other in store.entries if _same_version(other, entry)]
    changed = [other for other in others if other.sha256 != found]
    if changed and not replace_other:
        message = f"{entry.title} is installed with other content, sha256 {changed[0].sha256}"
        return None, [finding(Code.STORE_VERSION, message, Location(source), value=source)]
    kept = [other for other in store.entries if not _same_version(other, entry)]
    _write(store.folder, [*kept, entry], {entry.file: content}, changed)
    return entry, []


def remove(store: Store, name: str) -> tuple[Entry | None, list[Finding]]:
    """Take out the one package that a name, identifier, file or start of a sha256 means.

    Raises CannotWriteError.
    """
    found = [entry for entry in store.entries if _is_called(entry, name)]
    if len(found) != 1:
        known = ", ".join(sorted(entry.title for entry in found or store.entries)) or "none"
        message = f"{len(found)} installed packages are called {name!r}, not one"
        return None, [finding(Code.STORE_UNKNOWN, message, value=name, hint=f"Name one of these: {known}.")]
    _write(store.folder, [entry for entry in store.entries if entry is not found[0]], {}, found)
    return found[0], []


def conflicts(packages: Sequence[Package]) -> list[Finding]:
    """Addresses that the catalogs of two packages both claim, so that the order of packages decides."""
    findings = []
    for one, other in combinations(packages, 2):
        starts = {start for start, _ in one.rewrites} & {start for start, _ in other.rewrites}
        for start in sorted(starts):
            message = f"{one.name} and {other.name} both claim the addresses that start with {start}"
            findings.append(finding(Code.STORE_CONFLICT, message, Location(one.file.name), value=start))
    return findings


def _read(content: bytes, source: str) -> tuple[Package | None, list[Finding]]:
    """Read a package from a file of its own outside the store, so that a bad one leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "package.zip"
        path.write_bytes(content)
        packages, findings = open_packages([PackagePath(path, source)])
    return (packages.packages[0] if packages else None), findings


def _entry(package: Package, source: str) -> Entry:
    name = re.sub(r"[^a-z0-9]+", "-", package.name.lower()).strip("-")[:60]
    return Entry(
        identifier=package.identifier,
        name=package.name,
        version=package.version,
        sha256=package.sha256,
        file=f"{package.sha256[:16]}-{name}.zip",
        source=source,
        entry_points=package.entry_points,
    )


def _same_version(one: Entry, other: Entry) -> bool:
    return (one.identifier, one.version) == (other.identifier, other.version)


def _is_called(entry: Entry, name: str) -> bool:
    called = {entry.identifier, entry.name, entry.title, entry.file}
    return name in called or (len(name) >= 6 and entry.sha256.startswith(name.lower()))


def _write(folder: Path, entries: Sequence[Entry], files: dict[str, bytes], gone: Sequence[Entry]) -> None:
    """New files first, then the lock, then what it no longer names: a lock never names a missing file."""
    try:
        for name, content in files.items():
            write_whole(folder / name, content)
        write_whole(folder / LOCK, write_lock(entries))
        for entry in gone:
            (folder / entry.file).unlink(missing_ok=True)
    except OSError as error:
        raise CannotWriteError(f"cannot write to {folder}: {error.strerror}") from error
