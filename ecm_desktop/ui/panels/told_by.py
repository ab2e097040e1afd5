"""Who tells an event, in the panel of the event: what each source told, and another one that tells it too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPushButton, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import agreed_words, when_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import sources_differ, told_otherwise
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.editing import tellings
from ecm_desktop.errors import Refused
from ecm_desktop.intake.marks import agency_called
from ecm_desktop.intake.wording import AGENCIES
from ecm_desktop.ui.anew import Sheet
from ecm_desktop.ui.dating import read_when, said_back
from ecm_desktop.ui.panels.asking import Asking, stacked
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.look import Kind, mark_as

TOLD_KEY = "Alt+D"


class ToldBy(QWidget):
    """What is told of one event; a line for another source opens when it is asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._event: LifeEvent | None = None
        self._speaker = ""  # who is credited where nobody is named
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setWordWrap(True)
        mark_as(self.lines, Kind.HINT)
        self.taking_off = QWidget()
        self._by_hand = Sheet(self.taking_off)
        self.ask = QPushButton(words("Another source tells it…"))
        self.ask.setToolTip(words("Put down who tells it too, and the date they tell ({key})", key=TOLD_KEY))
        self.who, self.document = QLineEdit(), QLineEdit()
        self.when = DateWordsField(words("When, as they tell it"), partial(said_back, session), words.problem)
        self._asking = Asking(words, self.ask, (self.who, self.when, self.document))
        self.put, self.drop = self._asking.put, self._asking.drop
        self.put.setAccessibleName(words("Add what they tell"))
        self._name_lines()
        stacked(self, (self.lines, self.taking_off, self.ask, self._asking))
        self._connect()

    def _name_lines(self) -> None:
        words = self._session.words
        for line, name in ((self.who, "Who tells it: agency or person"), (self.document, "In which document, if any")):
            line.setAccessibleName(words(name))
            line.setPlaceholderText(words(name))
        self.when.line.setPlaceholderText(self.when.line.accessibleName())

    def _connect(self) -> None:
        self.ask.clicked.connect(lambda _on: self.begin(""))
        self._asking.given.connect(self._put)
        self._asking.let_go.connect(self._end)
        for line in (self.who, self.when.line, self.document):
            line.returnPressed.connect(self._put)

    def show_event(self, event: LifeEvent) -> None:
        """Show what is told of an event; what is being put down for another one is let go."""
        if self._event is not None and event.id != self._event.id:
            self._end()
        self._event, session = event, self._session
        for line, what in ((self.who, "who"), (self.when.line, "when"), (self.document, "document")):
            keep_unfinished(line, f"told by, {what} {event.id}")
        lines = [] if session.is_covered(event) else list(_tellings(session.case, event, session))
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.ask.setVisible(self._asking.isHidden() and not session.is_covered(event))
        self._offer_to_take_off(event)

    def _offer_to_take_off(self, event: LifeEvent) -> None:
        """A button for each telling that was put down by hand: for a slip. Not while others see the screen."""
        session, buttons = self._session, list[QPushButton]()
        for one in () if session.veil_over(event) else event.tellings:
            source = session.case.find(Source, one.source)
            if source is not None and source.agency and not source.sha256:
                told = f"{source.agency}, {_dated(one, session)}"
                made = QPushButton(session.words("Take off: {telling}", telling=told.replace("&", "&&")))
                mark_as(made, Kind.QUIET)
                made.setAutoDefault(False)
                made.clicked.connect(lambda _on, one=one: self._take_off(one))
                buttons.append(made)
        with self._by_hand.anew() as column:
            for made in buttons:
                column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.taking_off.setVisible(bool(buttons))

    def _take_off(self, telling: Telling) -> None:
        event = self._event
        if event and self._session.do("Take off what a source tells", tellings.take_off, event.id, telling):
            self.ask.setFocus()

    def begin(self, speaker: str) -> None:
        """Ask who tells it too, and when; `speaker` is credited where nobody is named, "" for nobody."""
        session = self._session
        self._speaker = speaker
        shown = said_in(session.case, session.setting)(speaker)
        self.who.setPlaceholderText(shown or self.who.accessibleName())
        self.who.setCompleter(self._completer())
        self._asking.begin(self.when.line if speaker else self.who)

    def _completer(self) -> QCompleter:
        """Known agencies; those of the case only while names may be read."""
        own = () if self._session.veil else tuple(one.agency for one in self._session.case.of(Source) if one.agency)
        made = QCompleter(list(dict.fromkeys((*own, *AGENCIES))), self.who)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return made

    def _put(self) -> None:
        session, event = self._session, self._event
        if event is None:
            return
        try:
            when = read_when(session, self.when.text())
        except Refused as problem:
            self.when.object_to(session.words.problem(problem))
            return
        known = tuple(one.agency for one in session.case.of(Source) if one.agency)
        who = self.who.text().strip() or self._speaker
        made = Source(
            id=session.ids(), agency=agency_called(who, known), file=self.document.text().strip(),
            brought_in=session.setting.today,
        )  # fmt: skip
        source = tellings.source_like(session.case, made)
        telling = Telling(source=source.id, text=event.title, when=when)
        if session.do("Put down what another source tells", tellings.tell_also, event.id, source, telling):
            self._end()

    def _end(self) -> None:
        """Ask no more."""
        for line in (self.who, self.document):
            line.clear()
        self.when.show_text("")
        self._asking.end()


def _tellings(case: Case, event: LifeEvent, session: Session) -> Iterator[str]:
    if sources_differ(event):
        yield session.words("The sources tell different dates.")
    if agreed := agreed_words(event, case, session.words):
        yield session.words("The date above was {agreed}; no source tells it.", agreed=agreed)
    elif told_otherwise(event):
        yield session.words("The date above was placed by hand; no source tells it.")
    said = said_in(case, session.setting)
    for one in event.tellings:
        source = case.find(Source, one.source)
        agency = source.agency if source and source.agency else session.words("somebody")
        document = f" ({source.file})" if source and source.file and not source.sha256 else ""
        yield f"{said(f'{agency}{document}: {_dated(one, session)}')} “{said(one.text)}”"


def _dated(telling: Telling, session: Session) -> str:
    return telling.when.words or (when_words(telling.when, session.words) if telling.when.is_dated else "–")
