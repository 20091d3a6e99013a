"""What is whole: a file for each report says what it was made from and what came of it, all by sha256.

There is no journal. A report is whole where its state is there, its inputs and packages are those of now, and
its outputs are those that the state names. The state is written last, so a run may end at any moment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from xbrlesg import __version__
from xbrlesg.json_text import json_bytes
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.levels import CheckLevel

RUN_FOLDER: Final = "_batch"
"""The batch's own folder beside those of the reports; no report can be called so."""
STATES: Final = f"{RUN_FOLDER}/states"
FORMAT: Final = "xbrlesg batch state 1"


class Status(StrEnum):
    """How a report ended."""

    BEGUN = "begun"  # it is being made, or was when the run was killed
    EXPORTED = "exported"  # its files are written
    REFUSED = "refused"  # its inputs hold an error; only findings are written
    FAILED = "failed"  # it could not be made; the next run tries again


@dataclass(frozen=True, slots=True)
class State:
    """The state of one report. ``findings`` counts them by severity; ``request`` is what it was made from.

    ``outputs`` gives the sha256 of each file in its folder; where the report has begun, it names the files
    that there may be.
    """

    report: str
    target: str
    status: Status
    records: int
    facts: int
    findings: Mapping[str, int]
    request: Mapping[str, Any]
    outputs: Mapping[str, str]


def request_of(
    check: CheckLevel,
    inputs: Mapping[str, Path],
    packages: Mapping[str, Path],
    digests: Digests,
    waiver_day: str = "",
) -> dict[str, Any]:
    """What decides what a report becomes: tools, depth of the check, and every file that is read.

    Where findings are waived, it is the day too.
    """
    return {
        "tools": {"xbrlesg": __version__, "arelle-release": version("arelle-release")},
        "check": str(check),
        "inputs": {name: digests.of(path) for name, path in sorted(inputs.items())},
        "taxonomy_packages": {name: digests.of_package(path) for name, path in sorted(packages.items())},
        **({"waiver_day": waiver_day} if waiver_day else {}),
    }


def state_file(out: Path, report: str, target: str) -> Path:
    """Where the state of a report is kept."""
    return out / STATES / report / f"{target}.json"


def state_bytes(state: State) -> bytes:
    """The file of a state."""
    return json_bytes({"format": FORMAT, **asdict(state)})


def read_state(out: Path, report: str, target: str) -> State | None:
    """The state of a report; None where it has none, or none of this form."""
    with suppress(OSError):
        return state_of(state_file(out, report, target).read_bytes())
    return None


def state_of(content: bytes) -> State | None:
    """The state in a file; None where it is none of this form."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        data = json.loads(content)
        if data.pop("format") == FORMAT and data.keys() == {field.name for field in fields(State)}:
            return State(**{**data, "status": Status(data["status"])})
    return None


def is_whole(state: State | None, out: Path, request: Mapping[str, Any], digests: Digests) -> bool:
    """Whether a report is there as it would be made now. One that failed is to be tried again."""
    if state is None or state.status in {Status.BEGUN, Status.FAILED} or state.request != request:
        return False
    folder = out / state.report / state.target
    return all(digests.of(folder / name) == digest for name, digest in state.outputs.items())
