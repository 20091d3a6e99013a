"""The program: ``xbrlesg`` and ``python -m xbrlesg``."""

from __future__ import annotations

import gc
import os
import sys

from xbrlesg import __version__


def main() -> None:
    """Run the command line and end the process with its exit code.

    What is imported here is paid for by every run. Scripts ask for the version alone, so it needs nothing.
    """
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"xbrlesg {__version__}\n")
        return
    set_up()
    from xbrlesg.cli.app import run  # noqa: PLC0415

    try:
        sys.exit(run())
    finally:
        # the process ends with all that it has; nobody needs to look through it for circles once more
        gc.freeze()


def set_up() -> None:
    """Set up the process; benchmarks that call the pipeline do the same."""
    # a run makes many objects, ends soon and ties few of them into circles: look for circles less often, and
    # never in a run of a thousand facts
    gc.set_threshold(1_000_000, 20, 20)
    # what our files may hold is ours to say: nobody's plug-ins for pydantic are looked for
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


if __name__ == "__main__":
    main()
