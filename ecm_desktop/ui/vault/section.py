"""What the parts of the vault's page share: one form, a passphrase asked again, and work in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget

from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, PassphraseField, label
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks
from ecm_desktop.ui.wiring import VaultDoor
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store

T = TypeVar("T")
GAP = 10


class VaultDesk(NamedTuple):
    """What every part works with. `step` shows a page over the parts until `back` takes it away."""

    words: Translator
    store: Store
    door: VaultDoor
    tasks: Tasks
    today: Callable[[], date]
    step: Callable[[Form], None]
    back: Callable[[], None]


class Section(Form):
    """One part. A subclass adds its controls, then ends with `buttons`."""

    def __init__(self, desk: VaultDesk, title: str, sentence: str) -> None:
        super().__init__(title, sentence)
        self.begin_at_top()
        self.desk, self.words = desk, desk.words
        self.guard: PassphraseField | None = None
        self.said = label("")
        self.message = label("", Kind.PROBLEM)
        self.progress = QProgressBar(minimum=0, maximum=100, textVisible=False)
        self._buttons: tuple[QPushButton, ...] = ()
        self._left: QWidget | None = None  # what had the keyboard when the work began

    def ask_passphrase(self) -> None:
        """Add the field in which whoever changes something types their passphrase again."""
        self.guard = PassphraseField("")
        self.field(self.words("Your passphrase, to be sure it is you"), self.guard)

    def buttons(self, *buttons: QPushButton) -> None:
        """Add the row of buttons, and below it what is said of the work."""
        self._buttons = buttons
        holder = QWidget()
        row = FlowLayout(holder, gap=GAP)
        for one in buttons:
            row.addWidget(one)
        for part in (holder, self.progress, self.said, self.message):
            self.column.addWidget(part)
        self.progress.hide()
        if self.guard is not None:
            self.guard.returnPressed.connect(buttons[0].click)

    def work(self, meanwhile: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """Do something in a worker, after the passphrase (where it is asked for) was found right."""
        typed, store = self.take_guard(), self.desk.store

        def guarded(progress: Progress, _cancelled: IsCancelled) -> T:
            from ecm_desktop.store.opening import as_typed, confirm

            if typed is not None:
                confirm(store, as_typed(typed))
            return work(progress)

        self._busy(meanwhile)
        self.desk.tasks.run(guarded, lambda result: self._done(then, result), self.fail, self._show_progress)

    def take_guard(self) -> str | None:
        """What was typed as the passphrase, which the field then forgets; None where it is not asked for."""
        if self.guard is None:
            return None
        typed = self.guard.text()
        self.guard.clear()
        return typed

    def fail(self, problem: Problem) -> None:
        """Say why it could not be done."""
        self._busy("")
        self.warn(self.words.problem(problem))
        if self.guard is not None:
            self.guard.setFocus()

    def say(self, text: str) -> None:
        """Say what was done, where it is seen."""
        self.message.clear()
        self.said.setText(text)
        self._into_sight(self.said)

    def warn(self, text: str) -> None:
        """Say what is wrong, where it is seen."""
        self.message.setText(text)
        self._into_sight(self.message)

    def take_focus(self) -> None:
        """Put the cursor where a passphrase is asked for."""
        if self.guard is not None:
            self.guard.setFocus()

    def refresh(self) -> None:
        """Show what is there now; asked for whenever the part is shown."""

    def put_away(self) -> None:
        """The page of the vault is left."""

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is there now."""
        super().showEvent(event)
        try:
            self.refresh()
        except Problem as problem:  # a damaged page of the store: the other parts are of use all the same
            self.message.setText(self.words.problem(problem))

    def _into_sight(self, said: QLabel) -> None:
        if said.text():
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(said))  # once it has its place

    def _done(self, then: Callable[[T], None], result: T) -> None:
        self._busy("")
        then(result)

    def _busy(self, meanwhile: str) -> None:
        held = QApplication.focusWidget()
        if meanwhile:
            self._left = held if held is not None and self.isAncestorOf(held) else None
        self.message.clear()
        self.said.setText(meanwhile)
        self.progress.setMaximum(0)
        self.progress.setAccessibleName(meanwhile)
        self.progress.setVisible(bool(meanwhile))
        for one in self._buttons:
            one.setEnabled(not meanwhile)
        if not meanwhile and self._left is not None and self.isVisible():
            self._left.setFocus()  # a button that could not be pressed meanwhile had lost it

    def _show_progress(self, part: float) -> None:
        self.progress.setMaximum(100)
        self.progress.setValue(round(100 * part))
