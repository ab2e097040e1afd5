"""A new recovery key: made, kept on its sheet and typed back before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.vault.section import Section, VaultDesk

if TYPE_CHECKING:
    from ecm_desktop.vault.recovery import RecoveryKey


class NewRecoveryKey(Section):
    """The key before opens the vault until the new one was typed back."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Recovery key"),
            words(
                "Make a new recovery key when the sheet was lost or seen by somebody. The key before then opens "
                "nothing but backups made until now."
            ),
        )
        self.ask_passphrase()
        self.make = QPushButton(words("Make a new recovery key …"))
        self.make.clicked.connect(self._begin)
        self.buttons(self.make)

    def _begin(self) -> None:
        self.work(self.words("Looking at the passphrase …"), lambda _progress: None, lambda _: self._show())

    def _show(self) -> None:
        from ecm_desktop.store.opening import RecoveryKey

        self.say("")
        key = RecoveryKey.fresh()
        desk = self.desk
        step = RecoveryStep(self.words, key, desk.today(), desk.door.folder, desk.tasks)
        step.confirmed.connect(lambda: self._count(key))
        desk.step(step)
        step.save_button.setFocus()

    def _count(self, key: RecoveryKey) -> None:
        from ecm_desktop.store.opening import replace_recovery_key

        self.desk.back()
        store = self.desk.store
        said = self.words("The new recovery key counts from now on. Destroy the sheet of the one before.")
        self.desk.tasks.run(
            lambda _progress, _cancelled: replace_recovery_key(store, key), lambda _: self.say(said), self.fail
        )
