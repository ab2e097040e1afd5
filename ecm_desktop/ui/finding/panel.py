"""Finding: one field over the whole case, what answers sort by sort, and the way there and back again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.diagram.finding import Findable, Found, find, findables
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter, teller
from ecm_desktop.domain.life import Source
from ecm_desktop.ui.docked import Docked
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.finding.results import MOST_SHOWN, Results
from ecm_desktop.ui.finding.way_back import Back, way_back
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

FIND_KEY, NEXT_KEY, BEFORE_KEY = "Ctrl+F", "F3", "Shift+F3"
LONGEST = 64  # letters of a title in a notice
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class FindField(QLineEdit):
    """Where the words are typed: the arrow keys go to the list below."""

    list_wanted = Signal()

    def __init__(self, results: Results, name: str) -> None:
        super().__init__()
        self._results = results
        self.setAccessibleName(name)
        self.setPlaceholderText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list; all else is typed."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.list_wanted.emit()
            self._results.choose(max(0, self._results.place + step))


class Find(Docked):
    """Lies in the upper right of the window `parent`; `page` tells which page is shown.

    While somebody goes from one to the next it is folded to its field, so that what is found can be seen.
    """

    def __init__(self, session: Session, parent: QWidget, page: Callable[[], str]) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._among: tuple[Findable, ...] = ()
        self._made_from: tuple[Case, Setting] | None = None
        self._found: list[Found] = []
        self._back: Back | None = None
        words = session.words
        self.list = Results(words)
        self.field = FindField(self.list, words("Find anything in the case"))
        self.count = label("", Kind.SUBTITLE)
        self.before = self._button(words("Before"), BEFORE_KEY, words("The one before"), -1)
        self.after = self._button(words("Next"), NEXT_KEY, words("The next"), 1)
        self.unfold = QPushButton(words("List"))
        self.unfold.setAutoDefault(False)
        self.unfold.setAccessibleName(words("All that was found"))
        said = words("Enter goes there; {key} shows the next from here. Escape goes back.", key=NEXT_KEY)
        self._hint = label(said, Kind.HINT)
        self._lay_out()
        self.unfold.clicked.connect(lambda _on: self._fold(False))
        self.field.list_wanted.connect(lambda: self._fold(False))
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._go)
        self.list.chosen.connect(self._go)
        session.setting_changed.connect(lambda _setting: self.field.clear())  # what was typed may name somebody
        self._look("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        for button in (self.unfold, self.before, self.after):
            row.addWidget(button)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._hint)

    def _fold(self, is_folded: bool) -> None:
        for part in (self.list, self._hint):
            part.setHidden(is_folded)
        self.unfold.setVisible(is_folded)
        self.is_low = is_folded
        self._place()
        if not is_folded:
            self.field.setFocus()

    def _button(self, text: str, key: str, name: str, step: int) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({key})")
        made.clicked.connect(lambda _on: self.step(step))
        return made

    def toggle(self) -> None:
        """Open with what was sought last, ready to be typed over, or close where one is."""
        if self.isVisible():
            self.close_panel()
            return
        self._back = way_back(self._session, self._page(), self._window)
        self._look(self.field.text())
        self.open()
        self._fold(False)
        self.field.selectAll()

    def step(self, by: int) -> None:
        """Show the next of what was found, or the one before, behind the panel while that is open."""
        if not self._found or not self.field.text().strip():
            if not self.isVisible():
                self.toggle()
            return
        self._renew()
        if self._found:
            self.list.choose(self.list.place + by)
            self._show(self._back if self.isVisible() else way_back(self._session, self._page(), self._window))

    def close_panel(self) -> None:
        """Take it away; what is shown stays."""
        super().close_panel()
        self._back = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to what was seen before."""
        back = self._back if event.key() == Qt.Key.Key_Escape else None
        if back is not None:
            back()
        super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        """Find it in the case as it is now."""
        session = self._session
        made_from = (session.case, session.setting)
        if typed.strip() and made_from != self._made_from:
            self._made_from, self._among = made_from, findables(*made_from)
        self._found = find(typed, self._among)
        if self.isVisible():
            self._fold(False)
        self.list.show_all(self._found)
        self._tell(typed)

    def _renew(self) -> None:
        """Find again what was edited meanwhile; whoever was at something stays at it."""
        if (self._session.case, self._session.setting) == self._made_from:
            return
        was, place = self._chosen(), self.list.place
        self._look(self.field.text())
        same = (at for at, one in enumerate(self._found) if was is not None and one.what.record == was.what.record)
        self.list.choose(next(same, max(place, 0)))

    def _tell(self, typed: str) -> None:
        words, found = self._session.words, len(self._found)
        if not typed.strip():
            said = words("Words, a name, a year: whatever you remember of it.")
        elif found > MOST_SHOWN:
            said = words("{n} found, the first {most} here. Another word makes it fewer.", n=found, most=MOST_SHOWN)
        else:
            said = words.count("{n} found", "{n} found", found) if found else words("Nothing in the case says that.")
        self.count.setText(said)
        for one in (self.before, self.after):
            one.setEnabled(found > 1)

    def _chosen(self) -> Found | None:
        place = self.list.place
        return self._found[place] if 0 <= place < len(self._found) else None

    def _go(self) -> None:
        """Go to what is chosen, and put the panel away."""
        self._renew()
        if self._chosen() is not None:
            back = self._back
            self.close_panel()
            self._show(back)

    def _show(self, back: Back | None) -> None:
        found, session, words = self._chosen(), self._session, self._session.words
        if found is None:
            return
        place = words("{place} of {n}", place=self.list.place + 1, n=len(self._found))
        title = found.what.title
        shown = title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
        said = words("Found {place}: {what} · {key} goes on", place=place, what=shown, key=NEXT_KEY)
        session.notice(Notice(said, NoticeKind.NOTE, words("Back to what was seen"), back))
        source = session.case.find(Source, found.what.record)
        if source is not None:  # an agency is seen in what it told
            session.set_filter(Filter(agencies=(teller(source.agency or source.file),)))
        session.go(found.what.page, "" if source else found.what.record)
        if self.isVisible():
            self._fold(True)
            self.count.setText(place)
            self.raise_()
            self.field.setFocus()
