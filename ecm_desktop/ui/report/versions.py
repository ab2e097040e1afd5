"""What was made so far: every version that went out, with by whom and why, and below them the drafts and copies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import day_short
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.issuing import issued
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.report.form import titles
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

_MOST = 8  # drafts and copies, the latest
_OF_HASH = 12  # letters of it that tell one file from another


class MadeSoFar(QWidget):
    """Two lists as text, which can be marked and copied; nothing is shown while there is nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        words = session.words
        self.issued, self.others = label(""), label("")
        self._heads = (label(words("Issued"), Kind.HEADING), label(words("Made so far"), Kind.HEADING))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for head, told in zip(self._heads, (self.issued, self.others), strict=True):
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(head)
            column.addWidget(told)

    def refill(self) -> None:
        """Show what the case holds now."""
        case = self._session.case
        others = sorted((one for one in case.of(Report) if not one.version), key=lambda one: one.dated, reverse=True)
        texts = ("\n\n".join(map(self._version, issued(case))), "\n".join(map(self._copy, others[:_MOST])))
        for head, told, text in zip(self._heads, (self.issued, self.others), texts, strict=True):
            told.setText(text)
            for part in (head, told):
                part.setVisible(bool(text))

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
