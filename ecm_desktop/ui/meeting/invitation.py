"""The invitation to the next meeting: what is still asked, and the words to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from ecm_desktop.diagram.wording import choices
from ecm_desktop.diagram.wording.invitation import invitation_words
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as


class Invitation(Overlay):
    """Made over the window `parent` for the meeting after `meeting`, whose day is set; nothing here is kept."""

    def __init__(self, session: Session, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._meeting = session, meeting
        self.kind = PickList(words("Kind of meeting"), choices(MeetingKind, words))
        self.kind.show_key(MeetingKind.REVIEW)
        self.at, self.place = LineField(words("At what time")), LineField(words("Place"))
        self.at.setPlaceholderText(words("such as 10:00 to 12:00"))
        if session.veil is None:
            self.place.show_text(meeting.place)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(words("The invitation"))
        self.text.setTabChangesFocus(True)
        self.back, self.copy = QPushButton(words("Back")), QPushButton(words("Copy"))
        mark_as(self.copy, Kind.PRIMARY)
        self._lay_out()
        for field in (self.at, self.place):
            field.textChanged.connect(self._write)
        self.kind.chosen.connect(self._write)
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.copy.clicked.connect(lambda _on: self._copy())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)
        self._write()

    def _lay_out(self) -> None:
        words = self._session.words
        self.column.addWidget(label(words("Invitation to the next meeting"), Kind.TITLE))
        self.column.addWidget(label(words("Names nobody, so that it can be sent as it is."), Kind.SUBTITLE))
        for field in (self.kind, self.at, self.place):
            self.column.addWidget(FieldLabel(field.accessibleName(), field))
            self.column.addWidget(field)
        self.column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.copy):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.at.setFocus()

    def _write(self, *_: object) -> None:
        child, kind = self._session.case.child, MeetingKind(self.kind.key() or MeetingKind.REVIEW)
        day = self._meeting.next_date
        if day is not None:
            at, place = self.at.text().strip(), self.place.text().strip()
            reference = child.reference if child else ""
            self.text.setPlainText(invitation_words(reference, kind, day, at, place, self._session.words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.close_panel()
        said = self._session.words("The invitation is copied; paste it into your letter.")
        self._session.notice(Notice(said, NoticeKind.DONE))
