"""The session: edits say what they did, refusals and a full disk are told in words, undo goes by the notice."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.notices import NoticeBar
from ecm_desktop.ui.session import Session


@pytest.fixture
def notices(session: Session) -> list[Notice]:
    heard: list[Notice] = []
    session.noticed.connect(heard.append)
    return heard


def names(case: Case) -> set[str]:
    return {one.name for one in case.of(Person)}


def test_an_edit_is_kept_told_and_can_be_undone_from_its_notice(desk, notices: list[Notice]) -> None:
    session = desk.session
    before = session.case
    told: list[tuple[Case, object]] = []
    session.changed.connect(lambda case, _change, origin: told.append((case, origin)))
    assert session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    assert "Cy" in names(session.case)
    assert told == [(session.case, None)]
    assert desk.disk.titles == ["Add a person"]
    assert (notices[-1].text, notices[-1].button) == ("Done: Add a person", "Undo")
    assert notices[-1].act is not None
    notices[-1].act()
    assert session.case == before
    assert notices[-1].text == "Taken back: Add a person"
    assert notices[-1].act is not None
    notices[-1].act()
    assert "Cy" in names(session.case)


def test_a_refusal_changes_nothing_and_is_told_in_a_sentence(session: Session, notices: list[Notice]) -> None:
    before = session.case
    assert before.child is not None
    assert not session.do("Take off the map", people.remove_person, before.child.person)
    assert session.case is before
    assert notices == [Notice("The child this case is about cannot be taken off the map.")]


def test_a_full_disk_keeps_the_old_case_and_offers_another_try(desk, notices: list[Notice]) -> None:
    session, before = desk.session, desk.session.case
    desk.disk.problem = Unavailable("The disk is full; make room and try again.")
    assert not session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    assert session.case is before
    assert (notices[-1].kind, notices[-1].button) == (NoticeKind.TROUBLE, "Try again")
    desk.disk.problem = None
    assert notices[-1].act is not None
    notices[-1].act()
    assert "Cy" in names(session.case)


def test_a_failed_undo_is_told_and_leaves_the_case(desk, notices: list[Notice]) -> None:
    session = desk.session
    session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    desk.disk.problem = Unavailable("The disk is full; make room and try again.")
    assert not session.undo()
    assert "Cy" in names(session.case)
    assert notices[-1].kind is NoticeKind.TROUBLE


def test_typing_in_one_field_is_one_step(session: Session) -> None:
    before, child = session.case, session.case.child
    assert child is not None
    for text in ("C", "Cy", "Cyr"):
        assert session.do_joined("Name", "name", "the field", people.change_person, child.person, name=text)
    assert session.undo()
    assert session.case == before
    assert not session.undo()


def test_nothing_done_is_not_told(session: Session, notices: list[Notice]) -> None:
    child = session.case.child
    assert child is not None
    assert not session.do("Reference", people.change_child, reference=child.reference)
    assert not session.undo()
    assert notices == []


def test_day_selection_and_sharing_each_tell_once(qtbot: QtBot, session: Session) -> None:
    child = session.case.child
    assert child is not None
    with qtbot.waitSignal(session.day_changed):
        session.set_day(date(2016, 3, 1))
    with qtbot.assertNotEmitted(session.day_changed):
        session.set_day(date(2016, 3, 1))
    with qtbot.waitSignal(session.selected) as chosen:
        session.select(child.person)
    assert chosen.args == [child.person]
    with qtbot.waitSignal(session.setting_changed):
        session.toggle_sharing()
    assert session.setting.initials


def test_what_is_gone_is_no_longer_selected(session: Session) -> None:
    session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    session.select("n1")
    session.undo()
    assert session.selection == ""


def test_the_bar_shows_the_last_notice_and_undo_clears_it(qtbot: QtBot, session: Session) -> None:
    bar = NoticeBar(session.words, session.look)
    qtbot.addWidget(bar)
    session.noticed.connect(bar.show_notice)
    assert bar.close_button.isHidden()
    session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    assert bar.text == "Done: Add a person"
    bar.button.click()
    assert bar.text == "Taken back: Add a person"
    bar.close_button.click()
    assert bar.close_button.isHidden()
    assert bar.text == ""
