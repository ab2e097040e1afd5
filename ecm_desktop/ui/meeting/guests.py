"""Whom an invitation goes to: the professionals of the case with a tick each, and their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.domain.professionals import Professional, asked_to_meetings, mail_of
from ecm_desktop.ui.session import Session

LINES = 4  # that are seen at once; the list scrolls


class Guests(QListWidget):
    """Everybody who is asked to meetings, all of them ticked at first; Space ticks."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(session.words("Who is invited"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in asked_to_meetings(session.case):
            item = QListWidgetItem(self._line(one))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setTabKeyNavigation(False)
        row = max(self.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        self.setFixedHeight(row * min(LINES, max(1, self.count())) + 2 * self.frameWidth() + 4)

    def chosen(self) -> list[str]:
        """The ids of those who are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() is Qt.CheckState.Checked]

    def _line(self, one: Professional) -> str:
        words = self._session.words
        signed = words("statement signed {day}", day=words.day(one.signed, short=True)) if one.signed else ""
        return " · ".join(filter(None, (self.said(one), signed)))

    def said(self, one: Professional) -> str:
        """Who it is, as it may be shown now."""
        session = self._session
        said = said_in(session.case, session.setting)
        name = initials(one.name) if session.veil else one.name
        return ", ".join(filter(None, (said(one.agency), name, said(one.role))))


def to_line(guests: Iterable[Professional]) -> tuple[str, list[Professional]]:
    """Their addresses as a mail program takes them, one after the other, and those who have none."""
    told = [(one, mail_of(one)) for one in guests]
    line = "; ".join(f"{_quoted(one.name)} <{mail}>" if one.name else mail for one, mail in told if mail)
    return line, [one for one, mail in told if not mail]


def _quoted(name: str) -> str:
    """A name as it may stand before an address: one with a comma would be taken for two."""
    bare = name.replace('"', "").replace("\\", "")
    return f'"{bare}"' if set(bare) & set(",;:<>@()") else bare
