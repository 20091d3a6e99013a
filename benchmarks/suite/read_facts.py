"""Read the facts of an inline report with another library, and fail where some are missing.

python -m benchmarks.suite.read_facts ixbrlparse|py-xbrl REPORT.xhtml FACTS CACHE
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
import warnings
import zipfile
from pathlib import Path

from benchmarks.house import PACKAGE


def by_ixbrlparse(report: str) -> int:
    """Numbers and texts; dates in the form of our pages it warns of and leaves as they are."""
    import ixbrlparse

    warnings.simplefilter("ignore")
    read = ixbrlparse.IXBRL.open(report)
    return len(read.numeric) + len(read.nonnumeric)


def by_py_xbrl(report: str, cache: Path) -> int:
    """Facts with their concepts; the taxonomy is read with them."""
    from xbrl.cache import HttpCache
    from xbrl.instance import parse_ixbrl

    return len(parse_ixbrl(report, HttpCache(str(cache)), encoding="utf-8").facts)


def fill_cache(cache: Path) -> None:
    """Lay out the taxonomy and the standard's schemas as if py-xbrl had downloaded them."""
    import shutil

    import arelle

    bundled = Path(arelle.__file__).parent / "resources/cache"
    for scheme in ("http", "https"):
        shutil.copytree(bundled / scheme, cache, dirs_exist_ok=True)
    with zipfile.ZipFile(PACKAGE) as package:
        for name in package.namelist():
            top, _, rest = name.partition("/taxonomy/")
            if rest:
                version = top.removeprefix("esg-")
                file = cache / "xbrlesg.example/taxonomy/esg" / version / rest
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(package.read(name))


def main() -> None:
    """Read the report, or with ``cache`` fill the folder that py-xbrl looks into."""
    library, *rest = sys.argv[1:]
    if library == "cache":
        fill_cache(Path(rest[0]))
        return
    report, facts, cache = rest
    found = by_ixbrlparse(report) if library == "ixbrlparse" else by_py_xbrl(report, Path(cache))
    print(f"{found} facts")
    if found < int(facts):
        sys.exit(f"{library} read {found} of {facts} facts")


if __name__ == "__main__":
    main()
