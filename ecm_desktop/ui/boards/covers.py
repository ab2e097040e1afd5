"""What is covered on the family map in the sharing view, and uncovered one by one by whoever shares the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton

from ecm_desktop.diagram.veil import called
from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.covering import coverable
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.ui.session import Session


class Covers(QToolButton):
    """A button that is there in the sharing view alone. Its list says at whom, never what is covered."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        words = session.words
        self.setToolTip(
            words("Harm, lost or expected children and health marks start covered; uncover them one by one")
        )
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        session.setting_changed.connect(lambda _setting: self.follow())
        self.follow()

    def follow(self) -> None:
        """Say how many are covered."""
        session = self._session
        uncovered = session.setting.uncovered
        found = coverable(session.case) if uncovered is not None else ()
        self.setVisible(bool(found))
        covered = sum(one.id not in (uncovered or ()) for one in found)
        self.setText(session.words("Covered: {n}", n=covered))

    def _fill(self) -> None:
        menu, session = self.menu(), self._session
        menu.clear()
        for one in coverable(session.case):
            action = menu.addAction(at_whom(one, session))
            action.setCheckable(True)
            action.setChecked(one.id in (session.setting.uncovered or ()))
            action.triggered.connect(lambda _on, key=one.id: session.uncover(key))


def at_whom(record: Record, session: Session) -> str:
    """At whom something is covered, never what."""
    words, case, setting = session.words, session.case, session.setting
    if isinstance(record, Relationship):
        a, b = (called(case.get_one(Person, key), setting) or words("not known") for key in (record.a, record.b))
        return words("A line between {a} and {b}", a=a, b=b)
    if isinstance(record, Person) and record.is_sensitive:
        return words("Somebody more on the map")
    return words("Marks at {name}", name=called(record, setting) if isinstance(record, Person) else "")
