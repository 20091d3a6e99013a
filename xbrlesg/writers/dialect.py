"""What differs between destinations of inline XBRL: the spelling of two things, not their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.names import IXT4, IXT5

REGISTRIES: Final = {"4": IXT4, "5": IXT5}
"""The namespace of each version of the Transformation Registry; every rule that we write is in both."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The style property that binds words to a hidden fact, and the version of the Transformation Registry.

    ``-ix-hidden`` is XBRL International's (WGN of 2024-11-05) and that of ESEF from 2025 on; up to 2024 ESEF
    wants ``-esef-ix-hidden`` and version 4.
    """

    hidden_facts: str = "-ix-hidden"
    transformations: str = "5"

    @property
    def registry(self) -> str:
        """The namespace of the transformations."""
        return REGISTRIES[self.transformations]
