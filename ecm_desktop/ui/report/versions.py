"""What was made so far: every version that went out, with by whom and why, and below them the drafts and copies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import day_short
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.issuing import issued
from ecm_desktop.ui.anew import Sheet
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.report.choice import titles
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

_MOST = 8  # drafts and copies, the latest
_OF_HASH = 12  # letters of it that tell one file from another


class MadeSoFar(QWidget):
    """Made anew when a document was made; nothing is shown while there is nothing. `again` asks to see a version."""

    again = Signal(object)  # Report

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet = Sheet(self)
        self.look: dict[str, QPushButton] = {}  # by id of the version

    def refill(self) -> None:
        """Show what the case holds now."""
        self.look = {}
        out = issued(self._session.case)
        others = [one for one in self._session.case.of(Report) if not one.version]
        others.sort(key=lambda one: one.dated, reverse=True)
        words = self._session.words
        with self._sheet.anew() as column:
            if out:
                column.addWidget(label(words("Issued"), Kind.HEADING))
            for one in out:
                column.addLayout(self._row(one))
            if others:
                column.addWidget(label(words("Made so far"), Kind.HEADING))
                column.addWidget(_told("\n".join(map(self._copy, others[:_MOST]))))
        self.setVisible(bool(out or others))

    def _row(self, one: Report) -> QHBoxLayout:
        words, row = self._session.words, QHBoxLayout()
        row.addWidget(_told(self._version(one)), 1)
        if self._session.past is not None and one.revision and not self._session.setting.initials:
            button = QPushButton(words("See again"))
            name = words("See {document}, version {n}, again", document=self._title(one), n=one.version)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on: self.again.emit(one))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.look[one.id] = button
        return row

    def _version(self, one: Report) -> str:
        words, veiled = self._session.words, self._session.veil
        said = veiled or str
        author = initials(one.author) if veiled else one.author
        title = words("{document}, version {n}", document=self._title(one), n=one.version)
        when = words("{day} by {who}", day=day_short(one.issued or one.dated, words), who=author)
        whom = words("for {name}", name=said(one.recipient)) if one.recipient else ""
        kept = words("case at revision {revision}, file {hash}", revision=one.revision, hash=one.sha256[:_OF_HASH])
        lines = (" · ".join(filter(None, (title, when, whom))), said(one.why), kept)
        return "\n".join(filter(None, lines))

    def _copy(self, one: Report) -> str:
        said = self._session.veil or str
        parts = (day_short(one.dated, self._session.words), self._title(one), said(one.recipient))
        return " · ".join(filter(None, parts))

    def _title(self, one: Report) -> str:
        return titles(self._session).get(one.edition, one.edition)


def _told(text: str) -> QLabel:
    """Words that can be marked and copied."""
    made = label(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
