"""A chart and an invitation that are kept as files bear the row of the audit by which the vault knows them again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hands import LEFT
from icalendar import Calendar
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from ui.test_looking_back import Kept, kept

from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.recovery.history import history_of
from ecm_desktop.ui.recovery.large_chart import LargeChart

__all__ = ["kept"]  # a fixture


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1200, 760)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_the_vault_knows_a_chart_and_an_invitation_that_left_it(
    qtbot: QtBot, kept: Kept, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = kept.session
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / Path(asked[2]).name), ""))
    assert session.do("Next", meetings.change_meeting, "review", next_date=date(2027, 3, 3))
    panels = (
        LargeChart(session, history_of(session, date(2011, 8, 31)), parent),
        Invitation(session, session.case.get_one(Meeting, "review"), parent),
    )
    for panel in panels:
        panel.ask()
        qtbot.mouseClick(panel.save, LEFT)
    (chart,), (invitation,) = tmp_path.glob("*.png"), tmp_path.glob("*.ics")
    head = kept.store.journal(kept.key).audit_head(session.editor.revision)
    assert kept.store.holds_audit_head(head)
    assert QImage(str(chart)).text("Comment") == f"audit {head}"
    assert Calendar.from_ical(invitation.read_bytes())["X-ECM-AUDIT"] == head
