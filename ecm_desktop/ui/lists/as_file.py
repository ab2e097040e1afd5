"""A service's own list as a file: kept for another laptop, or taken over from one. The dialogs are the system's."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.session import Session

if TYPE_CHECKING:
    from ecm_desktop.exchange.service_lists import ServiceLists

SUFFIX = ".json"


def keep_as_file(session: Session, parent: QWidget, name: str, data: bytes) -> None:
    """Ask where, and keep it there; `name` is what is offered. Raises Unavailable where it cannot be kept."""
    from ecm_desktop.reports.files import write_atomically

    words = session.words
    offered = str(Path.home() / f"{name}-{session.setting.today}{SUFFIX}")
    chosen, _ = QFileDialog.getSaveFileName(parent, words("Keep the list as"), offered, f"JSON (*{SUFFIX})")
    if not chosen:
        return
    path = Path(chosen)
    write_atomically(path, data)
    session.used.emit("exported", hashlib.sha256(data).hexdigest())
    session.notice(file_notice(words, words("The list is in {file}.", file=path.name), path))


def lists_from_file(session: Session, parent: QWidget, wanted: str) -> ServiceLists | None:
    """Ask which file; what it holds, None where none was chosen.

    Raises Unavailable for a file that is none of these, or in which the list of the name `wanted` is not.
    """
    from ecm_desktop.exchange.service_lists import read_lists

    title = session.words("Take over a list")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), f"JSON (*{SUFFIX})")
    if not chosen:
        return None
    lists = read_lists(Path(chosen))
    if getattr(lists, wanted) is None:
        raise Unavailable("{file} holds another list of a service, not this one.", file=Path(chosen).name)
    session.used.emit("imported", "")
    return lists
