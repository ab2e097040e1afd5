"""The page that looks back: a meeting as it saw the case, how the case was built step by step, two states compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from ecm_desktop.diagram.as_roles import as_roles
from ecm_desktop.diagram.finding import differences
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import day_short
from ecm_desktop.domain.case import Case
from ecm_desktop.errors import Problem
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.looking_back.differing import DifferenceList
from ecm_desktop.ui.looking_back.past import Moment, Step, local_day, moments
from ecm_desktop.ui.looking_back.pictures import PastPicture, Picture
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind

NOTHING, A_STEP, NOW = "", "step", "now"  # keys; the others are of meetings
STEP_MS = 900  # each step of a replay stands long enough to be read


class LookingBackPage(QWidget):
    """Shows states of the case from its journal; nothing can be changed here, and nothing is."""

    title: ClassVar[str] = "Looking back"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._steps: Sequence[Step] = ()
        self._moments: dict[str, Moment] = {}
        self.seen, self.beside = PickList(words("As seen by"), []), PickList(words("Beside it"), [])
        self.way = QSlider(Qt.Orientation.Horizontal)
        self.way.setRange(0, 0)
        self.way.setAccessibleName(words("Step of the case"))
        self.told = label("", Kind.SUBTITLE)
        self.play, self.roles = QPushButton(words("Play")), QCheckBox(words("Names as roles"))
        both = [(Picture.TIMELINE, words("The timeline")), (Picture.FAMILY, words("The family"))]
        self.picture = PickList(words("Picture"), both)
        self.picture.show_key(Picture.TIMELINE)
        self.pictures, self.others = PastPicture(session), PastPicture(session)
        self.differing = DifferenceList(session)
        self._beat = QTimer(self, interval=STEP_MS)
        self._lay_out()
        self._connect()
        self._fresh = UntilShown(self, self._take_up)
        self._fresh.ask()

    def _lay_out(self) -> None:
        words, head, way = self._session.words, QHBoxLayout(), QHBoxLayout()
        for pick in (self.seen, self.beside, self.picture):
            pick.setMinimumContentsLength(22 if pick is self.seen else 16)
            head.addWidget(FieldLabel(words(pick.accessibleName()), pick))
            head.addWidget(pick)
        head.addStretch()
        head.addWidget(self.roles)
        for part in (self.play, self.way):
            way.addWidget(part, 1 if part is self.way else 0)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for side in (self.others, self.pictures):
            self._sides.addWidget(side, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addLayout(self._sides, 1)
        below.addWidget(self.differing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.addLayout(head)
        column.addLayout(way)
        column.addWidget(self.told)
        column.addLayout(below, 1)

    def _connect(self) -> None:
        session = self._session
        self.seen.chosen.connect(self._go_to_moment)
        self.beside.chosen.connect(lambda _key: self._show())
        self.way.valueChanged.connect(lambda _value: self._on_step())
        self.play.clicked.connect(lambda _on: self.toggle_play())
        self.roles.toggled.connect(lambda _on: self._show())
        self._beat.timeout.connect(self._play_on)
        session.changed.connect(lambda *_: self._fresh.ask())
        session.setting_changed.connect(lambda _setting: self._fresh.ask())
        session.part_asked.connect(self._show_meeting)
        self.picture.chosen.connect(lambda _key: self._show_picture())

    def _show_picture(self) -> None:
        """Two timelines lie under each other, so that their years do; two families stand beside each other.

        The earlier state comes first.
        """
        picture, other, way = Picture(self.picture.key() or Picture.TIMELINE), self._other(), QBoxLayout.Direction
        is_later = other is not None and other.revision > self.way.value()
        down, across = (way.BottomToTop, way.RightToLeft) if is_later else (way.TopToBottom, way.LeftToRight)
        self._sides.setDirection(down if picture is Picture.TIMELINE else across)
        for side in (self.others, self.pictures):
            side.show_picture(picture)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.seen

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        group = "Looking back"
        return (
            Action("back.before", "The step before", "Alt+Left", group, partial(self.step, -1)),
            Action("back.next", "The next step", "Alt+Right", group, partial(self.step, 1)),
            Action("back.play", "Play how the case was built, or stop", "Ctrl+P", group, self.toggle_play),
        )

    def step(self, by: int) -> None:
        """Go on or back by so many steps."""
        self.way.setValue(self.way.value() + by)

    def toggle_play(self) -> None:
        """Step by step from here, or from the first step where the last is seen; or stop."""
        if self._beat.isActive():
            self._stop()
            return
        if self.way.value() == self.way.maximum():
            self.way.setValue(self.way.minimum())
        self.play.setText(self._session.words("Stop"))
        self._beat.start()

    def _play_on(self) -> None:
        if self.way.value() == self.way.maximum() or not self.isVisible():
            self._stop()
        else:
            self.step(1)

    def _stop(self) -> None:
        self._beat.stop()
        self.play.setText(self._session.words("Play"))

    def _take_up(self) -> None:
        """Take up what the journal holds now; the step that is looked at stays, the last one goes on to the last."""
        session, was_last = self._session, self.way.value() == self.way.maximum()
        try:
            self._steps = session.past.entries() if session.past is not None else ()
        except Problem as problem:
            self._say(problem)
        found = moments(session.case, self._steps, session.setting.today, session.words)
        self._moments = {one.meeting or NOW: one for one in found}
        self._offer()
        self.way.blockSignals(True)
        self.way.setRange(min(1, len(self._steps)), len(self._steps))
        if was_last:
            self.way.setValue(self.way.maximum())
        self.way.blockSignals(False)
        for part in (self.seen, self.beside, self.way, self.play):
            part.setEnabled(bool(self._steps))
        self._on_step()

    def _offer(self) -> None:
        """The states that have names, in both lists."""
        words, beside = self._session.words, self.beside.key() or NOTHING
        named = [(key, one.words) for key, one in self._moments.items()]
        self.seen.offer([*named, (A_STEP, words("One step of many"))])
        self.beside.offer([(NOTHING, words("nothing")), *named])
        self.beside.show_key(beside)

    def _go_to_moment(self, key: str) -> None:
        if key != A_STEP:
            self.way.setValue(self._moments[key].revision)
            self.seen.show_key(key)
            self._show()

    def _show_meeting(self, meeting: str) -> None:
        """The case as a meeting saw it, where that was asked for."""
        if self.isVisible() and meeting in self._moments:
            self._go_to_moment(meeting)

    def _on_step(self) -> None:
        """Another step is looked at: the list of named states says which of them it is, if any."""
        here = [key for key, one in self._moments.items() if one.revision == self.way.value()]
        if self.seen.key() not in here:
            self.seen.show_key(here[0] if here else A_STEP)
        self._show()

    def _show(self) -> None:
        if not self._steps:
            self.told.setText(self._session.words("Nothing of this case’s past is kept."))
            return
        step = self._steps[self.way.value() - 1]
        self.told.setText(self._said_of(step))
        other = self._other()
        try:
            now, then = self._at(step.revision), self._at(other.revision) if other else None
        except Problem as problem:
            self._say(problem)
            return
        self.pictures.show_state(now, self._day(step), self._setting(), self._named(step))
        self._show_picture()
        self.others.setVisible(then is not None)
        self.differing.setVisible(then is not None)
        if other is not None and then is not None:
            self.others.show_state(then, other.day, self._setting(), other.words)
            earlier, later = (then, now) if other.revision <= step.revision else (now, then)
            self.differing.show_found(differences(earlier, later, self._setting()))

    def _at(self, revision: int) -> Case:
        past = self._session.past
        case = past.at(revision) if past is not None else self._session.case
        return as_roles(case, self._session.words) if self.roles.isChecked() else case

    def _other(self) -> Moment | None:
        return self._moments.get(self.beside.key() or NOTHING)

    def _setting(self) -> Setting:
        """As the screen's; where names stand as roles, those of nobody in the family are cut to initials."""
        setting = self._session.setting
        return dataclasses.replace(setting, initials=setting.initials or self.roles.isChecked())

    def _day(self, step: Step) -> date:
        moment = self._moment()
        return moment.day if moment is not None else local_day(step)

    def _moment(self) -> Moment | None:
        return self._moments.get(self.seen.key() or A_STEP)

    def _named(self, step: Step) -> str:
        moment = self._moment()
        return moment.words if moment is not None else day_short(local_day(step), self._session.words)

    def _said_of(self, step: Step) -> str:
        words, at = self._session.words, step.at.astimezone()
        return words(
            "Step {n} of {of}, {day} at {time}: {what}. Nothing can be changed here.",
            n=step.revision, of=len(self._steps), day=day_short(at.date(), words), time=f"{at:%H:%M}",
            what=words(step.title),
        )  # fmt: skip

    def _say(self, problem: Problem) -> None:
        words = self._session.words
        self._session.notice(Notice(words.problem(problem), NoticeKind.TROUBLE))
