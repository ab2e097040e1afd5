"""What the child says about their own life, in their words: shown and written on the overview."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ecm_desktop.editing import people
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

ORIGIN = "own words"  # of an edit made here: whoever shows this card need not make it anew


class OwnWords(QFrame):
    """A card with one field; typing on is one step to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        mark_as(self, Kind.CARD)
        self._session = session
        words = session.words
        title = words("In the child’s own words")
        self.field = WordsField(title, lines=1)
        self.field.setPlaceholderText(words("What the child says about their life and what they hope for"))
        mark_as(self.field, Kind.QUIET)
        column = QVBoxLayout(self)
        column.addWidget(label(title, Kind.HEADING))
        column.addWidget(self.field)
        self.field.settled.connect(self._write)
        self.field.left.connect(session.editor.history.seal)
        self.show_words()

    def show_words(self) -> None:
        """Show what the case holds now; in sharing view it can only be read."""
        child = self._session.case.child
        self.field.follow(child.own_words if child else "", child.id if child else "", self._session.veil)

    def _write(self, text: str) -> None:
        title = "Write down the child’s own words"
        if not self._session.do_joined(title, ORIGIN, ORIGIN, people.change_child, own_words=text.strip()):
            self.show_words()
