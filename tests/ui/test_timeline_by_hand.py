"""What happened, put elsewhere by hand on the timeline: by mouse and by keys, each one step, each taken back whole."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from builders import in_year
from hands import ALT, CONTROL, LEFT, NONE, Hand, walk_on
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.on_the_timeline import page
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.diagram.marks import Symbol, full_text
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Interval, Period, Precision, When, on_day
from ecm_desktop.domain.life import Lane, LifeEvent, Telling
from ecm_desktop.domain.spells import OPEN, spanning
from ecm_desktop.editing import bonds, life
from ecm_desktop.editing.moving import cell
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.drag_tag import DragTag
from ecm_desktop.widgets.controls.carrying import CARRIED

__all__ = ["page"]  # a fixture


@pytest.fixture
def hand(qtbot: QtBot, page: TimelinePage) -> Hand:
    return Hand(qtbot, page.timeline)


def event(session: Session, title: str) -> LifeEvent:
    return next(one for one in session.case.of(LifeEvent) if one.title == title)


def now(session: Session, key: str) -> LifeEvent:
    return session.case.get_one(LifeEvent, key)


def tag_of(page: TimelinePage) -> str:
    shown = page.timeline.findChild(DragTag)
    return shown.text() if shown.isVisible() else ""


def lit(page: TimelinePage) -> list[QGraphicsRectItem]:
    """The lane that is lit: the one frame that is filled and as wide as the drawing."""
    frames = [one for one in page.timeline.scene().items() if isinstance(one, QGraphicsRectItem)]
    return [one for one in frames if one.rect().width() > 0.9 * page.timeline.scene().drawing.area.w]


def down_to(hand: Hand, record: str, lane: str) -> float:
    """How far down another lane's middle is from a card."""
    band = next(one for one in hand.marks() if one.id == f"lane:{lane}")
    return band.rect.centre[1] - hand.of(record).rect.centre[1]


STAY = spanning(
    When(precision=Precision.MONTH), cell(date(2016, 3, 1), Precision.MONTH).interval,
    cell(date(2018, 9, 1), Precision.MONTH).interval,
)  # fmt: skip


@pytest.fixture
def stay(story: Desk, page: TimelinePage) -> str:
    """Something that lasted, told by a source, chosen."""
    told = (Telling(source="s", text="placed with aunt", when=STAY),)
    made = LifeEvent(id="stay", title="with the aunt", when=STAY, lane=Lane.LIVING, tellings=told)
    story.session.do("Add", life.add_event, made)
    story.session.select("stay")
    return made.id


def test_a_card_taken_to_another_lane_keeps_its_date(story: Desk, page: TimelinePage, hand: Hand) -> None:
    session, school = story.session, event(story.session, "starts school")
    down = down_to(hand, school.id, Lane.LOSS)
    hand.press(hand.of(school.id))
    hand.move(2, 4)
    assert lit(page) == []
    hand.move(12, down)  # a hand strays on its way
    assert (tag_of(page), len(lit(page))) == ("Relationships and loss", 1)
    is_one_step(session, lambda: hand.let_go(12, down))
    assert (now(session, school.id).lane, now(session, school.id).when) == (Lane.LOSS, school.when)
    assert lit(page) == []


def test_a_card_taken_to_another_lane_and_aside_gets_both(story: Desk, page: TimelinePage, hand: Hand) -> None:
    session, school = story.session, event(story.session, "starts school")
    down = down_to(hand, school.id, Lane.HEALTH)
    hand.press(hand.of(school.id))
    hand.move(90, down)
    said = tag_of(page)
    hand.let_go(90, down)
    after = now(session, school.id)
    assert after.lane == Lane.HEALTH
    assert after.when.earliest > school.when.earliest
    assert said.startswith(f"Health · {session.words.month(after.when.earliest.month)} {after.when.earliest.year}")


