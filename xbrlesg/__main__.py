"""The program: ``xbrlesg`` and ``python -m xbrlesg``."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # a run makes many objects, ends soon and ties few of them into circles: look for circles less often
    gc.set_threshold(200_000, 20, 20)
    from xbrlesg.cli.app import run  # noqa: PLC0415 - importing this module alone should cost nothing

    sys.exit(run())


if __name__ == "__main__":
    main()
