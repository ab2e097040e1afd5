"""Backups: those the vault keeps by itself, one more to a place of your choice, and a vault made again from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton

from ecm_desktop.errors import WrongCredential
from ecm_desktop.ui.fields import PassphraseField
from ecm_desktop.ui.restoring import BACKUP_FILES
from ecm_desktop.ui.vault.section import Section, VaultDesk

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store


class Backups(Section):
    """Each is read back page by page before it counts. `restore_wanted` gives the one to make a vault from."""

    restore_wanted = Signal(Path)

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Backups"),
            words(
                "A backup is made on every day of work and kept for seven days, then one a week and one a month. "
                "They lie beside the vault: keep a copy on another disk as well."
            ),
        )
        self.list = QListWidget()
        self.field(words("Backups that the vault keeps"), self.list)
        self.now = QPushButton(words("Back up now to …"))
        self.prove = QPushButton(words("Prove the chosen one"))
        self.now.clicked.connect(self._ask_where)
        self.restore = QPushButton(words("Restore the chosen one …"))
        self.prove.clicked.connect(self._prove)
        self.restore.clicked.connect(self._want_restored)
        self.buttons(self.now, self.prove, self.restore)

    def refresh(self) -> None:
        """List what is there now; the one that was chosen stays chosen."""
        from ecm_desktop.store.shelf import Shelf

        chosen, found = self._chosen(), Shelf(self.desk.door.folder).kept()
        self.list.clear()
        for kept in found:
            made = kept.made.astimezone()  # as the clock on this computer's wall had it
            item = QListWidgetItem(f"{self.words.day(made.date())}, {made:%H:%M}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, str(kept.file))
        if not found:
            self.list.addItem(self.words("None yet. The first is made a few seconds after the vault is unlocked."))
        self.list.setCurrentRow(
            next((row for row, kept in enumerate(found) if kept.file == chosen), 0 if found else -1)
        )
        for one in (self.prove, self.restore):
            one.setEnabled(bool(found))

    def _ask_where(self) -> None:
        start = str(Path.home() / f"vault-{self.desk.today().isoformat()}.vbak")
        name, _ = QFileDialog.getSaveFileName(self, self.words("Back up to"), start, BACKUP_FILES)
        if name:
            self.back_up(Path(name))

    def back_up(self, file: Path) -> None:
        """Write a backup to `file`; says where it is, or why it could not be made."""
        from ecm_desktop.store.backups import backup

        store = self.desk.store
        said = self.words("The backup is {file}. It opens with what opens the vault now.", file=file.name)
        self.work(self.words("Backing up …"), lambda _progress: backup(store, file), lambda _: self.say(said))

    def _chosen(self) -> Path | None:
        item = self.list.currentItem()
        file = item.data(Qt.ItemDataRole.UserRole) if item else None
        return Path(file) if file else None

    def _want_restored(self) -> None:
        file = self._chosen()
        if file is not None:
            self.restore_wanted.emit(file)

    def _prove(self) -> None:
        from ecm_desktop.store.proving import prove

        store, file = self.desk.store, self._chosen()
        if file is None:
            return
        said = self.words("This backup is whole: a vault was made from it and looked over.")
        self.work(self.words("Proving the backup …"), lambda _progress: prove(store, file), lambda _: self.say(said))


class Restore(Section):
    """A backup becomes a vault in a new folder; the open vault is not touched."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Restore"),
            words("Makes a vault from a backup in a new folder, and proves it first. The open vault stays as it is."),
        )
        self.file = QPushButton(words("Choose the backup …"))
        self.folder = QPushButton(words("Choose a new or empty folder …"))
        self.key = PassphraseField("")
        self.column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.field(words("Passphrase or recovery key of the time of the backup"), self.key)
        self.restore = QPushButton(words("Restore"))
        self.buttons(self.restore)
        self.open = QPushButton(words("Open it in a window of its own"))
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.hide()
        self.open.clicked.connect(self._open)
        self.made: Path | None = None
        self.chosen: Path | None = None
        self.target: Path | None = None
        self.file.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        self.restore.clicked.connect(self._restore)
        self.key.returnPressed.connect(self.restore.click)

    def choose(self, file: Path | None = None, folder: Path | None = None) -> None:
        """Take a backup, or the folder it is to be restored into."""
        if file is not None:
            self.chosen = file
            self.file.setText(self.words("Backup: {name}", name=file.name))
        if folder is not None:
            self.target = folder
            self.folder.setText(self.words("Folder: {name}", name=str(folder)))

    def begin(self, file: Path) -> None:
        """Take a backup, with a new folder beside the vault."""
        from ecm_desktop.store.beside import RESTORED, free_beside

        self.choose(file, free_beside(self.desk.door.folder, f"{RESTORED}-{self.desk.today().isoformat()}"))
        self.say("")

    def take_focus(self) -> None:
        """Put the cursor where what opens the backup is typed."""
        self.key.setFocus()

    def _ask_file(self) -> None:
        shelf = str(self.desk.door.folder / "backups")
        name, _ = QFileDialog.getOpenFileName(self, self.words("Choose the backup"), shelf, BACKUP_FILES)
        self.choose(file=Path(name) if name else None)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.words("Choose a new or empty folder"), str(Path.home()))
        self.choose(folder=Path(name) if name else None)

    def _restore(self) -> None:
        file, folder, typed = self.chosen, self.target, self.key.text()
        if file is None or folder is None:
            self.warn(self.words("Choose a backup and a folder first."))
            return
        self.key.clear()
        store = self.desk.store
        self.open.hide()
        self.work(
            self.words("Restoring …"),
            lambda _progress: _restored(store, file, folder, typed),
            lambda _: self._made_in(folder),
        )

    def _made_in(self, folder: Path) -> None:
        self.say(self.words("The restored vault is in {folder}. The open vault stays as it is.", folder=str(folder)))
        self.made = folder
        self.open.show()
        self.open.setFocus()

    def _open(self) -> None:
        from ecm_desktop.ui.returning import start_beside

        if self.made is not None:
            start_beside(self.made)


def _restored(store: Store, file: Path, folder: Path, typed: str) -> None:
    from ecm_desktop.store.audit import Event
    from ecm_desktop.store.backups import ELSEWHERE, restore
    from ecm_desktop.store.opening import as_typed
    from ecm_desktop.vault.recovery import slip_in

    try:
        restore(file, folder, as_typed(typed))
    except WrongCredential as wrong:
        raise slip_in(typed) or wrong from wrong
    store.note_event(Event.RESTORED, **ELSEWHERE)
