"""The professionals of the case, over the window: each with agency, name, role, contact, and how they belong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, latest_meeting
from ecm_desktop.domain.professionals import (
    Belonging,
    Professional,
    is_broken_mail,
    known_as,
    professionals_in_order,
)
from ecm_desktop.editing import professionals
from ecm_desktop.ui.dating import signed_day, signed_day_said
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import Part, PartOf, entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_between_looks
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind


class ProfessionalEntry(QFrame):
    """One of them, in two lines."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        titles = {
            "agency": words("Agency"), "name": words("Name"), "role": words("Role"),
            "contact": words("E-mail or telephone"),
        }  # fmt: skip
        self.fields = {name: LineField(title) for name, title in titles.items()}
        for name, field in self.fields.items():
            field.setPlaceholderText(titles[name])
            field.settled.connect(lambda text, name=name: self._change(**{name: text.strip()}))
        self.belonging = PickList(words("Core group or invited"), choices(Belonging, words))
        self.belonging.setMinimumContentsLength(10)
        self.belonging.chosen.connect(lambda key: self._change(belonging=Belonging(key)))
        forget = partial(session.do, "Take a professional off the list", professionals.forget, key)
        self.remove = small_button("×", words("Take them off the list"), forget)
        self.wrong = Hint()
        asks = words("Confidentiality statement signed on")
        self.signed = DateWordsField(asks, partial(signed_day_said, session), words.problem)
        self.signed.line.setPlaceholderText(words("Statement signed on"))
        self.signed.line.setToolTip(asks)
        self.signed.settled.connect(self._sign)
        self.fields["contact"].textChanged.connect(lambda _text: self._look_at_mail())
        quiet(*self.fields.values(), self.belonging, self.signed.line)
        column = entry_column(self)
        agency, by_name, role, contact = self.fields.values()
        first, second = in_a_row(agency, by_name, self.belonging, self.remove), in_a_row(role, contact, self.signed)
        second.setStretch(2, 1)
        for part in (role, contact, self.signed):
            second.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        for row in (first, second):
            row.setStretch(0, 1)
            row.setStretch(1, 1)
            column.addLayout(row)
        column.addWidget(self.wrong)

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Professional) -> None:
        """Show them as they are now; in sharing view how to reach them is covered."""
        veil = self._session.veil
        veils = {"agency": veil, "name": veil and initials, "role": veil, "contact": veil and _covered}
        for name, field in self.fields.items():
            field.follow(getattr(record, name), record.id, veils[name])
        self.belonging.show_key(record.belonging)
        self.signed.follow(self._session.words.day(record.signed, short=True) if record.signed else "", record.id)

    def _look_at_mail(self) -> None:
        """What is meant for an e-mail address and is none is told beside it; it stays as it was written."""
        said = self._session.words("This is no e-mail address yet: an invitation cannot go to it.")
        self.wrong.object_to(said if is_broken_mail(self.fields["contact"].text()) else "")

    def _sign(self, text: str) -> None:
        session = self._session
        session.do("Say when the statement was signed", professionals.sign, self._key, signed_day(session, text))
        self._show_again()

    def _change(self, **changed: object) -> None:
        session = self._session
        session.do("Correct a professional", professionals.change_professional, self._key, **changed)
        self._show_again()

    def _show_again(self) -> None:
        session = self._session
        now = session.case.find(Professional, self._key)
        if now is not None:
            self.show_record(now)


def professionals_part(session: Session) -> Part[Professional]:
    """The card of professionals; one line such as "Education, Jo Okafor, SENCO, jo@school.example" adds one."""
    words = session.words

    def understood(text: str) -> str:
        """How the line is understood so far."""
        agency, *others = read_line(text)
        if not text.strip():
            return ""
        told = " · ".join(one for one in (agency, *others) if one) if agency else ""
        if is_broken_mail(others[2]):
            return words("This is no e-mail address yet: an invitation cannot go to it.")
        return told or words("Say first which agency they come from.")

    def add(text: str) -> bool:
        agency, name, role, contact = read_line(text)
        new = Professional(id=session.ids(), agency=agency, name=name, role=role, contact=contact)
        return session.do("Put down a professional", professionals.introduce, new)

    return Part(
        session,
        PartOf(
            title=words("Who works with the child"),
            hint=words("A new meeting’s list starts from them, the core group first, and invitations go to them."),
            add_words=words("Add somebody: agency, name, role, e-mail"),
            kinds=(Professional,),
            records=professionals_in_order,
            entry=partial(ProfessionalEntry, session),
            add=add,
            understood=understood,
        ),
    )


def read_line(text: str) -> tuple[str, str, str, str]:
    """Agency, name, role and contact of a typed line; each "" where it was not said."""
    agency, name, role, contact = (part.strip() for part in (*text.split(",", 3), "", "", "")[:4])
    return agency, name, role, contact


class PeopleOfAgencies(Overlay):
    """Made over the window `parent` when it is wanted; everything in it is kept as it is made."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.part = professionals_part(session)
        self.take_over = QPushButton(words("Take over the last meeting’s list"))
        self.back = QPushButton(words("Back"))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.part)
        column.addStretch()
        scroll.setWidget(sheet)
        foot = QHBoxLayout()
        foot.addWidget(self.take_over)
        foot.addStretch()
        foot.addWidget(self.back)
        for button in (self.take_over, self.back):
            button.setAutoDefault(False)
        self.column.addWidget(label(words("People of each agency"), Kind.TITLE))
        self.column.addWidget(self.part.new)  # above the list, where it is seen however many there are
        self.column.addWidget(self.part.understood)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(foot)
        self.take_over.clicked.connect(lambda _on: self._take_over())
        self.back.clicked.connect(lambda _on: self.close_panel())
        session.changed.connect(self._offer)  # a method, which goes with the panel
        keep_between_looks(self, session, "people of agencies")
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)
        self._offer()

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.part.new.setFocus()

    def _offer(self, *_: object) -> None:
        self.take_over.setVisible(bool(unknown_on_list(self._session.case)))

    def _take_over(self) -> None:
        session, meeting = self._session, latest_meeting(self._session.case)
        if meeting is not None:
            session.do("Take over the meeting’s list", professionals.take_over, meeting.id, session.ids)


def unknown_on_list(case: Case) -> list[str]:
    """The lines of the last meeting's list that are of nobody the case knows, by id."""
    meeting = latest_meeting(case)
    listed = attendance_of(case, meeting.id) if meeting else []
    return [one.id for one in listed if one.professional is None and known_as(case, one.agency, one.name) is None]


def _covered(text: str) -> str:
    return "•••" if text else ""
