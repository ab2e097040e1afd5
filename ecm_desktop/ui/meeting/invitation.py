"""The invitation to the next meeting: what is still asked, and the words to copy."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from ecm_desktop.diagram.wording import choices, term
from ecm_desktop.diagram.wording.invitation import invitation_words
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.domain.professionals import Belonging, Professional, asked_to_meetings, mail_of
from ecm_desktop.editing import professionals
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.intake.clock_times import FromTo, read_times
from ecm_desktop.ui.clipboard import STAYS_S, put_on_clipboard
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.looking_back.past import vouched
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.meeting.guests import Guests, to_line
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_between_looks, keep_unfinished
from ecm_desktop.ui.where_to_keep import where_to_keep
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

if TYPE_CHECKING:
    from ecm_desktop.exchange.invitation import Guest

CALENDAR = ".ics"


class Invitation(Overlay):
    """Made over the window `parent` for the meeting after `meeting`, whose day is set.

    Of what is here only who was invited is kept, once the invitation is copied or saved.
    """

    def __init__(self, session: Session, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._meeting = session, meeting
        self.kind = PickList(words("Kind of meeting"), choices(MeetingKind, words))
        self.kind.show_key(MeetingKind.REVIEW)
        self.at, self.place = LineField(words("At what time")), LineField(words("Place"))
        self.at.setPlaceholderText(words("such as 10:00 to 12:00"))
        if session.veil is None:
            self.place.show_text(meeting.place)
        self.guests = Guests(session)
        by = [(one.id, self.guests.said(one)) for one in asked_to_meetings(session.case) if mail_of(one)]
        self.by = PickList(words("Who invites, in the calendar file"), [("", words("nobody is named there")), *by])
        self.by.show_key("")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(words("The invitation"))
        self.text.setTabChangesFocus(True)
        self.wrong, self.no_address = Hint(), Hint()
        self.back, self.copy = QPushButton(words("Back")), QPushButton(words("Copy"))
        self.save = QPushButton(words("For calendars (.ics)…"))
        self.addresses = QPushButton(words("Copy addresses"))
        mark_as(self.copy, Kind.PRIMARY)
        self._lay_out()
        for field in (self.at, self.place):
            field.textChanged.connect(self._write)
        self.kind.chosen.connect(self._write)
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.copy.clicked.connect(lambda _on: self._copy())
        self.addresses.clicked.connect(lambda _on: self._copy_addresses())
        self.save.clicked.connect(lambda _on: self._ask_where())
        self.at.textChanged.connect(lambda _text: self.wrong.say(""))
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        keep_unfinished(self.at, "at")
        keep_unfinished(self.place, "place")
        keep_between_looks(self, session, f"invitation after {meeting.id}")
        self.closed.connect(self.deleteLater)
        self._write()

    def _lay_out(self) -> None:
        words = self._session.words
        self.column.addWidget(label(words("Invitation to the next meeting"), Kind.TITLE))
        self.column.addWidget(label(words("Its words name nobody, so that it can be sent as it is."), Kind.SUBTITLE))
        for field in (self.kind, self.at, self.place):
            self.column.addWidget(FieldLabel(field.accessibleName(), field))
            self.column.addWidget(field)
            if field is self.at:
                self.column.addWidget(self.wrong)
        if self.guests.count():
            self.column.addWidget(FieldLabel(words("Who is invited"), self.guests))
            self.column.addWidget(self.guests)
            self.column.addWidget(self.no_address)
            self.column.addWidget(FieldLabel(self.by.accessibleName(), self.by))
            self.column.addWidget(self.by)
        self.column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.addresses)
        foot.addStretch()
        for button in (self.addresses, self.back, self.save, self.copy):
            button.setAutoDefault(False)
        for button in (self.back, self.save, self.copy):
            foot.addWidget(button)
        self.addresses.setVisible(self.guests.count() > 0)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.at.setFocus()

    @property
    def _of(self) -> MeetingKind:
        return MeetingKind(self.kind.key() or MeetingKind.REVIEW)

    def _write(self, *_: object) -> None:
        child, day = self._session.case.child, self._meeting.next_date
        if day is not None:
            at, place = self.at.text().strip(), self.place.text().strip()
            reference = child.reference if child else ""
            self.text.setPlainText(invitation_words(reference, self._of, day, at, place, self._session.words))

    def _ask_where(self) -> None:
        """Ask where the calendar file is to lie; first for a time that can be read."""
        session, day = self._session, self._meeting.next_date
        try:
            times = read_times(self.at.text())
        except Refused as refused:
            self.wrong.object_to(session.words.problem(refused))
            self.at.setFocus()
            return
        name = f"{session.words('invitation')}-{day}{CALENDAR}"  # names nobody
        title = session.words("Keep the invitation as")
        path = where_to_keep(session, self, title, Path.home() / name, f"iCalendar (*{CALENDAR})")
        if path is not None and day is not None:
            self._keep(path, day, times)

    def _keep(self, path: Path, day: date, times: FromTo | None) -> None:
        from ecm_desktop.exchange.invitation import Invited, calendar_file
        from ecm_desktop.reports.files import write_atomically

        session, meeting = self._session, self._meeting
        title = session.words("{kind}, Enhanced Case Management", kind=term(self._of, session.words))
        begins, ends = times or (None, None)
        place, moved = self.place.text().strip(), len(meeting.moved_from)
        by, guests = self._addressed()
        invited = Invited(meeting.id, title, day, self.text.toPlainText(), begins, ends, place, moved, by, guests)
        try:
            vouching = vouched(session.setting, session.past, session.editor.revision)
            data = calendar_file(invited, session.clock(), vouching.audit_head)
            write_atomically(path, data)
        except Unavailable as problem:
            session.notice(Notice(session.words.problem(problem), NoticeKind.TROUBLE))
            return
        session.used.emit("exported", hashlib.sha256(data).hexdigest())
        self._put_down_guests()
        self.close_panel()
        session.notice(file_notice(session, session.words("The invitation is in {file}.", file=path.name), path))

    def _addressed(self) -> tuple[Guest | None, tuple[Guest, ...]]:
        """Who invites, and those who are ticked and have an address; nobody where nobody is to be named."""
        from ecm_desktop.exchange.invitation import Guest

        case = self._session.case

        def guest(key: str) -> Guest:
            one = case.get_one(Professional, key)
            return Guest(one.name, mail_of(one), one.belonging is Belonging.CORE)

        by = self.by.key()
        guests = tuple(guest(key) for key in self.guests.chosen() if key != by)
        return (guest(by), tuple(one for one in guests if one.mail)) if by else (None, ())

    def _copy(self) -> None:
        put_on_clipboard(self.text.toPlainText())
        self._put_down_guests()
        self.close_panel()
        said = self._session.words(
            "The invitation is copied. Paste it into your letter now: in {seconds} seconds it goes from the clipboard.",
            seconds=STAYS_S,
        )
        self._session.notice(Notice(said, NoticeKind.DONE))

    def _copy_addresses(self) -> None:
        """The addresses of those who are ticked, for the line a letter is sent to; who has none is named."""
        session, words = self._session, self._session.words
        chosen = [session.case.get_one(Professional, key) for key in self.guests.chosen()]
        line, without = to_line(chosen)
        if not line:
            self.no_address.object_to(words("None of them has an e-mail address yet; see “People of each agency”."))
            return
        put_on_clipboard(line)
        self._put_down_guests()
        missing = ", ".join(self.guests.said(one) for one in without)
        said = words("The addresses are copied for {seconds} seconds.", seconds=STAYS_S)
        more = words("Without one: {who}", who=missing) if missing else ""
        session.notice(Notice(f"{said} {more}".strip(), NoticeKind.DONE))

    def _put_down_guests(self) -> None:
        """Who was invited is known at the next meeting; nothing where nobody is on the list or nothing differs."""
        chosen = self.guests.chosen()
        if self.guests.count() and set(chosen) != set(self._meeting.next_invited):
            self._session.do("Say who is invited", professionals.invite, self._meeting.id, chosen)
