"""One heading of the formulation's text: the field under it, and what could be said more plainly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.writing import Heading, Writing
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.plain_words import plain_words
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.citing_field import CitingField
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.look import Kind, mark_as


class PassageBox(QWidget):
    """The field and its hint; `earlier_asked` wants the earlier wordings of the heading."""

    earlier_asked = Signal(object)  # Heading

    def __init__(self, session: Session, heading: Heading) -> None:
        super().__init__()
        self._session = session
        name = term(heading, session.words)
        self.field = CitingField(name)
        self.hint = Hint()
        self.earlier = QPushButton(session.words("Earlier wordings…"))
        self.earlier.setAccessibleName(session.words("{heading}: earlier wordings", heading=name))
        self.earlier.setAutoDefault(False)
        mark_as(self.earlier, Kind.CHIP)
        head = QHBoxLayout()
        head.addWidget(label(name, Kind.HEADING), 1)
        head.addWidget(self.earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self.field, self.hint):
            column.addWidget(part)
        self.field.typing.connect(self._advise)
        self.earlier.clicked.connect(lambda _on: self.earlier_asked.emit(heading))

    def show_text(self, writing: Writing, heading: Heading) -> None:
        """Show what stands under the heading; in sharing view it can only be read."""
        text = writing.text(heading)
        self.field.follow(text, writing.id, self._session.veil)
        alive = {one.number for one in writing.cites if one.event in self._session.case}
        self.field.show_links(alive, {one.number for one in writing.cites} - alive)
        self.earlier.setVisible(self._session.past is not None and self._session.veil is None)
        self._advise(text)

    def _advise(self, text: str) -> None:
        self.hint.say("" if self._session.setting.initials else plain_words(text, self._session))
