"""After the recovery key opened the vault: another passphrase, chosen at once or not now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.passphrase_step import PassphraseStep, Purpose
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.wiring import VaultDoor

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore, Store


class Renewing(PassphraseStep):
    """Whoever needed the recovery key has no passphrase they know; `done` gives what is to be told of it, or ""."""

    done = Signal(str)

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, store: Store) -> None:
        purpose = Purpose(
            words("The vault is open. Choose a new passphrase"),
            words("Use this passphrase"),
            words("Changing the passphrase …"),
            words("It opens the vault from now on; the one before no longer does. The recovery key stays as it is."),
        )
        super().__init__(words, door, tasks, purpose)
        self._store = store
        self.later = QPushButton(words("Not now"), flat=True)
        self.column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        self.later.clicked.connect(lambda _on: self._leave(""))
        self.chosen.connect(self._renew)

    def _renew(self, passphrase: str) -> None:
        store = self._store

        def change() -> None:
            from ecm_desktop.store.opening import change_passphrase

            change_passphrase(store, passphrase)

        said = self._words("Your new passphrase opens the vault from now on.")
        self._tasks.run(lambda _progress, _cancelled: change(), lambda _: self._leave(said), self.fail)

    def _leave(self, said: str) -> None:
        self.forget()
        self.done.emit(said)

    def busy(self, busy: bool) -> None:
        """Show that the passphrase is being changed, or that it no longer is."""
        super().busy(busy)
        self.later.setEnabled(not busy)


def can_renew(store: AnyStore) -> TypeGuard[Store]:
    """Whether it can be told whose passphrase is to be another one: the recovery key is everybody's."""
    from ecm_desktop.store.store import Store
    from ecm_desktop.store.users import users

    return isinstance(store, Store) and len(users(store)) == 1
