"""The timeline's page of a told story, shown."""

from __future__ import annotations

import pytest
from ui.conftest import Desk

from ecm_desktop.ui.pages.timeline import TimelinePage


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made
