"""Tags that a taxonomy expects of every report: why, in the words of the standard's file."""

from __future__ import annotations

from collections.abc import Iterable

from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.model import MandatoryTag
from xbrlesg.coverage.standards import Standard
from xbrlesg.names import QName


def mandatory_tag(  # noqa: PLR0913 - all that an existence assertion which fires says
    assessor: Assessor,
    standard: Standard,
    *,
    assertion: str,
    sets: Iterable[str],
    severity: str,
    disclosure: str,
    concepts: Iterable[QName],
    standing: Iterable[str],
) -> MandatoryTag | None:
    """A tag that is missing; None where the standard's file explains none of the assertion's ``sets``."""
    reasons = tuple(standard.mandatory_tags[name] for name in sets if name in standard.mandatory_tags)
    if not reasons:
        return None
    labels = tuple((name.local, assessor.label(name)) for name in concepts)
    return MandatoryTag(assertion, severity, disclosure, labels, reasons, tuple(standing))
