"""The moments that matter of a formulation meeting, by keys alone, each within the keys a room has patience for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hands import ALT, CONTROL, NONE, SHIFT, Hand, keep_under, type_words
from journeys.rooms import words_of, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story, tell_more

from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.marks import Role, Symbol, full_text
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, latest_meeting, open_actions, position_at
from ecm_desktop.domain.formulation import Action, Report, Risk
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.editing import meetings
from ecm_desktop.store.opening import open_vault
from ecm_desktop.ui.child_first import ChildFirst
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.late import LateArrival
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.credentials import Passphrase

Key = Qt.Key
TAB, ENTER = Key.Key_Tab, Key.Key_Return


class Counted:
    """Keys for whatever has the focus, counted; the letters of what is said are not."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window, self.count = qtbot, window, 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.count += 1
            self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    def say(self, words: str) -> None:
        type_words(self.qtbot, QApplication.focusWidget(), words)

    def since(self, before: int = 0) -> int:
        """How many keys since, from now on counting from nothing."""
        told, self.count = self.count - before, 0
        return told

    @property
    def case(self) -> Case:
        return self.window.room.session.case


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case) -> Case:
    """A case with a life behind it and a meeting before; none is open."""
    case = meetings.close_meeting(a_story(), "open")
    return tell_more(vault_folder, case_in_vault, meetings.remove_meeting(case, "open"))


@pytest.fixture
def keys(qtbot: QtBot, room_window: MainWindow) -> Counted:
    """A meeting of the day, opened by keys on a case with a life behind it."""
    counted = Counted(qtbot, room_window)
    counted.press(Key.Key_5, held=CONTROL)
    counted.press(Key.Key_E, held=CONTROL)
    assert latest_meeting(counted.case).is_open
    counted.since()
    return counted


def came(keys: Counted) -> list[bool]:
    return [one.agreed for one in attendance_of(keys.case, latest_meeting(keys.case).id)]


def test_two_seven_people_and_one_who_is_late(keys: Counted) -> None:
    keys.press(*(Key(Key.Key_0 + n) for n in range(1, 8)))
    keys.press(Key.Key_A)
    assert keys.since() <= 10
    assert came(keys)[:7] == [True] * 7
    keys.press(Key.Key_C, held=ALT)
    keys.say("Housing, Lee")
    keys.press(ENTER)
    assert any(one.isVisible() for one in keys.window.findChildren(LateArrival))
    keys.press(ENTER)
    assert keys.since() <= 3
    assert came(keys)[7]
    assert attendance_of(keys.case, latest_meeting(keys.case).id)[7].joined is not None


def test_three_the_childs_own_words_fill_the_screen(keys: Counted) -> None:
    keys.press(Key.Key_F2)
    assert keys.since() == 1
    shown = keys.window.findChild(ChildFirst)
    assert shown.geometry() == keys.window.rect()
    assert "own words" in words_on(shown)
    keys.press(Key.Key_F2)
    assert not shown.isVisible()


TWELVE = (  # of a real chronology, as somebody types while the school speaks
    ("reception late 14 times, hungry", "late 14 times, hungry"),
    ("y1 dyslexia screening", "dyslexia screening"),
    ("about 6 hid under the table", "hid under the table"),
    ("year 2 nan died", "nan died"),
    ("autumn 2017 stopped eating lunch", "stopped eating lunch"),
    ("3/2/19 fight in the yard, 1 day out", "fight in the yard, 1 day out"),
    ("aged 8 started choir", "started choir"),
    ("summer 2020 placed with aunt", "placed with aunt"),
    ("sept 2022 - june 2023 attendance 61%", "attendance 61%"),
    ("yr 7 excluded 3 days", "excluded 3 days"),
    ("may 2023 managed move, social care say", "managed move"),
    ("about xmas 2023 ran away from class", "ran away from class"),
)


