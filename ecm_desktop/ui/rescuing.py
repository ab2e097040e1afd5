"""Saving a copy of a vault whose store was moved or replaced while it was open: what was saved is still in reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.where_to_keep import where_to_keep

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store
    from ecm_desktop.ui.session import Session
    from ecm_desktop.ui.tasks import Tasks

COPY = ".vbak"


def save_copy(session: Session, store: Store, tasks: Tasks, parent: QWidget) -> None:
    """Ask where, and write a backup of all that was saved there, in a worker; says where it is, or why not."""
    words = session.words
    suggested = Path.home() / f"vault-{session.setting.today}{COPY}"  # names nobody
    file = where_to_keep(session, parent, words("Save a copy of the vault as"), suggested, f"*{COPY}")
    if file is None:
        return

    def work(_progress: object, _is_cancelled: object) -> None:
        from ecm_desktop.store.backups import rescue

        rescue(store, file)

    said = words(
        "All that was saved is in {file}. Lock the vault, then restore it from there; it opens with what opens the "
        "vault now.",
        file=file.name,
    )
    tasks.run(
        work,
        lambda _: session.notice(Notice(said, NoticeKind.DONE)),
        lambda problem: session.notice(Notice(words.problem(problem), NoticeKind.TROUBLE)),
        unfinished=words("A copy of the vault is being written."),
    )
