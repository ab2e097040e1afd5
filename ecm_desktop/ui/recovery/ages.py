"""The four ages as numbers, from and to in half years, each with the words and events it rests on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.course import age_at
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, SeenBy
from ecm_desktop.editing import recovery
from ecm_desktop.ui.plan.part import quiet, small_button
from ecm_desktop.ui.recovery.age_range import AgeRange
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as


class AgesFields(QWidget):
    """A row for each age; one that is not set shows no number, one that is set asks what it rests on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._meeting, self._seen_by = session, "", SeenBy.ROOM
        words, grid = session.words, QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        for column, text in enumerate((words("Age"), words("from (years)"), words("to (years)"))):
            caption = QLabel(text)
            mark_as(caption, Kind.FIELD_LABEL)
            grid.addWidget(caption, 0, column)
        self.ranges: dict[AgeDomain, AgeRange] = {}
        self.grounds: dict[AgeDomain, AgeGrounds] = {}
        for place, domain in enumerate(AgeDomain):
            row = 3 * place + 1
            title = term(domain, words)
            fields = AgeRange(words, title)
            clear = small_button("×", words("Clear the {domain} age", domain=title), partial(self._clear, domain))
            for column, part in enumerate((QLabel(title), fields.low, fields.high, clear)):
                grid.addWidget(part, row, column)
            fields.settled.connect(partial(self._set, domain))
            fields.emptied.connect(partial(self._clear, domain))
            self.ranges[domain] = fields
            self.grounds[domain] = AgeGrounds(session, domain)
            for below, part in enumerate((fields.said, self.grounds[domain]), 1):
                grid.addWidget(part, row + below, 0, 1, 4)

    def show_meeting(self, meeting: str, seen_by: SeenBy = SeenBy.ROOM) -> None:
        """Show the ages as that meeting sees them, or as the psychologist does later."""
        self._meeting, self._seen_by = meeting, seen_by
        said = said_in(self._session.case, self._session.setting)
        events = tuple((one.id, said(one.title)[:60]) for one in self._session.case.of(LifeEvent))
        for domain, fields in self.ranges.items():
            age = self._age(domain)
            fields.show_age(meeting, seen_by, age)
            self.grounds[domain].show_age((meeting, seen_by), age, events)

    def next_to_write(self) -> QWidget:
        """Where the next age is written, the first after the last."""
        fields = list(self.ranges.values())
        here = next((n for n, one in enumerate(fields) if one.low.hasFocus() or one.high.hasFocus()), -1)
        return fields[(here + 1) % len(fields)].low

    def set_age(self, domain: str, months: int) -> None:
        """Set an age to one value, or move its range there."""
        key = AgeDomain(domain)
        now = self._age(key)
        half = (now.high - now.low) // 2 if now else 0
        self._set(key, max(months - half, 0), months + half)

    def _set(self, domain: AgeDomain, low: int, high: int) -> None:
        join, session = f"age {self._meeting} {domain} {self._seen_by}", self._session
        day, author = (session.setting.today, session.author()) if self._seen_by is SeenBy.PSYCHOLOGIST else (None, "")
        asked = (self._meeting, domain, low, high, self._seen_by, day, author)
        session.do_joined("Set an age", join, None, recovery.set_age, *asked)
        self.show_meeting(self._meeting, self._seen_by)

    def _clear(self, domain: AgeDomain) -> None:
        self._session.do("Clear an age", recovery.clear_age, self._meeting, domain, self._seen_by)

    def _age(self, domain: AgeDomain) -> AgeEstimate | None:
        return age_at(self._session.case, self._meeting, domain, self._seen_by)


class AgeGrounds(QWidget):
    """Why the meeting sees one age so: words, and events of the timeline. Not there while the age is not set."""

    def __init__(self, session: Session, domain: AgeDomain) -> None:
        super().__init__()
        words = session.words
        self._session, self._domain, self._of = session, domain, ("", SeenBy.ROOM)
        title = term(domain, words)
        self.why = WordsField(words("What the {domain} age rests on", domain=title), lines=1)
        self.why.setPlaceholderText(words("What we see that tells this"))
        lead = partial(session.go, "timeline")
        self.evidence = ChipPicker(words("Events that show the {domain} age", domain=title), words, lead=lead)
        self.evidence.line.setPlaceholderText(words("An event that shows it…"))
        quiet(self.why, self.evidence.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(self.why)
        column.addWidget(self.evidence)
        self.why.settled.connect(lambda text: self._say(why=text.strip()))
        self.evidence.changed.connect(lambda keys: self._say(evidence=keys))
        self.hide()

    def show_age(self, of: tuple[str, SeenBy], age: AgeEstimate | None, events: tuple[tuple[str, str], ...]) -> None:
        """Show what an age rests on `of` a meeting and who saw it; `events` are those that can be named."""
        if of != self._of:
            self.why.settle()
        self._of = of
        self.setVisible(age is not None)
        if age is not None:
            self.why.follow(age.why, age.id, self._session.veil)
            self.evidence.offer(events)
            self.evidence.show_keys(age.evidence)

    def _say(self, **changed: object) -> None:
        session, (meeting, seen_by) = self._session, self._of
        done = session.do("Say what an age rests on", recovery.say_of_age, meeting, self._domain, seen_by, **changed)
        if not done:
            age = age_at(session.case, meeting, self._domain, seen_by)
            self.why.follow(age.why if age else "", age.id if age else "", session.veil)
            self.evidence.show_keys(age.evidence if age else ())
