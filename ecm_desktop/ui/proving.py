"""At the next unlocking of a vault whose recovery key was never typed back: a new key, kept and typed back first."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import Signal

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore, Store


class Proving(RecoveryStep):
    """The step with a key that counts once it is typed back; `done` then gives what is to be told of it."""

    done = Signal(str)

    def __init__(self, words: Translator, store: Store, today: date, vault: Path, tasks: Tasks) -> None:
        from ecm_desktop.store.opening import RecoveryKey

        self._store, self._key = store, RecoveryKey.fresh()
        why = words("The recovery key was never typed back, so this is a new one; the one before opens nothing then.")
        super().__init__(words, self._key, today, vault, tasks, why)
        self.confirmed.connect(self._count)

    def _count(self) -> None:
        store, key = self._store, self._key

        def replace() -> None:
            from ecm_desktop.store.opening import replace_recovery_key

            replace_recovery_key(store, key)

        said = self._words("The new recovery key counts from now on. Destroy the sheet of the one before.")
        self._tasks.run(lambda _progress, _cancelled: replace(), lambda _: self.done.emit(said), self.fail)


def needs_proof(store: AnyStore) -> TypeGuard[Store]:
    """Whether the vault's recovery key is still to be typed back."""
    from ecm_desktop.store.recovery_proof import is_awaited
    from ecm_desktop.store.store import Store

    return isinstance(store, Store) and is_awaited(store)
