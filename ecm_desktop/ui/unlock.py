"""Unlocking: one field, ready at once. A wrong passphrase is told in words; each further try waits a little."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.errors import InUse, Problem, WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, PassphraseField, label
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

LONGEST_WAIT = 60  # seconds


class UnlockPage(QWidget):
    """Asks for the passphrase, or the recovery key, and gives the open store."""

    unlocked = Signal(object)  # Store
    in_use = Signal(object)  # InUse: somebody else opened it in the meantime

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, second_ms: int = 1000) -> None:
        super().__init__()
        self._words = words
        self._door = door
        self._tasks = tasks
        self._open = door.open
        self._misses = 0
        self._seconds = 0
        self._wrong = ""
        self._countdown = QTimer(self, interval=second_ms)
        self._countdown.timeout.connect(self._count_down)
        self.form = Form(words("Unlock"), words("Type your passphrase. Nothing is shown until the vault is open."))
        self.field = PassphraseField(words("Passphrase"))
        self.message = label("", Kind.PROBLEM)
        self.caps = label(words("Caps lock seems to be on."), Kind.PROBLEM)
        self.button = QPushButton(words("Unlock"), default=True)
        self.shown = QCheckBox(words("Show what I type"))
        self.other = QPushButton(words("Use the recovery key"), flat=True)
        self.other.setCheckable(True)
        self.progress = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.progress.setAccessibleName(words("The vault is being opened"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for part in (self.button, self.shown):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.other)
        self._caption = self.form.field(self._words("Passphrase"), self.field)
        for below in (self.caps, self.message, self.progress):
            self.form.column.addWidget(below)
        self.form.column.addLayout(row)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        self.caps.hide()
        self.progress.hide()

    def _connect(self) -> None:
        self.field.caps_lock.connect(self.caps.setVisible)
        self.field.returnPressed.connect(self.button.click)
        self.field.textEdited.connect(self._forget_error)
        self.button.clicked.connect(self.try_now)
        self.shown.toggled.connect(self.field.show_letters)
        self.other.toggled.connect(self._choose_key)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the first key."""
        super().showEvent(event)
        self.field.setFocus()

    def try_now(self) -> None:
        """Try what was typed, in a worker."""
        typed, opener = self.field.text(), self._open
        if not typed:
            self.message.setText(self._words("Type the passphrase first."))
            return
        self.field.clear()  # a passphrase lies nowhere longer than it is needed
        self._busy(True)
        self._tasks.run(lambda _progress, _cancelled: opener(typed), self._opened, self._failed)

    def _busy(self, busy: bool) -> None:
        self.message.setText(self._words("Opening the vault …") if busy else "")
        self.progress.setVisible(busy)
        for part in (self.field, self.button, self.other):
            part.setEnabled(not busy)

    def _opened(self, store: object) -> None:
        self._busy(False)
        self._misses = 0
        self.unlocked.emit(store)

    def _failed(self, problem: Problem) -> None:
        self._busy(False)
        if isinstance(problem, InUse):
            self.in_use.emit(problem)
            return
        self.message.setText(self._words.problem(problem))
        self.field.setFocus()
        if isinstance(problem, WrongCredential):
            self._seconds = min(LONGEST_WAIT, 2**self._misses)
            self._misses += 1
            self._wrong = self.message.text()
            self.button.setEnabled(False)
            self._say_wait()
            self._countdown.start()

    def _forget_error(self) -> None:
        """What was wrong before is no matter once something else is typed; how long to wait still is."""
        self._wrong = ""
        self.message.clear()
        if self._countdown.isActive():
            self._say_wait()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_wait()
            return
        self._countdown.stop()
        self.button.setEnabled(True)
        self.message.setText(self._wrong)

    def _say_wait(self) -> None:
        wait = self._words.count("Try again in {n} second.", "Try again in {n} seconds.", self._seconds)
        self.message.setText(f"{self._wrong} {wait}".strip())

    def _choose_key(self, recovery: bool) -> None:
        words = self._words
        self._open = self._door.open_with_recovery_key if recovery else self._door.open
        self.other.setText(words("Use the passphrase") if recovery else words("Use the recovery key"))
        name = words("Recovery key: 8 groups, as on the sheet") if recovery else words("Passphrase")
        self.field.setAccessibleName(name)
        self._caption.setText(name)
        self.shown.setChecked(recovery)
        self.field.clear()
        self.field.setFocus()
