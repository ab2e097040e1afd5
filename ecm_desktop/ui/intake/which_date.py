"""Asking, before files come in, which date of a birth or death is right where sources tell different ones."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ecm_desktop.diagram.veil import Said
from ecm_desktop.diagram.wording import and_words, when_short
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.proposals import LifeDate
from ecm_desktop.intake.life_dates import DateAnswer, DateChoice, DateQuestion, ToldDate
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.intake.people import Named
from ecm_desktop.ui.intake.question import INDENT, QuestionPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.tick import RoundTick
from ecm_desktop.widgets.look import Kind

_TITLES = {LifeDate.BIRTH: "When was {name} born?", LifeDate.DEATH: "When did {name} die?"}
_OF_ROWS = {
    LifeDate.BIRTH: "Which date of birth is right? {text}",
    LifeDate.DEATH: "Which date of death is right? {text}",
}
_LONGEST = 60


class DatePanel(QuestionPanel):
    """Offers each date with who tells it, and to leave it open."""

    def __init__(self, window: QWidget, question: DateQuestion, session: Session, named: Named, said: Said) -> None:
        super().__init__(window, session.words)
        self._question, self._session, self._said = question, session, said
        self.dates = QButtonGroup(self)
        self._whens: dict[QAbstractButton, When] = {}
        self.consequence = label("", Kind.HINT)
        self._lay_out(self._title(named))
        self.dates.buttonToggled.connect(lambda *_: self._look())
        self.go_on.clicked.connect(self._answer)
        self._look()

    def _title(self, named: Named) -> str:
        words, question = self._session.words, self._question
        if question.name:
            return words(_TITLES[question.fact.which], name=named(question.name))
        text = question.text if len(question.text) <= _LONGEST else f"{question.text[: _LONGEST - 1]}…"
        return words(_OF_ROWS[question.fact.which], text=f"“{self._said(text)}”")

    def _lay_out(self, title: str) -> None:
        words = self._session.words
        self.column.addWidget(label(title, Kind.TITLE))
        self.column.addWidget(label(words("The sources tell different dates; nothing is chosen for you.")))
        self.column.addWidget(self.area, 1)
        for choice in self._question.choices:
            day = when_short(choice.when, words)
            self._whens[self._offer(day, self._tellers(choice, day))] = choice.when
        self.leave = self._offer(words("Leave it open"), "")
        self.keep_room(self.consequence)
        self.choices.addStretch()
        self.column.addLayout(self.foot())

    def _offer(self, text: str, under: str) -> QAbstractButton:
        button = RoundTick(text.replace("&", "&&"))
        button.setAccessibleDescription(under)
        self.dates.addButton(button)
        self.choices.addWidget(button)
        if under:
            told = label(under, Kind.HINT)
            told.setContentsMargins(INDENT, 0, 0, 4)
            self.choices.addWidget(told)
        return button

    def _tellers(self, choice: DateChoice, day: str) -> str:
        """Who tells it; a wider date that agrees is told as well: "health, police (2019)"."""
        tellers = dict.fromkeys(self._teller(one, day) for one in choice.told)
        return and_words(list(tellers), self._session.words)

    def _teller(self, told: ToldDate, day: str) -> str:
        words = self._session.words
        who = self._said(told.teller) if told.teller else words("the case")
        when = when_short(told.when, words)
        return who if when == day else words("{who} ({when})", who=who, when=when)

    def _look(self) -> None:
        """Show what the choice leads to, and let it go on once there is one."""
        button = self.dates.checkedButton()
        self.consequence.setText(self._what_follows(button) if button is not None else "")
        self.go_on.setEnabled(button is not None)

    def _what_follows(self, button: QAbstractButton) -> str:
        words, rows = self._session.words, len(self._question.rows)
        if button not in self._whens:
            key = "The dates stay side by side, each as it was told." if rows else "The case keeps the date it has."
            return words(key)
        day = when_short(self._whens[button], words)
        if rows > 1:
            return words("What tells of it becomes one event of {day}; each source keeps the date it told.", day=day)
        return words("The date becomes {day}; each source keeps the date it told.", day=day)

    def open(self) -> None:
        """Show it, with the keyboard on the first that may be chosen."""
        super().open()
        self.dates.buttons()[0].setFocus()

    def _answer(self) -> None:
        question, chosen = self._question, self.dates.checkedButton()
        when = self._whens.get(chosen) if chosen is not None else None
        self.close_panel()
        self.answered.emit(DateAnswer(fact=question.fact, when=when, rows=question.rows, people=question.people))
