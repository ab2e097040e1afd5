"""The list that opens from a counted group: every event in it with its date; choosing one selects it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Order
from ecm_desktop.ui.session import Session

_MOST = 16  # lines; more than that is looked at closer instead
_LONGEST = 70  # letters of a line


def open_group(records: tuple[RecordId, ...], session: Session, over: QWidget, at: QPoint) -> QMenu:
    """Show the list over a widget at a place of it; it goes when something is chosen, or on Escape."""
    menu = QMenu(over)
    menu.setAccessibleName(session.words.count("{n} event", "{n} events", len(records)))
    for key in records[:_MOST]:
        menu.addAction(_line(key, session), partial(session.select, key))
    rest = len(records) - _MOST
    if rest > 0:
        more = session.words.count("and {n} more; zoom in to see them", "and {n} more; zoom in to see them", rest)
        menu.addAction(more).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(over.mapToGlobal(at))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _line(key: RecordId, session: Session) -> str:
    """When and what, as the timeline shows it; a title's own ampersand is no mark of a key."""
    record, said = session.case.get(key), said_in(session.case, session.setting)
    title = said(record.title) if isinstance(record, LifeEvent | Order) else ""
    when = when_short(record.when, session.words) if isinstance(record, LifeEvent) else ""
    line = ": ".join(part for part in (when, title or session.words("Order")) if part)
    return (line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…").replace("&", "&&")
