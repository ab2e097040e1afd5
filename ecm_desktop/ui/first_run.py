"""The first start, step by step in the one window: welcome, a passphrase, the recovery key kept and typed back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ecm_desktop.errors import Cancelled
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.fields import Form
from ecm_desktop.ui.idle import IdleWatch
from ecm_desktop.ui.passphrase_step import PassphraseStep
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks
from ecm_desktop.ui.wiring import VaultDoor

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store
    from ecm_desktop.vault.recovery import RecoveryKey


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


class FirstRun(QStackedWidget):
    """The steps in order; `made` gives the new, open store once the recovery key was typed back.

    A key that nobody looks at does not stay on the screen: `left` says that the vault was locked instead. It is left by
    going back from the passphrase, too.
    """

    made = Signal(object)  # Store
    left = Signal()
    left_alone = Signal()  # and nobody was there: after `left`

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
        back = QPushButton(self._words("Back"), flat=True)
        back.clicked.connect(lambda _on: self._go_back())
        step.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the passphrase."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        step = self.currentWidget()
        if isinstance(step, PassphraseStep) and step.button.isEnabled():  # else the vault is being made
            self.left.emit()

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
        self.left_alone.emit()

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
