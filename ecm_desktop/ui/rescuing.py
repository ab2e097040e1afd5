"""Saving a copy of a vault that takes nothing more: whose store is gone while it is open, or that is an older one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.where_to_keep import where_to_keep

if TYPE_CHECKING:
    from ecm_desktop.store.store import ReadOnlyStore, Store
    from ecm_desktop.ui.session import Session
    from ecm_desktop.ui.tasks import Tasks

COPY = ".vbak"


def save_copy(session: Session, store: Store, tasks: Tasks, parent: QWidget) -> None:
    """Ask where, and write a backup of all that was saved there, in a worker; says where it is, or why not."""

    def write(file: Path) -> None:
        from ecm_desktop.store.rescue import rescue

        rescue(store, file)

    said = (
        "All that was saved is in {file}. Lock the vault, then restore it from there; it opens with what opens the "
        "vault now."
    )
    _save(session, write, said, tasks, parent)


def save_as_it_is(
    session: Session, store: ReadOnlyStore, clock: Callable[[], datetime], tasks: Tasks, parent: QWidget
) -> None:
    """The same of a vault that may only be looked into, because it is older than it was or lost its journal."""

    def write(file: Path) -> None:
        from ecm_desktop.store.rescue import keep_as_it_is

        keep_as_it_is(store, file, clock())

    said = (
        "What is here is in {file}. To go on with it, lock the vault and restore it from there; what is missing stays "
        "missing."
    )
    _save(session, write, said, tasks, parent)


def _save(session: Session, write: Callable[[Path], None], said: str, tasks: Tasks, parent: QWidget) -> None:
    words = session.words
    suggested = Path.home() / f"vault-{session.setting.today}{COPY}"  # names nobody
    file = where_to_keep(session, parent, words("Save a copy of the vault as"), suggested, f"*{COPY}")
    if file is None:
        return
    tasks.run(
        lambda _progress, _is_cancelled: write(file),
        lambda _: session.notice(Notice(words(said, file=file.name), NoticeKind.DONE)),
        lambda problem: session.notice(Notice(words.problem(problem), NoticeKind.TROUBLE)),
        unfinished=words("A copy of the vault is being written."),
    )
