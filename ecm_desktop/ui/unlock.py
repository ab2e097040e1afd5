"""Unlocking: one field, ready at once. A wrong passphrase is told in words; each further try waits a little."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.errors import InUse, Problem, WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import default_vault_dir
from ecm_desktop.ui.attempt import Attempt, Slip, by_passphrase, by_recovery_key
from ecm_desktop.ui.fields import Form, PassphraseField, label, say
from ecm_desktop.ui.tasks import Task, Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore

LONGEST_WAIT = 60  # seconds
SLOW_MS = 700  # an opening that takes longer can be stopped by a button; Escape stops it at any time


class UnlockPage(QWidget):
    """Asks for the passphrase, or the recovery key, and gives the open store."""

    unlocked = Signal(object)  # Store
    recovered = Signal(object)  # Store: opened by the recovery key
    in_use = Signal(object)  # InUse: somebody else opened it in the meantime

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tasks = tasks
        self._ways = (by_passphrase(words, door), by_recovery_key(words, door))
        self._way = self._ways[0]
        self._misses = 0
        self._seconds = 0
        self._wrong = ""
        self._trying: Attempt | None = None
        self._task: Task[AnyStore] | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._count_down)
        self.form = Form(_title(words, door.folder), self._way.sentence, self)
        self.field = PassphraseField(self._way.name)
        self.message = label("", Kind.PROBLEM)
        self.caps = label(words("Caps lock seems to be on."), Kind.PROBLEM)
        self.button = QPushButton(words("Unlock"), default=True)
        self.shown = QCheckBox(words("Show what I type"))
        self.other = QPushButton(self._way.other, flat=True)
        self.other.setCheckable(True)
        self.restore = QPushButton(words("Restore from a backup …"), flat=True)
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
        self._caption = self.form.field(self._way.name, self.field)
        for below in (self.caps, self.message, self.progress):
            self.form.column.addWidget(below)
        self.form.column.addLayout(row)
        self.form.column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        self.caps.hide()
        self.progress.hide()
        self.stop_button.hide()

    def _connect(self) -> None:
        self.field.caps_lock.connect(self._say_caps_lock)
        self.field.returnPressed.connect(self.try_now)
        self.field.textEdited.connect(self._forget_error)
        self.button.clicked.connect(self.try_now)
        self.stop_button.clicked.connect(self.stop)
        self._slow.timeout.connect(self.stop_button.show)
        self.shown.toggled.connect(self.field.show_letters)
        self.other.toggled.connect(self._choose_way)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the first key."""
        super().showEvent(event)
        self.field.setFocus()

    def try_now(self) -> None:
        """Try what was typed, in a worker; a slip that can be seen without trying is told, and costs no wait."""
        if self._task is not None:
            return
        typed, way = self.field.text(), self._way
        slip = way.slip(typed) if typed else None
        if not typed:
            self.message.setText(way.nothing)
            self.field.setFocus()
        elif slip is not None:
            self._show_slip(slip)
        elif self._countdown.isActive():
            self._say_wait()
        else:
            self.field.clear()  # a passphrase lies nowhere longer than it is needed
            self._busy(True)
            self._trying = Attempt(way.opener, typed)
            self._task = self._tasks.run(self._trying, self._opened, self._failed, cancelled=self._stopped)

    def _show_slip(self, slip: Slip) -> None:
        self.message.setText(self._words.problem(slip.problem))
        self.field.setFocus()
        self.field.setSelection(slip.start, slip.end - slip.start)

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
        say(self.message, self._words("Opening the vault …") if busy else "", Kind.HINT if busy else Kind.PROBLEM)
        self.progress.setVisible(busy)
        self.stop_button.hide()
        self.field.setReadOnly(busy)  # switched off, it would give the keyboard to whatever comes next
        for part in (self.button, self.other, self.restore):
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
        (self.recovered if self.other.isChecked() else self.unlocked).emit(store)

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

    def _say_caps_lock(self, on: bool) -> None:
        self.caps.setVisible(on and not self.other.isChecked())  # in a recovery key large letters are as good

    def _choose_way(self, other: bool) -> None:
        self._way = self._ways[other]
        self.form.sentence.setText(self._way.sentence)
        self.other.setText(self._way.other)
        self.field.setAccessibleName(self._way.name)
        self._caption.setText(self._way.name)
        self.shown.setChecked(self._way.is_secret_on_screen)
        self.caps.hide()
        self._forget_error()
        self.field.clear()
        self.field.setFocus()


def _title(words: Translator, vault: Path) -> str:
    """What is unlocked, by the name of its folder where it is not the usual one: two windows can be told apart."""
    return words("Unlock") if vault == default_vault_dir() else words("Unlock {name}", name=vault.name)