@pytest.fixture
def speaking(keys: Counted) -> Counted:
    """School and police have come; the timeline is in front and the keyboard in its line."""
    keys.press(Key.Key_5, Key.Key_6)
    keys.press(Key.Key_2, held=CONTROL)
    keys.press(Key.Key_E, held=CONTROL)
    keys.since()
    return keys


def told_of(keys: Counted, title: str) -> list[tuple[str, str]]:
    """Who tells an event, and when, in the order in which they told it."""
    event = next(one for one in keys.case.of(LifeEvent) if one.title == title)
    return [(keys.case.get_one(Source, one.source).agency, one.when.words) for one in event.tellings]


def test_four_the_school_speaks_twelve_lines_without_the_mouse(speaking: Counted) -> None:
    keys = speaking
    keys.press(Key.Key_5, held=ALT)
    page = keys.window.room.stack.currentWidget()
    for line, title in TWELVE:
        keys.say(line)
        keys.press(ENTER)
        event = next(one for one in keys.case.of(LifeEvent) if one.title == title)
        agency = "children's social care" if "social care" in line else "education"
        assert told_of(keys, title) == [(agency, event.when.words)]
        assert event.when.is_dated
        shown = {one for mark in page.timeline.scene().marks() if isinstance(mark, Symbol) for one in
                 (mark.record, *mark.records)}  # fmt: skip
        assert event.id in shown
    assert keys.since() == 1 + len(TWELVE)  # one for who speaks, and Enter


def test_five_the_police_tell_another_date_and_both_are_seen(speaking: Counted) -> None:
    keys = speaking
    keys.press(Key.Key_5, held=ALT)
    keys.say("year 7 excluded 3 days")
    keys.press(ENTER)
    keys.since()
    keys.press(Key.Key_6, held=ALT)
    keys.press(Key.Key_D, held=ALT)
    keys.say("12/5/24")
    keys.press(ENTER)
    assert keys.since() + len("12/5/24") <= 12
    assert told_of(keys, "excluded 3 days") == [("education", "year 7"), ("police", "12/5/24")]
    page = keys.window.room.stack.currentWidget()
    card = Hand(keys.qtbot, page.timeline).of(keys.window.room.session.selection)
    assert "sources differ" in full_text(card).lower() + card.words.lower()
    said = page.inspector.event_panel.told.lines.text()
    assert "education: year 7" in said
    assert "police: 12/5/24" in said
    assert "The sources tell different dates." in said
    keys.press(Key.Key_Z, held=CONTROL)
    assert told_of(keys, "excluded 3 days") == [("education", "year 7")]


def test_eight_at_risk_tonight_survives_a_kill_and_heads_the_actions(
    keys: Counted, vault_folder: Path, tmp_path: Path
) -> None:
    keys.press(Key.Key_R, held=CONTROL | SHIFT)
    for said in ("Says she will run tonight", "Duty social worker", ""):
        keys.say(said)
        keys.press(ENTER)
    assert keys.since() == 4
    copied = shutil.copytree(vault_folder, tmp_path / "as the power went")  # nothing was closed
    store = open_vault(copied, Passphrase(PASSPHRASE))
    after, _ = store.load(store.cases()[0].id)
    store.close()
    assert [one.text for one in after.of(Risk)] == ["Says she will run tonight"]
    assert open_actions(after)[0].owner == "Duty social worker"


def test_nine_a_half_brother_without_a_name_comes_and_nobody_jumps(keys: Counted) -> None:
    keys.press(Key.Key_3, held=CONTROL)
    hand = Hand(keys.qtbot, keys.window.room.stack.currentWidget().board)
    before = places(hand)
    keys.since()
    keys.press(Key.Key_R, held=CONTROL)
    keys.say("half-brother via dad, name not known")
    keys.press(ENTER)
    assert keys.since() == 2
    new = keys.window.room.session.selection
    now = places(hand)
    assert Kin(keys.case).kinship(new, keys.window.room.session.words) == "half-brother (father’s side)"
    assert new in now
    child = keys.case.child.person
    moved = {one: abs((now[one] - now[child]) - (before[one] - before[child])) for one in before}
    assert max(moved.values()) < 60  # points: nobody goes further than to the next seat