def test_a_card_let_go_in_its_own_lane_or_taken_back_stays_in_it(
    qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand
) -> None:
    school = event(story.session, "starts school")
    for tremble in ((0, 6), (4, 9), (-3, -7)):
        changes_nothing(story.session, lambda way=tremble: hand.drag(hand.of(school.id), *way))

    def think_again() -> None:
        hand.press(hand.of(school.id))
        hand.move(0, down_to(hand, school.id, Lane.LOSS))
        qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)

    changes_nothing(story.session, think_again)
    assert (lit(page), tag_of(page)) == ([], "")


def test_one_drag_after_the_other(story: Desk, hand: Hand) -> None:
    school = event(story.session, "starts school")
    for far in (60, 60, -90):
        is_one_step(story.session, lambda far=far: hand.drag(hand.of(school.id), far, 0))
        QApplication.processEvents()


def test_a_card_goes_up_and_down_the_lanes_by_keys(qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand) -> None:
    session, board, school = story.session, page.timeline, event(story.session, "starts school")
    hand.click(hand.of(school.id))
    is_one_step(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Down, ALT))
    assert now(session, school.id).lane == Lane.HEALTH
    for lane in (Lane.EDUCATION, Lane.LOSS):
        qtbot.keyClick(board, Qt.Key.Key_Up, ALT)
        assert now(session, school.id).lane == lane
    assert now(session, school.id).when == school.when
    session.do("Last lane", life.change_event, school.id, lane=Lane.OFFENDING)
    changes_nothing(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Down, ALT))


def test_only_a_chosen_bar_shows_handles(story: Desk, page: TimelinePage, hand: Hand, stay: str) -> None:
    ids = {one.id for one in hand.marks()}
    assert {"begin:stay", "end:stay"} <= ids
    assert hand.mark("begin:stay").words == "Began: March 2016"
    story.session.select(event(story.session, "starts school").id)
    assert not [one for one in hand.marks() if one.id.startswith(("begin:", "end:"))]


def test_an_end_is_pulled_and_keeps_how_exactly_it_was_told(
    story: Desk, page: TimelinePage, hand: Hand, stay: str
) -> None:
    session, scale = story.session, page.timeline.time_scale
    far = scale.x_of(date(2020, 2, 14)) - scale.x_of(date(2018, 9, 1))
    hand.press(hand.mark("end:stay"))
    hand.move(far, 30)
    ghost = next(one for one in hand.marks() if one.id == "ghost")
    assert full_text(ghost) == "with the aunt"
    assert tag_of(page).startswith("February 2020")
    is_one_step(session, lambda: hand.let_go(far, 30))
    after = now(session, stay)
    assert after.when.end == Interval(date(2020, 2, 1), date(2020, 2, 29))
    assert after.when.start == STAY.start
    assert (after.lane, after.tellings[0].when) == (Lane.LIVING, STAY)
    assert "from March 2016 to February 2020 (placed by hand)" in after.when.words
    assert not [one for one in hand.marks() if one.id == "ghost"]


def test_an_end_taken_back_leaves_the_bar(qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand, stay: str) -> None:
    def think_again() -> None:
        hand.press(hand.mark("begin:stay"))
        hand.move(-80, 0)
        qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
        hand.let_go(-80, 0)

    changes_nothing(story.session, think_again)
    assert not [one for one in hand.marks() if one.id == "ghost"]


def test_an_end_that_would_pass_the_other_stops_there(story: Desk, page: TimelinePage, hand: Hand, stay: str) -> None:
    far = page.timeline.time_scale.x_of(date(2012, 1, 1)) - page.timeline.time_scale.x_of(date(2018, 9, 1))
    hand.drag(hand.mark("end:stay"), far, 0)
    assert now(story.session, stay).when.end == STAY.start


def test_an_end_is_walked_to_and_pulled_by_keys_again_and_again(
    qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand, stay: str
) -> None:
    board, session = page.timeline, story.session
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Home)  # from the chosen bar the arrows would move that
    for _ in range(60):
        if board.focused() == "end:stay":
            break
        walk_on(qtbot, board)
    is_one_step(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Right, ALT))
    board.turn_to("end:stay")
    for _ in range(3):
        qtbot.keyClick(board, Qt.Key.Key_Right, ALT)
    assert now(session, stay).when.end == cell(date(2019, 1, 1), Precision.MONTH).interval
    assert now(session, stay).when.start == STAY.start


