"""The position at one meeting in words: the level, why, in what setting, what fits now, and who saw it otherwise."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import fits_words, level_title
from ecm_desktop.domain.course import position_at, position_before
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import Level, RecoveryPosition, next_level
from ecm_desktop.editing import recovery
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField

NOT_YET, NOT_SAID = "not-yet", ""


class PositionPanel(Panel):
    """Edits the position of the meeting it is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("Position at this meeting"))
        words, model = self.words, session.setting.model
        self._meeting = ""
        levels = [(one.value, level_title(one, model)) for one in Level]
        options = [(NOT_SAID, words("not discussed yet")), *levels, (NOT_YET, words("cannot be placed yet"))]
        self.level = PickList(words("Level"), options)
        self.towards = QCheckBox(words("moving towards the next level"))
        self.before = Hint()
        self.why = WordsField(words("Why we think so"), lines=4)
        self.setting_field = LineField(words("Where the child lives now"))
        self.what_fits = WordsField(words("What fits now"), lines=4)
        self.evidence = ChipPicker(words("Evidence on the timeline"), words)
        self.dissent = LineField(words("Who saw it otherwise, and how"))
        self.field(words("Level"), self.level)
        self.row(self.towards, self.before)
        self._details = [
            part
            for text, control in (
                (words("Why we think so"), self.why), (words("Where the child lives now"), self.setting_field),
                (words("What fits now"), self.what_fits), (words("Evidence on the timeline"), self.evidence),
                (words("Who saw it otherwise, and how"), self.dissent),
            )
            for part in (self.field(text, control), control)
        ]  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.level.chosen.connect(self.place)
        self.towards.clicked.connect(self._set_towards)
        self.why.settled.connect(lambda text: self._say(why=text))
        self.setting_field.settled.connect(lambda text: self._say(setting=text))
        self.what_fits.settled.connect(lambda text: self._say(what_fits=text))
        self.evidence.changed.connect(lambda keys: self._say(evidence=keys))
        self.dissent.settled.connect(lambda text: self._say(dissent=text))

    def show_meeting(self, meeting: str) -> None:
        """Show what that meeting says."""
        if meeting != self._meeting:
            for field in (self.why, self.what_fits):
                field.settle()
        self._meeting = meeting
        position = position_at(self.session.case, meeting)
        self.level.show_key(_key(position))
        self._show_towards(position)
        self._show_before(meeting)
        for part in self._details:
            part.setVisible(position is not None)
        if position is not None:
            self._show_details(position)

    def place(self, key: str) -> None:
        """Place the child: a level, not placeable yet, or not discussed yet."""
        session, meeting = self.session, self._meeting
        if key == NOT_SAID:
            session.do("Take the position back", recovery.take_back_position, meeting)
        else:
            session.do("Place on the model", recovery.place, meeting, None if key == NOT_YET else Level(key))
        self.show_meeting(meeting)

    def _set_towards(self, on: bool) -> None:
        position = position_at(self.session.case, self._meeting)
        if position is not None and position.level is not None:
            towards = next_level(position.level) if on else None
            self.session.do("Place on the model", recovery.place, self._meeting, position.level, towards)
            self.show_meeting(self._meeting)

    def _say(self, **changed: object) -> None:
        if not self.session.do("Say why", recovery.say_of_position, self._meeting, **changed):
            self.show_meeting(self._meeting)

    def _show_towards(self, position: RecoveryPosition | None) -> None:
        above = next_level(position.level) if position and position.level else None
        self.towards.setVisible(above is not None)
        self.towards.setChecked(bool(position and position.towards))
        if above is not None:
            model = self.session.setting.model
            said = self.words("moving towards {level}", level=level_title(above, model))
            self.towards.setToolTip(said)
            self.towards.setAccessibleName(said)

    def _show_before(self, meeting: str) -> None:
        before, model = position_before(self.session.case, meeting), self.session.setting.model
        if before is None:
            self.before.say("")
        elif before.level is None:
            self.before.say(self.words("The meeting before could not place the child yet."))
        else:
            self.before.say(self.words("The meeting before: {level}", level=level_title(before.level, model)))

    def _show_details(self, position: RecoveryPosition) -> None:
        said, veiled = said_in(self.session.case, self.session.setting), self.session.setting.initials
        for field, text in (
            (self.why, position.why), (self.setting_field, position.setting),
            (self.what_fits, position.what_fits), (self.dissent, position.dissent),
        ):  # fmt: skip
            field.setReadOnly(veiled)
            field.show_text(said(text))
        general = fits_words(replace(position, what_fits=""), self.session.setting.model)
        self.what_fits.setPlaceholderText(general)  # what the report says while the meeting says nothing else
        self.evidence.offer((one.id, said(one.title)[:60]) for one in self.session.case.of(LifeEvent))
        self.evidence.show_keys(position.evidence)


def _key(position: RecoveryPosition | None) -> str:
    if position is None:
        return NOT_SAID
    return position.level.value if position.level else NOT_YET
