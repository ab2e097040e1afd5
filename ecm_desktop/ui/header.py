"""The header: always says who, how old today, which meeting is open, the marking, and whether names are hidden.

Where the name would not have its room, the other parts say the same in fewer words; the whole of it is their tip.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import age_short, age_words, day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.dates import age_on
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.ui.actions import Actions
from ecm_desktop.ui.more import MoreButton
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingLabel
from ecm_desktop.widgets.look import Kind, mark_as


class Header(QFrame):
    """One line over every page; redrawn when the child, a meeting or the setting changes."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_as(self, Kind.HEADER)
        self._session, self._actions = session, actions
        self.who = ElidingLabel()  # in a narrow window the name gives way, not the buttons
        mark_as(self.who, Kind.WHO)
        self.fictional = _pill(Kind.CHIP)  # of its own, so that it never gives way
        self.age, self.meeting, self.marking = _pill(Kind.CHIP), _pill(Kind.CHIP), _pill(Kind.MARKING)
        self.sharing = QPushButton()
        self.sharing.setCheckable(True)
        self.finder, self.details = QPushButton(session.words("Find")), QPushButton(session.words("Details"))
        self.pause, self.veil = QPushButton(session.words("Pause")), QPushButton()
        for button in (self.finder, self.details, self.pause, self.veil):
            mark_as(button, Kind.CHIP)
        self.finder.setAccessibleName(session.words("Find anything in the case"))
        self.finder.setToolTip(actions.tooltip("find"))
        self.more = MoreButton(session.words, actions)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        for part in (self.who, self.fictional, self.age, self.meeting):
            row.addWidget(part)
        row.addStretch()
        for right in (self.finder, self.marking, self.sharing, self.details, self.pause, self.veil, self.more):
            row.addWidget(right)
        self.finder.clicked.connect(lambda: actions.run("find"))
        self.sharing.clicked.connect(lambda: actions.run("sharing"))
        for key, button in (("pause", self.pause), ("details", self.details)):
            button.clicked.connect(lambda _on, one=key: actions.run(one))
        self.veil.clicked.connect(lambda: actions.run("veil"))
        session.changed.connect(self._on_change)
        session.setting_changed.connect(self.redraw)
        RoomWatch(self, self._fit)
        self.redraw()

    def _on_change(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Child, Person, Meeting):
            self.redraw()

    def redraw(self) -> None:
        """Say everything anew."""
        case, setting = self._session.case, self._session.setting
        self.who.say(who_name(case, setting))
        self.fictional.setVisible(bool(case.child and case.child.fictional))
        self.age.setVisible(case.born is not None)
        self.meeting.setVisible(self._session.open_meeting is not None)
        self.marking.setText(setting.marking)
        self.marking.setVisible(bool(setting.marking))
        self.sharing.setChecked(setting.initials)
        mark_as(self.sharing, Kind.CHIP_ON if setting.initials else Kind.CHIP)
        self.sharing.setAccessibleName(setting.words("Sharing view, which puts initials for names"))
        self.sharing.setToolTip(self._actions.tooltip("sharing"))
        for key, button in (("pause", self.pause), ("details", self.details)):
            button.setVisible(setting.initials)
            button.setToolTip(self._actions.tooltip(key))
        self.pause.setAccessibleName(setting.words("Pause: dim the screen and stop the clocks"))
        self.details.setAccessibleName(setting.words("Details of what is chosen, beside the picture"))
        self.veil.setAccessibleName(setting.words("Hide all windows"))
        self.veil.setToolTip(self._actions.tooltip("veil"))
        self._fit()

    def _fit(self) -> None:
        """Say all in full, else in fewer words, so that the child’s name stays whole; *Find* is then under More."""
        self.finder.show()
        for said in (self._in_full(), self._in_short()):
            for part, text in said.items():
                part.setText(text)
                if isinstance(part, QPushButton):  # else a style sheet lets it shrink to a target's width
                    part.setMinimumWidth(0)
                    part.setMinimumWidth(part.sizeHint().width())
            if self._row.sizeHint().width() <= self.width():
                return
        self.finder.hide()
        self._row.activate()  # at once: the room that it leaves is the name's

    def _in_full(self) -> dict[QLabel | QPushButton, str]:
        case, setting, meeting = self._session.case, self._session.setting, self._session.open_meeting
        words = setting.words
        held = f"{term(meeting.nature, words)} · {day_short(meeting.held, words)}" if meeting else ""
        for part, text in ((self.meeting, held), (self.age, age_today(case, setting))):
            part.setToolTip(text)
            part.setAccessibleName(text)
        return {
            self.fictional: words("Fictional case"),
            self.age: age_today(case, setting),
            self.meeting: held,
            self.sharing: words("Sharing view: initials") if setting.initials else words("Full names shown"),
            self.veil: words("Hide screen"),
            self.more: words("More"),
        }

    def _in_short(self) -> dict[QLabel | QPushButton, str]:
        case, setting, meeting = self._session.case, self._session.setting, self._session.open_meeting
        words = setting.words
        return {
            self.fictional: words("Fictional"),
            self.age: age_short(age_on(case.born, setting.today), words) if case.born else "",
            self.meeting: term(meeting.nature, words) if meeting else "",
            self.sharing: words("Initials") if setting.initials else words("Full names"),
            self.veil: words("Hide"),
            self.more: "…",
        }


def who_name(case: Case, setting: Setting) -> str:
    """The child's name, or initials in sharing view; the reference where there is no name."""
    person = case.child_person
    name = person.whole_name if person else ""
    return (initials(name) if setting.initials else name) or case.reference


def who_words(case: Case, setting: Setting) -> str:
    """As `who_name`; says when the case is fictional."""
    child, shown = case.child, who_name(case, setting)
    return setting.words("{name} · fictional case", name=shown) if child and child.fictional else shown


def age_today(case: Case, setting: Setting) -> str:
    """The child's age today in words, "" when the day of birth is not known."""
    return age_words(age_on(case.born, setting.today), setting.words) if case.born else ""


def _pill(kind: Kind) -> QLabel:
    made = QLabel()
    mark_as(made, kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
