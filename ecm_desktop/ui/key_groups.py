"""Eight short fields in which a recovery key is typed back from its sheet; each says at once whether it is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.widgets.look import Kind, mark_as

IN_A_ROW = 4
_LOOSELY = str.maketrans("OIL", "011", " -")


class GroupField(QLineEdit):
    """One group, shown as the sheet has it however loosely it is typed. Nothing can be pasted or dropped here."""

    left = Signal()  # backwards, by the key that takes a letter away where there is none

    def __init__(self, letters: int) -> None:
        super().__init__()
        self._letters = letters
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferUppercase
        )
        mark_as(self, Kind.SECRET)
        self.textEdited.connect(self._tidy)

    @property
    def is_full(self) -> bool:
        """Whether all its letters are there."""
        return len(self.text()) == self._letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key, but no text from elsewhere."""
        if event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press, but not the middle button's, which pastes on some desktops."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def _tidy(self, typed: str) -> None:
        before = loosely(typed[: self.cursorPosition()])
        self.setText(loosely(typed)[: self._letters])
        self.setCursorPosition(len(before))


class KeyGroups(QWidget):
    """The groups in the order of the sheet. `said` gives what is wrong, or "", `complete` that all are right."""

    said = Signal(str)
    complete = Signal()

    def __init__(self, words: Translator, groups: Sequence[str]) -> None:
        super().__init__()
        self._words, self.groups = words, tuple(groups)
        self.fields = tuple(GroupField(len(group)) for group in groups)
        self._captions = tuple(label("", Kind.HINT) for _ in groups)
        self._lay_out()
        for place, field in enumerate(self.fields):
            field.textEdited.connect(lambda _text, at=place: self._look_at(at))
            field.left.connect(lambda at=place: self._go_to(at - 1))
            self._tell(place)

    def first_wrong(self) -> int | None:
        """The first group that is not as on the sheet, from 0; None when all are."""
        return next((place for place in range(len(self.groups)) if not self._is_right(place)), None)

    def show_first_wrong(self) -> None:
        """Say which group is not right yet, and put the cursor there."""
        place = self.first_wrong()
        if place is not None:
            full = self.fields[place].is_full
            self.said.emit(self._why_wrong(place) if full else self._words("Group {n} is not whole yet.", n=place + 1))
            self._go_to(place)

    def clear(self) -> None:
        """Forget what was typed."""
        for place, field in enumerate(self.fields):
            field.clear()
            self._tell(place)
        self.said.emit("")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (caption, field) in enumerate(zip(self._captions, self.fields, strict=True)):
            caption.setBuddy(field)
            grid.addWidget(caption, place // IN_A_ROW * 2, place % IN_A_ROW)
            grid.addWidget(field, place // IN_A_ROW * 2 + 1, place % IN_A_ROW)

    def _is_right(self, place: int) -> bool:
        return self.fields[place].text() == self.groups[place]

    def _look_at(self, place: int) -> None:
        self._tell(place)
        is_wrong = self.fields[place].is_full and not self._is_right(place)
        self.said.emit(self._why_wrong(place) if is_wrong else "")
        if self._is_right(place):
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        after = (*range(place + 1, len(self.fields)), *range(place))
        following = next((one for one in after if not self._is_right(one)), None)
        if following is None:
            self.complete.emit()
        else:
            self._go_to(following)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.fields[place].deselect()

    def _why_wrong(self, place: int) -> str:
        from ecm_desktop.vault.recovery import is_group

        if is_group(place, self.fields[place].text()):
            said = self._words("Group {n} is of another recovery key: take the sheet of this one.", n=place + 1)
        else:
            said = self._words("Group {n} is not the same as on the sheet; look at it again.", n=place + 1)
        return said

    def _tell(self, place: int) -> None:
        caption = self._words("Group {n}", n=place + 1)
        self._captions[place].setText(f"{caption} ✓" if self._is_right(place) else caption)
        self.fields[place].setAccessibleName(
            self._words("Group {n}, right", n=place + 1) if self._is_right(place) else caption
        )


def loosely(text: str) -> str:
    """Letters of a key as the sheet has them: capitals, figures for letters that look like them, nothing between."""
    return text.upper().translate(_LOOSELY)


def shown(groups: Sequence[str]) -> QWidget:
    """The groups to be read, numbered."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, group in enumerate(groups):
        for part, row in ((label(f"{place + 1}", Kind.HINT), 0), (label(group, Kind.SECRET), 1)):
            grid.addWidget(part, place // IN_A_ROW * 2 + row, place % IN_A_ROW)
    return made