def test_what_goes_on_is_given_an_end(qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand, stay: str) -> None:
    session = story.session
    going_on = spanning(STAY, STAY.start, OPEN)
    session.do("Still so", life.change_event, stay, when=going_on)
    end = hand.mark("end:stay")
    assert end.words == "Not ended, or not known"
    is_one_step(session, lambda: hand.drag(end, -120, 0))
    assert now(session, stay).when.end is not None
    assert now(session, stay).when.start == STAY.start


def test_a_home_is_pulled_by_its_end_and_the_other_keeps_its_words(story: Desk, page: TimelinePage, hand: Hand) -> None:
    session = story.session
    start, end = on_day(date(2016, 3, 4), "4/3/16"), in_year(2018)
    session.do("Put", bonds.add_bond, Placement(id="home", name="Aunt Karen", period=Period(start, end)))
    session.select("home")
    is_one_step(session, lambda: hand.drag(hand.mark("end:home"), 130, 0))
    after = session.case.get_one(Placement, "home").period
    assert after.start == start
    assert after.end.earliest > date(2018, 12, 31)
    assert after.end.precision is Precision.YEAR
    assert "placed by hand" in after.end.words


def cards(session: Session, page: TimelinePage, hand: Hand) -> tuple[str, str]:
    return event(session, "starts school").id, event(session, "Nan dies").id


def ctrl_click(qtbot: QtBot, hand: Hand, mark: Symbol, keys: Qt.KeyboardModifier = CONTROL) -> None:
    at = hand.view.mapFromScene(*mark.rect.centre)
    qtbot.mouseClick(hand.view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_several_are_chosen_and_moved_as_one_step(qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand) -> None:
    session, board = story.session, page.timeline
    school, nan = cards(session, page, hand)
    hand.click(hand.of(school))
    ctrl_click(qtbot, hand, hand.of(nan))
    assert set(board.selected()) == {school, nan}
    assert session.selection == school
    before = {key: now(session, key).when for key in (school, nan)}
    is_one_step(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Right, ALT))
    assert all(now(session, key).when.earliest > before[key].earliest for key in (school, nan))
    assert set(board.selected()) == {school, nan}
    is_one_step(session, lambda: hand.drag(hand.of(nan), 100, 0))
    assert set(board.selected()) == {school, nan}
    ctrl_click(qtbot, hand, hand.of(nan), Qt.KeyboardModifier.ShiftModifier)
    assert board.selected() == (school,)
    hand.click_at(hand.of(school).rect.right + 200, hand.of(school).rect.centre[1])
    assert board.selected() == ()


def carried_from(qtbot: QtBot, chip: QPushButton, monkeypatch: pytest.MonkeyPatch) -> QMimeData:
    """What a hand has that set out with a chip of the tray."""
    carried: list[QMimeData] = []

    def drag(self: QDrag, _action: object) -> None:  # the system's own loop stands still off-screen
        mime = QMimeData()
        for form in self.mimeData().formats():
            mime.setData(form, self.mimeData().data(form))
        carried.append(mime)

    monkeypatch.setattr(QDrag, "exec", drag)
    qtbot.mousePress(chip, LEFT, pos=QPoint(5, 5))
    for x in (7, 60):
        place = QPointF(x, 5)
        QApplication.sendEvent(chip, QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NONE))
    qtbot.waitUntil(lambda: bool(carried))
    return carried[0]


