"""Events to be cited: a list to find one in; beside a text each cited one has its number in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.withheld_words import words_of
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.carrying import CARRIED
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.look import Kind

_ID = Qt.ItemDataRole.UserRole
_NONE: Mapping[str, int] = {}


class Shown(NamedTuple):
    """An event as it may be shown."""

    event: str
    words: str


class EventList(QListWidget):
    """A list from which an event is taken by Enter or a second press, sought by Shift+Enter, or dragged.

    A digit tells by `numbered` what else may be done with the event.
    """

    taken = Signal(str)
    sought = Signal(str)
    numbered = Signal(str, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDragEnabled(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(item.data(_ID)))

    @property
    def event_id(self) -> str:
        """The event that is chosen, "" for none."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None and not item.isHidden() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter cites, with Shift it goes to where the event is cited."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.event_id:
            is_sought = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.sought if is_sought else self.taken).emit(self.event_id)
        elif event.text().isdecimal() and self.event_id:
            self.numbered.emit(self.event_id, int(event.text()))
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: N802  # Qt's name
        """The first of them, as a record that is carried."""
        mime = QMimeData()
        mime.setData(CARRIED, str(items[0].data(_ID)).encode())
        return mime


class EventShelf(QWidget):
    """A line that narrows the list, and the list."""

    def __init__(self, words: Translator, name: str) -> None:
        super().__init__()
        self._shown: tuple[Shown, ...] = ()
        self.narrow = LineField(words("Narrow the list"))
        self.narrow.setPlaceholderText(words("Find an event…"))
        keep_unfinished(self.narrow, f"narrow: {name}")
        self.list = EventList(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.narrow)
        self.column.addWidget(self.list, 1)
        self.narrow.textChanged.connect(lambda _text: self._narrow())
        self.narrow.returnPressed.connect(self._go_into_list)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.narrow, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_into_list)

    def _go_into_list(self) -> None:
        """The keyboard goes to what was found, at the first where none is chosen."""
        self.list.setFocus()
        found = next((row for row in range(self.list.count()) if not self.list.isRowHidden(row)), -1)
        if not self.list.event_id:
            self.list.setCurrentRow(found)

    def show_events(self, shown: Sequence[Shown], numbers: Mapping[str, int] = _NONE) -> None:
        """Show these, in their order; the numbers are by event."""
        if tuple(one.event for one in shown) != tuple(one.event for one in self._shown):
            chosen = self.list.event_id
            self.list.clear()
            for one in shown:
                item = QListWidgetItem()
                item.setData(_ID, one.event)
                self.list.addItem(item)
            self._shown = tuple(shown)
            self.choose(chosen)
        self._shown = tuple(shown)
        for row, one in enumerate(shown):
            number = numbers.get(one.event)
            text = f"[{number}] {one.words}" if number else one.words
            if self.list.item(row).text() != text:
                self.list.item(row).setText(text)
        self._narrow()

    def choose(self, event: str) -> bool:
        """Choose an event, and show it whatever the list is narrowed to; False when it is not there."""
        row = next((n for n, one in enumerate(self._shown) if one.event == event), -1)
        if row < 0:
            return False
        if self.list.item(row).isHidden():
            self.narrow.clear()
        self.list.setCurrentRow(row)
        self.list.scrollToItem(self.list.item(row))
        return True

    def _narrow(self) -> None:
        wanted = words_of(self.narrow.text()).split()
        for row, one in enumerate(self._shown):
            plain = words_of(one.words) if wanted else ""
            self.list.setRowHidden(row, not all(word in plain for word in wanted))


class Evidence(EventShelf):
    """The events beside a text, and what can be done with the one that is chosen."""

    def __init__(self, words: Translator) -> None:
        super().__init__(words, words("Evidence"))
        self.cite = QPushButton(words("Cite"))
        self.seek = QPushButton(words("Where it is cited"))
        self.on_timeline = QPushButton(words("On the timeline"))
        buttons = QHBoxLayout()
        for button in (self.cite, self.seek, self.on_timeline):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        self.column.insertWidget(0, label(words("Evidence"), Kind.HEADING))
        self.column.insertWidget(1, label(words("Enter, or dragging an event into the text, cites it."), Kind.HINT))
        self.column.addLayout(buttons)


def in_time(session: Session, events: Iterable[LifeEvent]) -> list[Shown]:
    """Events in the order of their days, each with its day and title, as they may be shown; last those without one."""
    said = said_in(session.case, session.setting)
    ordered = sorted(events, key=lambda one: (in_order(one.when) is None, in_order(one.when) or session.setting.today))
    return [
        Shown(one.id, " · ".join(filter(None, (when_short(one.when, session.words), said(one.title)))))
        for one in ordered
    ]
