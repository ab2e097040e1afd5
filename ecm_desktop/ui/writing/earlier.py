"""Earlier wordings of one heading, as the journal tells them: read one by one, and one of them taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton, QWidget

from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.writing import Heading, Writing, writing_id, writing_of
from ecm_desktop.editing.writing import take_wording_back
from ecm_desktop.errors import Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.looking_back.past import Past, Step
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.look import Kind, mark_as

_SITTING = timedelta(minutes=20)  # what stood for less, while it was being written, is passed over
_MOST = 60  # wordings, the latest


class Wording(NamedTuple):
    """What stood under the heading from a moment on (UTC), in the text as it was then."""

    since: datetime
    writing: Writing


def wordings(steps: Iterable[tuple[Step, Record | None]], heading: Heading) -> list[Wording]:
    """What was left standing under a heading for a while, the latest first."""
    found: list[Wording] = []
    for step, left in steps:
        writing = left if isinstance(left, Writing) else Writing(id="")
        if found and writing.text(heading) == found[-1].writing.text(heading):
            continue
        if found and step.at - found[-1].since < _SITTING:
            found.pop()
        found.append(Wording(step.at, writing))
    return [one for one in reversed(found) if one.writing.text(heading)][:_MOST]


class EarlierWordings(Overlay):
    """Made over the window `parent` for one heading of one meeting's text; filled by a worker."""

    def __init__(self, session: Session, meeting: RecordId | None, heading: Heading, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._meeting, self._heading = session, meeting, heading
        self._found: Sequence[Wording] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(words("Earlier wordings"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words("The wording"))
        self.hint = Hint(self)
        self.take = QPushButton(words("Take this wording back"))
        self.back = QPushButton(words("Back"))
        mark_as(self.take, Kind.PRIMARY)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.take.clicked.connect(lambda _on: self._take())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)

    def _lay_out(self) -> None:
        words = self._session.words
        title = words("Earlier wordings: {heading}", heading=term(self._heading, words))
        parts, foot = QHBoxLayout(), QHBoxLayout()
        parts.addWidget(self.list, 2)
        parts.addWidget(self.text, 3)
        foot.addWidget(self.hint, 1)
        for button in (self.back, self.take):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addWidget(label(title, Kind.TITLE))
        self.column.addLayout(parts, 1)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it, and read the journal."""
        self.take.setEnabled(False)
        self.hint.say(self._session.words("Reading what was written before…"))
        self.open()
        self.list.setFocus()
        past = self._session.past
        if past is not None:
            self._session.tasks.run(lambda _told, _asked: self._read(past), self._fill, self._fail)

    def _read(self, past: Past) -> list[Wording]:
        return wordings(past.changes_of(writing_id(self._meeting)), self._heading)

    def _fill(self, found: list[Wording]) -> None:
        if self.isHidden():
            return  # it was closed meanwhile
        words = self._session.words
        now = writing_of(self._session.case, self._meeting).text(self._heading)
        self._found = [one for one in found if one.writing.text(self._heading) != now]
        for one in self._found:
            moment = one.since.astimezone()
            when = words("{day}, {time}", day=day_short(moment.date(), words), time=f"{moment:%H:%M}")
            self.list.addItem(when)
        self.hint.say("" if self._found else words("Nothing else has stood here yet."))
        self.list.setCurrentRow(0)

    def _fail(self, problem: Problem) -> None:
        if not self.isHidden():
            self.hint.object_to(self._session.words.problem(problem))

    def _show(self, row: int) -> None:
        self.take.setEnabled(row >= 0)
        self.text.setPlainText(self._found[row].writing.text(self._heading) if row >= 0 else "")

    def _take(self) -> None:
        session, chosen = self._session, self._found[self.list.currentRow()]
        self.close_panel()
        session.do(
            "Take an earlier wording back", take_wording_back, self._meeting, self._heading, chosen.writing,
            on=session.setting.today, author=session.author(),
        )  # fmt: skip

    def covered(self) -> None:
        """What is veiled must not lie below: it goes."""
        self.close_panel()
