"""Work that waits until a page is seen: nothing is spent on hidden pages, and none is out of date when it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class UntilShown(QObject):
    """Whoever hears that the page's contents changed calls `ask`: the work is done at once while the page is seen,
    else once, just before it is seen again.
    """

    def __init__(self, page: QWidget, work: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._work, self._is_due = page, work, False
        page.installEventFilter(self)

    def ask(self, *_: object) -> None:
        """Something changed that the page shows."""
        self._is_due = True
        if self._page.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Do the work now, if it is due."""
        if self._is_due:
            self._is_due = False
            self._work()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The page is about to be seen."""
        if event.type() is QEvent.Type.Show:
            self.catch_up()
        return False
