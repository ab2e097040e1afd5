"""Supervision notes of a case: written by whoever unlocked, read by their passphrase alone, out of sight on leaving."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from ecm_desktop.errors import Problem, Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import PassphraseField
from ecm_desktop.ui.vault.section import Section, VaultDesk

if TYPE_CHECKING:
    from ecm_desktop.store.sealed_notes import Holder, Opened, OpenNote

HALVES = 2  # of a note's key, each for somebody else
LINES = 6  # of the field for a note; twice as many to read


class SupervisionNotes(Section):
    """Writes and reads one's own notes of one case; what is written and not sealed is sealed when the page is left."""

    def __init__(self, desk: VaultDesk, open_case: str) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Supervision notes"),
            words(
                "What you note here is sealed to your own passphrase. Nobody else who opens the vault can read it; it "
                "is in no search, export, report or view of the case. When you are gone, the two you choose can open "
                "it together."
            ),
        )
        self._open_case, self._is_asked = open_case, False
        self.case, self.one, self.other = QComboBox(), QComboBox(), QComboBox()
        self.text, self.shown = QPlainTextEdit(), QPlainTextEdit(readOnly=True)
        for field, lines in ((self.text, LINES), (self.shown, 2 * LINES)):
            field.setTabChangesFocus(True)
            field.setFixedHeight(lines * self.fontMetrics().lineSpacing())
        self.field(words("Case"), self.case)
        self.column.addWidget(self.shown)  # above what is written, where it is seen at once
        self.which, self.drop = QComboBox(), QPushButton()
        self.which.setAccessibleName(words("The note to delete"))
        row = QHBoxLayout()
        row.addWidget(self.which, 1)
        row.addWidget(self.drop)
        self.column.addLayout(row)
        self.field(words("Note of today"), self.text)
        self.field(words("Who opens it, should you be gone"), self.one)
        self.field(words("Together with"), self.other)
        self.typed = PassphraseField("")
        self.field(words("Your passphrase, to read your notes"), self.typed)
        self.seal = QPushButton(words("Seal the note"))
        self.read = QPushButton(words("Read my notes"))
        self.put_by = QPushButton(words("Put them away"))
        self.buttons(self.seal, self.read, self.put_by)
        self.shown.setAccessibleName(words("Your notes"))
        self._of_reading: tuple[QWidget, ...] = (self.shown, self.which, self.drop)
        self._ask_once()
        self.hide_notes()
        self.seal.clicked.connect(lambda _on: self._seal())
        self.read.clicked.connect(lambda _on: self._read())
        self.typed.returnPressed.connect(self.read.click)
        self.put_by.clicked.connect(lambda _on: self.hide_notes())
        self.case.activated.connect(lambda _row: self.hide_notes())
        self.drop.clicked.connect(lambda _on: self._drop())
        self.which.activated.connect(lambda _row: self._ask_once())

    def refresh(self) -> None:
        """Offer the cases and the people there are now."""
        from ecm_desktop.store.sealed_notes import possible_holders

        offer_cases(self.case, self.desk, self._open_case)
        holders = possible_holders(self.desk.store)
        offer_holders((self.one, self.other), holders, self.words)
        self._open_for_writing(len(holders))

    def _open_for_writing(self, holders: int) -> None:
        """Nobody writes what could not be sealed."""
        missing = ""
        if not self.desk.store.ledger.unlocked.user:
            missing = self.words("Unlock with your own passphrase first: notes are sealed to it.")
        elif holders < HALVES:
            missing = self.words(
                "Two others must be able to open notes together: let one more person in first (People)."
            )
        for part in (self.text, self.seal):
            part.setEnabled(not missing and self.case.count() > 0)
        self.say(missing)

    def take_focus(self) -> None:
        """Begin with the note."""
        self.text.setFocus()

    def hide_notes(self) -> None:
        """Let nothing of them stand on the screen."""
        self.shown.clear()
        self.which.clear()
        for part in self._of_reading:
            part.hide()
        self.typed.clear()
        self.say("")

    def put_away(self) -> None:
        """The page is left: what was written is sealed, and nothing read stays."""
        self.hide_notes()
        if self.text.toPlainText().strip():
            self._keep_somehow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another part is looked at: nothing of them stays on the screen."""
        super().hideEvent(event)
        self.hide_notes()

    def _holders(self) -> tuple[str, str]:
        return str(self.one.currentData()), str(self.other.currentData())

    def _keep(self) -> None:
        from ecm_desktop.store.sealed_notes import seal_note

        case_id, text = str(self.case.currentData()), self.text.toPlainText()
        seal_note(self.desk.store, case_id, self.desk.today(), text, self._holders())
        self.text.clear()

    def _keep_somehow(self) -> None:
        """As chosen; where that cannot be, with others who may hold a half, rather than lose what was written."""
        try:
            self._keep()
        except Refused:
            offer_holders((self.one, self.other), (), self.words)
            self.refresh()
            with contextlib.suppress(Problem):
                self._keep()
        except Problem:  # a disk that refuses holds up nobody
            return

    def _seal(self) -> None:
        try:
            self._keep()
        except Problem as problem:
            self.fail(problem)
            self.text.setFocus()
            return
        self.say(self.words("Sealed. Only your passphrase opens it."))

    def _read(self) -> None:
        typed, store, case_id = self.typed.text(), self.desk.store, str(self.case.currentData())
        self.typed.clear()

        def read() -> Opened:
            from ecm_desktop.store.opening import as_typed
            from ecm_desktop.store.sealed_notes import read_own

            return read_own(store, case_id, as_typed(typed))

        self.work(self.words("Opening your notes …"), lambda _progress: read(), self._show)

    def _show(self, opened: Opened) -> None:
        words = self.words
        if not self.isVisible():  # left meanwhile: nothing is opened that nobody looks at
            return
        self.shown.setPlainText(notes_words(opened.notes, words))
        for one in opened.notes:
            self.which.addItem(words.day(one.day), one.id)
        for part in self._of_reading:
            part.setVisible(bool(opened.notes))
        self._ask_once()
        said = "" if opened.notes else words("You have no notes of this case.")
        if opened.out_of_reach:
            said = words.count(
                "{n} note was sealed to a passphrase before this one; two others can open it together.",
                "{n} notes were sealed to a passphrase before this one; two others can open them together.",
                opened.out_of_reach,
            )
        self.say(said)
        if opened.notes:
            self.shown.setFocus()

    def _ask_once(self) -> None:
        """The first press asks, the second deletes: there is no way back."""
        self._is_asked = False
        self.drop.setText(self.words("Delete this note …"))

    def _drop(self) -> None:
        from ecm_desktop.store.sealed_notes import drop_note

        if not self._is_asked:
            self._is_asked = True
            self.drop.setText(self.words("Delete it for good"))
            return
        try:
            drop_note(self.desk.store, str(self.case.currentData()), str(self.which.currentData()))
        except Problem as problem:
            self.fail(problem)
            return
        self.hide_notes()
        self.say(self.words("The note is deleted."))


def notes_words(notes: tuple[OpenNote, ...], words: Translator) -> str:
    """Notes as they are read, the latest first."""
    return "\n\n".join(f"{words.day(one.day)}\n{one.text}" for one in notes)


def offer_cases(choice: QComboBox, desk: VaultDesk, open_case: str) -> None:
    """The cases by their references; what was chosen stays, at first the one that is open."""
    before = choice.currentData() or open_case
    choice.clear()
    for one in desk.store.cases():
        choice.addItem(one.reference, one.id)
    choice.setCurrentIndex(max(0, choice.findData(before)))


def offer_holders(choices: tuple[QComboBox, QComboBox], holders: tuple[Holder, ...], words: Translator) -> None:
    """Who may hold a half, a different one in each at first."""
    for place, choice in enumerate(choices):
        before = choice.currentData()
        choice.clear()
        for one in holders:
            name = one.name or words("without a name yet")
            choice.addItem(name if one.user else words("whoever keeps the recovery key"), one.user)
        last = 0 if place == 0 else choice.count() - 1
        choice.setCurrentIndex(last if before is None else max(0, choice.findData(before)))
