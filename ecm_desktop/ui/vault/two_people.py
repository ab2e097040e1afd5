"""Supervision notes of somebody who is gone, or that a legal hold asks for: opened by two people together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from ecm_desktop.ui.fields import PassphraseField
from ecm_desktop.ui.vault.notes import LINES, notes_words, offer_cases, offer_holders
from ecm_desktop.ui.vault.section import Section, VaultDesk

if TYPE_CHECKING:
    from ecm_desktop.store.sealed_notes import OpenNote


class NotesByTwo(Section):
    """Each of the two types what opens their way in; the audit keeps that it was done, and whose notes they were."""

    def __init__(self, desk: VaultDesk, open_case: str) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Notes opened by two"),
            words(
                "Supervision notes whose owner is gone, or of a case on legal hold, are opened by the two people the "
                "owner chose, together. It is written into the audit."
            ),
        )
        self._open_case = open_case
        self._opened: tuple[OpenNote, ...] = ()
        self.case, self.owner = QComboBox(), QComboBox()
        self.first, self.second = PassphraseField(""), PassphraseField("")
        self.one, self.other = QComboBox(), QComboBox()
        self.shown = QPlainTextEdit(readOnly=True)
        self.shown.setTabChangesFocus(True)
        self.shown.setFixedHeight(2 * LINES * self.fontMetrics().lineSpacing())
        self.shown.setAccessibleName(words("The notes"))
        self.field(words("Case"), self.case)
        self.field(words("Whose notes"), self.owner)
        self.column.addWidget(self.shown)
        self.field(words("Passphrase of the one, or the recovery key"), self.first)
        self.field(words("Passphrase of the other, or the recovery key"), self.second)
        self.open = QPushButton(words("Open them together"))
        self.put_by = QPushButton(words("Put them away"))
        self.buttons(self.open, self.put_by)
        self._of_taking = (
            self.field(words("Who opens them, should you be gone"), self.one), self.one,
            self.field(words("Together with"), self.other), self.other,
        )  # fmt: skip
        self.take = QPushButton(words("Take them over as my own"))
        self.column.addWidget(self.take)
        self.open.clicked.connect(lambda _on: self._open())
        self.second.returnPressed.connect(self.open.click)
        self.put_by.clicked.connect(lambda _on: self.hide_notes())
        self.take.clicked.connect(lambda _on: self._take())
        self.case.activated.connect(lambda _row: self.refresh())
        self.hide_notes()

    def refresh(self) -> None:
        """Offer the cases, and whose notes of the chosen one are in reach."""
        from ecm_desktop.store.sealed_notes import owners_in_reach, possible_holders

        words, store = self.words, self.desk.store
        offer_cases(self.case, self.desk, self._open_case)
        self.owner.clear()
        for one in owners_in_reach(store, str(self.case.currentData())) if self.case.count() else ():
            self.owner.addItem(one.name or words("without a name yet"), (one.user, one.is_gone))
        offer_holders((self.one, self.other), possible_holders(store), words)
        self.open.setEnabled(self.owner.count() > 0)
        if not self.owner.count():
            self.say(words("No notes of this case are in reach: no owner is gone, and it is not on hold."))

    def take_focus(self) -> None:
        """Begin where the first of the two types."""
        self.first.setFocus()

    def hide_notes(self) -> None:
        """Let nothing of them stand on the screen."""
        self._opened = ()
        self.shown.clear()
        for part in (self.shown, self.take, *self._of_taking):
            part.hide()
        for typed in (self.first, self.second):
            typed.clear()

    def put_away(self) -> None:
        """The page is left: nothing read stays."""
        self.hide_notes()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another part is looked at: nothing of them stays on the screen."""
        super().hideEvent(event)
        self.hide_notes()

    def _whose(self) -> tuple[str, bool]:
        owner, is_gone = self.owner.currentData() or ("", False)
        return str(owner), bool(is_gone)

    def _open(self) -> None:
        store, case_id, (owner, _) = self.desk.store, str(self.case.currentData()), self._whose()
        typed = self.first.text(), self.second.text()
        self.hide_notes()

        def both() -> tuple[OpenNote, ...]:
            from ecm_desktop.store.opening import as_typed
            from ecm_desktop.store.sealed_notes import open_by_two

            return open_by_two(store, case_id, owner, (as_typed(typed[0]), as_typed(typed[1])))

        self.work(self.words("Opening the notes …"), lambda _progress: both(), self._show)

    def _show(self, notes: tuple[OpenNote, ...]) -> None:
        if not self.isVisible():  # left meanwhile: nothing is opened that nobody looks at
            return
        self._opened = notes
        self.shown.setPlainText(notes_words(notes, self.words))
        self.shown.show()
        for part in (self.take, *self._of_taking):
            part.setVisible(self._whose()[1])
        self.say(self.words("Opened by two, and written into the audit."))
        self.shown.setFocus()

    def _take(self) -> None:
        from ecm_desktop.store.sealed_notes import take_over

        store, case_id, (owner, _), notes = self.desk.store, str(self.case.currentData()), self._whose(), self._opened
        holders = str(self.one.currentData()), str(self.other.currentData())
        said = self.words("They are sealed to your own passphrase now.")

        def taken(_done: None) -> None:
            self.hide_notes()
            self.refresh()
            self.say(said)

        self.work(
            self.words("Sealing them anew …"), lambda _progress: take_over(store, case_id, owner, notes, holders), taken
        )
