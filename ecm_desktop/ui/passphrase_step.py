"""Choosing a passphrase: five words the program chose, or one's own once they are hard enough to guess."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QRadioButton

from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, PassphraseField, label, say
from ecm_desktop.ui.tasks import Task, Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

THINKING_MS = 200
ENOUGH = 100  # on the scale of the measure: hard enough to guess


class Purpose(NamedTuple):
    """What a passphrase is chosen for, in the user's language: title, button, what is said meanwhile, and before."""

    title: str
    button: str
    meanwhile: str
    before: str = ""


class PassphraseStep(Form):
    """Five words the program chose, or the user's own when they are hard enough to guess; typed to be sure."""

    chosen = Signal(str)

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, purpose: Purpose | None = None) -> None:
        self._purpose = purpose or Purpose(
            words("Your passphrase"), words("Make the vault"), words("Making the vault …")
        )
        how = words("Five words are easy to keep and hard to guess. Write them down until you know them by heart.")
        super().__init__(self._purpose.title, f"{self._purpose.before} {how}".strip())
        self._words, self._door, self._tasks = words, door, tasks
        self._share: float | None = None  # how strong the words of one’s own are; None until they were looked at
        self._is_awaited = False  # whether it was gone on with before that
        self._asked: Task[float] | None = None
        self.given = QRadioButton(words("Use these five words"))
        self.own = QRadioButton(words("Use words of my own"))
        self.given.setChecked(True)
        self.suggestion = label(door.suggest(), Kind.SECRET)
        self.suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.another = QPushButton(words("Another five"))
        self.first = PassphraseField(words("My own passphrase"))
        self.measure = QProgressBar(maximum=ENOUGH, textVisible=False)
        self.measure.setAccessibleName(words("How hard it is to guess"))
        self.strength = label("", Kind.HINT)
        self.again = PassphraseField(words("Type it to be sure"))
        self.caps = label(words("Caps lock seems to be on."), Kind.PROBLEM)
        self.shown = QCheckBox(words("Show what I type"))
        self.message = label("", Kind.PROBLEM)
        self.progress = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.progress.setAccessibleName(self._purpose.meanwhile)
        self.button = QPushButton(self._purpose.button, default=True)
        self._thinking = QTimer(self, singleShot=True, interval=THINKING_MS)
        self._lay_out()
        self._connect()
        self._choose_own(False)

    def _lay_out(self) -> None:
        words = self._words
        row = QHBoxLayout()
        row.addWidget(self.given, 1)
        row.addWidget(self.another)
        self.column.addLayout(row)
        self.column.addWidget(self.suggestion)
        self.column.addWidget(self.own)
        self._own_caption = self.field(words("My own passphrase"), self.first)
        for part in (self.measure, self.strength):
            self.column.addWidget(part)
        self.field(words("Type it to be sure"), self.again)
        for part in (self.caps, self.message, self.progress):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        for control in (self.button, self.shown):
            foot.addWidget(control)
        foot.addStretch()
        self.column.addLayout(foot)
        self.caps.hide()
        self.progress.hide()

    def _connect(self) -> None:
        self.another.clicked.connect(lambda: self.suggestion.setText(self._door.suggest()))
        self.own.toggled.connect(self._choose_own)
        self.first.textChanged.connect(self._rethink)
        self.again.textEdited.connect(lambda: self.message.clear() if self.button.isEnabled() else None)
        self.first.returnPressed.connect(self.again.setFocus)
        for field in (self.first, self.again):
            field.caps_lock.connect(self.caps.setVisible)
            self.shown.toggled.connect(field.show_letters)
        self.again.returnPressed.connect(self.button.click)
        self.button.clicked.connect(self._check)
        self._thinking.timeout.connect(self._ask_strength)

    def _choose_own(self, own: bool) -> None:
        for part in (self.first, self.measure, self.strength, self._own_caption):
            part.setVisible(own)
        self.another.setEnabled(not own)
        self.message.clear()
        self.again.clear()
        (self.first if own else self.again).setFocus()

    def _rethink(self) -> None:
        self._share, self._is_awaited = None, False
        self._thinking.start()

    def _ask_strength(self) -> None:
        typed, strength = self.first.text(), self._door.strength
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._tasks.run(lambda _progress, _cancelled: strength(typed), self._say_strength, self.fail)

    def _say_strength(self, share: float) -> None:
        from ecm_desktop.vault.passphrase import odd_letters

        self._share = share
        self.measure.setValue(min(ENOUGH, int(share * ENOUGH)))
        told = (
            self._words("Hard enough to guess.")
            if share >= 1
            else self._words("Too easy to guess yet: more words, and none that belong together.")
            if self.first.text()
            else ""
        )
        odd = (self._words(one) for one in odd_letters(self.first.text()))
        self.strength.setText(" ".join((told, *odd)))
        if self._is_awaited:
            self._is_awaited = False
            self._check()

    def _check(self) -> None:
        own = self.own.isChecked()
        wanted = self.first.text() if own else self.suggestion.text()
        if own and self._share is None:
            self._is_awaited = True  # who is quicker than the look at it need not press again
            self._ask_strength()
        elif own and self._share is not None and self._share < 1:
            self.message.setText(self._words("Choose a passphrase that is harder to guess, or use the five words."))
            self.first.setFocus()
        elif self.again.text() != wanted:
            self.message.setText(self._words("The two are not the same; type it once more."))
            self.again.clear()
            self.again.setFocus()
        else:
            self.again.clear()  # a passphrase lies nowhere longer than it is needed
            self.busy(True)
            self.chosen.emit(wanted)

    def busy(self, busy: bool) -> None:
        """Show that the vault is being made, or that it no longer is."""
        say(self.message, self._purpose.meanwhile if busy else "", Kind.HINT if busy else Kind.PROBLEM)
        self.progress.setVisible(busy)
        for part in (self.button, self.given, self.own, self.first):  # what is being used is what stands here
            part.setEnabled(not busy)
        self.another.setEnabled(not busy and self.given.isChecked())
        self.again.setReadOnly(busy)

    def fail(self, problem: Problem) -> None:
        """Say why it could not be made."""
        self.busy(False)
        self.message.setText(self._words.problem(problem))
        self.again.setFocus()

    def forget(self) -> None:
        """Leave no secret in the fields."""
        for part in (self.first, self.again):
            part.clear()
        self.suggestion.clear()
