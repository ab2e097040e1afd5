"""Before the vault is open: put it back from a backup, where it is damaged or gone, or an older copy of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QProgressBar, QPushButton

from ecm_desktop.errors import Problem, Unavailable, WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, PassphraseField, label, say
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore

BACKUP_FILES = "*.vbak"
LISTED = 5  # lines of the list that are seen at once
RESTORED = (
    "The vault was put back from the backup. What lay in its place before lies in a folder beside it, whose name says "
    "so. A case that was deleted since may be back: delete it again."
)


class RestorePage(Form):
    """The backups that lie with the vault, or one from elsewhere; `restored` gives the open store, `left` nothing."""

    restored = Signal(object)  # Store
    left = Signal()

    def __init__(self, words: Translator, door: VaultDoor, tasks: Tasks, clock: Callable[[], datetime]) -> None:
        super().__init__(
            words("Restore from a backup"),
            words(
                "The vault is made again from the backup and proved page by page before it takes its place. What lies "
                "there now is kept beside it."
            ),
        )
        self._words, self._door, self._tasks, self._clock = words, door, tasks, clock
        self.list = QListWidget()
        self.other = QPushButton(words("Another backup …"))
        self.key = PassphraseField("")
        self.message = label("", Kind.PROBLEM)
        self.progress = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.progress.setAccessibleName(words("Restoring …"))
        self.button = QPushButton(words("Restore"), default=True)
        self.back = QPushButton(words("Back"))
        self._lay_out()
        self.other.clicked.connect(self._ask_file)
        self.key.returnPressed.connect(self.button.click)
        self.button.clicked.connect(self._restore)
        self.back.clicked.connect(self.left)
        self._list()

    def _lay_out(self) -> None:
        words = self._words
        self.field(words("Backups that lie with the vault, and others that you chose"), self.list)
        self.list.setFixedHeight(LISTED * 3 // 2 * self.fontMetrics().height())
        self.column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.field(words("Passphrase or recovery key of the time of the backup"), self.key)
        for part in (self.message, self.progress):
            self.column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.back)
        row.addStretch()
        self.column.addLayout(row)
        self.progress.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does."""
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the cursor where what opens the backup is typed, or where one is chosen when there is none."""
        (self.key if self.list.count() else self.other).setFocus()

    def choose(self, file: Path) -> None:
        """Take a backup from elsewhere."""
        self._offer(0, file.name, file)
        self.list.setCurrentRow(0)
        self.key.setFocus()

    def _list(self) -> None:
        from ecm_desktop.store.shelf import Shelf

        try:
            kept = Shelf(self._door.folder).kept()
        except Unavailable as problem:
            self.message.setText(self._words.problem(problem))
            return
        for one in kept:
            made = one.made.astimezone()  # as the clock on this computer's wall had it
            self._offer(self.list.count(), f"{self._words.day(made.date())}, {made:%H:%M}", one.file)
        self.list.setCurrentRow(0)

    def _offer(self, place: int, name: str, file: Path) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, str(file))
        self.list.insertItem(place, item)

    def _ask_file(self) -> None:
        start = str(self._door.folder.parent)
        name, _ = QFileDialog.getOpenFileName(self, self._words("Choose the backup"), start, BACKUP_FILES)
        if name:
            self.choose(Path(name))

    def _restore(self) -> None:
        item, typed = self.list.currentItem(), self.key.text()
        if item is None or not typed:
            chosen = self._words("Type the passphrase of the time of the backup.")
            self.message.setText(chosen if item is not None else self._words("Choose a backup first."))
            self.take_focus()
            return
        self.key.clear()  # a passphrase lies nowhere longer than it is needed
        file, door, now = Path(str(item.data(Qt.ItemDataRole.UserRole))), self._door, self._clock()
        self._busy(True)
        self._tasks.run(lambda _progress, _cancelled: _restored(file, door, typed, now), self._done, self._failed)

    def _busy(self, busy: bool) -> None:
        say(self.message, self._words("Restoring …") if busy else "", Kind.HINT if busy else Kind.PROBLEM)
        self.progress.setVisible(busy)
        self.key.setReadOnly(busy)
        for part in (self.list, self.other, self.button, self.back):
            part.setEnabled(not busy)

    def _done(self, store: object) -> None:
        self._busy(False)
        self.restored.emit(store)

    def _failed(self, problem: Problem) -> None:
        self._busy(False)
        self.message.setText(self._words.problem(problem))
        self.key.setFocus()


def _restored(file: Path, door: VaultDoor, typed: str, now: datetime) -> AnyStore:
    from ecm_desktop.store.audit import Event
    from ecm_desktop.store.opening import RecoveryKeyText, as_typed
    from ecm_desktop.store.putting_back import put_back
    from ecm_desktop.store.store import Store
    from ecm_desktop.vault.recovery import slip_in

    credential = as_typed(typed)
    try:
        put_back(file, door.folder, credential, now)
    except WrongCredential as wrong:
        raise slip_in(typed) or wrong from wrong
    store = (door.open_with_recovery_key if isinstance(credential, RecoveryKeyText) else door.open)(typed)
    if isinstance(store, Store):
        store.note_event(Event.PUT_BACK)
        store.notices = (*store.notices, RESTORED)
    return store
