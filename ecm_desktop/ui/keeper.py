"""The window's care for the open vault: its page, the day's backup and the look over the audit, and what is told of it.

None of that keeps the user waiting: it begins a while after unlocking, in a worker.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ecm_desktop.errors import Problem, RolledBack
from ecm_desktop.ui.called import CallWatch
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.only_read import why_only_read
from ecm_desktop.ui.rescuing import save_as_it_is
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks
from ecm_desktop.ui.wiring import Wiring

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore, ReadOnlyStore, Store
    from ecm_desktop.ui.session import Session
    from ecm_desktop.ui.vault.page import VaultPage

CALM_MS = 5_000  # after unlocking: the case is on the screen by then


def closed(store: AnyStore) -> Problem | None:
    """Put a vault to rest; gives what kept it from that. The keys are gone all the same."""
    try:
        store.close()
    except Problem as problem:  # what the disk refused is made up for at the next unlocking
        return problem
    return None


class VaultKeeper(QObject):
    """Knows the open store from `take` to `let_go`; `told` gives a Notice for whatever page can show one."""

    told = Signal(object)  # Notice
    left = Signal()  # the page of the vault was left

    def __init__(self, wiring: Wiring, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._wiring, self._stack = wiring, stack
        self._store: Store | None = None
        self._behind: QWidget | None = None
        self._untold: list[Notice] = []  # until there is a page that can show them
        self._only_read: Notice | None = None
        self._older: ReadOnlyStore | None = None
        self.page: VaultPage | None = None
        self.tasks = Tasks(self)
        self._called = CallWatch(stack.window())
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.keep_house)

    def take(self, store: AnyStore) -> None:
        """An open vault: say what was put right, and look after it in a while; or why it may only be looked into."""
        from ecm_desktop.store.store import ReadOnlyStore

        if isinstance(store, ReadOnlyStore):
            self._only_read = Notice(why_only_read(store.why, self._wiring.words), NoticeKind.TROUBLE)
            self._older = store if isinstance(store.why, RolledBack) else None
            self._untold = [self._only_read]
            return
        self._store = store
        self._called.start(self._wiring.door.folder)
        self._untold = [Notice(self._wiring.words(key), NoticeKind.NOTE) for key in store.notices]
        self._calm.start()

    def tell_later(self, said: str) -> None:
        """Tell something as soon as a case is shown; nothing with ""."""
        if said:
            self._untold.append(Notice(said, NoticeKind.NOTE))

    def let_go(self) -> None:
        """The vault is about to be closed: wait for what is running, and take the page away."""
        self._calm.stop()
        self._called.stop()
        self.hide_page()
        self.tasks.forget()
        self._store = self._only_read = self._older = None

    def keep_house(self) -> None:
        """Make the day's backup, verify the audit, and prove a backup once a month, in a worker."""
        store = self._store
        if store is None:
            return

        def work(_progress: Progress, is_cancelled: IsCancelled) -> None:
            from ecm_desktop.store.backups import back_up_when_due
            from ecm_desktop.store.proving import prove_when_due

            back_up_when_due(store)
            for _row in store.verify_audit():
                if is_cancelled():
                    return
            prove_when_due(store)

        self.tasks.run(work, lambda _: self._tell_of_backup(), self._say)

    def _tell_of_backup(self) -> None:
        if self.page is not None:
            self.page.tell_of_backup()

    def follow(self, session: Session, case_id: str) -> None:
        """A case is being viewed: that, and what else is done with it, goes into the audit."""
        session.used.connect(lambda what, sha256: self.note(what, case_id, sha256))
        session.copy_wanted.connect(lambda: self._save_copy(session))
        self.note("viewed", case_id)
        self._offer_copy(session)
        while self._untold:
            self.told.emit(self._untold.pop(0))

    def _offer_copy(self, session: Session) -> None:
        """Beside the words on an older vault: a copy of what it holds, to go on with."""
        older, told = self._older, self._only_read
        if older is None or told is None:
            return
        words, clock = self._wiring.words, self._wiring.clock
        save = partial(save_as_it_is, session, older, clock, self.tasks, self._stack)
        self._only_read = told._replace(button=words("Save a copy…"), act=save)
        self._untold = [self._only_read if one is told else one for one in self._untold]

    def note(self, what: str, case_id: str, sha256: str = "") -> None:
        """Write into the audit what was done with a case, and the hash of its file; says so when it could not."""
        from ecm_desktop.store.audit import Event

        if self._store is None:
            return
        try:
            self._store.note_event(Event(what), case=case_id, **({"sha256": sha256} if sha256 else {}))
        except Problem as problem:
            self._say(problem)

    def show_page(self, open_case: str) -> None:
        """Show the page of the vault over what is there; `open_case` is the id of the case that is open, or "".

        Of one that may only be looked into it is said once more why.
        """
        from ecm_desktop.ui.overlay import Overlay
        from ecm_desktop.ui.unfinished import in_hand
        from ecm_desktop.ui.vault.page import VaultPage

        if self._only_read is not None:
            self.told.emit(self._only_read)
        if self._store is None or self.page is not None:
            return
        wiring = self._wiring
        try:
            self.page = VaultPage(
                wiring.words, self._store, wiring.door, lambda: wiring.clock().astimezone().date(), open_case
            )
        except Problem as problem:
            self._say(problem)
            return
        for panel in self._stack.window().findChildren(Overlay):
            panel.close_panel()  # what lies over the window would hide the page
        self._behind = self._stack.currentWidget()
        self.page.left.connect(self._leave)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        (in_hand(self.page.stack) or self.page.list).setFocus()

    def hide_page(self) -> None:
        """Go back to what was there before, if the page is shown."""
        page, self.page = self.page, None
        if page is None:
            return
        page.put_away()
        if self._behind is not None and self._stack.indexOf(self._behind) >= 0:
            self._stack.setCurrentWidget(self._behind)
        self._stack.removeWidget(page)
        page.deleteLater()

    def _leave(self) -> None:
        self.hide_page()
        self.left.emit()

    def _save_copy(self, session: Session) -> None:
        from ecm_desktop.ui.rescuing import save_copy

        if self._store is not None:
            save_copy(session, self._store, self.tasks, self._stack)

    def _say(self, problem: Problem) -> None:
        self.told.emit(Notice(self._wiring.words.problem(problem), NoticeKind.TROUBLE))
