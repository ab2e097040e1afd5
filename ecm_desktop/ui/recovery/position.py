"""The position at one meeting in words: the level, why, in what setting, what fits now, and who saw it otherwise."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import (
    about_level,
    choices,
    fits_words,
    level_choices,
    level_title,
    placed_by_words,
    position_title,
)
from ecm_desktop.domain.course import is_lower, position_at, position_before
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.model_words import ModelWords
from ecm_desktop.domain.recovery import Level, RecoveryPosition, SeenBy, Sureness, Where, next_level
from ecm_desktop.editing import recovery
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.recovery.elsewhere import ElsewhereFields
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import Choice, PickList
from ecm_desktop.widgets.controls.words_field import WordsField

NOT_YET, NOT_SAID = "not-yet", ""
_OLDER = "In the words and numbers it was placed with; your service has others now. A new placing gets those."


class PositionPanel(Panel):
    """Edits the position of the meeting it is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("Position at this meeting"))
        words = self.words
        self._meeting, self._seen_by = "", SeenBy.ROOM
        self.level = PickList(words("Level"), self._levels(None))
        self.towards = QCheckBox(words("moving towards the next level"))
        self.before, self.drop, self.room, self.about, self.worded = Hint(), Hint(), Hint(), Hint(), Hint()
        self.happening = WordsField(words("What was happening"), lines=2)
        self.happening.setPlaceholderText(words("What was happening then"))
        self.sure = PickList(words("How sure we are"), [("", words("not said")), *choices(Sureness, words)])
        self.elsewhere = ElsewhereFields(session)
        self.why = WordsField(words("Why we think so"), lines=4)
        self.setting_field = LineField(words("Where the child lives now"))
        self.what_fits = WordsField(words("What fits now"), lines=4)
        self.evidence = ChipPicker(words("Evidence on the timeline"), words, lead=partial(session.go, "timeline"))
        self.dissent = LineField(words("Who saw it otherwise, and how"))
        self.field(words("Level"), self.level)
        self.row(self.towards, self.before, self.drop, self.happening, self.room, self.about, self.worded)
        self._details = [
            part
            for text, control in (
                (words("Why we think so"), self.why), (words("How sure we are"), self.sure),
                (words("Where the child lives now"), self.setting_field),
                (words("Where it differs"), self.elsewhere),
                (words("What fits now"), self.what_fits), (words("Evidence on the timeline"), self.evidence),
                (words("Who saw it otherwise, and how"), self.dissent),
            )
            for part in (self.field(text, control), control)
        ]  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.level.chosen.connect(self.place)
        self.towards.clicked.connect(self._set_towards)
        self.happening.settled.connect(lambda text: self._say(happening=text))
        self.sure.chosen.connect(lambda key: self._say(sure=Sureness(key) if key else None))
        self.elsewhere.chosen.connect(self._place_in)
        self.why.settled.connect(lambda text: self._say(why=text))
        self.setting_field.settled.connect(lambda text: self._say(setting=text))
        self.what_fits.settled.connect(lambda text: self._say(what_fits=text))
        self.evidence.changed.connect(lambda keys: self._say(evidence=keys))
        self.dissent.settled.connect(lambda text: self._say(dissent=text))

    def show_meeting(self, meeting: str, seen_by: SeenBy = SeenBy.ROOM) -> None:
        """Show what that meeting says, or what the psychologist says of it later."""
        if (meeting, seen_by) != (self._meeting, self._seen_by):
            for field in (self.why, self.setting_field, self.what_fits, self.dissent, self.happening):
                field.settle()
        self._meeting, self._seen_by = meeting, seen_by
        position = self._position()
        self.level.offer(self._levels(position))
        self.level.show_key(_key(position))
        self._show_towards(position)
        self._show_before(meeting)
        self._show_drop(position)
        self._show_room(position)
        for part in self._details:
            part.setVisible(position is not None)
        if position is not None:
            self._show_details(position)

    def place(self, key: str) -> None:
        """Place the child: a level, not placeable yet, or not discussed yet."""
        if key == NOT_SAID:
            self.session.do("Take the position back", recovery.take_back_position, self._meeting, self._seen_by)
            self._show_again()
        else:
            self._place_on(None if key == NOT_YET else Level(key), None)

    def place_between(self, key: str) -> None:
        """Place the child on a level, on the way to the one above."""
        level = Level(key)
        self._place_on(level, next_level(level))

    def _place_on(self, level: Level | None, towards: Level | None) -> None:
        session = self.session
        day, author = (session.setting.today, session.author()) if self._seen_by is SeenBy.PSYCHOLOGIST else (None, "")
        asked = (self._meeting, level, towards, self._seen_by, day, session.setting.model, author)
        session.do("Place on the model", recovery.place, *asked)
        self._show_again()

    def _place_in(self, where: str, level: str) -> None:
        place = (self._meeting, Where(where), Level(level) if level else None, self._seen_by)
        self.session.do("Say where it differs", recovery.place_in, *place)
        self._show_again()

    def _levels(self, position: RecoveryPosition | None) -> list[Choice]:
        words, model = self.words, self._model(position)
        levels = level_choices(model, position.level, position.called) if position else level_choices(model)
        return [(NOT_SAID, words("not discussed yet")), *levels, (NOT_YET, words("cannot be placed yet"))]

    def _model(self, position: RecoveryPosition | None) -> ModelWords:
        """The wording that a placing was made with, or that a new one is."""
        return self.session.setting.worded(self.session.case, position).model

    def _position(self) -> RecoveryPosition | None:
        return position_at(self.session.case, self._meeting, self._seen_by)

    def _show_again(self) -> None:
        self.show_meeting(self._meeting, self._seen_by)

    def _set_towards(self, on: bool) -> None:
        position = self._position()
        if position is not None and position.level is not None:
            self._place_on(position.level, next_level(position.level) if on else None)

    def _say(self, **changed: object) -> None:
        if not self.session.do("Say why", recovery.say_of_position, self._meeting, self._seen_by, **changed):
            self._show_again()

    def _show_towards(self, position: RecoveryPosition | None) -> None:
        above = next_level(position.level) if position and position.level else None
        self.towards.setVisible(above is not None)
        self.towards.setChecked(bool(position and position.towards))
        if above is not None:
            called = position.towards_called if position else ""
            said = self.words("moving towards {level}", level=level_title(above, self._model(position), called))
            self.towards.setToolTip(said)
            self.towards.setAccessibleName(said)

    def _show_before(self, meeting: str) -> None:
        before = position_before(self.session.case, meeting)
        if before is None:
            self.before.say("")
        elif before.level is None:
            self.before.say(self.words("The meeting before could not place the child yet."))
        else:
            self.before.say(
                self.words("The meeting before: {level}", level=position_title(before, self._model(before)))
            )

    def _show_drop(self, position: RecoveryPosition | None) -> None:
        """A step down is ordinary; what it asks is what was happening."""
        lower = position is not None and is_lower(self.session.case, position)
        said = self.words("A step down is ordinary, often after telling or a move. What was happening?")
        self.drop.say(said if lower else "")
        self.happening.setVisible(position is not None and (lower or bool(position.happening)))

    def _show_room(self, position: RecoveryPosition | None) -> None:
        """Who placed the child, and whether that waits for a psychologist."""
        if position is None:
            self.room.say("")
            self.about.say("")
            self.worded.say("")
        else:
            named = initials if self.session.veil is not None else str
            said = self.session.veil or str  # agencies have names of their own
            self.room.say(said(placed_by_words(self.session.case, position, self.words, named)))
            is_older = self._model(position) != self.session.setting.model
            self.worded.say(self.words(_OLDER) if is_older else "")
            self.about.say("\n".join(about_level(position.level, self._model(position), self.words)))

    def _show_details(self, position: RecoveryPosition) -> None:
        said, veil = said_in(self.session.case, self.session.setting), self.session.veil
        for field, text in (
            (self.why, position.why), (self.setting_field, position.setting),
            (self.what_fits, position.what_fits), (self.dissent, position.dissent),
            (self.happening, position.happening),
        ):  # fmt: skip
            field.follow(text, position.id, veil)
        general = fits_words(replace(position, what_fits=""), self._model(position))
        self.what_fits.setPlaceholderText(general)  # what the report says while the meeting says nothing else
        self.sure.show_key(position.sure or "")
        self.elsewhere.show_levels(position.elsewhere, self._model(position))
        self.evidence.offer((one.id, said(one.title)[:60]) for one in self.session.case.of(LifeEvent))
        self.evidence.show_keys(position.evidence)


def _key(position: RecoveryPosition | None) -> str:
    if position is None:
        return NOT_SAID
    return position.level.value if position.level else NOT_YET
