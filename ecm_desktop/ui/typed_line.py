"""The typed line at the foot: one line, one event. How it is understood stands under it while it is typed.

Tab completes a mark; Down goes to the chips, each of which can be changed; Enter adds, Shift+Enter opens details too.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Certainty, LifeEvent, Source, Telling
from ecm_desktop.editing import life
from ecm_desktop.editing.tellings import source_like
from ecm_desktop.intake.quick import QuickLine
from ecm_desktop.ui.line_chips import LineChip, LineChips, Otherwise
from ecm_desktop.ui.line_words import LineWords
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.speaking import Speaking
from ecm_desktop.ui.understood import DATE, TITLE, not_known, understood_in
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.completing_line import CompletingLine
from ecm_desktop.widgets.look import Kind, mark_as

GHOST = "ghost"  # the id of what is in no case yet


class TypedLine(QFrame):
    """`autumn 2017 nan dies @loss #social-care +bereavement`, Enter: on the timeline, and ready for the next.

    `beside` are buttons of the page that put other things down.
    """

    added = Signal(str)  # the new event's id
    details_wanted = Signal()  # of what was just added
    sketched = Signal(object)  # the LifeEvent that Enter would add, None while nothing is typed

    def __init__(self, session: Session, *beside: QWidget) -> None:
        super().__init__()
        mark_as(self, Kind.ADD_LINE)
        self._session = session
        words = session.words
        caption = QLabel(words("Add"))
        self.speaking = Speaking(session)
        self._words = LineWords(session)
        self.line = CompletingLine(self._words.completing)
        self.line.setAccessibleName(words("Add an event"))
        keep_unfinished(self.line, "event")
        self.line.setAccessibleDescription(words(
            "When, what, who says so; @lane &person #agency +tag !how-sure. Tab completes, Down goes to the chips, "
            "Enter adds it, with Shift it opens the details too."
        ))  # fmt: skip
        self.line.setPlaceholderText(words("autumn 2017 nan dies @loss #social-care +bereavement"))
        self._how = QLabel(
            words("When, what, who says so; @lane &person #agency +tag !how-sure: Tab completes them. Enter adds it.")
        )
        mark_as(self._how, Kind.HINT)
        self._chips = LineChips(
            self._otherwise, lambda said: words("Read as: {what}. Press to put it otherwise.", what=said)
        )
        self.enter = QPushButton(words("Add"))
        self.enter.setAccessibleName(words("Add the typed event"))
        mark_as(self.enter, Kind.PRIMARY)
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.speaking)
        row.addWidget(self.line, 1)
        for one in (self.enter, *beside):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._how)
        column.addWidget(self._chips)
        self._keep_room()
        self._connect()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._understand)
        self.speaking.told.connect(self._understand)
        self.line.returnPressed.connect(self._add)
        self.line.entered_with_shift.connect(lambda: self.details_wanted.emit() if self._add() else None)
        self.line.went_down.connect(self._chips.enter)
        self.enter.clicked.connect(lambda _on: self._add())
        self._chips.left.connect(self.line.setFocus)
        self._chips.chosen.connect(self._put)
        self._chips.typed_anew.connect(self._type_anew)

    def chips(self) -> list[LineChip]:
        """How the line is understood so far, a chip a part."""
        return self._chips.shown()

    def _read(self) -> QuickLine:
        return self._words.read(self.line.text(), self.speaking.agency)

    def _understand(self) -> None:
        read = self._read() if self.line.text().strip() else None
        self._chips.show_parts(understood_in(read, self._session) if read else ())
        for part, is_seen in sorted(
            ((self._how, read is None), (self._chips, read is not None)), key=lambda one: one[1]
        ):
            part.setVisible(is_seen)  # the one goes before the other comes: both together would move the picture
        self.sketched.emit(_event(GHOST, read) if read else None)

    def _otherwise(self, part: str) -> list[Otherwise]:
        return list(self._words.otherwise(part, self.line.text(), self._read()))

    def _put(self, text: str) -> None:
        """Let the line say something else, which undo takes back there."""
        self.line.selectAll()
        self.line.insert(text)
        self.line.setFocus()

    def _type_anew(self, part: str) -> None:
        """Mark the words of a part in the line, so that what is typed takes their place."""
        read = self._read()
        words, text = {DATE: read.date_words, TITLE: read.title}.get(part, ""), self.line.text()
        at = text.casefold().find(words.casefold()) if words else -1
        self.line.setFocus()
        if at >= 0:
            self.line.setSelection(at, len(words))
        else:
            self.line.setCursorPosition(0 if part == DATE else len(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line; undo brings back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            return
        super().keyPressEvent(event)

    def _keep_room(self) -> None:
        """Hint and chips take the same height, so that the picture above stays where it is when typing begins."""
        chip = QPushButton("x", self)
        mark_as(chip, Kind.CHIP)
        chip.ensurePolished()
        height = max(chip.sizeHint().height(), self._how.sizeHint().height())
        chip.hide()
        chip.deleteLater()
        self._how.setMinimumHeight(height)
        self._chips.setMinimumHeight(height)
        self._chips.hide()

    def _add(self) -> bool:
        if not self.line.text().strip():
            return False
        read, session = self._read(), self._session
        if read.unknown:
            why = session.words("Nothing was added: {why}", why=not_known(read.unknown[0], session))
            session.notice(Notice(why, NoticeKind.NOTE))
            return False
        source = self._source(read.agency)
        told = (Telling(source=source.id, text=read.title, when=read.when),) if source else ()
        event = replace(_event(session.ids(), read), tellings=told)
        new = source if source is not None and source.id not in session.case else None
        done = session.do("Add the event", life.add_event, event, new)
        if done:
            self.line.setText("")  # unlike clear, leaves nothing in the line to undo
            session.select(event.id)
            self.added.emit(event.id)
        return done

    def _source(self, agency: str) -> Source | None:
        """The agency's spoken source: the one there is, or a new one; None for nobody."""
        made = Source(id=self._session.ids(), agency=agency, brought_in=self._session.setting.today)
        return source_like(self._session.case, made) if agency else None


def _event(key: RecordId, read: QuickLine) -> LifeEvent:
    """The event that a line tells of."""
    return LifeEvent(
        id=key,
        title=read.title,
        when=read.when,
        lane=read.lane,
        people=read.people,
        certainty=read.certainty or Certainty.RECORDED,
        adversities=read.tags,
        suggested=tuple(tag for tag in read.suggested if tag not in read.tags),
    )
