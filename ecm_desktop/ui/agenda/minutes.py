"""A service's own minutes for the steps of an agenda: kept in the vault for every case; 0 leaves a step out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.meetings import MeetingKind
from ecm_desktop.errors import Problem
from ecm_desktop.ui.agenda.steps import Step
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.lists.kept import KeptList, ListWords
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.numbers import NumberField, set_off_edge
from ecm_desktop.widgets.look import Kind, mark_as

LONGEST = 240  # minutes
_WORDS = ListWords(
    "The minutes of the agenda are of another version of the program; those of the file hold.",
    "The minutes of the agenda could not be kept. Try again.",
)


class OwnMinutes:
    """What the service made of the file's minutes, by kind of meeting and step. Raises Unavailable as any kept list."""

    def __init__(self, session: Session) -> None:
        self._kept: KeptList[dict[str, int]] = KeptList(session, "agenda minutes", dict[str, int], {}, _WORDS)

    def of(self, kind: MeetingKind, steps: Sequence[Step]) -> tuple[Step, ...]:
        """The steps with the minutes that hold; a step that is left out has none."""
        own = self._kept.value
        return tuple(replace(one, minutes=own.get(_key(kind, one), one.minutes)) for one in steps)

    def say(self, kind: MeetingKind, step: Step, minutes: int) -> None:
        """Give a step of the file other minutes; the file's own are not kept."""
        others = {key: value for key, value in self._kept.value.items() if key != _key(kind, step)}
        self._kept.keep(others if minutes == step.minutes else {**others, _key(kind, step): minutes})


def _key(kind: MeetingKind, step: Step) -> str:
    return f"{kind}/{step.key}"


class AgendaMinutes(Overlay):
    """Made over the window `parent` for one look at the file's `steps` of a kind of meeting; each change is kept."""

    def __init__(self, session: Session, kind: MeetingKind, steps: Sequence[Step], parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._kind, self._steps, self._own = session, kind, steps, OwnMinutes(session)
        self.fields: dict[str, NumberField] = {}
        self.together, self.problem = label("", Kind.HINT), Hint()
        self.as_in_file, self.back = QPushButton(words("As it was first")), QPushButton(words("Back"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for row, (step, now) in enumerate(zip(steps, self._own.of(kind, steps), strict=True)):
            field = NumberField(minimum=0, maximum=LONGEST, value=now.minutes)
            field.setSpecialValueText(words("left out"))
            field.setAccessibleName(words("Minutes: {step}", step=step.title))
            set_off_edge(field)
            field.valueChanged.connect(lambda minutes, step=step: self._say(step, minutes))
            grid.addWidget(FieldLabel(step.title, field), row, 0)
            grid.addWidget(field, row, 1)
            self.fields[step.key] = field
        self._lay_out(grid)
        self.as_in_file.clicked.connect(lambda _on: self._have_back())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)
        self._tell()

    def _lay_out(self, grid: QGridLayout) -> None:
        words = self._session.words
        title = words("Minutes of the steps: {kind}", kind=term(self._kind, words))
        self.column.addWidget(label(title, Kind.TITLE))
        self.column.addWidget(label(words("The same in every case of the vault. 0 leaves a step out."), Kind.SUBTITLE))
        sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        column = QVBoxLayout(sheet)
        column.addLayout(grid)
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        self.column.addWidget(scroll, 1)
        self.column.addWidget(self.together)
        self.column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.as_in_file)
        foot.addStretch()
        foot.addWidget(self.back)
        for button in (self.as_in_file, self.back):
            button.setAutoDefault(False)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it."""
        self.open()
        next(iter(self.fields.values())).setFocus()

    def _say(self, step: Step, minutes: int) -> None:
        try:
            self._own.say(self._kind, step, minutes)
        except Problem as problem:
            self.problem.object_to(self._session.words.problem(problem))
        else:
            self.problem.say("")
        self._tell()

    def _have_back(self) -> None:
        for step in self._steps:
            self.fields[step.key].setValue(step.minutes)

    def _tell(self) -> None:
        hours, minutes = divmod(sum(one.value() for one in self.fields.values()), 60)
        self.together.setText(self._session.words("Together {hours} h {minutes} min", hours=hours, minutes=minutes))
