"""Before a case is open: make the vault, unlock it, choose a case, or say plainly why that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ecm_desktop.errors import Damaged, Displaced, InUse, Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, label
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.wiring import Wiring
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore


CHECK_MS = 150  # until the vault is looked into: the field takes keys before its libraries are loaded


@runtime_checkable
class LetsGo(Protocol):
    """A page that has something to close or to keep when it goes."""

    def let_go(self) -> None:
        """The page goes."""


class TroublePage(Form):
    """One sentence that says what stands in the way and what to do, and a button to look again."""

    again = Signal()

    def __init__(self, wiring: Wiring, problem: Problem) -> None:
        words = wiring.words
        super().__init__(words(_title(problem)), words.problem(problem))
        self.tried = label("", Kind.PROBLEM)
        self.column.addWidget(self.tried)
        self.button = QPushButton(words("Try again"), default=True)
        self.restore = QPushButton(words("Restore from a backup …"))
        self.front = QPushButton(words("Show that window"))
        for one in (self.button, self.restore, self.front):
            self.column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.again)
        # placed already: shown before, each would be a window of its own, which takes the keyboard
        self.restore.setVisible(isinstance(problem, Damaged | Displaced))
        self.front.setVisible(isinstance(problem, InUse) and "pid" in problem.values)  # it is on this computer
        self.key = problem.key

    def say_still_so(self, words: Translator) -> None:
        """Answer a press of the button that changed nothing."""
        self.tried.setText(words("Looked again just now: it is still so."))


def _title(problem: Problem) -> str:
    match problem:
        case InUse():
            return "The vault is already open"
        case Displaced():
            return "All that was saved is in a backup"
    return "The vault cannot be opened"


class Gate(QStackedWidget):
    """One page at a time; `opened` gives the store, whose case is still to be chosen."""

    opened = Signal(object)  # Store
    recovered = Signal(object)  # Store: opened by the recovery key
    renewed = Signal(object, str)  # Store, what is to be told: another passphrase or recovery key counts, or nothing
    chosen = Signal(object, str)  # Store, case id
    vault_asked = Signal()
    abandoned = Signal()  # nobody came back while the recovery key of a new vault was shown: it was locked

    def __init__(self, wiring: Wiring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._tasks = Tasks(self)

    def start(self) -> None:
        """Ask for what is needed: the passphrase where there is a vault, a new vault where there is none."""
        if self._wiring.door.look():
            try:
                self._wiring.door.check_free()
            except Problem as problem:
                self.show_trouble(problem)
                return
            self.ask_passphrase()
            QTimer.singleShot(CHECK_MS, self, self._check)
        else:
            self._make_vault()

    def _check(self) -> None:
        if not isinstance(self.currentWidget(), UnlockPage):
            return
        try:
            self._wiring.door.check()
        except Problem as problem:
            self.show_trouble(problem)

    def ask_passphrase(self) -> None:
        """Show the unlock page."""
        page = UnlockPage(self._wiring.words, self._wiring.door, self._tasks, self)
        page.unlocked.connect(self.opened)
        page.recovered.connect(self.recovered)
        page.in_use.connect(self.show_trouble)
        page.restore.clicked.connect(self.ask_backup)
        self._show(page)
        page.field.setFocus()

    def ask_new_passphrase(self, store: AnyStore) -> None:
        """Offer another passphrase to whoever had to use the recovery key, where it is clear whose that is."""
        from ecm_desktop.ui.renewing import Renewing, can_renew

        if not can_renew(store):
            self.renewed.emit(store, "")
            return
        page = Renewing(self._wiring.words, self._wiring.door, self._tasks, store)
        page.done.connect(lambda said: self.renewed.emit(store, said))
        self._show(page)
        page.again.setFocus()

    def asks_proof(self, store: AnyStore) -> bool:
        """Have a new recovery key kept and typed back where that was never done; gives whether it is."""
        from ecm_desktop.ui.proving import Proving, needs_proof

        if not needs_proof(store):
            return False
        today = self._wiring.clock().astimezone().date()
        page = Proving(self._wiring.words, store, today, self._wiring.door.folder, self._tasks)
        page.done.connect(lambda said: self.renewed.emit(store, said))
        self._show(page)
        page.save_button.setFocus()
        return True

    def take_focus(self) -> None:
        """Give the focus to the page that is shown, as when it first came."""
        page = self.currentWidget()
        if isinstance(page, UnlockPage):
            page.field.setFocus()

    def ask_case(self, store: AnyStore, left: str = "", why: Problem | None = None) -> None:
        """Show the cases of an open store, and `why` one could not be opened; to the one `left` there is a way back.

        Raises Unavailable.
        """
        from ecm_desktop.ui.cases import CasesPage

        page = CasesPage(self._wiring, store, self._tasks, left)
        page.chosen.connect(lambda case_id: self.chosen.emit(store, case_id))
        page.choose.vault.clicked.connect(self.vault_asked)
        if why is not None:
            page.choose.say(why)
        self._show(page)

    def close_down(self) -> None:
        """Wait for what is still running, and show nothing."""
        self._tasks.forget()
        self._clear()

    def _make_vault(self) -> None:
        from ecm_desktop.ui.first_run import FirstRun

        page = FirstRun(self._wiring.words, self._wiring.door, self._tasks, self._wiring.clock().astimezone().date())
        page.made.connect(self.opened)
        page.left.connect(self.start)
        page.left_alone.connect(self.abandoned)
        page.welcome.restore.clicked.connect(self.ask_backup)
        self._show(page)
        page.welcome.button.setFocus()

    def show_trouble(self, problem: Problem) -> None:
        """Say what stands in the way and what to do."""
        before = self.currentWidget()
        page = TroublePage(self._wiring, problem)
        if isinstance(before, TroublePage) and before.key == page.key:
            page.say_still_so(self._wiring.words)
        page.again.connect(self.start)
        page.restore.clicked.connect(self.ask_backup)
        page.front.clicked.connect(self._call_window)
        self._show(page)
        (page.front if page.front.isVisibleTo(page) else page.button).setFocus()

    def _call_window(self) -> None:
        from ecm_desktop.ui.called import call_window

        call_window(self._wiring.door.folder)

    def ask_backup(self) -> None:
        """Show the backups from which the vault may be put back."""
        from ecm_desktop.ui.restoring import RestorePage

        page = RestorePage(self._wiring.words, self._wiring.door, self._tasks, self._wiring.clock)
        page.restored.connect(self.opened)
        page.left.connect(self.start)
        self._show(page)
        page.take_focus()

    def _show(self, page: QWidget) -> None:
        self._clear()
        self.addWidget(page)
        self.setCurrentWidget(page)

    def _clear(self) -> None:
        while (page := self.currentWidget()) is not None:
            if isinstance(page, LetsGo):
                page.let_go()
            self.removeWidget(page)
            page.deleteLater()
