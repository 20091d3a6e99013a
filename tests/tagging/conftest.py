"""The small project with a document to tag."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.tagging.designed import Designed


@pytest.fixture
def designed(project: Project) -> Designed:
    return Designed(project)
