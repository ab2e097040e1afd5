"""Unlocking: one field, ready at once. A wrong passphrase is told in words; each further try waits a little."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.errors import Cancelled, InUse, Problem, WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, PassphraseField, label
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task, Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore

LONGEST_WAIT = 60  # seconds
SLOW_MS = 700  # an opening that takes longer can be stopped by a button; Escape stops it at any time


class Attempt:
    """One try at a vault, in a worker. A store that opens after it was stopped is closed again at once."""

    def __init__(self, opener: Callable[[str], AnyStore], typed: str) -> None:
        self._opener, self._typed = opener, typed
        self._store: AnyStore | None = None

    def __call__(self, _progress: Progress, is_cancelled: IsCancelled) -> AnyStore:
        """Open the vault; the typed words are let go of. Raises what the opener raises, or Cancelled."""
        typed, self._typed = self._typed, ""
        self._store = self._opener(typed)
        if is_cancelled():
            self.close()
            raise Cancelled
        return self._store

    def close(self) -> None:
        """Close the store, if one was opened."""
        if self._store is not None:
            self._store.close()


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
        self._trying: Attempt | None = None
        self._task: Task[AnyStore] | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
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
        self.stop_button = QPushButton(words("Stop"))
        self.progress = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.progress.setAccessibleName(words("The vault is being opened"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for part in (self.button, self.stop_button, self.shown):
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
        self.stop_button.hide()

    def _connect(self) -> None:
        self.field.caps_lock.connect(self.caps.setVisible)
        self.field.returnPressed.connect(self.button.click)
        self.field.textEdited.connect(self._forget_error)
        self.button.clicked.connect(self.try_now)
        self.stop_button.clicked.connect(self.stop)
        self._slow.timeout.connect(self.stop_button.show)
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
        self._trying = Attempt(opener, typed)
        self._task = self._tasks.run(self._trying, self._opened, self._failed, cancelled=self._stopped)

    def stop(self) -> None:
        """Stop opening the vault; the key that is being derived is thrown away."""
        if self._task is not None:
            self._task.cancel()
            self.stop_button.setEnabled(False)
            self.message.setText(self._words("Stopping …"))

    def let_go(self) -> None:
        """The page goes: close what was opened and not asked for any more."""
        if self._trying is not None:
            self._trying.close()

    def _stopped(self) -> None:
        self.let_go()
        self._busy(False)
        self.field.setFocus()

    def _busy(self, busy: bool) -> None:
        self.message.setText(self._words("Opening the vault …") if busy else "")
        self.progress.setVisible(busy)
        self.stop_button.hide()
        for part in (self.field, self.button, self.other):
            part.setEnabled(not busy)
        self.stop_button.setEnabled(busy)
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._task = None

    def _opened(self, store: object) -> None:
        self._trying = None
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the opening."""
        if event.key() == Qt.Key.Key_Escape and self._task is not None:
            self.stop()
        else:
            super().keyPressEvent(event)

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
