"""The timeline page through real widgets: the panel of an event, cards under hand and keys, tray, typed line."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case, in_year
from hands import ALT, SHIFT, Hand, type_line, walk_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Role, Symbol, full_text
from ecm_desktop.diagram.wording import flag_words
from ecm_desktop.domain.bonds import ParentageKind, Placement
from ecm_desktop.domain.dates import Precision, When, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Adversity, Certainty, Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import bonds, joining, life, meetings, people
from ecm_desktop.editing.editor import Editor
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.drag_tag import DragTag


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def event(session: Session, title: str) -> LifeEvent:
    return next(one for one in session.case.of(LifeEvent) if one.title == title)


def person_of(session: Session, name: str) -> str:
    return next(one.id for one in session.case.of(Person) if one.name == name)


def choose(combo, key: str) -> None:
    combo.setFocus()
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def test_two_events_that_are_one_are_made_one_in_one_step(story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    school = event(session, "starts school")
    session.do("Add an event", life.add_event, LifeEvent(id="again", title="First day at school", when=school.when))
    session.select(school.id)
    assert panel.same.itemData(0) == "again"
    is_one_step(session, lambda: choose(panel.same, "again"))
    assert "again" not in session.case
    assert "First day at school" in session.case.get_one(LifeEvent, school.id).note


def test_no_other_event_is_offered_on_a_screen_that_others_see(story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    session.toggle_sharing()
    session.select(event(session, "starts school").id)
    assert panel.same.count() == 0
    assert not panel.same.isVisible()


# the list of completions is a window of its own, which the off-screen platform neither raises nor gives the keyboard
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_each_field_of_an_event_is_one_step(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    school = event(session, "starts school")
    session.select(school.id)
    ann = next(one for one in session.case.of(Person) if one.name == "Ann Mason")

    def now() -> LifeEvent:
        return session.case.get_one(LifeEvent, school.id)

    def retitle() -> None:
        panel.title.setFocus()
        panel.title.selectAll()
        qtbot.keyClicks(panel.title, "starts at St Anne's")
        panel.when.line.setFocus()  # leaving the field settles it

    is_one_step(session, retitle)
    assert now().title == "starts at St Anne's"
    panel.when.line.setFocus()
    panel.when.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, panel.when.line, "7 September 2016"))
    assert now().when.earliest == date(2016, 9, 7)
    is_one_step(session, lambda: choose(panel.lane, Lane.HEALTH))
    is_one_step(session, lambda: type_line(qtbot, panel.people.line, "ann mason"))
    assert now().people == (ann.id,)
    is_one_step(session, lambda: choose(panel.certainty, Certainty.REPORTED))
    is_one_step(session, lambda: choose(panel.visibility, Visibility.PSYCHOLOGIST))
    assert (now().lane, now().certainty, now().visibility) == (Lane.HEALTH, Certainty.REPORTED, Visibility.PSYCHOLOGIST)


def test_the_effect_on_the_child_is_kept_apart_and_own_words_are_marked_as_such(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session, panel = story.session, page.inspector.event_panel
    school = event(session, "starts school")
    session.select(school.id)

    def say_effect() -> None:
        panel.effect.setFocus()
        qtbot.keyClicks(panel.effect, "Cried for Ann Mason every morning")
        panel.when.line.setFocus()  # leaving the field settles it

    is_one_step(session, say_effect)
    now = session.case.get_one(LifeEvent, school.id)
    assert (now.title, now.effect, now.note) == ("starts school", "Cried for Ann Mason every morning", "")
    is_one_step(session, lambda: qtbot.keyClick(panel.own_words, Qt.Key.Key_Space))
    assert session.case.get_one(LifeEvent, school.id).child_said
    assert full_text(Hand(qtbot, page.timeline).of(school.id)).startswith("“starts school")
    session.toggle_sharing()
    assert "Mason" not in panel.effect.toPlainText()


def test_a_field_follows_an_undo_from_elsewhere(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    school = event(session, "starts school")
    session.select(school.id)
    session.do("Change the event", life.change_event, school.id, title="another title")
    assert panel.title.toPlainText() == "another title"
    session.undo()
    assert panel.title.toPlainText() == "starts school"


def test_a_day_that_cannot_be_is_told_beside_the_field(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    school = event(session, "starts school")
    session.select(school.id)
    panel.when.line.setFocus()
    panel.when.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, panel.when.line, "31 February 2016"))
    when = session.case.get_one(LifeEvent, school.id).when
    assert (when.earliest, when.latest, when.words) == (date(2016, 2, 1), date(2016, 2, 29), "31 February 2016")
    assert flag_words(when.flag, session.words) in panel.when.hint.text()


def test_a_date_to_come_is_no_date_and_says_why(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    session.select(event(session, "starts school").id)
    panel.when.line.setFocus()
    panel.when.line.selectAll()
    qtbot.keyClicks(panel.when.line, "12 March 2055")
    assert "tray" in panel.when.hint.text()
    assert "far in the future" in panel.when.hint.text()


def test_a_suggested_tag_is_taken_up_by_its_button(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    nan = event(session, "Nan dies")
    session.do("Suggest", life.change_event, nan.id, suggested=(Adversity.SIGNIFICANT_BEREAVEMENT,))
    session.select(nan.id)
    button = panel.suggested.findChildren(QPushButton)[-1]
    is_one_step(session, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert session.case.get_one(LifeEvent, nan.id).adversities == (Adversity.SIGNIFICANT_BEREAVEMENT,)
    assert session.case.get_one(LifeEvent, nan.id).suggested == ()
    assert not panel.suggested.isVisible()


def test_the_sharing_view_never_writes_initials(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.event_panel
    letter = event(session, "a letter from Ann Mason")
    session.select(letter.id)
    session.toggle_sharing()
    assert "Mason" not in panel.title.toPlainText()

    def try_to_type() -> None:
        panel.title.setFocus()
        qtbot.keyClicks(panel.title, "x")
        panel.note.setFocus()
        panel.settle()

    changes_nothing(session, try_to_type)
    session.toggle_sharing()
    assert panel.title.toPlainText() == "a letter from Ann Mason"


def test_the_tray_holds_what_has_no_date_until_it_has_one(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session = story.session
    letter = event(session, "a letter from Ann Mason")
    chips = page.tray.findChildren(QPushButton)
    assert [one.accessibleName() for one in chips] == [letter.title]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert session.selection == letter.id
    type_line(qtbot, page.inspector.event_panel.when.line, "June 2019")
    assert not page.tray.isVisible()
    assert Hand(qtbot, page.timeline).of(letter.id)
    session.undo()
    assert page.tray.isVisible()


def test_a_card_is_walked_to_chosen_and_nudged_by_keys(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, board = story.session, page.timeline
    school = event(session, "starts school")
    board.setFocus()
    for _ in range(60):
        if board.focused() == Hand(qtbot, board).of(school.id).id:
            break
        walk_on(qtbot, board)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert session.selection == school.id
    is_one_step(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Right, ALT))
    when = session.case.get_one(LifeEvent, school.id).when
    assert (when.earliest, when.latest) == (date(2016, 10, 1), date(2016, 10, 31))
    assert when.words == "October 2016 (placed by hand)"
    assert page.inspector.event_panel.when.text() == when.words
    assert "October 2016" in page.inspector.event_panel.when.hint.text()


def test_the_scrubber_steps_by_keys_and_the_family_follows(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    board, session = page.timeline, story.session
    board.setFocus()
    board.to_scrubber()
    for _ in range(3):
        qtbot.keyClick(board, Qt.Key.Key_Left, ALT)
    assert session.day is not None
    assert session.day < session.setting.today
    assert page.family.day == session.day
    stands = Hand(qtbot, board).mark("scrubber:handle").rect.centre[0]
    session.set_day(None)
    assert Hand(qtbot, board).mark("scrubber:handle").rect.centre[0] > stands


def tag_of(page: TimelinePage) -> str:
    shown = page.timeline.findChild(DragTag)
    return shown.text() if shown.isVisible() else ""


def test_a_dragged_card_says_its_date_and_gets_that_date(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    school = event(session, "starts school")
    hand.press(hand.of(school.id))
    hand.move(90, 0)
    said = tag_of(page)
    assert said
    is_one_step(session, lambda: hand.let_go(90, 0))
    when = session.case.get_one(LifeEvent, school.id).when
    assert when.precision is Precision.MONTH
    assert said.split(",")[0] == f"{session.words.month(when.earliest.month)} {when.earliest.year}"
    assert when.words == f"{said.split(',')[0]} (placed by hand)"
    assert tag_of(page) == ""


def test_a_dragged_card_is_on_top_with_nothing_shining_through(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, board, hand = story.session, page.timeline, Hand(qtbot, page.timeline)
    school = event(session, "starts school")
    session.do("Move", life.change_event, school.id, lane=Lane.LOSS)  # towards what stands in the same row
    card = hand.of(school.id)

    def in_order() -> list[object]:
        at = board.scene().cover(card.id).center()
        return board.scene().items(at)

    hand.press(card)
    hand.move(60, 0)
    top, *_ = [one for one in in_order() if getattr(one, "mark", None) is not None and one.mark.record == school.id]
    assert in_order()[0] is top
    plates = [one for one in in_order() if isinstance(one, QGraphicsRectItem) and one.brush().color().alpha() == 255]
    assert plates
    hand.let_go(60, 0)
    assert not [one for one in board.scene().items() if isinstance(one, QGraphicsRectItem)]
    heights = [one.zValue() for one in board.scene().items() if getattr(one, "mark", None) is not None]
    assert max(heights) < 1e6


def test_a_year_stays_a_year_unless_shift_is_held(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    school = event(session, "starts school")
    session.do("Say", life.change_event, school.id, when=in_year(2014))
    hand.drag(hand.of(school.id), 60, 0)
    when = session.case.get_one(LifeEvent, school.id).when
    assert when.precision is Precision.YEAR
    assert when.earliest.year > 2014
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Left, ALT)
    before = session.case.get_one(LifeEvent, school.id).when.earliest
    assert before == date(when.earliest.year - 1, 1, 1)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, ALT | SHIFT)
    finer = session.case.get_one(LifeEvent, school.id).when
    assert (finer.earliest, finer.latest) == (before.replace(month=2), before.replace(month=2, day=28))


def test_escape_puts_a_dragged_card_back(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    before = hand.of(event(session, "starts school").id)

    def drag_and_think_again() -> None:
        hand.press(before)
        hand.move(90, 0)
        qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
        hand.let_go(90, 0)

    changes_nothing(session, drag_and_think_again)
    assert tag_of(page) == ""
    assert hand.of(before.record) == before


def test_what_the_sources_told_stays_and_the_difference_is_said(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    school = event(session, "starts school")
    told = Telling(source="s", text="reception", when=on_day(date(2016, 9, 5), "5/9/16"))
    session.do("Say", life.change_event, school.id, tellings=(told,))
    hand.drag(hand.of(school.id), 90, 0)
    assert session.case.get_one(LifeEvent, school.id).tellings == (told,)
    assert "told otherwise" in full_text(hand.of(school.id))
    said, agreed = page.inspector.event_panel.told.lines.text(), "agreed in the meeting of 1 November 2026"
    assert f"The date above was {agreed}; no source tells it." in said
    assert "5/9/16" in said
    assert agreed in hand.of(school.id).words
    meeting = session.open_meeting
    assert meeting is not None
    session.do("Close", meetings.close_meeting, meeting.id)
    hand.drag(hand.of(school.id), 60, 0)
    assert "The date above was placed by hand; no source tells it." in page.inspector.event_panel.told.lines.text()


def test_escape_takes_a_drag_of_the_scrubber_back(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    session.set_day(date(2018, 5, 1))
    hand.press(hand.mark("scrubber:handle"))
    hand.move(-60, 0)
    assert session.day < date(2018, 5, 1)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
    assert session.day == date(2018, 5, 1)


def test_a_dragged_scrubber_says_its_age_and_its_line_follows(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, board, hand = story.session, page.timeline, Hand(qtbot, page.timeline)
    session.set_day(date(2018, 5, 1))
    handle = hand.mark("scrubber:handle")
    hand.press(handle)
    for far in (-40, -90):
        hand.move(far, 0)
        line = next(one for one in hand.marks() if one.id == "scrubber")
        assert line.points[0][0] == pytest.approx(board.time_scale.x_of(session.day))
        assert board.scene().cover("scrubber:handle").center().x() == pytest.approx(line.points[0][0], abs=1)
    years = session.day.year - session.case.born.year
    assert full_text(hand.mark("scrubber:handle")).split()[0] in (str(years), str(years - 1))
    hand.let_go(-90, 0)
    assert hand.mark("scrubber:handle").rect.centre[0] == pytest.approx(board.time_scale.x_of(session.day))
    assert board.scene().place("scrubber:handle")[0] == 0


def test_where_the_disk_is_full_a_dragged_card_goes_back(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    said: list[Notice] = []
    session.noticed.connect(said.append)
    school = event(session, "starts school")
    before = hand.of(school.id)
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    changes_nothing(session, lambda: hand.drag(before, 80, 0))
    assert hand.of(school.id) == before
    assert (said[-1].kind, said[-1].text) == (NoticeKind.TROUBLE, "The disk is full; make room and try again.")


def test_choosing_a_card_that_is_shown_lays_nothing_out_again(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[object] = []
    monkeypatch.setattr("ecm_desktop.ui.boards.life_view.draw", lambda *_: laid_out.append(None))
    school, hand = event(story.session, "starts school"), Hand(qtbot, page.timeline)
    hand.click(hand.of(school.id))
    assert story.session.selection == school.id
    assert page.timeline.selected() == (hand.of(school.id).id,)
    assert laid_out == []


@pytest.fixture
def crowded(qapp: object, setting, show) -> TimelinePage:
    """So many events within a week that they are counted."""
    case = a_case()
    for day in range(1, 29):
        case = case.with_event(f"a thing that happened on day {day}", date(2018, 5, day))
    session = Session(
        Editor(case.build(), lambda *_: 1), setting, Look(LookName.LIGHT), clock=lambda: None, ids=counting("n")
    )
    made = TimelinePage(session)
    show(made)
    return made


# a menu is a window of its own, which the off-screen platform neither raises nor gives the keyboard
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_press_of_a_counted_group_lists_it_and_what_is_chosen_comes_out(qtbot: QtBot, crowded: TimelinePage) -> None:
    hand, session = Hand(qtbot, crowded.timeline), crowded.timeline.session
    group = next(one for one in hand.marks() if isinstance(one, Symbol) and one.records)
    hand.click(group)
    menu = crowded.timeline.findChild(QMenu)
    assert menu.isVisible()
    lines = [one.text() for one in menu.actions()]
    titles = [session.case.get_one(LifeEvent, key).title for key in group.records]
    assert all(title in line for title, line in zip(titles, lines, strict=False))
    assert "May 2018" in lines[0]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert session.selection == group.records[1]
    assert hand.of(session.selection).role is Role.EVENT
    assert crowded.timeline.selected() == (hand.of(session.selection).id,)
    session.select(group.records[0])
    assert hand.of(group.records[0]).role is Role.EVENT


# a menu is a window of its own, which the off-screen platform neither raises nor gives the keyboard
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_counted_group_is_opened_by_keys(qtbot: QtBot, crowded: TimelinePage) -> None:
    board = crowded.timeline
    board.setFocus()
    group = next(one for one in Hand(qtbot, board).marks() if isinstance(one, Symbol) and one.records)
    while board.focused() != group.id:
        walk_on(qtbot, board)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    menu = board.findChild(QMenu)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert board.session.selection == ""


@pytest.fixture
def far(qapp: object, setting, show) -> TimelinePage:
    """A life, and what a great-grandmother is said to have lived through."""
    case = a_case()
    for year in range(2012, 2026):
        case = case.with_event(f"a thing that happened in {year}", date(year, 5, 1))
    case = case.with_event("the war", date(1941, 5, 1))
    session = Session(
        Editor(case.build(), lambda *_: 1), setting, Look(LookName.LIGHT), clock=lambda: None, ids=counting("n")
    )
    made = TimelinePage(session)
    show(made)
    return made


def test_a_far_date_waits_at_the_edge_and_a_press_shows_it(qtbot: QtBot, far: TimelinePage) -> None:
    board, hand = far.timeline, Hand(qtbot, far.timeline)
    war = event(board.session, "the war")
    edge = hand.mark("edge:earlier")
    assert edge.records == (war.id,)
    hand.click(edge)
    assert hand.of(war.id).role is Role.EVENT
    assert not [one for one in hand.marks() if one.id == "edge:earlier"]
    board.show_whole()
    assert hand.mark("edge:earlier").records == (war.id,)


def test_what_is_chosen_elsewhere_comes_into_view(qtbot: QtBot, far: TimelinePage) -> None:
    board, hand = far.timeline, Hand(qtbot, far.timeline)
    session = board.session
    session.select(event(session, "the war").id)
    assert hand.of(session.selection).role is Role.EVENT
    for _ in range(12):
        board.zoom_in()
    late = next(
        one for one in session.case.of(LifeEvent) if one.id not in {mark.record for mark in hand.marks() if mark.record}
    )
    session.select(late.id)
    assert hand.of(late.id).role is Role.EVENT
    assert board.selected() == (hand.of(late.id).id,)


def test_a_part_is_panned_by_its_edges(qtbot: QtBot, far: TimelinePage) -> None:
    board, hand = far.timeline, Hand(qtbot, far.timeline)
    for _ in range(10):
        board.zoom_in()
    before = board.time_scale.knots[0][0]
    hand.click(hand.mark("edge:later"))
    assert board.time_scale.knots[0][0] > before
    hand.click(hand.mark("edge:earlier"))
    hand.click(hand.mark("edge:earlier"))
    assert board.time_scale.knots[0][0] < before


def _at(page: TimelinePage, mark: Symbol):
    return page.timeline.mapFromScene(*mark.rect.centre)


def test_the_typed_line_says_how_it_is_understood(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line, session = page.typed.line, story.session
    line.setFocus()
    qtbot.keyClicks(line, "spring 2019 moved house @home #police")
    said = [one.text() for one in page.typed.chips()]
    assert {"Home and care", "police"} <= set(said)
    is_one_step(session, lambda: qtbot.keyClick(line, Qt.Key.Key_Return))
    assert event(session, "moved house").lane == Lane.LIVING


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2019 police came #polic", "Nothing was added: #polic is not known. Perhaps #police?"),
        ("2019 nan dies @lane", "Nothing was added: @lane is nobody here and no lane. The lanes: Home and care, "),
        ("2019 a letter +letter", "Nothing was added: +letter is not known"),
        ("2019 a group #zzz", "Nothing was added: #zzz is no agency known here. A new one in quotes: #“zzz”"),
    ],
)
def test_a_line_with_a_mark_that_is_not_known_stays_unsaved_and_says_why(
    qtbot: QtBot, story: Desk, page: TimelinePage, text: str, why: str
) -> None:
    told: list[Notice] = []
    story.session.noticed.connect(told.append)
    changes_nothing(story.session, lambda: type_line(qtbot, page.typed.line, text))
    assert [one.text[: len(why)] for one in told] == [why]
    assert page.typed.line.text() == text
    changes_nothing(story.session, lambda: qtbot.mouseClick(page.typed.enter, Qt.MouseButton.LeftButton))


def test_a_new_agency_is_credited_in_quotes(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    type_line(qtbot, page.typed.line, "2019 joined the group #“Derby Café”")
    told = event(story.session, "joined the group").tellings[0]
    assert story.session.case.get_one(Source, told.source).agency == "Derby Café"
    type_line(qtbot, page.typed.line, "2020 left the group #derby-café")
    assert len([one for one in story.session.case.of(Source) if one.agency == "Derby Café"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/02/2019 moved in with nan", "“31/02/2019” cannot be, there is no such date: kept as February 2019"),
        ("last summer moved to nan's", "“last summer” tells no date: to the tray"),
        ("nan dies", "no date: to the tray"),
        ("2035 something", "“2035” lies far in the future, perhaps by a slip: to the tray"),
        ("11/02/1026 nan dies", "“11/02/1026” cannot be, there is no such date: to the tray"),
        ("2019", "say what happened"),
        ("2019 nan dies @zzz", "The lanes: Home and care, Strengths"),
        ("2019 came #polic", "#polic is not known. Perhaps #police?"),
        ("autumn 2017 nan dies", "“nan dies”"),
        ("zzz", "Family, or Services?"),
        ("June 2019 a letter @Ann", "Ann Mason"),
    ],
)
def test_what_is_doubtful_is_said_before_return(qtbot: QtBot, story: Desk, page: TimelinePage, text, said) -> None:
    qtbot.keyClicks(page.typed.line, text)
    assert any(said in chip.text() for chip in page.typed.chips())


def test_the_picture_stays_in_its_place_when_typing_begins(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    before = page.typed.height()
    qtbot.keyClicks(page.typed.line, "2019 a")
    qtbot.wait_until(lambda: bool(page.typed.chips()))
    assert page.typed.height() == before


def test_a_new_event_without_a_date_is_first_in_the_tray(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    for number in range(12):
        type_line(qtbot, page.typed.line, f"something else, number {number}")
    type_line(qtbot, page.typed.line, "nan's dog ran away")
    seen = [one for one in page.tray.findChildren(QPushButton) if not one.visibleRegion().isEmpty()]
    first = min(seen, key=lambda one: one.x())
    assert len(seen) < len(page.tray.findChildren(QPushButton))
    assert (first.accessibleName(), first.property("kind")) == ("nan's dog ran away", "chip-on")


def test_where_the_child_lived_is_put_down_changed_and_taken_off(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.home_panel
    changes_nothing(session, lambda: qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton))
    qtbot.keyClicks(panel.name, "Aunt Karen")
    changes_nothing(session, lambda: qtbot.mouseClick(panel.put, Qt.MouseButton.LeftButton))
    assert "since when" in panel.start.hint.text()
    type_line(qtbot, panel.start.line, "March 2016")
    is_one_step(session, lambda: qtbot.mouseClick(panel.put, Qt.MouseButton.LeftButton))
    home = session.case.of(Placement)[0]
    assert (home.name, home.period.start.words, home.period.end) == ("Aunt Karen", "March 2016", None)
    session.select("")
    hand = Hand(qtbot, page.timeline)
    hand.click(hand.of(home.id))
    assert session.selection == home.id
    is_one_step(session, lambda: type_line(qtbot, panel.end.line, "9 May 2017"))
    assert session.case.of(Placement)[0].period.end.latest == date(2017, 5, 9)
    is_one_step(session, lambda: type_line(qtbot, panel.legal, "interim care order"))
    is_one_step(session, lambda: type_line(qtbot, panel.address, "14 Mill Lane"))
    assert session.case.of(Placement)[0].address == "14 Mill Lane"
    changes_nothing(session, lambda: (panel.end.line.selectAll(), type_line(qtbot, panel.end.line, "2 May 2011")))
    assert "9 May 2017" in panel.end.text()
    is_one_step(session, lambda: qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton))
    assert not session.case.of(Placement)


def test_a_home_half_put_down_is_taken_up_again(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.home_panel
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.name, "Aunt Karen")
    type_line(qtbot, panel.start.line, "some time")
    qtbot.keyClicks(panel.legal, "s.20")
    session.do("Add", life.add_event, LifeEvent(id="e", title="came in between", when=When()))
    session.undo()
    assert (panel.name.text(), panel.start.line.text(), panel.legal.text()) == ("Aunt Karen", "some time", "s.20")
    session.select(event(session, "starts school").id)
    assert panel.isHidden()
    assert not session.case.of(Placement)
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    assert (panel.name.text(), panel.start.line.text(), panel.legal.text()) == ("Aunt Karen", "some time", "s.20")
    assert panel.taken_up.isVisible()
    type_line(qtbot, panel.start.line, "March 2016")
    is_one_step(session, lambda: qtbot.mouseClick(panel.put, Qt.MouseButton.LeftButton))
    assert session.case.of(Placement)[0].name == "Aunt Karen"
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    assert (panel.name.text(), panel.taken_up.isVisible()) == ("", False)


def test_a_home_half_put_down_can_be_thrown_away(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    panel = page.inspector.home_panel
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.name, "Aunt Karen")
    qtbot.mouseClick(panel.discard, Qt.MouseButton.LeftButton)
    assert panel.isHidden()
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    assert panel.name.text() == ""
    assert not story.session.case.of(Placement)


def test_a_home_half_put_down_can_be_shared(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panel = story.session, page.inspector.home_panel
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.name, "with Ann Mason")
    qtbot.keyClicks(panel.address, "14 Mill Lane")
    session.toggle_sharing()
    assert panel.name.text() == "with A. M."
    assert panel.address.text() == ""
    assert not panel.put.isVisible()
    assert "leave the view" in panel.taken_up.text()
    session.select(event(session, "starts school").id)
    session.toggle_sharing()
    qtbot.mouseClick(page.add_home, Qt.MouseButton.LeftButton)
    assert (panel.name.text(), panel.address.text()) == ("with Ann Mason", "14 Mill Lane")


def test_an_event_that_tells_of_a_move_is_offered_as_a_home(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, panels = story.session, page.inspector
    type_line(qtbot, page.typed.line, "spring 2019 placed with Gran @home")
    move = session.selection
    button = panels.event_panel.make_home
    changes_nothing(session, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert "Gran" in panels.home_panel.name.text()
    is_one_step(session, lambda: qtbot.mouseClick(panels.home_panel.put, Qt.MouseButton.LeftButton))
    assert session.case.of(Placement)[0].period.start.earliest == session.case.get_one(LifeEvent, move).when.earliest
    session.select(event(session, "starts school").id)
    assert not button.isVisible()


def test_digits_and_letters_typed_into_a_field_do_nothing_else(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    line.setFocus()
    changes_nothing(story.session, lambda: qtbot.keyClicks(line, "1234567890 anAN +-="))
    assert line.text() == "1234567890 anAN +-="


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b> & co", "\u202eright to left", "e\u0301\u0323" * 40, "x" * 100_000, "\x00\x07bell", "“”"]
)
def test_any_text_may_be_a_title(qtbot: QtBot, story: Desk, page: TimelinePage, text: str) -> None:
    session = story.session
    page.typed.line.setText(f"2019 {text}")
    qtbot.keyClick(page.typed.line, Qt.Key.Key_Return)
    made = session.case.find(LifeEvent, session.selection)
    if made is not None:
        assert page.inspector.event_panel.title.toPlainText() == made.title
    session.toggle_sharing()
    session.undo()


def test_an_empty_timeline_says_what_to_do(qtbot: QtBot, desk, show) -> None:
    page = TimelinePage(desk.session)
    show(page)
    assert page.nothing_yet.isVisible()
    with qtbot.waitSignal(desk.session.page_asked) as asked:
        qtbot.mouseClick(page.nothing_yet.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["import"]
    type_line(qtbot, page.typed.line, "5 May 2018 first day at school")
    assert not page.nothing_yet.isVisible()


def test_the_timeline_gets_the_height_of_its_last_lane(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    page.resize(1200, 640)
    bar = page.timeline.verticalScrollBar()
    assert bar.maximum() == bar.minimum()
    assert page.family.height() >= 130


def test_an_edge_moved_by_hand_stays(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    edge = page.pictures.handle(1)
    middle = edge.rect().center()
    qtbot.mousePress(edge, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(edge, middle + QPoint(0, 220))
    qtbot.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 220))
    moved = page.pictures.sizes()
    session = story.session
    session.do("Change the event", life.change_event, event(session, "starts school").id, title="starts at St Anne's")
    assert page.pictures.sizes() == moved


def test_what_comes_and_goes_below_takes_no_room_from_the_family(story: Desk, page: TimelinePage) -> None:
    family = page.family.height()
    page.typed.setFixedHeight(page.typed.height() + 60)
    QApplication.processEvents()
    assert page.pictures.sizes()[1] > 0
    assert page.family.height() == family


def test_the_small_map_shows_the_close_family_and_carers(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session = story.session
    ann = person_of(session, "Ann Mason")
    gran = Person(id="gran", name="Gran Mason")
    session.do("Add a parent", people.add_parent, ann, gran, session.ids(), ParentageKind.BIRTH)
    for number in range(9):
        aunt = Person(id=f"aunt{number}", name=f"Aunt {number}")
        session.do("Add a child", people.add_child_of, ("gran",), aunt, session.ids)
    home = Placement(id="home", name="with Gran", carers=("gran",))
    session.do("Put down a home", bonds.add_bond, home)
    gary = Person(id="gary", name="Gary Tynan")
    session.do("Add a partner", joining.add_beside, joining.Beside.PARTNER, ann, gary, session.ids)
    page.resize(1200, 640)
    shown = page.family.mapToScene(page.family.viewport().rect()).boundingRect()
    rects = {one.record: one.rect for one in Hand(qtbot, page.family).marks() if one.role is Role.PERSON}
    family = (person_of(session, f"{name} Mason") for name in ("Jay", "Cy", "Ann", "Bo"))
    assert set(rects) == {"gran", "gary", *family}
    assert all(shown.contains(*one.centre) for one in rects.values())


def low_event(session: Session, page: TimelinePage) -> str:
    """The event whose card ends lowest on the timeline."""
    marks = page.timeline.scene().marks()
    cards = [one for one in marks if isinstance(one, Symbol) and session.case.find(LifeEvent, one.record)]
    return max(cards, key=lambda one: one.rect.bottom).record


def is_in_sight(page: TimelinePage, record: str) -> bool:
    view = page.timeline
    mark = next(one for one in view.scene().marks() if isinstance(one, Symbol) and one.record == record)
    shown = view.mapFromScene(view.scene().cover(mark.id)).boundingRect()
    return view.viewport().rect().contains(shown)


def test_an_event_chosen_elsewhere_is_scrolled_into_sight_until_a_hand_scrolls(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session = story.session
    theft = LifeEvent(id="theft", title="a theft", when=on_day(date(2025, 3, 4)), lane=Lane.OFFENDING)
    session.do("Add", life.add_event, theft)
    page.resize(1200, 420)
    page.pictures.setSizes([300, 100])
    QApplication.processEvents()
    low, bar = low_event(session, page), page.timeline.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(0)
    assert not is_in_sight(page, low)
    session.select(low)
    assert is_in_sight(page, low)
    page.hide()
    session.select("")
    bar.setValue(0)
    session.select(low)  # from another page
    page.show()
    assert is_in_sight(page, low)
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    session.do("Change", life.change_event, low, title="another title")
    assert bar.value() == bar.minimum()  # somebody looks elsewhere


def ghost(page: TimelinePage) -> Symbol | None:
    return next((one for one in page.timeline.scene().marks() if one.id == "ghost"), None)


def test_a_ghost_stands_where_the_typed_event_would_and_is_never_kept(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session, line, board = story.session, page.typed.line, page.timeline
    line.setFocus()
    changes_nothing(session, lambda: qtbot.keyClicks(line, "June 2019 moved house @health"))
    lane = next(one for one in board.scene().marks() if one.id == "lane:health")
    shown = ghost(page)
    assert full_text(shown) == "moved house"
    assert lane.rect.holds(shown.rect)
    assert shown.rect.x == pytest.approx(board.time_scale.x_of(date(2019, 6, 1)), abs=4)
    assert shown.words == ""  # the chips tell it; keys and pointer find nothing that is not there
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ghost(page) is None
    at = Hand(qtbot, board).of(event(session, "moved house").id)
    assert at.rect.centre[1] == pytest.approx(lane.rect.centre[1], abs=lane.rect.h / 2)


def test_escape_and_an_empty_line_take_the_ghost_away(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    line.setFocus()
    qtbot.keyClicks(line, "June 2019 moved house")
    assert ghost(page) is not None
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), ghost(page)) == ("", None)
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), ghost(page) is not None) == ("June 2019 moved house", True)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert ghost(page) is None
    qtbot.keyClicks(line, "moved house")  # of no date: it would wait in the tray
    assert ghost(page) is None


def test_the_ghost_hides_names_where_they_are_hidden(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    story.session.toggle_sharing()
    qtbot.keyClicks(page.typed.line, "2019 lived with Ann Mason")
    assert full_text(ghost(page)) == "lived with A. M."
