"""The panel of an event: what happened, when, who, told by whom, how sure, and who may see it."""

from __future__ import annotations

from functools import partial
from typing import ParamSpec

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import adversity_words, choices, lane_title, lanes_of, when_words
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval, Period, When
from ecm_desktop.domain.dates import Kind as DateKind
from ecm_desktop.domain.life import Adversity, Certainty, Lane, LifeEvent
from ecm_desktop.domain.nearby import nearest_in_time
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.editing.editor import Verb
from ecm_desktop.editing.placing import Place, place_events
from ecm_desktop.ui.dating import read_when, understood
from ecm_desktop.ui.panels.bears_on import BearsOn
from ecm_desktop.ui.panels.keeping_back import KeepingBack
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.panels.told_by import ToldBy
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.cover_button import CoverButton
from ecm_desktop.widgets.controls.carrying import Handle
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

P = ParamSpec("P")

_NEAREST = 30  # other events that are offered as the same one


class EventPanel(Panel):
    """Shows one event and edits it in place; each field is one step to undo."""

    home_asked = Signal(object, str)  # a Placement that is not in the case yet, and the event that tells of it

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("The event"))
        words = self.words
        self._event: LifeEvent | None = None
        self.title = WordsField(words("What happened"), lines=2)
        self.when = DateWordsField(words("When"), partial(understood, session), words.problem)
        self.lane = PickList(words("Lane"))
        self.people = ChipPicker(words("People"), words)
        self.told, self.suggested = ToldBy(session), QWidget()
        self._suggested_flow = FlowLayout(self.suggested)
        self.certainty = PickList(words("How sure"), choices(Certainty, words))
        self.adversities = ChipPicker(words("Adverse experience"), words)
        self.visibility = PickList(words("Who may see it"), choices(Visibility, words))
        self.keeping_back = KeepingBack(session)
        self.own_words = QCheckBox(words("The child’s own words"))
        self.sensitive = QCheckBox(words("Sensitive: covered until it is pressed"))
        self.effect = WordsField(words("Effect on the child"), lines=2)
        self.note = WordsField(words("Note"), lines=5)
        self.bears_on = BearsOn(session)
        self.same = PickList(words("The same event as"))
        self.cite = Handle(words("Evidence for…"))
        self.cite.setToolTip(words("Press, or drag it onto a hypothesis, one of the five Ps or a placing"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = self.words
        self.field(words("What happened"), self.title)
        self.row(self.own_words)
        self.field(words("When"), self.when)
        self.field(words("Lane"), self.lane)
        people = self.field(words("People"), self.people)
        self.cover = CoverButton(self.session)
        self.row(self.cover)
        self.column.addSpacing(6)
        self.row(self.cite)
        self.field(words("Told by"), self.told)
        sure = self.field(words("How sure"), self.certainty)
        adverse = self.field(words("Adverse experience"), self.adversities)
        self._telling = (self.own_words, people, self.people, sure, self.certainty, adverse, self.adversities)
        self.row(self.suggested)
        self.field(words("Effect on the child"), self.effect)
        self.field(words("Who may see it"), self.visibility)
        self.row(self.sensitive)
        self.row(self.keeping_back)
        self.field(words("Note"), self.note)
        self.field(words("Threads to other events"), self.bears_on)
        self._same_label = self.field(words("The same event as"), self.same)
        self.column.addSpacing(10)
        self.remove = self.button(words("Take off the timeline"), self._remove)
        self.make_home = self.button(words("Make this a home on the strip…"), self._ask_home)
        self.row(self.make_home, self.remove)
        self.column.addStretch()

    def _connect(self) -> None:
        self.cite.clicked.connect(lambda _on: self.session.panel_asked.emit("cite"))
        self.cite.carried.connect(lambda: self.session.panel_asked.emit("cite"))
        self.title.settled.connect(lambda text: self._change("title", text))
        self.when.settled.connect(self._date)
        self.lane.chosen.connect(lambda key: self._change("lane", key))
        self.people.changed.connect(lambda keys: self._change("people", keys))
        self.certainty.chosen.connect(lambda key: self._change("certainty", Certainty(key)))
        self.adversities.changed.connect(lambda keys: self._change("adversities", keys))
        self.visibility.chosen.connect(lambda key: self._change("visibility", Visibility(key)))
        self.own_words.clicked.connect(lambda on: self._change("child_said", on))
        self.sensitive.clicked.connect(lambda on: self._change("sensitive", on))
        self.effect.settled.connect(lambda text: self._change("effect", text))
        self.note.settled.connect(lambda text: self._change("note", text))
        self.same.chosen.connect(self._merge)

    def show_record(self, event: LifeEvent) -> None:
        """Show an event as it is now."""
        if self._event is not None and event.id != self._event.id:
            self.settle()
        self._event, case, words = event, self.session.case, self.words
        self.cite.carries = event.id
        veil = self.session.veil_over(event)
        self.title.follow(event.title, event.id, veil)
        when = event.when.words or (when_words(event.when, words) if event.when.is_dated else "")
        self.when.follow(when, event.id, veil)
        self.lane.offer((lane, lane_title(lane, self.session.setting)) for lane in lanes_of(case, self.session.setting))
        self.lane.show_key(event.lane)
        self.people.offer((one.id, called(one, self.session.setting)) for one in case.of(Person))
        self.people.show_keys(event.people)
        self.certainty.show_key(event.certainty)
        self.adversities.offer((key.value, adversity_words(key, words)) for key in Adversity)
        self.adversities.show_keys(event.adversities)
        self.visibility.show_key(event.visibility)
        self.keeping_back.show_record(event.id)
        self.own_words.setChecked(event.child_said)
        self.sensitive.setChecked(event.sensitive)
        self.effect.follow(event.effect, event.id, veil)
        self.note.follow(event.note, event.id, veil)
        self.make_home.setVisible(event.lane == Lane.LIVING and veil is None)
        self._cover_what_tells(event)
        self.told.show_event(event)
        self._show_suggestions(event)
        self.bears_on.show_event(event)
        self._offer_same(case, event)

    def settle(self) -> None:
        """Keep what is still being typed (another record is about to be shown)."""
        for field in (self.title, self.when, self.effect, self.keeping_back, self.note):
            field.settle()

    def _change(self, field: str, value: object) -> None:
        if self._event is not None:
            self._do("Change the event", life.change_event, self._event.id, **{field: value})

    def _date(self, text: str) -> None:
        if self._event is not None:
            place = Place(read_when(self.session, text), self._event.lane)
            self._do("Change the event", place_events, {self._event.id: place})

    def _do(self, title: str, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """What was done is shown by the inspector; where nothing was, the event as it still is."""
        now = None if self.session.do(title, verb, *args, **kwargs) else self._event
        now = now and self.session.case.find(LifeEvent, now.id)
        if now is not None:
            self.show_record(now)

    def _cover_what_tells(self, event: LifeEvent) -> None:
        """What tells of a covered event by more than its words is not there."""
        self.cover.show_record(event)
        for part in self._telling:
            part.setHidden(self.session.is_covered(event))

    def _show_suggestions(self, event: LifeEvent) -> None:
        """Tags that were only suggested, each with a button that takes it up."""
        words, buttons = self.words, list[QWidget]()
        for key in () if self.session.is_covered(event) else event.suggested:
            text = words("Suggested: {tag}", tag=adversity_words(key, words))
            take = partial(self.session.do, "Take up a suggested tag", life.take_up_tag, event.id, key)
            button = self.button(f"+ {text}", take, words("Take up “{tag}”", tag=adversity_words(key, words)))
            mark_as(button, Kind.CHIP)
            buttons.append(button)
        self._suggested_flow.refill(buttons)
        self.suggested.setVisible(bool(buttons))

    def _offer_same(self, case: Case, event: LifeEvent) -> None:
        """The events nearest in time; none on a screen that others see, where they may be covered."""
        near = nearest_in_time(case, event, _NEAREST) if self.session.veil is None else []
        said = said_in(case, self.session.setting)
        self.same.offer((one.id, ", ".join(filter(None, (said(one.title), one.when.words)))) for one in near)
        self.same.show_key(None)
        for part in (self.same, self._same_label):
            part.setVisible(bool(near))

    def _merge(self, other: str) -> None:
        if self._event is not None:
            self.session.do("Make two events one", life.merge_events, self._event.id, other)
            self.same.show_key(None)

    def _ask_home(self) -> None:
        """Offer what an event of the living lane tells as a time in a home; nothing is put down yet."""
        if self._event is not None:
            when = self._event.when
            start, end = (when, None) if not when.lasted else (_edge(when, when.start), _edge(when, when.end))
            home = Placement(id=self.session.ids(), name=self._event.title, period=Period(start, end))
            self.home_asked.emit(home, self._event.id)

    def _remove(self) -> None:
        if self._event is not None:
            self.session.do("Take the event off the timeline", life.remove_event, self._event.id)


def _edge(when: When, edge: Interval | None) -> When | None:
    """One end of something that lasted, as exactly as it was told."""
    if edge is None or (edge.earliest is None and edge.latest is None):
        return None
    return When(earliest=edge.earliest, latest=edge.latest, precision=when.precision, kind=DateKind.POINT)
