"""Contents that are laid anew whenever what they tell has changed: a sheet comes, and the one before it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.widgets.controls.tab_order import follow_layout


class Sheet:
    """What lies in `holder`, whose only layout this is; `margins` and `spacing` in pixels."""

    def __init__(self, holder: QWidget, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 6) -> None:
        self._holder, self._spacing = holder, spacing
        self._sheet: QWidget | None = None
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(*margins)

    @contextmanager
    def anew(self) -> Iterator[QVBoxLayout]:
        """Take away what lies there and give the column of a new sheet, which is shown once it is laid."""
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._spacing)
        yield column
        self._column.addWidget(sheet)
        sheet.show()
        follow_layout(self._holder)
