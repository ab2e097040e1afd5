"""The first start, step by step in the one window: welcome, a passphrase, the recovery key kept and typed back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.fields import Form, PassphraseField, label
from ecm_desktop.ui.idle import IdleWatch
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task, Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store
    from ecm_desktop.vault.recovery import RecoveryKey

THINKING_MS = 200


class Welcome(Form):
    """What this is, and the one way on."""

    go_on = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__(
            words("Welcome"),
            words(
                "ECM Desktop holds a child’s story for the people who help: a timeline, a family map, the recovery "
                "model and a report. All of it stays on this computer, in a vault that only your passphrase opens."
            ),
        )
        self.button = QPushButton(words("Make the vault"), default=True)
        self.button.clicked.connect(self.go_on)
        self.restore = QPushButton(words("Restore a vault from a backup …"), flat=True)
        for one in (self.button, self.restore):
            self.column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)


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
        self.column.addWidget(self.strength)
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
        for part in (self.first, self.strength, self._own_caption):
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
        self.message.setText(self._purpose.meanwhile if busy else "")
        self.progress.setVisible(busy)
        self.button.setEnabled(not busy)

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


class FirstRun(QStackedWidget):
    """The steps in order; `made` gives the new, open store once the recovery key was typed back.

    A key that nobody looks at does not stay on the screen: `left` says that the vault was locked instead.
    """

    made = Signal(object)  # Store
    left = Signal()

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, today: date) -> None:
        super().__init__()
        self._words, self._door, self._tasks, self._today = words, door, tasks, today
        self._store: Store | None = None
        self.idle = IdleWatch(Preferences().idle_minutes, self)
        self.idle.idle.connect(self._leave)
        self.welcome = Welcome(words)
        self.addWidget(self.welcome)
        self.welcome.go_on.connect(self._ask_passphrase)

    def _ask_passphrase(self) -> None:
        step = PassphraseStep(self._words, self._door, self._tasks)
        step.chosen.connect(self._make)
        self._show(step)

    def _make(self, passphrase: str) -> None:
        make, step = self._door.make, self.currentWidget()

        def work(_progress: Progress, is_cancelled: IsCancelled) -> tuple[Store, RecoveryKey]:
            from ecm_desktop.store.recovery_proof import await_proof

            store, key = make(passphrase)
            await_proof(store)  # whoever leaves now is asked again at the next unlocking
            if is_cancelled():
                store.close()
                raise Cancelled
            return store, key

        if isinstance(step, PassphraseStep):
            self._tasks.run(work, self._made, step.fail)

    def _made(self, found: tuple[Store, RecoveryKey]) -> None:
        store, key = found
        self._store = store
        step = self.currentWidget()
        if isinstance(step, PassphraseStep):
            step.forget()
        recovery = RecoveryStep(self._words, key, self._today, self._door.folder, self._tasks)
        recovery.confirmed.connect(lambda: self._proved(store, recovery))
        self._show(recovery)
        self.idle.start()
        recovery.save_button.setFocus()

    def _proved(self, store: Store, step: RecoveryStep) -> None:
        self.idle.stop()

        def keep() -> None:
            from ecm_desktop.store.recovery_proof import give_proof

            give_proof(store)

        self._tasks.run(lambda _progress, _cancelled: keep(), lambda _: self._hand_over(store), step.fail)

    def _hand_over(self, store: Store) -> None:
        self._store = None
        self.made.emit(store)

    def _leave(self) -> None:
        self.let_go()
        self._store = None
        self.left.emit()

    def let_go(self) -> None:
        """The page goes: put the new vault to rest, if it was not handed over."""
        if self._store is not None:
            self._store.close()

    def _show(self, step: QWidget) -> None:
        before = self.currentWidget()
        self.addWidget(step)
        self.setCurrentWidget(step)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        if isinstance(step, PassphraseStep):
            step.again.setFocus()