def places(hand: Hand) -> dict[str, float]:
    """How far right everybody stands."""
    people = (one for one in hand.marks() if isinstance(one, Symbol) and one.role is Role.PERSON)
    return {one.record: one.rect.centre[0] for one in people}


def test_nine_a_child_who_cannot_be_placed_and_an_age_range(keys: Counted) -> None:
    keys.press(Key.Key_4, held=CONTROL)
    keys.press(Key.Key_N)
    meeting = latest_meeting(keys.case).id
    assert keys.since() == 2
    position = position_at(keys.case, meeting)
    assert position.level is None
    page = keys.window.room.stack.currentWidget()
    assert "Provisional" in page.position.room.text()
    assert "no psychologist" in page.position.room.text()
    keys.press(Key.Key_W, held=ALT)
    keys.say("Three moves in two weeks.")
    keys.press(Key.Key_O, held=ALT)
    keys.say("Police: too early to say")
    keys.press(*([Key.Key_A] * len(AgeDomain)), held=ALT)
    position = position_at(keys.case, meeting)
    assert (position.why, position.dissent) == ("Three moves in two weeks.", "Police: too early to say")
    emotional = page.numbers.ranges[AgeDomain.EMOTIONAL]
    assert emotional.low.hasFocus()
    for years in ("7", "9"):
        keys.say(years)
        keys.press(TAB)
    assert keys.since() + 2 <= 10  # with the two for the page and the placing; the reason is not counted
    assert (emotional.low.text(), emotional.high.text()) == ("7.0", "9.0")


def test_ten_actions_the_look_before_closing_and_the_sheet_of_the_same_day(
    keys: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.press(Key.Key_1, Key.Key_2)
    keys.since()
    for what, who, due in (("Ring the head", "1", "Friday"), ("Find a mentor", "2", "2 weeks"), ("Ask Gran", "", "")):
        keys.press(Key.Key_D, held=CONTROL)
        for said in (what, who, due, ""):
            keys.say(said)
            keys.press(ENTER)
        assert keys.since() + len(who) + len(due) <= 13  # 12 and the chord
    assert [bool(one.owner_agency and one.due) for one in keys.case.of(Action)] == [True, True, False]

    keys.press(Key.Key_5, held=CONTROL)
    keys.press(Key.Key_C, held=CONTROL | SHIFT)
    panel = next(one for one in keys.window.findChildren(ClosingCheck) if one.isVisible())
    assert [one.text.text() for one in panel.loose] == ["Ask Gran"]
    names = {one.accessibleName() for one in (panel.next_date.line, panel.told_child, panel.debrief)}
    assert len(names) == 3
    keys.since()
    keys.press(*[TAB] * 4)  # by the agency, who, by when and the next meeting
    assert panel.told_child.hasFocus()
    keys.say("Nell tells her on Friday.")
    keys.press(*[TAB] * 3)  # by the debrief and the way back
    assert panel.close_it.hasFocus()
    keys.press(Key.Key_Space)
    assert keys.since() <= 8
    assert not latest_meeting(keys.case).is_open

    said = sheet_of_the_day(keys, tmp_path / "sheet.pdf", monkeypatch)
    for words in ("Ring the head", "Find a mentor", "Nell tells her on Friday."):
        assert words in said
    assert "starts school" not in said


def sheet_of_the_day(keys: Counted, out: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(Path, "home", lambda: out.parent)
    keep_under(keys.window, out.stem)
    keys.press(Key.Key_7, held=CONTROL)
    page = keys.window.room.stack.currentWidget()
    while page.edition.key() != "same-day":
        keys.press(Key.Key_Down)
        assert keys.count < 60
    keys.press(*[TAB] * 5)  # by the meeting, for whom, what it is and the kind of file
    assert page.make.hasFocus()
    keys.press(Key.Key_Space)
    keys.qtbot.waitUntil(lambda: bool(keys.case.of(Report)), timeout=60_000)
    return words_of(out)
