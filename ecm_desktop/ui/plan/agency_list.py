"""The list of one agency: what it has taken on, what is past its date first, to copy into a letter."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording.actions import list_words
from ecm_desktop.domain.due import of_agencies
from ecm_desktop.ui.clipboard import STAYS_S, put_on_clipboard
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as


class AgencyList(Overlay):
    """Made over the window `parent` for one look; nothing here is kept."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        said = said_in(session.case, session.setting)
        nobody = words("nobody yet")
        agencies = [(one, said(one) or nobody) for one in of_agencies(session.case)]
        self.agency = PickList(words("Agency"), agencies)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(words("The list"))
        self.text.setTabChangesFocus(True)
        self.back, self.copy = QPushButton(words("Back")), QPushButton(words("Copy"))
        mark_as(self.copy, Kind.PRIMARY)
        self._lay_out()
        self.agency.chosen.connect(lambda _key: self._write())
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.copy.clicked.connect(lambda _on: self._copy())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def _lay_out(self) -> None:
        words = self._session.words
        self.column.addWidget(label(words("A list for one agency"), Kind.TITLE))
        self.column.addWidget(
            label(words("What is past its date stands first. Read it for names before it goes."), Kind.SUBTITLE)
        )
        self.column.addWidget(FieldLabel(self.agency.accessibleName(), self.agency))
        self.column.addWidget(self.agency)
        self.column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.copy):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show the list of the agency with the most pressing action."""
        self.agency.setCurrentIndex(0)
        self._write()
        self.open()
        self.agency.setFocus()

    def _write(self) -> None:
        session = self._session
        said = said_in(session.case, session.setting)
        text = list_words(session.case, self.agency.key() or "", session.setting.today, session.words)
        self.text.setPlainText(said(text) if self.agency.count() else session.words("Nothing is still to be done."))
        self.copy.setEnabled(self.agency.count() > 0)

    def _copy(self) -> None:
        put_on_clipboard(self.text.toPlainText())
        self.close_panel()
        said = self._session.words(
            "The list is copied. Paste it into your letter now: in {seconds} seconds it goes from the clipboard.",
            seconds=STAYS_S,
        )
        self._session.notice(Notice(said, NoticeKind.DONE))
