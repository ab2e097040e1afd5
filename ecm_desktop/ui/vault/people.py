"""Who may open the vault, and a new key for it once somebody has left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton

from ecm_desktop.ui.passphrase_step import PassphraseStep, Purpose
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.look import Kind, mark_as

if TYPE_CHECKING:
    from ecm_desktop.store.users import Removed, VaultUser


class People(Section):
    """Everybody with a way in; one more comes with a passphrase of their own, one goes with a warning.

    `key_wanted` when the vault is to get a new key after that.
    """

    key_wanted = Signal()

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("People"),
            words("Everybody has a passphrase of their own and opens the whole vault. Names stay inside it."),
        )
        self.list = QListWidget()
        self.field(words("Who may open the vault"), self.list)
        self.name = QLineEdit()
        keep_unfinished(self.name, "name")
        self.field(words("Name of the person"), self.name)
        self.ask_passphrase()
        self.name.returnPressed.connect(self.take_focus)
        self.name.textEdited.connect(self.message.clear)
        self.add = QPushButton(words("Let this person in …"))
        self.rename = QPushButton(words("Give the chosen one this name"))
        self.remove = QPushButton(words("Remove the chosen one"))
        self.add.clicked.connect(self._begin)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        self.buttons(self.add, self.rename, self.remove)
        self.renew = QPushButton(words("Give the vault a new key …"))
        mark_as(self.renew, Kind.PRIMARY)
        self.renew.clicked.connect(self.key_wanted)
        self.column.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """List who is there now."""
        from ecm_desktop.store.users import users

        self.renew.hide()
        row = max(0, self.list.currentRow())
        self.list.clear()
        for one in users(self.desk.store):
            item = QListWidgetItem(self._line(one), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _line(self, one: VaultUser) -> str:
        name = one.name or self.words("without a name yet")
        since = self.words.day(date.fromisoformat(one.since[:10]))
        said = self.words("{name}, since {day}", name=name, day=since)
        return self.words("{who} (you)", who=said) if one.is_here else said

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _begin(self) -> None:
        if not self.name.text().strip():
            self.warn(self.words("Type the name of the person first."))
            self.name.setFocus()
            return
        self.work(self.words("Looking at the passphrase …"), lambda _progress: None, lambda _: self._ask())

    def _ask(self) -> None:
        words, name = self.words, self.name.text().strip()
        title = words("A passphrase for {name}", name=name)
        purpose = Purpose(title, words("Let this person in"), words("Making a way in …"))
        step = PassphraseStep(words, self.desk.door, self.desk.tasks, purpose)
        step.chosen.connect(lambda text: self._add(step, name, text))
        self.say("")
        self.desk.step(step)
        step.again.setFocus()

    def _add(self, step: PassphraseStep, name: str, passphrase: str) -> None:
        store = self.desk.store

        def add() -> None:
            from ecm_desktop.store.users import add_user
            from ecm_desktop.vault.passphrase import chosen

            add_user(store, name, chosen(passphrase))

        self.desk.tasks.run(lambda _progress, _cancelled: add(), lambda _: self._added(step), step.fail)

    def _added(self, step: PassphraseStep) -> None:
        step.forget()
        self.desk.back()
        self.name.clear()
        self.say(self.words("The new user’s passphrase opens the vault now."))

    def _rename(self) -> None:
        from ecm_desktop.store.users import name_user

        store, user, name = self.desk.store, self._chosen(), self.name.text()
        self.work(self.words("Keeping the name …"), lambda _progress: name_user(store, user, name), self._renamed)

    def _renamed(self, _done: None) -> None:
        self.name.clear()
        self.refresh()
        self.say(self.words("The name is kept."))

    def _remove(self) -> None:
        from ecm_desktop.store.users import remove_user, users

        store, user = self.desk.store, self._chosen()
        name = next((one.name for one in users(store) if one.id == user), "") or self.words("without a name yet")
        self.work(
            self.words("Removing …"), lambda _progress: remove_user(store, user), lambda gone: self._removed(name, gone)
        )

    def _removed(self, name: str, removed: Removed) -> None:
        self.refresh()
        self.say(
            self.words(
                "Removed: {name}. With an old copy of the vault’s files that passphrase still opens what is kept under "
                "this key: give the vault a new key now. Backups here that it opens until they are thinned out: {n}.",
                name=name,
                n=removed.backups,
            )
        )
        self.renew.show()
        self.renew.setFocus()


class NewKey(Section):
    """Copies the vault under a fresh key; whoever has a way in keeps it."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("New key"),
            words(
                "After somebody was removed, put the vault under a new key: what they may have copied then opens "
                "nothing that is written from now on. Everybody else goes on with their own passphrase."
            ),
        )
        self.ask_passphrase()
        self.rotate = QPushButton(words("Put the vault under a new key"))
        self.rotate.clicked.connect(self._rotate)
        self.buttons(self.rotate)

    def _rotate(self) -> None:
        from ecm_desktop.store.rotation import rotate

        store = self.desk.store
        said = self.words("The vault is under a new key. Backups made before are still under the one before.")
        self.work(
            self.words("Copying the vault under a new key …"), lambda progress: rotate(store, progress),
            lambda _: self.say(said),
        )  # fmt: skip
