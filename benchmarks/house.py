"""The house taxonomy, on which most benchmarks run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "out/taxonomy/esg.zip"
_BUILD: Final = ("-m", "xbrlesg", "taxonomy", "build", "taxonomy/esg", "--output", str(PACKAGE))


def build_package() -> None:
    """Build it anew, since its registry may have changed; in a process of its own, which is not measured."""
    built = subprocess.run([sys.executable, *_BUILD], cwd=ROOT, capture_output=True, text=True, check=False)
    if built.returncode:
        sys.exit(built.stderr or built.stdout)
