"""The typed line at the foot: one line, one event. How it is understood stands under it while it is typed."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import called
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life
from ecm_desktop.intake.quick import QuickLine, read_line
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.speaking import Speaking
from ecm_desktop.ui.understood import chips_of, not_known
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.labels import Chip
from ecm_desktop.widgets.controls.undoing_line import UndoingLine
from ecm_desktop.widgets.look import Kind, mark_as

GHOST = "ghost"  # the id of what is in no case yet


class TypedLine(QFrame):
    """`autumn 2017 nan dies @loss #social-care +bereavement`, Enter: on the timeline, and ready for the next.

    `beside` are buttons of the page that put other things down.
    """

    added = Signal(str)  # the new event's id
    sketched = Signal(object)  # the LifeEvent that Enter would add, None while nothing is typed

    def __init__(self, session: Session, *beside: QWidget) -> None:
        super().__init__()
        mark_as(self, Kind.ADD_LINE)
        self._session = session
        words = session.words
        caption = QLabel(words("Add"))
        self.speaking = Speaking(session)
        self.line = UndoingLine()
        self.line.setAccessibleName(words("Add an event"))
        keep_unfinished(self.line, "event")
        self.line.setAccessibleDescription(words("When, what, then @lane #agency +tag; Enter adds it."))
        self.line.setPlaceholderText(words("autumn 2017 nan dies @loss #social-care +bereavement"))
        self._how = QLabel(words("When, what, then @lane or @person, #agency, +tag. Enter adds it."))
        mark_as(self._how, Kind.HINT)
        self._holder = QWidget()
        self._chips = FlowLayout(self._holder)
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
        column.addWidget(self._holder)
        self._keep_room()
        self.line.textChanged.connect(self._understand)
        self.speaking.told.connect(self._understand)
        self.line.returnPressed.connect(self._add)
        self.enter.clicked.connect(self._add)

    def chips(self) -> list[Chip]:
        """How the line is understood so far, a chip a part."""
        return [one for one in self._holder.findChildren(Chip) if not one.isHidden()]

    def _read(self) -> QuickLine:
        case = self._session.case
        return read_line(
            self.line.text(),
            born=case.born,
            today=self._session.setting.today,
            sources=tuple(dict.fromkeys(one.agency for one in case.of(Source) if one.agency)),
            people=tuple((one.id, called(one, self._session.setting)) for one in case.of(Person)),
            speaker=self.speaking.agency,
            out_of_year=case.out_of_year,
        )

    def _understand(self) -> None:
        read = self._read() if self.line.text().strip() else None
        self._chips.refill(chips_of(read, self._session) if read else ())
        self._holder.setVisible(read is not None)
        self._how.setVisible(read is None)
        self.sketched.emit(_event(GHOST, read) if read else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line; undo brings back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            return
        super().keyPressEvent(event)

    def _keep_room(self) -> None:
        """Hint and chips take the same height, so that the picture above stays where it is when typing begins."""
        chip = Chip("x")
        chip.ensurePolished()
        height = max(chip.sizeHint().height(), self._how.sizeHint().height())
        self._how.setMinimumHeight(height)
        self._holder.setMinimumHeight(height)
        self._holder.hide()

    def _add(self) -> None:
        if not self.line.text().strip():
            return
        read, session = self._read(), self._session
        if read.unknown:
            why = session.words("Nothing was added: {why}", why=not_known(read.unknown[0], session))
            session.notice(Notice(why, NoticeKind.NOTE))
            return
        source, new = self._source(read.agency)
        told = (Telling(source=source.id, text=read.title, when=read.when),) if source else ()
        event = replace(_event(session.ids(), read), tellings=told)
        if session.do("Add the event", life.add_event, event, source if new else None):
            self.line.setText("")  # unlike clear, leaves nothing in the line to undo
            session.select(event.id)
            self.added.emit(event.id)

    def _source(self, agency: str) -> tuple[Source | None, bool]:
        """The agency's spoken source: the one there is, or a new one."""
        if not agency:
            return None, False
        for one in self._session.case.of(Source):
            if one.agency.casefold() == agency.casefold() and not one.file:
                return one, False
        return Source(id=self._session.ids(), agency=agency, brought_in=self._session.setting.today), True


def _event(key: RecordId, read: QuickLine) -> LifeEvent:
    """The event that a line tells of."""
    return LifeEvent(
        id=key,
        title=read.title,
        when=read.when,
        lane=read.lane,
        people=read.people,
        adversities=read.tags,
        suggested=tuple(tag for tag in read.suggested if tag not in read.tags),
    )
