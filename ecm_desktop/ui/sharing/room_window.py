"""The room's window: on a second screen the room sees the picture that the driver is on, and nothing round it.

No field, no list, no notice and no clock ever stands here, so nothing can be read but what the sharing view lets
everybody read. While the driver is on a page without a picture the last one stays.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import age_words
from ecm_desktop.diagram.wording.filters import shown_words
from ecm_desktop.domain.dates import age_on
from ecm_desktop.domain.filters import ALL
from ecm_desktop.ui.child_first import child_sheet
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import who_words
from ecm_desktop.ui.room import FRAME
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.mirrors import Mirrors
from ecm_desktop.ui.sharing.spotlight import canvases_of
from ecm_desktop.widgets.look import Kind, mark_as


class RoomWindow(QWidget):
    """Fills `screen`; takes neither keyboard nor mouse. `look_at` tells which page the driver is on."""

    def __init__(self, session: Session, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._session = session
        self._mirrors: dict[QWidget, Mirrors] = {}
        self._is_lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.setAccessibleName(session.words("What the room sees"))
        mark_as(self, Kind.SHARED)
        self.who, self.day, self.marking = (label("", kind) for kind in (Kind.ALOUD, Kind.ALOUD, Kind.MARKING))
        self.told = label("", Kind.ALOUD)  # of the life, while it is told
        self.told.setContentsMargins(24, 8, 24, 8)
        self.told.hide()
        self._front, self._stack = QStackedWidget(), QStackedWidget()
        self._front.addWidget(self._stack)
        self._stack.addWidget(_page(session.words("Nothing is shown just now.")))
        self._lay_out()
        session.day_changed.connect(self._say)
        session.changed.connect(self._say)
        session.setting_changed.connect(self._say)
        session.filter_changed.connect(self._say)
        session.told.connect(self._tell)
        session.child_first.connect(self._show_child)
        self._say()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # `showFullScreen` would ask for the keyboard

    def _lay_out(self) -> None:
        head = QFrame()
        mark_as(head, Kind.HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(24)
        for part in (self.who, self.day):
            part.setWordWrap(False)
            row.addWidget(part)
        row.addStretch()
        self.marking.setWordWrap(False)
        row.addWidget(self.marking)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._front, 1)
        column.addWidget(self.told)

    def look_at(self, page: QWidget | None) -> None:
        """Show the pictures of a page; of one without pictures, what was there stays."""
        if page is not None and (canvases := canvases_of(page)):
            if page not in self._mirrors:
                self._mirrors[page] = Mirrors(page, canvases)
                self._mirrors[page].light(self._is_lit)
                self._stack.addWidget(self._mirrors[page])
            self._stack.setCurrentWidget(self._mirrors[page])

    @property
    def shown(self) -> Mirrors | None:
        """The pictures that are shown now."""
        now = self._stack.currentWidget()
        return now if isinstance(now, Mirrors) else None

    def light(self, is_lit: bool) -> None:
        """Show where the driver's pointer is, or no longer."""
        self._is_lit = is_lit
        for mirrors in self._mirrors.values():
            mirrors.light(is_lit)

    def _say(self, *_: object) -> None:
        session = self._session
        setting, born, day = session.setting, session.case.born, session.day or session.setting.today
        age = age_words(age_on(born, day), session.words) if born else ""
        self.who.setText(who_words(session.case, setting))
        part = shown_words(session.case, session.filter, setting) if session.filter != ALL else ""
        self.day.setText(" · ".join(filter(None, (age, session.words.day(day), part))))
        self.marking.setText(setting.marking)
        self.marking.setVisible(bool(setting.marking))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setHidden(not text)

    def _show_child(self, is_first: bool) -> None:
        """The child's own words in place of the picture, as the driver has them; then the picture again."""
        while (sheet := self._front.widget(1)) is not None:
            self._front.removeWidget(sheet)
            sheet.deleteLater()
        if is_first:
            self._front.addWidget(child_sheet(self._session))
            self._front.setCurrentIndex(1)


def _page(said: str) -> QWidget:
    page = QWidget()
    mark_as(page, Kind.PAGE)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    words = label(said, Kind.SUBTITLE)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    QVBoxLayout(page).addWidget(words)
    return page