def test_an_event_is_carried_from_the_tray_to_a_date_and_lane(
    qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, board, letter = story.session, page.timeline, event(story.session, "a letter from Ann Mason")
    mime = carried_from(qtbot, page.tray.findChildren(QPushButton)[0], monkeypatch)
    band = next(one for one in hand.marks() if one.id == "lane:loss").rect
    at = board.mapFromScene(board.time_scale.x_of(date(2018, 5, 14)), band.centre[1])
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, mime, LEFT, NONE)
    QApplication.sendEvent(board.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(board.viewport(), QDragMoveEvent(at, copy, mime, LEFT, NONE))
    ghost = next(one for one in hand.marks() if one.id == "ghost")
    assert full_text(ghost) == letter.title
    assert (tag_of(page), len(lit(page))) == ("Relationships and loss · May 2018, age 6", 1)
    QApplication.sendEvent(board.viewport(), QDragLeaveEvent())
    assert (tag_of(page), lit(page)) == ("", [])
    for back in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(board.viewport(), back(at, copy, mime, LEFT, NONE))
    drop = QDropEvent(QPointF(at), copy, mime, LEFT, NONE)
    is_one_step(session, lambda: QApplication.sendEvent(board.viewport(), drop))
    after = now(session, letter.id)
    assert (after.lane, after.when.earliest, after.when.latest) == (Lane.LOSS, date(2018, 5, 1), date(2018, 5, 31))
    assert not page.tray.isVisible()
    assert board.selected() == (letter.id,)
    assert lit(page) == []


def test_only_what_has_no_date_falls_on_the_timeline(story: Desk, page: TimelinePage) -> None:
    for carried in (event(story.session, "starts school").id, "nothing of this case"):
        mime = QMimeData()
        mime.setData(CARRIED, carried.encode())
        enter = QDragEnterEvent(QPoint(300, 200), Qt.DropAction.CopyAction, mime, LEFT, NONE)
        QApplication.sendEvent(page.timeline.viewport(), enter)
        assert not enter.isAccepted()


def any_act(qtbot: QtBot, hand: Hand, chance: Random) -> None:
    """What a hand may do: drag a card or an end anywhere, choose one more, press a key that moves."""
    board, case = hand.view, hand.view.session.case
    cards = [one for one in hand.marks() if isinstance(one, Symbol) and case.find(LifeEvent, one.record)]
    ends = [one for one in hand.marks() if one.id.startswith(("begin:", "end:"))]
    key = chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
    if not cards:
        return  # all were let go below the lanes, and wait in the tray
    match chance.randrange(6):
        case 0:
            ctrl_click(qtbot, hand, chance.choice(cards))
        case 1:
            qtbot.keyClick(board, key, ALT)
        case 2 if ends:
            hand.drag(chance.choice(ends), chance.uniform(-400, 400), chance.uniform(-90, 90))
        case _:
            hand.drag(chance.choice(cards), chance.uniform(-500, 500), chance.uniform(-300, 300))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_hand_did_is_taken_back_exactly(
    qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand, stay: str, seed: int
) -> None:
    session, chance = story.session, Random(seed)  # noqa: S311  # not for secrets
    changed = 0
    for _ in range(14):
        before, tellings = session.case, now(session, stay).tellings
        any_act(qtbot, hand, chance)
        after = session.case
        assert now(session, stay).tellings == tellings
        shown = {key for one in hand.marks() if isinstance(one, Symbol) for key in (one.record, *one.records)}
        assert {one.id for one in after.of(LifeEvent) if one.when.is_dated} <= shown
        if after != before:
            changed += 1
            assert session.undo()
            assert session.case == before
            assert session.redo()
            assert session.case == after
    assert changed > 2


def test_how_many_are_chosen_is_said_while_they_are(qtbot: QtBot, story: Desk, page: TimelinePage, hand: Hand) -> None:
    session, said, over = story.session, list[Notice](), list[Notice]()
    session.noticed.connect(said.append)
    session.notice_over.connect(over.append)
    school, nan = cards(session, page, hand)
    hand.click(hand.of(school))
    ctrl_click(qtbot, hand, hand.of(nan))
    assert said[-1].text.startswith("2 events are chosen.")
    hand.click(hand.of(nan))
    assert over == [said[-1]]
    assert page.timeline.chosen_events() == (nan,)
