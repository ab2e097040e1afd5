"""The story so far over the window: opened from the overview, closed as names are covered, led on to paper."""

from __future__ import annotations

from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.ui.overview import OverviewPage
from ecm_desktop.ui.story_so_far import StorySoFar
from ecm_desktop.widgets.controls.eliding import ElidingButton


def words_in(panel: StorySoFar) -> str:
    return "\n".join(one.text() for one in panel.findChildren(QLabel))


def test_the_overview_asks_for_it(qtbot: QtBot, story: Desk, show) -> None:
    page = OverviewPage(story.session, ("timeline",))
    show(page)
    (way,) = (one for one in page.findChildren(ElidingButton) if one.accessibleName() == "Read the story so far")
    with qtbot.waitSignal(story.session.panel_asked) as asked:
        qtbot.mouseClick(way, LEFT)
    assert asked.args == ["story"]


def test_it_tells_what_the_case_holds_when_it_opens_and_closes_as_names_are_covered(
    qtbot: QtBot, story: Desk, show
) -> None:
    page = OverviewPage(story.session)
    show(page)
    panel = StorySoFar(story.session, page.window())
    panel.toggle()
    assert "Nan dies" in words_in(panel)
    assert "starts school" in words_in(panel)
    story.session.toggle_sharing()
    assert not panel.isVisible()
    panel.toggle()
    assert "Mason" not in words_in(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_it_leads_to_the_document_of_its_name(qtbot: QtBot, story: Desk, show) -> None:
    from ecm_desktop.ui.pages.report import ReportPage

    page = ReportPage(story.session)
    show(page)
    panel = StorySoFar(story.session, page.window())
    panel.toggle()
    qtbot.mouseClick(panel.paper, LEFT)
    assert page.edition.key() == "story"
    story.session.part_asked.emit("no such document")
    assert page.edition.key() == "story"
