"""The family page through real widgets: the panel of a person, people seated by hand and keys, the day bar."""

from __future__ import annotations

from datetime import date

import pytest
from hands import ALT, LEFT, SHIFT, Hand, type_line
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.diagram.marks import Role, Symbol
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, Quality, Relationship
from ecm_desktop.domain.dates import Period, age_on
from ecm_desktop.domain.family_days import family_days
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import people
from ecm_desktop.editing.joining import Beside
from ecm_desktop.errors import Unavailable
from ecm_desktop.intake.gedcom.when import gedcom_when
from ecm_desktop.ui.boards.family import WHOLE_MAP, FamilyBoard
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList


@pytest.fixture
def page(story: Desk, show) -> FamilyPage:
    made = FamilyPage(story.session)
    show(made)
    return made


def person(session: Session, name: str) -> Person:
    return next(one for one in session.case.of(Person) if one.name == name)


def test_each_field_of_a_person_is_one_step(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    ann = person(session, "Ann Mason").id
    session.select(ann)

    def retype(field, text: str) -> None:
        field.setFocus()
        field.selectAll()
        type_line(qtbot, field, text)

    is_one_step(session, lambda: retype(panel.name, "Ann Marsh"))
    is_one_step(session, lambda: retype(panel.role, "Mum"))
    is_one_step(session, lambda: retype(panel.birth.line, "about 1985"))
    is_one_step(session, lambda: retype(panel.death.line, "2019"))
    now = session.case.get_one(Person, ann)
    assert (now.name, now.role, now.birth.words, now.death.words) == ("Ann Marsh", "Mum", "about 1985", "2019")

    def write_a_note() -> None:
        panel.note.setFocus()
        qtbot.keyClicks(panel.note, "sings")
        panel.name.setFocus()

    is_one_step(session, write_a_note)
    panel.gender.setCurrentIndex(panel.gender.findData(Gender.UNKNOWN))
    is_one_step(session, lambda: panel.gender.activated.emit(panel.gender.currentIndex()))


def test_a_name_may_be_taken_away_when_it_is_not_known(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    ann = person(session, "Ann Mason")
    session.select(ann.id)
    panel.name.setFocus()
    panel.name.selectAll()
    qtbot.keyClick(panel.name, Qt.Key.Key_Delete)
    is_one_step(session, lambda: qtbot.keyClick(panel.name, Qt.Key.Key_Return))
    assert session.case.get_one(Person, ann.id).name == ""


def test_a_name_that_is_a_whole_letter_is_refused_and_goes_back(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    said: list[Notice] = []
    session.noticed.connect(said.append)
    session.select(person(session, "Ann Mason").id)
    panel.name.setText("Dear colleagues, " * 40)
    changes_nothing(session, lambda: qtbot.keyClick(panel.name, Qt.Key.Key_Return))
    assert panel.name.text() == "Ann Mason"
    assert "probably something else" in said[-1].text


def test_a_date_of_a_family_file_is_shown_as_it_is_kept_and_its_own_words_stay(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, panel = story.session, page.inspector.person_panel
    ann = person(session, "Ann Mason").id
    born, died = gedcom_when("ABT 3 FEB 1986"), gedcom_when("31 FEB 2020")
    session.do("Change the person", people.change_person, ann, birth=born, death=died)
    session.select(ann)
    assert panel.birth.text() == "about 3 February 1986"
    assert panel.birth.hint.text() == "Jan 1986 to Mar 1986"
    assert panel.death.hint.text() == "February 2020 · There is no such date"
    assert panel.birth.toolTip() == "In the family file: ABT 3 FEB 1986"
    retyped = panel.birth.line
    retyped.setFocus()
    retyped.selectAll()
    qtbot.keyClicks(retyped, "ABT 1986")
    assert panel.birth.hint.text() == "about 1986 (1 Jan 1985 to 31 Dec 1987)"
    session.toggle_sharing()
    assert panel.death.toolTip() == ""


def test_people_are_added_beside_a_person(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    bo = person(session, "Bo Mason").id
    session.select(bo)
    is_one_step(session, lambda: qtbot.mouseClick(panel.adding[Beside.PARENT], LEFT))
    new = [one for one in session.case.of(Parentage) if one.child == bo]
    assert len(new) == 1
    session.select(bo)
    is_one_step(session, lambda: qtbot.mouseClick(panel.adding[Beside.PARTNER], LEFT))
    assert len([one for one in session.case.of(Partnership) if bo in (one.a, one.b)]) == 2
    session.select(person(session, "Ann Mason").id)
    is_one_step(session, lambda: qtbot.mouseClick(panel.adding[Beside.CHILD], LEFT))
    child = next(one for one in session.case.of(Person) if one.name == "Child, name not known")
    assert {one.parent for one in session.case.of(Parentage) if one.child == child.id} >= {
        person(session, "Ann Mason").id
    }


def test_an_added_person_is_named_at_once(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    is_one_step(session, lambda: qtbot.mouseClick(page.add, LEFT))
    qtbot.mouseClick(page.add, LEFT)
    assert QApplication.focusWidget() is page.inspector.person_panel.name
    qtbot.keyClicks(QApplication.focusWidget(), "Coach Bex")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert session.case.get_one(Person, session.selection).name == "Coach Bex"


def pick(qtbot: QtBot, box: PickList, key: str) -> None:
    """Choose by hand what a list offers."""
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_an_emotional_line_is_dated_by_words_or_by_a_chip_that_is_pressed_and_by_nothing_else(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, lines = story.session, page.inspector.person_panel.lines
    bo, cy = (person(session, name).id for name in ("Bo Mason", "Cy Mason"))
    session.select(bo)
    type_line(qtbot, lines.since.field.line, "spring 2019")
    is_one_step(session, lambda: pick(qtbot, lines.quality, Quality.CLOSE))
    assert session.case.of(Relationship)[0].period.start.words == "spring 2019"
    assert lines.since.field.text() == ""
    assert lines.since.chip.isHidden()
    session.set_day(date(2020, 1, 1))
    session.select(cy)
    assert lines.since.chip.isVisible()
    pick(qtbot, lines.quality, Quality.CLOSE)
    assert session.case.of(Relationship)[-1].period == Period()
    page.inspector.person_panel.ensureWidgetVisible(lines.since.chip)
    qtbot.mouseClick(lines.since.chip, LEFT)
    assert lines.since.field.text() == "1 January 2020"
    assert lines.since.chip.isHidden()
    pick(qtbot, lines.quality, Quality.DISTANT)
    assert session.case.of(Relationship)[-1].period.start.earliest == date(2020, 1, 1)


def test_a_person_is_walked_to_chosen_and_moved_by_keys(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, board = story.session, page.board
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Home)
    for _ in range(40):
        mark = board.scene().mark(board.focused())
        if mark.role is Role.PERSON:
            break
        qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert session.selection == mark.record
    is_one_step(session, lambda: qtbot.keyClick(board, Qt.Key.Key_Down, ALT | SHIFT))
    assert [one.id for one in session.case.of(Seat)]
    assert page.tidy.isEnabled()
    is_one_step(session, lambda: qtbot.mouseClick(page.tidy, LEFT))
    assert not session.case.of(Seat)


def test_the_signs_are_chosen_from_a_list_in_one_step_and_told_by_the_key(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, signs = story.session, page.signs
    assert signs.key() == "mcgoldrick"
    signs.setFocus()

    def choose() -> None:
        signs.setCurrentIndex(signs.findData("nsgc_2022"))
        signs.activated.emit(signs.currentIndex())

    is_one_step(session, choose)
    assert any(mark.id.startswith("arrow:") for mark in page.board.drawing.marks)
    session.undo()
    assert signs.key() == "mcgoldrick"
    assert not any(mark.id.startswith("arrow:") for mark in page.board.drawing.marks)


def in_sight(board: FamilyBoard, key: str) -> bool:
    mark = next(one for one in board.drawing.marks if one.role is Role.PERSON and one.record == key)
    return board.viewport().rect().contains(board.mapFromScene(QPointF(*mark.rect.centre)))


def test_who_is_chosen_elsewhere_comes_into_sight_and_the_hand_s_magnification_stays(
    story: Desk, page: FamilyPage
) -> None:
    session, board = story.session, page.board
    board.show_actual()
    for number in range(14):
        new = Person(id=f"new{number}", name=f"Di {number}")
        session.do("Add a child", people.add_child_of, (person(session, "Cy Mason").id,), new, session.ids)
        assert board.magnification() == 1.0
    for key in ("new0", "new13", person(session, "Ann Mason").id):
        session.select(key)
        assert in_sight(board, key)
    assert not in_sight(board, "new0") or not in_sight(board, "new13")


def test_the_ring_says_why_it_shows_nothing_on_another_day(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, said = story.session, list[Notice]()
    session.noticed.connect(said.append)
    qtbot.mouseClick(page.ring, LEFT)
    qtbot.mouseClick(page.ring, LEFT)
    assert not said
    session.set_day(date(2016, 6, 1))
    qtbot.mouseClick(page.ring, LEFT)
    assert [one.text for one in said] == [
        "Since when agencies work with the family is not put down: the ring shows on today alone."
    ]


def test_what_is_printed_stands_as_on_the_screen(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    session.do("Add a child", people.add_child_of, (person(session, "Cy Mason").id,), Person(id="new", name="Di"),
               session.ids)  # fmt: skip
    shown = {one.record: one.rect.centre for one in page.board.drawing.marks if one.role is Role.PERSON}
    printed = arrange(session.case, session.seated.worked_out[WHOLE_MAP.name]).positions
    assert {key: printed[key] for key in shown} == shown


def test_two_records_of_one_person_are_put_together_in_one_step(story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    cy = person(session, "Cy Mason")
    session.do("Add a person", people.add_person, Person(id="again", name="Cyril"))
    session.select(cy.id)
    assert "again" in [panel.same.itemData(place) for place in range(panel.same.count())]
    assert session.case.child.person not in [panel.same.itemData(place) for place in range(panel.same.count())]

    def choose() -> None:
        panel.same.setCurrentIndex(panel.same.findData("again"))
        panel.same.activated.emit(panel.same.currentIndex())

    is_one_step(session, choose)
    assert session.case.get_one(Person, cy.id).other_names == ("Cyril",)
    assert "again" not in session.case


def test_who_comes_moves_nobody_far_and_tidying_arranges_everybody_afresh(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, board = story.session, page.board
    before = {key: board.drawing.by_id()[f"person:{key}"].rect.x for key in (one.id for one in session.case.of(Person))}
    assert not page.tidy.isEnabled()
    qtbot.mouseClick(page.add, LEFT)
    marks = board.drawing.by_id()
    moves = [abs(marks[f"person:{key}"].rect.x - x) for key, x in before.items() if f"person:{key}" in marks]
    assert sum(moves) / len(moves) < 60
    assert page.tidy.isEnabled()
    came = {key: mark.rect for key, mark in board.drawing.by_id().items() if key.startswith("person:")}
    is_one_step(session, lambda: qtbot.mouseClick(page.tidy, LEFT))
    assert not page.tidy.isEnabled()
    tidied = {key: mark.rect for key, mark in board.drawing.by_id().items() if key.startswith("person:")}
    assert tidied != came
    session.undo()
    assert {key: mark.rect for key, mark in board.drawing.by_id().items() if key.startswith("person:")} == came
    assert page.tidy.isEnabled()
    session.redo()
    assert {key: mark.rect for key, mark in board.drawing.by_id().items() if key.startswith("person:")} == tidied
    assert not page.tidy.isEnabled()


def test_where_the_folder_is_read_only_a_dragged_person_goes_back(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, hand = story.session, Hand(qtbot, page.board)
    said: list[Notice] = []
    session.noticed.connect(said.append)
    before = hand.of(person(session, "Ann Mason").id)
    story.disk.problem = Unavailable("The folder of the vault cannot be written; ask for the right to do so.")
    changes_nothing(session, lambda: hand.drag(before, 60, 20))
    assert hand.of(before.record) == before
    assert "cannot be written" in said[-1].text
    assert said[-1].button == "Try again"


def test_the_sharing_view_shows_initials_and_writes_none(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, panel = story.session, page.inspector.person_panel
    session.select(person(session, "Ann Mason").id)
    session.toggle_sharing()
    assert "Mason" not in panel.name.text()

    def try_to_type() -> None:
        panel.name.setFocus()
        qtbot.keyClicks(panel.name, "x")
        qtbot.keyClick(panel.name, Qt.Key.Key_Return)

    changes_nothing(session, try_to_type)
    assert not any("Mason" in one.words for one in Hand(qtbot, page.board).marks())


def test_bar_and_picture_show_the_same_day(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, slider = story.session, page.days.slider
    child = session.case.child.person
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageDown if slider.invertedControls() else Qt.Key.Key_PageUp)
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert session.day == session.case.born
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert age_on(session.case.born, session.day).in_months == 1
    session.set_day(date(2018, 3, 1))
    assert slider.value() == age_on(session.case.born, date(2018, 3, 1)).in_months
    assert Hand(qtbot, page.board).of(child).texts[-1].text == "6"
    qtbot.mouseClick(page.days.today, LEFT)
    assert session.day is None
    assert Hand(qtbot, page.board).of(child).texts[-1].text == "15"


def test_the_whole_family_is_in_sight_again_when_people_came(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    ann = person(session, "Ann Mason").id
    for number in range(4):
        new = Person(id=f"aunt{number}", name=f"Aunt {number}")
        session.do("Add a child", people.add_child_of, (ann,), new, session.ids)
    area = page.board.scene().drawing.area
    shown = page.board.mapToScene(page.board.viewport().rect()).boundingRect()
    assert area.w * 0.75 <= page.board.viewport().width()  # it fits at a size that can be read
    assert shown.width() >= area.w
    assert shown.height() >= area.h
    assert all(isinstance(one, Symbol) for one in Hand(qtbot, page.board).marks() if one.role is Role.PERSON)


def seen(page: FamilyPage):
    """The part of the drawing that is in the window, above what covers its foot."""
    key = page.key.height() if page.key.isVisible() else 0
    return page.board.mapToScene(page.board.viewport().rect().adjusted(0, 0, 0, -key)).boundingRect()


def many_cousins(session: Session) -> None:
    """A family too large to be read at once, far to both sides of the child."""
    for parent in ("Ann Mason", "Bo Mason"):
        key = person(session, parent).id
        gran = Person(id=f"gran of {key}", name="Gran Mason")
        session.do("Add a parent", people.add_parent, key, gran, session.ids(), ParentageKind.BIRTH)
        for number in range(6):
            aunt = Person(id=f"aunt{number} of {key}", name=f"Aunt {number}")
            session.do("Add a child", people.add_child_of, (gran.id,), aunt, session.ids)


def test_a_large_map_opens_on_the_child_and_those_round_it(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, hand = story.session, Hand(qtbot, page.board)
    many_cousins(session)
    page.resize(1000, 760)
    assert page.board.scene().drawing.area.w > seen(page).width()
    for name in ("Jay Mason", "Cy Mason", "Ann Mason", "Bo Mason"):
        rect = hand.of(person(session, name).id).rect
        assert seen(page).contains(*rect.centre)
        assert seen(page).contains(rect.x, rect.bottom)


def test_what_a_hand_has_moved_stays_while_the_window_changes(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    many_cousins(story.session)
    page.resize(1300, 760)
    for _ in range(3):
        page.board.zoom_in()
    page.board.scroll_by(40, 20)
    before = page.board.mapToScene(0, 0)
    page.resize(1260, 760)
    assert page.board.mapToScene(0, 0) == before


def test_the_key_is_as_large_at_every_zoom_and_can_be_put_away(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    many_cousins(story.session)
    key = page.key
    size, picture = key.size(), key.grab().toImage()
    assert "The child this is about" in key.accessibleDescription()
    qtbot.keyClick(page.board, Qt.Key.Key_0)
    assert page.board.magnification() < 0.8
    assert (key.size(), key.grab().toImage()) == (size, picture)
    qtbot.mouseClick(key.button, LEFT)
    assert not key.isVisible()
    qtbot.mouseClick(key.button, LEFT)
    assert key.isVisible()


def test_an_event_that_is_selected_elsewhere_is_none_of_the_familys(story: Desk, page: FamilyPage) -> None:
    session = story.session
    session.select(session.case.of(LifeEvent)[0].id)
    assert not page.inspector.event_panel.isVisible()
    session.select(person(session, "Ann Mason").id)
    assert page.inspector.person_panel.isVisible()


@pytest.mark.parametrize("name", ["<b>Ann</b> & Bo", "\u202eAnn", "A\u0301nn" * 30, "x" * 3_000])
def test_any_text_may_be_a_name(qtbot: QtBot, story: Desk, page: FamilyPage, name: str) -> None:
    session, panel = story.session, page.inspector.person_panel
    ann = person(session, "Ann Mason")
    session.select(ann.id)
    panel.name.setText(name)
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    now = session.case.get_one(Person, ann.id).name
    assert panel.name.text() == now
    assert now in (name, name.strip(), "Ann Mason")


def test_the_family_is_stepped_from_change_to_change_and_played(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    born = session.case.born
    seen = []
    for _ in range(20):
        qtbot.mouseClick(page.days.before, LEFT)
        if session.day in seen:
            break
        seen.append(session.day)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == born  # nothing lies before the birth
    assert seen == [one for one in reversed(family_days(session.case)) if one >= born]
    qtbot.mouseClick(page.days.after, LEFT)
    assert session.day == seen[-2] if len(seen) > 1 else session.day is None
    session.set_day(None)
    qtbot.mouseClick(page.days.after, LEFT)
    assert session.day is None
    qtbot.mouseClick(page.playing.button, LEFT)
    assert page.playing.is_on
    assert session.day == born
    page.playing.beat.timeout.emit()
    assert session.day > born
    qtbot.mouseClick(page.playing.button, LEFT)
    assert not page.playing.is_on
