"""The page on which the formulation is written: a passage under each heading, kept as it is typed, and the evidence."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import latest_meeting, meetings_in_order
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.writing import Heading, Writing, next_number, writing_of, writing_standing
from ecm_desktop.editing import writing as verbs
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.in_hand import shows
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.report.choice import titles
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.ui.writing.earlier import EarlierWordings
from ecm_desktop.ui.writing.evidence import Evidence, Shown, in_time
from ecm_desktop.ui.writing.passage import PassageBox
from ecm_desktop.widgets.controls.citing_field import CitingField
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

_LETTERS = 28  # of a choice that are in sight


class WritingPage(QWidget):
    """The text of one meeting."""

    title: ClassVar[str] = "Write the formulation"

    def __init__(self, session: Session) -> None:
        super().__init__()
        mark_as(self, Kind.PAGE)
        words = session.words
        self._session = session
        self.meeting = PickList(words("Of the meeting"))
        self.edition = PickList(words("Headings of"))
        for choice in (self.meeting, self.edition):
            choice.setMinimumContentsLength(_LETTERS)
        self.issued = label("", Kind.HINT)
        self.to_report = QPushButton(words("To the report"))
        self.to_report.setAutoDefault(False)
        self.begin = QPushButton(words("Begin with an earlier text"))
        self.begin.setAutoDefault(False)
        self.passages = {heading: PassageBox(session, heading) for heading in Heading}
        self.evidence = Evidence(words)
        self._new: dict[int, str] = {}  # what a number stands for that is put into the text just now
        self._last = next(iter(self.passages.values())).field
        self._lay_out()
        self._connect()
        self._offer_editions()
        self._fresh = UntilShown(self, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.closing.connect(self._settle)
        self.refill()

    def _lay_out(self) -> None:
        words, choices = self._session.words, QWidget()
        head = FlowLayout(choices, gap=8)  # of a widget: within a layout Qt may ask one that Python has let go of
        for part in (self.meeting, self.edition, self.to_report, self.begin):
            head.addWidget(part)
        sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(14)
        for box in self.passages.values():
            column.addWidget(box)
        column.addStretch()
        self.area = area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        parts.setSpacing(24)
        parts.addWidget(area, 3)
        parts.addWidget(self.evidence, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 20, 28, 16)
        whole.addWidget(label(words("Write the formulation"), Kind.TITLE))
        whole.addWidget(choices)
        whole.addWidget(self.issued)
        whole.addLayout(parts, 1)
        RoomWatch(self, lambda: fold(parts, self))

    def _connect(self) -> None:
        session, evidence = self._session, self.evidence
        for heading, box in self.passages.items():
            box.field.settled.connect(partial(self._write, heading))
            box.field.left.connect(session.editor.history.seal)
            box.field.followed.connect(self._follow)
            box.field.brought.connect(partial(self._cite_in, box.field))
            box.field.entered.connect(partial(self._enter, box))
            box.earlier_asked.connect(self._show_earlier)
        self.meeting.chosen.connect(lambda _key: self.refill())
        self.edition.chosen.connect(lambda _key: self._show_headings())
        self.begin.clicked.connect(lambda _on: self._begin())
        self.to_report.clicked.connect(lambda _on: session.go("report"))
        evidence.list.taken.connect(lambda event: self._cite_in(self._last, event))
        evidence.list.sought.connect(self._seek)
        evidence.cite.clicked.connect(lambda _on: self._cite_in(self._last, evidence.list.event_id))
        evidence.seek.clicked.connect(lambda _on: self._seek(evidence.list.event_id))
        evidence.on_timeline.clicked.connect(lambda _on: session.go("timeline", evidence.list.event_id))

    def _offer_editions(self) -> None:
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        self._headings = {key: one.headings for key, one in EDITIONS.items() if one.headings and not one.withheld}
        named = titles(self._session)
        self.edition.offer((key, named[key]) for key in self._headings)
        self.edition.show_key("full")
        self._show_headings()

    def _show_headings(self) -> None:
        shown = self._headings[self.edition.key() or "full"]
        for heading, box in self.passages.items():
            box.setVisible(heading in shown)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self._last

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Writing, LifeEvent, Meeting, Report):
            self._fresh.ask()

    def refill(self) -> None:
        """Show the text of the chosen meeting, and the evidence, as they are now."""
        self._offer_meetings()
        writing = self._writing()
        shows(self, writing.id)
        for heading, box in self.passages.items():
            box.show_text(writing, heading)
        numbers = {one.event: one.number for one in reversed(writing.cites)}
        self.evidence.show_events(self._events(), numbers)
        self._say_issued()
        self._offer_earlier(writing)
        self.evidence.cite.setEnabled(self._session.veil is None)

    def _offer_meetings(self) -> None:
        words, held = self._session.words, meetings_in_order(self._session.case)
        shown, latest = self.meeting.key(), latest_meeting(self._session.case)
        self.meeting.offer(
            (one.id, f"{term(one.nature, words)}, {day_short(one.held, words)}") for one in reversed(held)
        )
        self.meeting.show_key(shown or (latest.id if latest else None))
        self.meeting.setEnabled(bool(held))

    def _events(self) -> list[Shown]:
        """Those that everybody at the meeting may see: no other can stand in the report."""
        session, everybody = self._session, Reader()
        return in_time(session, filter(everybody.may_see, session.case.of(LifeEvent)))

    def _offer_earlier(self, writing: Writing) -> None:
        """While nothing is written for this meeting: to begin with what stands since an earlier one."""
        session, earlier = self._session, writing_standing(self._session.case, self.meeting.key())
        before = session.case.find(Meeting, earlier.meeting)
        is_offered = not writing.passages and bool(earlier.passages) and session.veil is None
        if is_offered and before is not None:
            day = session.words.day(before.held)
            self.begin.setText(session.words("Begin with the text for the meeting of {day}", day=day))
        self.begin.setVisible(is_offered)

    def _begin(self) -> None:
        key = self.meeting.key()
        if key is not None and self._session.do("Begin with an earlier text", verbs.begin_from_earlier, key):
            self._last.setFocus()

    def _say_issued(self) -> None:
        from ecm_desktop.domain.issuing import issued

        words, key, named = self._session.words, self.meeting.key(), titles(self._session)
        out = [one for one in issued(self._session.case) if one.meeting == key and one.edition in self._headings]
        told = (
            words("{document}, version {n}", document=named[one.edition], n=one.version)
            + f", {day_short(one.issued or one.dated, words)}"
            for one in out
        )
        listed = "; ".join(told)
        draft = words("A draft, kept as you write; every earlier wording can be taken back.")
        self.issued.setText(" ".join(filter(None, (draft, words("Issued: {what}.", what=listed) if listed else ""))))

    def _writing(self) -> Writing:
        return writing_of(self._session.case, self.meeting.key())

    def _enter(self, box: PassageBox, reason: Qt.FocusReason) -> None:
        self._last = box.field
        if reason is not Qt.FocusReason.MouseFocusReason:  # what is pressed must not move away
            self.area.ensureWidgetVisible(box)  # from outside of it nothing else scrolls to it

    def _settle(self) -> None:
        for box in self.passages.values():
            box.field.settle()

    def _write(self, heading: Heading, text: str) -> None:
        session, new, self._new = self._session, self._new, {}
        session.do_joined(
            "Write the formulation", f"write {heading}", self, verbs.write_passage,
            self.meeting.key(), heading, text, new, on=session.setting.today, author=session.author(),
        )  # fmt: skip

    def _show_earlier(self, heading: Heading) -> None:
        self._settle()
        panel = EarlierWordings(self._session, self.meeting.key(), heading, self.window())
        panel.closed.connect(panel.deleteLater)
        panel.ask()

    def _cite_in(self, field: CitingField, event: str) -> None:
        """Put an event's number into a field, where its cursor is; it is kept at once."""
        if not event or self._session.veil is not None:
            return
        self._settle()
        writing = self._writing()
        known = next((one.number for one in writing.cites if one.event == event), None)
        number = known or next_number(writing, (box.field.toPlainText() for box in self.passages.values()))
        self._new = {number: event}
        field.insert_number(number)
        field.settle()
        field.setFocus()

    def _follow(self, number: int) -> None:
        """Show the event behind a number in the list, chosen there and everywhere."""
        event = self._writing().event(number)
        if event is not None and self.evidence.choose(event):
            self._session.select(event)

    def _seek(self, event: str) -> None:
        """Go to the next place where an event is cited."""
        number = next((one.number for one in self._writing().cites if one.event == event), None)
        boxes = list(self.passages.values())
        start = next(n for n, box in enumerate(boxes) if box.field is self._last)
        for box in (*boxes[start:], *boxes[:start]):
            if number is not None and box.isVisible() and box.field.find_number(number):
                box.field.setFocus()
                return
        if event:
            said = self._session.words("It is not cited in the text yet.")
            self._session.notice(Notice(said, NoticeKind.NOTE))
