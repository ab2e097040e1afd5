"""A service's own list as a file: kept for another laptop, or taken over from one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.where_to_keep import where_to_keep, which_one_to_open

if TYPE_CHECKING:
    from ecm_desktop.exchange.service_lists import ServiceLists

SUFFIX = ".json"


def keep_as_file(session: Session, parent: QWidget, name: str, data: bytes) -> None:
    """Ask where, and keep it there; `name` is what is offered. Raises Unavailable where it cannot be kept."""
    from ecm_desktop.reports.files import write_atomically

    words = session.words
    offered = Path.home() / f"{name}-{session.setting.today}{SUFFIX}"
    path = where_to_keep(session, parent, words("Keep the list as"), offered, f"JSON (*{SUFFIX})")
    if path is None:
        return
    write_atomically(path, data)
    session.used.emit("exported", hashlib.sha256(data).hexdigest())
    session.notice(file_notice(session, words("The list is in {file}.", file=path.name), path))


def lists_from_file(session: Session, parent: QWidget, wanted: str) -> ServiceLists | None:
    """Ask which file; what it holds, None where none was chosen.

    Raises Unavailable for a file that is none of these, or in which the list of the name `wanted` is not.
    """
    from ecm_desktop.exchange.service_lists import read_lists

    title = session.words("Take over a list")
    chosen = which_one_to_open(session, parent, title, f"JSON (*{SUFFIX})")
    if chosen is None:
        return None
    lists = read_lists(chosen)
    if getattr(lists, wanted) is None:
        raise Unavailable("{file} holds another list of a service, not this one.", file=chosen.name)
    session.used.emit("imported", "")
    return lists
