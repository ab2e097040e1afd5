"""The laws of the store: it equals memory after every step of a random user, and the journal rewinds to every case."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fakes import FAST, TestClock
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from strategies import cases

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import apply, diff
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing.editor import Editor
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault


def become(case: Case, other: Case) -> Case:
    return apply(case, diff(case, other))


def put_all(case: Case, other: Case) -> Case:
    return case.put(*other.values())


def drop(case: Case, key: str) -> Case:
    return case.drop(key)


class RandomUser(RuleBasedStateMachine):
    """Edits a case in a real vault, undoes and redoes, closes the vault and opens it again."""

    @initialize(first=cases())
    def start(self, first: Case) -> None:
        self.room = Path(tempfile.mkdtemp())
        self.store, _ = create_vault(self.room / "v", "phrase", clock=TestClock(), cost=FAST)
        self.case_id = self.store.add_case(first, "Begin")
        self.other_id = self.store.add_case(first, "A case nobody touches")
        self.untouched = first
        self.editor = Editor(first, self.store.writer(self.case_id), 1)
        self.states = [Case(), first]

    @rule(other=cases())
    def put_much(self, other: Case) -> None:
        self._note(bool(self.editor.do("Put", put_all, other)))

    @rule(other=cases())
    def become_another(self, other: Case) -> None:
        self._note(bool(self.editor.do("Become", become, other)))

    @rule(data=st.data())
    def drop_one(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.editor.case) or ["none"]))
        self._note(bool(self.editor.do("Drop", drop, key)))

    @rule()
    def undo(self) -> None:
        self._note(self.editor.undo() is not None)

    @rule()
    def redo(self) -> None:
        self._note(self.editor.redo() is not None)

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = open_vault(self.room / "v", Passphrase("phrase"), clock=TestClock())
        case, revision = self.store.load(self.case_id)
        assert case == self.editor.case
        self.editor = Editor(case, self.store.writer(self.case_id), revision)

    @rule(data=st.data())
    def rewind(self, data: st.DataObject) -> None:
        revision = data.draw(st.integers(0, len(self.states) - 1))
        assert self.store.journal(self.case_id).at(revision) == self.states[revision]

    @invariant()
    def the_store_equals_memory(self) -> None:
        if not hasattr(self, "store"):
            return
        case, revision = self.store.load(self.case_id)
        assert case == self.editor.case
        assert list(case) == list(self.editor.case)
        assert revision == self.editor.revision == len(self.states) - 1

    @invariant()
    def lists_tell_what_the_case_tells(self) -> None:
        if not hasattr(self, "store"):
            return
        case = self.editor.case
        entry = next(one for one in self.store.cases() if one.id == self.case_id)
        last = max(case.of(Meeting), key=lambda one: one.held, default=None)
        assert entry.name == (case.child_person.name if case.child_person else "")
        assert entry.reference == case.reference
        assert entry.next_meeting == (last.next_date if last else None)
        due = {(one.id, one.due) for one in self.store.due_actions() if one.case_id == self.case_id}
        assert due == {(one.id, one.due) for one in case.of(Action) if one.is_open and one.due}

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        journal = self.store.journal(self.case_id)
        assert [one.revision for one in journal.entries()] == list(range(1, len(self.states)))
        for revision, state in enumerate(self.states):
            assert journal.at(revision) == state
        assert self.store.load(self.other_id) == (self.untouched, 1)
        assert self.store.check(deep=True).problems == []
        self.store.close()
        shutil.rmtree(self.room)

    def _note(self, happened: bool) -> None:
        if happened:
            self.states.append(self.editor.case)


TestRandomUser = RandomUser.TestCase
TestRandomUser.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each step is on the disk: shrinking takes minutes
)
