"""The program: ``xbrlesg`` and ``python -m xbrlesg``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from xbrlesg.cli.app import run  # noqa: PLC0415 - importing this module alone should cost nothing

    sys.exit(run())


if __name__ == "__main__":
    main()
