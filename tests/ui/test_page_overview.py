"""The overview through real widgets: the child's own words are written there, lines lead on."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, type_line
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import formulation, life, people
from ecm_desktop.errors import Unavailable
from ecm_desktop.intake.dates import read
from ecm_desktop.ui.overview import OverviewPage
from ecm_desktop.widgets.controls.eliding import ElidingButton, tip_words
from ecm_desktop.widgets.controls.line_field import LineField


@pytest.fixture
def page(story: Desk, show) -> OverviewPage:
    made = OverviewPage(story.session, ("timeline", "meetings", "plan", "import"))
    show(made)
    return made


def write(qtbot: QtBot, page: OverviewPage, text: str) -> None:
    page.own_words.field.setFocus()
    page.own_words.field.selectAll()
    qtbot.keyClicks(page.own_words.field, text)
    page.own_words.field.clearFocus()


def test_the_childs_own_words_are_one_step(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session = story.session
    is_one_step(session, lambda: write(qtbot, page, "I want people to stop swapping."))
    assert session.case.child.own_words == "I want people to stop swapping."
    assert page.own_words.field.toPlainText() == session.case.child.own_words  # after undo and redo from elsewhere


def test_typing_on_keeps_the_field(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    field = page.own_words.field
    field.setFocus()
    qtbot.keyClicks(field, "I run")
    field.settle()
    qtbot.keyClicks(field, " fast")
    field.settle()
    assert page.own_words.field is field
    assert story.session.case.child.own_words == "I run fast"
    story.session.undo()
    assert story.session.case.child.own_words == ""


def test_words_that_are_gone_on_with_later_are_a_step_of_their_own(
    qtbot: QtBot, story: Desk, page: OverviewPage
) -> None:
    write(qtbot, page, "I run")
    write(qtbot, page, "I run fast")
    story.session.undo()
    assert story.session.case.child.own_words == "I run"
    story.session.undo()
    assert story.session.case.child.own_words == ""


def test_each_fact_about_the_child_is_one_step_and_keys_go_on(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session, fields = story.session, page.facts.fields
    is_one_step(session, lambda: type_line(qtbot, fields["known_as"], "Jay"))
    is_one_step(session, lambda: type_line(qtbot, page.facts.fields["languages"], "Welsh, English"))
    field = page.facts.fields["pronouns"]
    field.setFocus()
    qtbot.keyClicks(field, "they/them")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    child = session.case.child
    assert (child.known_as, child.languages, child.pronouns) == ("Jay", ("Welsh", "English"), "they/them")
    assert page.facts.fields["heritage"].hasFocus()
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    changes_nothing(session, lambda: type_line(qtbot, page.facts.fields["service"], "x"))
    assert page.facts.fields["service"].text() == ""


def rewrite(qtbot: QtBot, field: LineField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    type_line(qtbot, field, text)


def test_the_childs_name_is_put_right_everywhere(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session, name = story.session, page.facts.name
    is_one_step(session, lambda: rewrite(qtbot, name, "Zoë <b>&amp; O'Brien"))
    assert session.case.child_person.name == "Zoë <b>&amp; O'Brien"
    assert page._title.text() == "Zoë <b>&amp; O'Brien"
    changes_nothing(session, lambda: rewrite(qtbot, name, "  "))
    assert name.text() == "Zoë <b>&amp; O'Brien"
    session.toggle_sharing()
    assert name.isReadOnly()
    assert "Brien" not in name.text()


def test_parts_that_a_name_no_longer_has_go_with_it(story: Desk) -> None:
    session = story.session
    jay = session.case.child.person
    session.do("Tell", people.change_person, jay, name="Jay Mason", given="Jay", surname="Mason")
    session.do("Right", people.put_name_right, "Jay Mayson")
    person = session.case.child_person
    assert (person.name, person.given, person.surname) == ("Jay Mayson", "Jay", "")


def test_the_date_of_birth_is_put_right_with_what_was_told_by_age(
    qtbot: QtBot, story: Desk, page: OverviewPage
) -> None:
    session, born = story.session, page.facts.born
    before = session.case.born
    told = read("when he was six", before, session.setting.today).when
    session.do("Add", life.add_event, LifeEvent(id="six", title="moved", when=told))
    session.do("Add", life.add_event, LifeEvent(id="day", title="fell", when=on_day(date(2019, 5, 1))))
    moved = before.replace(year=before.year + 1)
    is_one_step(session, lambda: rewrite(qtbot, born.line, f"{moved:%d/%m/%Y}"))
    assert session.case.born == moved
    when = session.case.get_one(LifeEvent, "six").when
    assert (when.earliest, when.words) == (told.earliest.replace(year=told.earliest.year + 1), "when he was six")
    assert session.case.get_one(LifeEvent, "day").when == on_day(date(2019, 5, 1))
    changes_nothing(session, lambda: rewrite(qtbot, born.line, " "))
    assert born.text() == session.words.day(moved)
    for wrong in ("31 February 2012", "spring 2012", "1 May 1890", "1 May 2060"):
        changes_nothing(session, lambda wrong=wrong: rewrite(qtbot, born.line, wrong))
        assert (born.text(), born.hint.isVisible()) == (wrong, True)


def test_refused_words_go_back_and_initials_are_never_written(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session = story.session
    session.do("Say", people.change_child, own_words="Ann Mason is kind")
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    changes_nothing(session, lambda: write(qtbot, page, "x"))
    assert page.own_words.field.toPlainText() == "Ann Mason is kind"
    story.disk.problem = None
    session.toggle_sharing()
    assert "Mason" not in page.own_words.field.toPlainText()
    changes_nothing(session, lambda: write(qtbot, page, "x"))


def test_a_line_leads_to_its_page_and_record(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session = story.session
    line = next(one for one in page.findChildren(ElidingButton) if "a letter from" in one.accessibleName())
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(line, LEFT)
    assert asked.args == ["timeline"]
    assert session.case[session.selection].title == "a letter from Ann Mason"


def test_a_long_action_wraps_and_keeps_who_and_by_when(qtbot: QtBot, story: Desk, page: OverviewPage) -> None:
    session = story.session
    text = "Ask the education welfare officer and the head of year to agree one named adult " * 5
    new = Action(id="long", text=text.strip(), owner_agency="Education", due=date(2027, 3, 3))
    assert session.do("Add", formulation.add_part, new)
    (line,) = (one for one in page.findChildren(ElidingButton) if one.accessibleName().startswith("Ask the"))
    qtbot.waitUntil(lambda: "\n" in line.text())
    shown = line.text().split("\n")
    assert len(shown) == 3
    assert shown[-1].endswith("… · Education · by 3 Mar 2027")
    assert text.strip() in line.toolTip()
    assert line.height() >= 3 * line.fontMetrics().height()
    assert all(line.fontMetrics().horizontalAdvance(part) <= line.width() for part in shown)


def test_a_tip_is_never_read_as_markup() -> None:
    assert tip_words("Zoë <b>&amp; O'Brien") == "<qt>Zoë &lt;b&gt;&amp;amp; O&#x27;Brien</qt>"
    assert tip_words("Zoë O'Brien") == "Zoë O'Brien"


def test_a_line_is_shortened_to_its_room_and_told_whole(qtbot: QtBot, show) -> None:
    button = ElidingButton("Named officer & coordinator share concerns the same day", " ×")
    show(button)
    wide = button.sizeHint()
    button.resize(wide)
    assert button.text() == "Named officer && coordinator share concerns the same day ×"
    button.resize(140, wide.height())
    assert button.text().endswith("… ×")
    assert button.sizeHint() == wide
    assert button.accessibleName() == button.toolTip() == "Named officer & coordinator share concerns the same day"
