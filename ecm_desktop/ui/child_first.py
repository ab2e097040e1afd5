"""The child first: what the child says and is good at, large, over everything else; one key, and the same key back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import age_at_event
from ecm_desktop.domain.beside import strengths_in_order, voices_in_order
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

CHILD_FIRST_KEY = "F2"
EDGE = 48  # pixels round the words
MOST = 3  # of what the child said, the latest


class ChildFirst(Overlay):
    """Fills the window `parent` with the child's own words and strengths, as they are when it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setAccessibleName(session.words("The child’s own words and strengths"))
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._area, 1)
        self.back = QPushButton(session.words("Back ({key} or Escape)", key=CHILD_FIRST_KEY))
        mark_as(self.back, Kind.PLAIN)
        self.back.clicked.connect(lambda _on: self.close_panel())
        foot = QHBoxLayout()  # always in sight, however much there is to read
        foot.setContentsMargins(EDGE, 0, EDGE, EDGE // 2)
        foot.addWidget(self.back)
        foot.addStretch()
        self.column.addLayout(foot)
        self.closed.connect(lambda: session.child_first.emit(False))

    def toggle(self) -> None:
        """Show it, or take it away."""
        if self.isVisible():
            self.close_panel()
            return
        self._area.setWidget(child_sheet(self._session))
        self.open()
        self._area.setFocus()
        self._session.child_first.emit(True)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())


def child_sheet(session: Session) -> QWidget:
    """A page with the child's own words and strengths, as they are now."""
    words, sheet = session.words, QWidget()
    mark_as(sheet, Kind.PAGE)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
    column.setSpacing(16)
    column.addWidget(label(words("In the child’s own words"), Kind.ALOUD_TITLE))
    for line in _own_words(session):
        column.addWidget(label(line, Kind.OWN_WORDS))
    column.addSpacing(EDGE // 2)
    column.addWidget(label(words("Strengths, and what matters to {name}", name=_name(session)), Kind.ALOUD_TITLE))
    for line in _strengths(session):
        column.addWidget(label(line, Kind.ALOUD))
    column.addStretch()
    return sheet


def _name(session: Session) -> str:
    case, setting = session.case, session.setting
    return called(case.child_person, setting) if case.child_person else session.words("the child")


def _own_words(session: Session) -> list[str]:
    """What stands on the overview, then what the child said last."""
    case, words = session.case, session.words
    said = said_in(case, session.setting)
    own = case.child.own_words.strip() if case.child else ""
    told = [own, *(one.text for one in voices_in_order(case)[:MOST])]
    nothing = words("Not written down yet. Ask, and write it on the overview.")
    return [said(one) for one in told if one] or [nothing]


def _strengths(session: Session) -> list[str]:
    """What was put down, then the events of that lane, the latest first, each with the age it belongs to."""
    case, setting = session.case, session.setting
    said, born = said_in(case, setting), case.born
    found = [one for one in case.of(LifeEvent) if one.lane == Lane.STRENGTHS]
    found.sort(key=lambda one: (in_order(one.when) or date.min, one.title), reverse=True)
    put_down = [said(one.text) for one in strengths_in_order(case)]
    if not found and not put_down:
        return [setting.words("No strengths have been recorded yet; there are some.")]
    ages = [age_at_event(one.when, born, setting.words) for one in found]
    told = [" · ".join(filter(None, (said(one.title), age))) for one, age in zip(found, ages, strict=True)]
    return [*put_down, *told]
