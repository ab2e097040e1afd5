"""The page of the vault: its parts in a list at the left, the chosen one beside it, and the way back."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, label
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.unfinished import give_back, unfinished_in
from ecm_desktop.ui.vault.audit import Audit
from ecm_desktop.ui.vault.backup_rule import KeepingBackups
from ecm_desktop.ui.vault.backups import Backups, Restore
from ecm_desktop.ui.vault.cases import Keeping
from ecm_desktop.ui.vault.notes import SupervisionNotes
from ecm_desktop.ui.vault.own import OwnPassphrase, SecondSecret
from ecm_desktop.ui.vault.people import NewKey, People
from ecm_desktop.ui.vault.recovery import NewRecoveryKey
from ecm_desktop.ui.vault.reviews import Reviews
from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.ui.vault.security import Security
from ecm_desktop.ui.vault.two_people import NotesByTwo
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.look import Kind, mark_as

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store

LEAST_LIST, _EDGES = 240, 24  # pixels of the list of parts, and beside its words

_UNFINISHED, _PART = "window/vault-page", "part"


class VaultPage(QWidget):
    """Looks after one open vault; `left` when the user is done. Escape goes back, too."""

    left = Signal()

    def __init__(
        self, words: Translator, store: Store, door: VaultDoor, today: Callable[[], date], open_case: str
    ) -> None:
        super().__init__()
        self.title = "The vault"
        mark_as(self, Kind.PAGE)
        self.setAccessibleName(words("The vault"))
        self.tasks = Tasks(self)
        self.desk = VaultDesk(words, store, door, self.tasks, today, self._step, self._back)
        people, new_key = People(self.desk), NewKey(self.desk)
        backups, restore = Backups(self.desk), Restore(self.desk)
        self._backups = backups
        self.parts: tuple[Section, ...] = (
            OwnPassphrase(self.desk), SecondSecret(self.desk), NewRecoveryKey(self.desk), people,
            new_key, backups, restore, KeepingBackups(self.desk), Audit(self.desk),
            SupervisionNotes(self.desk, open_case), NotesByTwo(self.desk, open_case),
            Reviews(self.desk), Keeping(self.desk, open_case), Security(self.desk),
        )  # fmt: skip
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.back = QPushButton(words("Back"))
        self._lay_out(words)
        self.list.currentRowChanged.connect(self._choose)
        self.back.clicked.connect(self.go_back)
        people.key_wanted.connect(lambda: self._lead_to(new_key))
        backups.restore_wanted.connect(restore.begin)
        backups.restore_wanted.connect(lambda _file: self._lead_to(restore))
        self._take_up()

    def _lay_out(self, words: Translator) -> None:
        self.list.setAccessibleName(words("Parts of the vault’s page"))
        RoomWatch(self.list, self._keep_width)
        for part in self.parts:
            self.list.addItem(part.heading.text())
            self.stack.addWidget(part)
        side = QVBoxLayout()
        side.addWidget(label(words("The vault"), Kind.TITLE))
        side.addWidget(self.list, 1)
        side.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.addLayout(side)
        row.addWidget(self.stack, 1)

    def _keep_width(self) -> None:
        """As wide as the longest name of a part, at every size of text."""
        self.list.setFixedWidth(max(LEAST_LIST, self.list.sizeHintForColumn(0) + _EDGES))

    def show_part(self, kind: type[Section]) -> Section:
        """Show one part; gives it."""
        place, part = next((place, part) for place, part in enumerate(self.parts) if isinstance(part, kind))
        self.list.setCurrentRow(place)
        return part

    def tell_of_backup(self) -> None:
        """The day's backup was made: where the backups are seen, it is seen among them."""
        if self._backups.isVisible():
            self._backups.refresh()

    def _lead_to(self, part: Section) -> None:
        self.list.setCurrentRow(self.parts.index(part))
        part.take_focus()

    def go_back(self) -> None:
        """Leave the step that is being done, else the page; not while something is under way."""
        if self.tasks.is_busy:
            return
        if self.stack.count() > len(self.parts):
            self._back()
        else:
            self.left.emit()

    def put_away(self) -> None:
        """Wait for what is still running, call nobody back, and keep in the vault what is half typed."""
        self.tasks.forget()
        for part in self.parts:
            part.put_away()
        place, store = self.list.currentRow(), self.desk.store
        typed = unfinished_in(self) | ({_PART: str(place)} if place else {})
        with contextlib.suppress(Problem):  # a disk that refuses holds up nobody
            if typed:
                store.keep_draft(_UNFINISHED, json.dumps(typed))
            elif self._had_draft:
                store.drop_draft(_UNFINISHED)

    def _take_up(self) -> None:
        kept = self.desk.store.draft(_UNFINISHED)
        self._had_draft = kept is not None
        texts = json.loads(kept) if kept else {}
        self.list.setCurrentRow(int(texts.get(_PART, 0)))
        give_back(self, texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        while self.stack.count() > len(self.parts):
            self._drop_step()
        self.stack.setCurrentIndex(place)

    def _step(self, step: Form) -> None:
        step.begin_at_top()
        self.stack.addWidget(step)
        self.stack.setCurrentWidget(step)

    def _back(self) -> None:
        if self.stack.count() > len(self.parts):
            self._drop_step()
        self.stack.setCurrentIndex(self.list.currentRow())
        self.parts[self.list.currentRow()].take_focus()

    def _drop_step(self) -> None:
        step = self.stack.widget(self.stack.count() - 1)
        if step is not None:
            self.stack.removeWidget(step)
            step.deleteLater()
