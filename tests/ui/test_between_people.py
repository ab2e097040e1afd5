"""The panels of what lies between people, and the covers of the sharing view, by real presses and keys."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, Hand, type_line
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.diagram.marks import Stroke
from ecm_desktop.domain.bonds import (
    Direction,
    HarmStatus,
    Household,
    HouseholdKind,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    PartnershipKind,
    Quality,
    Relationship,
    Stay,
)
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.life import Source
from ecm_desktop.domain.people import Gender, HowMany, Person, PregnancyLoss
from ecm_desktop.domain.professionals import Professional, Tie
from ecm_desktop.editing import bonds, people, professionals
from ecm_desktop.editing.joining import Beside
from ecm_desktop.editing.records import add
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList


@pytest.fixture
def page(story: Desk, show) -> FamilyPage:
    made = FamilyPage(story.session)
    show(made)
    return made


def person(session: Session, name: str) -> str:
    return next(one.id for one in session.case.of(Person) if one.name == name)


def pick(box: PickList, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def press(qtbot: QtBot, page: FamilyPage, mark_id: str) -> None:
    """Press the middle of a line on the map."""
    board = page.board
    board.show_whole()
    mark = board.drawing.by_id()[mark_id]
    assert isinstance(mark, Stroke)
    (ax, ay), (bx, by) = mark.points[len(mark.points) // 2 - 1 : len(mark.points) // 2 + 1]
    at = board.mapFromScene((ax + bx) / 2, (ay + by) / 2)
    qtbot.mouseClick(board.viewport(), LEFT, pos=at)


def harm(session: Session, other: str = "Bo Mason", quality: Quality = Quality.PHYSICAL_ABUSE) -> Relationship:
    child = session.case.child
    line = Relationship(
        id="harm", a=person(session, other), b=child.person if child else "", quality=quality,
        direction=Direction.A_TO_B,
    )  # fmt: skip
    session.do("Add an emotional line", bonds.add_bond, line)
    return line


def test_a_line_is_chosen_on_the_map_and_told_in_full_each_part_one_step(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session = story.session
    session.do("Note a source", add, Source(id="s1", agency="Police"))
    harm(session)
    press(qtbot, page, "emotional:harm")
    assert session.selection == "harm"
    panel = page.inspector.bond_panel(Relationship)
    assert panel.isVisible()
    assert panel.status.isVisible()
    is_one_step(session, lambda: pick(panel.status, HarmStatus.ALLEGED))
    is_one_step(session, lambda: pick(panel.source, "s1"))
    is_one_step(session, lambda: pick(panel.direction, Direction.B_TO_A))
    is_one_step(session, lambda: type_line(qtbot, panel.period.start.field.line, "spring 2015"))
    now = session.case.get_one(Relationship, "harm")
    assert (now.status, now.source, now.direction) == (HarmStatus.ALLEGED, "s1", Direction.B_TO_A)
    assert now.period.start is not None
    assert now.period.start.words == "spring 2015"
    is_one_step(session, lambda: pick(panel.quality, Quality.CLOSE))
    assert not panel.status.isVisible()
    is_one_step(session, lambda: qtbot.mouseClick(panel.remove, LEFT))
    assert session.case.find(Relationship, "harm") is None
    assert not panel.isVisible()


def test_an_end_before_the_beginning_is_refused_and_the_field_goes_back(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session = story.session
    harm(session)
    session.select("harm")
    panel = page.inspector.bond_panel(Relationship)
    type_line(qtbot, panel.period.start.field.line, "2015")
    changes_nothing(session, lambda: type_line(qtbot, panel.period.end.field.line, "2012"))


def test_the_day_shown_dates_nothing_until_its_chip_is_pressed(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    harm(session)
    session.set_day(date(2020, 1, 1))
    session.select("harm")
    panel = page.inspector.bond_panel(Relationship)
    assert panel.period.end.chip.isVisible()
    assert session.case.get_one(Relationship, "harm").period == Period()
    is_one_step(session, lambda: qtbot.mouseClick(panel.period.end.chip, LEFT))
    assert session.case.get_one(Relationship, "harm").period.end.earliest == date(2020, 1, 1)
    assert not panel.period.end.chip.isVisible()
    session.set_day(None)
    assert not panel.period.start.chip.isVisible()


def test_a_couple_parts_and_comes_together_again(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    couple = session.case.of(Partnership)[0]
    session.select(couple.id)
    panel = page.inspector.bond_panel(Partnership)
    is_one_step(session, lambda: pick(panel.nature, PartnershipKind.ENGAGED))
    is_one_step(session, lambda: type_line(qtbot, panel.dates["separated"].field.line, "2014"))
    qtbot.mouseClick(panel.again, LEFT)
    assert panel.times.isVisible()
    is_one_step(session, lambda: type_line(qtbot, panel.dates["began"].field.line, "2016"))
    periods = session.case.get_one(Partnership, couple.id).periods
    assert [one.kind for one in periods] == [PartnershipKind.ENGAGED] * 2
    assert periods[0].separated is not None
    assert (periods[1].began.words, periods[1].separated) == ("2016", None)
    pick(panel.times, "0")
    assert panel.dates["separated"].field.text() == "2014"


def test_how_somebody_is_a_parent_is_said_in_one_step(story: Desk, page: FamilyPage) -> None:
    session = story.session
    bond = session.case.of(Parentage)[0]
    session.select(bond.id)
    panel = page.inspector.bond_panel(Parentage)
    is_one_step(session, lambda: pick(panel.nature, ParentageKind.KINSHIP))
    assert session.case.get_one(Parentage, bond.id).nature is ParentageKind.KINSHIP


def test_a_third_parent_by_birth_is_refused_and_the_list_goes_back(story: Desk, page: FamilyPage) -> None:
    session = story.session
    bond = session.case.of(Parentage)[0]
    new = Person(id="carer", name="Carer")
    session.do("Add a person", people.add_person, new)
    care = Parentage(id="care", parent="carer", child=bond.child, nature=ParentageKind.FOSTER)
    session.do("Add a carer", bonds.add_bond, care)
    session.select("care")
    panel = page.inspector.bond_panel(Parentage)
    changes_nothing(session, lambda: pick(panel.nature, ParentageKind.BIRTH))
    assert panel.nature.key() == ParentageKind.FOSTER


def test_a_household_is_begun_named_filled_and_dated(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, persons = story.session, page.inspector.person_panel
    ann, cy = person(session, "Ann Mason"), person(session, "Cy Mason")
    session.select(ann)
    qtbot.mouseClick(persons.unfold, LEFT)
    pick(persons.more.home, "new")
    home = session.case.of(Household)[-1]
    assert session.selection == home.id
    panel = page.inspector.bond_panel(Household)
    panel.name.selectAll()
    is_one_step(session, lambda: type_line(qtbot, panel.name, "Oak House"))
    is_one_step(session, lambda: pick(panel.nature, HouseholdKind.RESIDENTIAL))
    is_one_step(session, lambda: type_line(qtbot, panel.people.line, "Cy"))
    stays = {one.person: one for one in session.case.of(Stay) if one.household == home.id}
    assert set(stays) == {ann, cy}
    pick(panel.stay, stays[cy].id)
    is_one_step(session, lambda: type_line(qtbot, panel.period.start.field.line, "2018"))
    assert session.case.get_one(Stay, stays[cy].id).period.start.words == "2018"
    assert session.case.get_one(Stay, stays[ann].id).period == Period()
    marks = page.board.drawing.by_id()
    assert f"household:{home.id}:building" in marks
    session.select(ann)
    assert [one.text() for one in persons.more.told] == ["Oak House"]


def more_of(qtbot: QtBot, page: FamilyPage, key: str):
    page._session.select(key)
    panel = page.inspector.person_panel
    if panel.more is None:
        qtbot.mouseClick(panel.unfold, LEFT)
    return panel.more


def test_what_is_said_more_rarely_is_one_step_each(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    bo = person(session, "Bo Mason")
    more = more_of(qtbot, page, bo)
    is_one_step(session, more.responsible.click)
    told = session.case.of(ParentalResponsibility)[0]
    assert (told.holder, f"responsibility:{told.id}" in page.board.drawing.by_id()) == (bo, True)
    is_one_step(session, lambda: type_line(qtbot, more.many, "3+"))
    assert session.case.get_one(Person, bo).many == HowMany(3)
    changes_nothing(session, lambda: type_line(qtbot, more.many, "lots and lots"))
    assert more.many.text() == "3+"
    is_one_step(session, lambda: type_line(qtbot, more.species, "dog"))
    is_one_step(session, lambda: pick(more.loss, PregnancyLoss.STILLBIRTH))
    is_one_step(session, lambda: type_line(qtbot, more.due.field.line, "March 2027"))
    now = session.case.get_one(Person, bo)
    assert (now.species, now.loss, now.due.words) == ("dog", PregnancyLoss.STILLBIRTH, "March 2027")
    is_one_step(session, more.responsible.click)
    assert not session.case.of(ParentalResponsibility)


def test_sex_at_birth_is_said_where_it_is_another_and_is_covered_in_the_sharing_view(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session = story.session
    bo = person(session, "Bo Mason")
    more = more_of(qtbot, page, bo)
    is_one_step(session, lambda: pick(more.sex, Gender.FEMALE))
    assert page.board.drawing.by_id()[f"name:{bo}"].variant == Gender.FEMALE
    session.toggle_sharing()
    assert page.board.drawing.by_id()[f"name:{bo}"].variant == ""
    assert more.sex.key() is None
    assert not more.sex.isEnabled()
    session.uncover(bo)
    assert more.sex.key() == Gender.FEMALE
    session.toggle_sharing()
    is_one_step(session, lambda: pick(more.sex, ""))
    assert session.case.get_one(Person, bo).sex_at_birth is None


def test_twins_are_told_to_be_identical_all_at_once(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    cy = person(session, "Cy Mason")
    more = more_of(qtbot, page, cy)
    assert more.identical.isHidden()
    page.inspector.person_panel.add_beside(Beside.TWIN, cy)
    twin = session.selection
    assert more.identical.isVisible()
    is_one_step(session, lambda: pick(more.identical, "yes"))
    assert [session.case.get_one(Person, one).identical for one in (cy, twin)] == [True, True]
    is_one_step(session, lambda: pick(more.identical, "no"))
    is_one_step(session, lambda: pick(more.identical, ""))
    assert [session.case.get_one(Person, one).identical for one in (cy, twin)] == [None, None]


def test_who_has_two_roles_is_told_both(story: Desk, page: FamilyPage) -> None:
    session = story.session
    ann = person(session, "Ann Mason")
    child = session.case.child.person
    guardian = Parentage(id="g", parent=ann, child=child, nature=ParentageKind.GUARDIANSHIP)
    session.do("Add", bonds.add_bond, guardian)
    session.select(ann)
    assert page.inspector.person_panel.kin.text() == "mother and special guardian"


def test_somebody_who_turns_out_to_be_another_leaves_the_place_to_nobody(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session = story.session
    bo = person(session, "Bo Mason")
    before = len(session.case.of(Parentage))
    harm(session)
    more = more_of(qtbot, page, bo)
    more.extract.click()
    assert session.case.get_one(Person, bo).name == "Name not known"
    new = session.case.get_one(Person, session.selection)
    assert (new.name, new.id != bo) == ("Bo Mason", True)
    assert session.case.get_one(Relationship, "harm").a == new.id
    assert len(session.case.of(Parentage)) == before
    assert not [one for one in session.case.of(Parentage) if new.id in (one.parent, one.child)]


def test_harm_starts_covered_in_the_sharing_view_and_is_uncovered_by_a_press(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session = story.session
    harm(session)
    assert page.covers.isHidden()
    session.toggle_sharing()
    assert page.covers.text() == "Covered: 1"
    assert "emotional:harm" not in page.board.drawing.by_id()
    session.select(person(session, "Bo Mason"))
    assert page.inspector.person_panel.lines.told == []
    page.covers.menu().aboutToShow.emit()
    (action,) = page.covers.menu().actions()
    assert "abuse" not in action.text().lower()
    changes_nothing(session, action.trigger)
    assert "emotional:harm" in page.board.drawing.by_id()
    assert page.covers.text() == "Covered: 0"
    session.toggle_sharing()
    assert page.covers.isHidden()
    session.toggle_sharing()
    assert "emotional:harm" not in page.board.drawing.by_id()


def test_the_ring_is_shown_by_a_press_and_a_tie_is_said_beside_it(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    session.do("Introduce", professionals.introduce, Professional(id="pro", agency="CAMHS", name="Dawn Ellis"))
    assert "agency:pro" not in page.board.drawing.by_id()
    changes_nothing(session, lambda: qtbot.mouseClick(page.ring, LEFT))
    Hand(qtbot, page.board).click(Hand(qtbot, page.board).mark("agency:pro"))
    assert session.selection == "pro"
    panel = page.inspector.bond_panel(Professional)
    is_one_step(session, lambda: pick(panel.tie, Tie.STRESSFUL))
    assert page.board.drawing.by_id()["tie:pro"].variant == "stressful"
    is_one_step(session, lambda: type_line(qtbot, panel.role, "nurse"))
    changes_nothing(session, lambda: qtbot.mouseClick(page.ring, LEFT))
    assert "agency:pro" not in page.board.drawing.by_id()


@pytest.mark.parametrize("at", ["Bo Mason", "the child"])
def test_a_harm_is_told_towards_the_child_and_asked_about_at_once(
    qtbot: QtBot, story: Desk, page: FamilyPage, at: str
) -> None:
    session, lines = story.session, page.inspector.person_panel.lines
    child = session.case.child.person
    bo = person(session, "Bo Mason")
    session.select(child if at == "the child" else bo)
    if at == "the child":
        pick(lines.other, bo)
    pick(lines.quality, Quality.NEGLECT)
    line = session.case.get_one(Relationship, session.selection)
    ends = (line.a, line.b) if line.direction is Direction.A_TO_B else (line.b, line.a)
    assert ends == (bo, child)
    assert line.status is None
    assert page.inspector.bond_panel(Relationship).status.isVisible()


def test_the_panel_of_a_covered_line_goes_when_the_sharing_view_comes(story: Desk, page: FamilyPage) -> None:
    session = story.session
    harm(session)
    session.select("harm")
    panel = page.inspector.bond_panel(Relationship)
    assert panel.isVisible()
    session.toggle_sharing()
    assert not panel.isVisible()
    session.uncover("harm")
    assert panel.isVisible()
    assert "Mason" not in panel.about.text()
