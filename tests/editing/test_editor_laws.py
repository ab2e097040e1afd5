"""The one door: a random user's edits, undone and redone, always agree with what was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from strategies import days, names

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, apply, inverse
from ecm_desktop.domain.formulation import Action, Hypothesis, Report
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.editing import formulation, life, meetings, people, recovery, seats
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.moving import GRAINS, moved
from ecm_desktop.errors import Refused, Unavailable

TODAY = date(2026, 11, 1)


@dataclass
class Ledger:
    """A writer that keeps every change, as the store's journal does."""

    kept: list[Change] = field(default_factory=list)
    broken: bool = False

    def __call__(self, change: Change, title: str) -> int:
        if self.broken:
            raise Unavailable("The disk is full.")
        self.kept.append(change)
        return len(self.kept)


class RandomUser(RuleBasedStateMachine):
    """Does what a user may do, in any order."""

    @initialize()
    def start(self) -> None:
        self.ids = counting()
        self.first = people.begin_case("R", "Jay", date(2011, 8, 31), TODAY, self.ids)
        self.ledger = Ledger()
        self.editor = Editor(self.first, self.ledger)
        self.states = [self.first]

    @rule(title=names, day=days)
    def add_event(self, title: str, day: date) -> None:
        self._do(life.add_event, LifeEvent(id=self.ids(), title=title))

    @rule(data=st.data(), day=days)
    def move_event(self, data: st.DataObject, day: date) -> None:
        if events := self.editor.case.of(LifeEvent):
            event = data.draw(st.sampled_from(events))
            self._do(life.change_event, event.id, when=moved(event.when, day, data.draw(st.sampled_from(GRAINS))))

    @rule(name=names)
    def add_person(self, name: str) -> None:
        self._do(people.add_person, Person(id=self.ids(), name=name))

    @rule(data=st.data())
    def remove_somebody(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([one.id for one in self.editor.case.of(Person)]))
        self._do(people.remove_person, key)

    @rule(day=days)
    def meet(self, day: date) -> None:
        self._do(meetings.open_new_meeting, Meeting(id=self.ids(), held=day, is_open=True), self.ids)

    @rule(data=st.data(), level=st.none() | st.sampled_from(Level), low=st.integers(-5, 400))
    def place(self, data: st.DataObject, level: Level | None, low: int) -> None:
        if found := self.editor.case.of(Meeting):
            meeting = data.draw(st.sampled_from(found)).id
            self._do(recovery.place, meeting, level)
            self._do(recovery.set_age, meeting, AgeDomain.EMOTIONAL, low, low + 6)

    @rule(text=names)
    def plan(self, text: str) -> None:
        self._do(formulation.add_part, Hypothesis(id=self.ids(), text=text))
        self._do(formulation.add_part, Action(id=self.ids(), text=text))

    @rule(x=st.floats(-1000, 1000), y=st.floats(-1000, 1000))
    def drag(self, x: float, y: float) -> None:
        self._do(seats.seat, {self.editor.case.of(Person)[0].id: (x, y)}, (98.0, 85.0))

    @rule()
    def undo(self) -> None:
        if self.editor.undo():
            self.states.append(self.editor.case)

    @rule()
    def redo(self) -> None:
        if self.editor.redo():
            self.states.append(self.editor.case)

    @precondition(lambda self: len(self.states) > 1)
    @rule(text=names)
    def a_full_disk_changes_nothing(self, text: str) -> None:
        before, step = self.editor.case, self.editor.history.next_undo
        self.ledger.broken = True
        try:
            with pytest.raises(Unavailable):
                self.editor.do("Add", people.add_person, Person(id=self.ids(), name=text))
        finally:
            self.ledger.broken = False
        assert self.editor.case is before
        assert self.editor.history.next_undo is step

    def _do(self, verb: object, *args: object, **kwargs: object) -> None:
        try:
            if self.editor.do("An edit", verb, *args, **kwargs):  # type: ignore[arg-type]
                self.states.append(self.editor.case)
        except Refused:
            assert self.editor.case == self.states[-1]

    @invariant()
    def what_was_written_is_what_is_in_memory(self) -> None:
        if not hasattr(self, "ledger"):
            return
        case = self.first
        for change in self.ledger.kept:
            case = apply(case, change)
        assert case == self.editor.case

    def teardown(self) -> None:
        if not hasattr(self, "ledger"):
            return
        last = self.editor.case
        for change in reversed(self.ledger.kept):
            last = apply(last, inverse(change))
        assert last == self.first
        end = self.editor.case
        while self.editor.redo():
            end = self.editor.case
        while self.editor.undo():
            pass
        assert self.editor.case == self.first
        while self.editor.redo():
            pass
        assert self.editor.case == end


TestRandomUser = RandomUser.TestCase


def test_typing_in_one_field_is_one_step_and_leaving_it_ends_the_step() -> None:
    ids = counting()
    editor = Editor(people.begin_case("R", "Jay", date(2011, 8, 31), TODAY, ids), Ledger())
    child = editor.case.child_person
    assert child
    for words in ("N", "No", "Now"):
        editor.do_joined("Note", f"note {child.id}", None, people.change_person, child.id, note=words)
    editor.history.seal()
    editor.do_joined("Note", f"note {child.id}", None, people.change_person, child.id, note="Now then")
    editor.undo()
    assert editor.case.get_one(Person, child.id).note == "Now"
    editor.undo()
    assert editor.case.get_one(Person, child.id).note == ""
    assert editor.undo() is None


def test_listeners_hear_what_changed_and_who_asked() -> None:
    editor = Editor(people.begin_case("R", "Jay", date(2011, 8, 31), TODAY, counting()), Ledger())
    heard: list[tuple[Case, Change, object]] = []
    editor.listen(lambda case, change, origin: heard.append((case, change, origin)))
    person = Person(id="p", name="Nan")
    editor.do_joined("Add", "p", "the page", people.add_person, person)
    editor.undo()
    assert [origin for _, _, origin in heard] == ["the page", None]
    assert heard[0][1].ids == {"p"}
    assert "p" not in heard[1][0]


def test_what_changes_nothing_is_nothing_to_undo() -> None:
    editor = Editor(people.begin_case("R", "Jay", date(2011, 8, 31), TODAY, counting()), Ledger())
    child = editor.case.child_person
    assert child
    assert not editor.do("Rename", people.change_person, child.id, name=child.name)
    assert editor.history.next_undo is None


def test_what_has_happened_outside_is_passed_over_by_undo_and_redo() -> None:
    ledger = Ledger()
    editor = Editor(Case(), ledger)
    editor.do("Add", people.add_person, Person(id="p", name="Ann"))
    out = Report(id="r", edition="full", dated=TODAY)
    editor.do_for_good("It went out", formulation.keep_report, out)
    editor.undo()
    assert dict(editor.case) == {"r": out}
    editor.redo()
    assert set(editor.case) == {"p", "r"}
    assert editor.undo() is not None
    assert editor.undo() is None
    assert len(ledger.kept) == 5
