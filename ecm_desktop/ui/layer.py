"""The layer of private notes: whose are shown, if any. It begins hidden, and is dead while the screen is shared.

A note is its author's until that author shares it: nobody else who opens the vault is shown it, told of it or finds it.
Only whoever opens the vault by the recovery key is shown every note, so that none is lost when its author has left.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation
from ecm_desktop.domain.record import Visibility
from ecm_desktop.ui.session import Session

LAYER_KEY, NOTE_KEY = "Ctrl+Shift+Y", "Ctrl+Shift+M"


class Layer(QObject):
    """Of the open case. Sharing view hides it; leaving that does not bring it back."""

    changed = Signal()
    pointed = Signal(str, str)  # a note of the first event, as it is being written, is to lead to the second

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.is_shown, self.whose = False, ""  # an author, "" for all of them
        session.setting_changed.connect(lambda _setting: None if self.may_be_shown() else self._show(False))

    @classmethod
    def of(cls, session: Session) -> Layer:
        """The one layer of a session, which every page shows and hides together."""
        there = session.findChild(cls)
        return there if isinstance(there, cls) else cls(session)

    def may_be_shown(self) -> bool:
        """Whether nobody else looks at the screen."""
        return self._session.veil is None

    def show(self) -> None:
        """Show the notes; while the screen is shared nothing happens."""
        self._show(self.may_be_shown())

    def toggle(self) -> None:
        """Show the notes, or hide them; while the screen is shared nothing happens."""
        self._show(not self.is_shown and self.may_be_shown())

    def show_author(self, author: str) -> None:
        """Show the notes of one author only; of all for ""."""
        self.whose = author
        self.changed.emit()

    def is_mine(self, note: Annotation) -> bool:
        """Whether whoever works here wrote it; of the recovery key are all."""
        return self._session.user() in ("", note.user)

    def authors(self) -> list[str]:
        """Who has written notes that may be read here."""
        return sorted({one.author for one in self._readable()} - {""})

    def notes(self) -> list[Annotation]:
        """The notes that are shown now, the oldest first."""
        if not self.is_shown or not self.may_be_shown():
            return []
        return _in_order(one for one in self._readable() if self.whose in ("", one.author))

    def pinned_to(self, record: RecordId) -> list[Annotation]:
        """The notes on a record, then those that lead to it from another."""
        notes = self.notes()
        return [one for one in notes if one.target == record] + [one for one in notes if one.towards == record]

    def with_answers(self, note: Annotation) -> list[tuple[int, Annotation]]:
        """A note and the answers to it, whoever wrote them, each with how deep it answers; nothing while hidden."""
        if not self.is_shown or not self.may_be_shown():
            return []
        answers = _in_order(one for one in self._readable() if one.target == note.id)
        return [(0, note), *((deep + 1, one) for answer in answers for deep, one in self.with_answers(answer))]

    def _readable(self) -> Iterable[Annotation]:
        notes = self._session.case.of(Annotation)
        return (one for one in notes if one.visibility is not Visibility.AUTHOR or self.is_mine(one))

    def _show(self, shown: bool) -> None:
        if shown is not self.is_shown:
            self.is_shown = shown
            self.changed.emit()


def _in_order(notes: Iterable[Annotation]) -> list[Annotation]:
    return sorted(notes, key=lambda one: (one.written.timestamp() if one.written else 0.0, one.id))
